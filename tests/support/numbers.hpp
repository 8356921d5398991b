#pragma once
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace salient::tests {

/// A file of references: lines of a name and numbers.
inline std::map<std::string, std::vector<double>> numbers_by_name(const std::string& path) {
  std::map<std::string, std::vector<double>> lines;
  std::ifstream file{std::string{SALIENT_SOURCE_DIR} + "/" + path};
  for (std::string line; std::getline(file, line);) {
    std::istringstream words{line};
    std::string name;
    words >> name;
    for (double number{}; words >> number;) lines[name].push_back(number);
  }
  REQUIRE(!lines.empty());
  return lines;
}

}  // namespace salient::tests
