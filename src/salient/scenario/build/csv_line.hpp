#pragma once
#include <string>
#include <vector>

namespace salient::building {

/// The fields of a line with commas between and nothing quoted.
inline std::vector<std::string> csv_fields(const std::string& line) {
  std::vector<std::string> fields{""};
  for (const char c : line) {
    if (c == ',')
      fields.emplace_back();
    else if (c != '\r')
      fields.back() += c;
  }
  return fields;
}

}  // namespace salient::building
