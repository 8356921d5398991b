#pragma once
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

// What the tests of the models share: the rows of a reference table, and the values of parameters/.
namespace salient::models::test {

using Numbers = std::vector<double>;

/// One row of <subject>_reference.csv: numbers of an equation's parameters, inputs and expected results.
struct ReferenceRow {
  std::string equation;
  Numbers parameters;
  Numbers inputs;
  Numbers expected;
};

inline Numbers numbers_in(const std::string& text) {
  std::istringstream words{text};
  Numbers numbers;
  for (double number{}; words >> number;) numbers.push_back(number);
  return numbers;
}

/// The rows of one equation of a subject's table.
inline std::vector<ReferenceRow> reference_rows(const std::string& subject, const std::string& equation) {
  std::ifstream file{std::string{SALIENT_SOURCE_DIR} + "/src/salient/models/" + subject + "/test/" + subject +
                     "_reference.csv"};
  std::vector<ReferenceRow> rows;
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields{line};
    std::string name, parameters, inputs, expected;
    std::getline(fields, name, ',');
    std::getline(fields, parameters, ',');
    std::getline(fields, inputs, ',');
    std::getline(fields, expected, ',');
    if (name != equation) continue;
    rows.push_back({name, numbers_in(parameters), numbers_in(inputs), numbers_in(expected)});
  }
  REQUIRE(rows.size() >= 10);
  return rows;
}

/// A parameter struct filled in the order of its describe().
template <class Parameters>
Parameters parameters_of(const Numbers& numbers) {
  Parameters filled{};
  std::size_t next = 0;
  Parameters::describe([&](const char*, auto member) {
    REQUIRE(next < numbers.size());
    filled.*member = numbers[next++];
  });
  REQUIRE(next == numbers.size());
  return filled;
}

inline void check_close(double found, double expected) {
  CHECK(found == doctest::Approx(expected).epsilon(1e-9).scale(1e-9));
}

/// The line `key = ...` of one table of parameters/<subject>.toml as a number; fails where there is none.
inline double parameter_value(const std::string& table, const std::string& key = "value") {
  const std::string subject = table.substr(0, table.find('.'));
  std::ifstream file{std::string{SALIENT_SOURCE_DIR} + "/parameters/" + subject + ".toml"};
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("[")) inside = line == "[" + table + "]";
    if (inside && line.starts_with(key + " = ")) return std::stod(line.substr(key.size() + 3));
  }
  FAIL("no " << key << " in [" << table << "]");
  return 0.0;
}

/// The parameters of a model as parameters/ has them; `path` is subject.model.
template <class Parameters>
Parameters parameters_at(const std::string& path) {
  Parameters filled{};
  Parameters::describe(
      [&](const char* name, auto member) { filled.*member = parameter_value(path + "." + name); });
  return filled;
}

}  // namespace salient::models::test
