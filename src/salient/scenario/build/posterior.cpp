#include <charconv>
#include <fstream>

#include "scenario/build/build.hpp"
#include "scenario/build/csv_line.hpp"

namespace salient::building {

using namespace reading;

namespace {

/// The parameter of each column; unassigned where the scenario has its own number.
std::vector<ParameterId> columns_of(const std::string& path, const std::vector<std::string>& keys,
                                    const Drafts& drafts, const Scenario& scenario, Reader& reader) {
  std::vector<ParameterId> columns;
  for (const std::string& key : keys) {
    ParameterId column{};
    for (const ParameterId id : ids<ParameterId>(scenario.parameter.rows()))
      if (scenario.parameter[id].key == key) column = id;
    if (!column && reader.names.parameters_complete)
      reader.report({.where = path,
                     .what = key,
                     .found = "a column of this name",
                     .expected = "the key of a parameter, subject.model.member",
                     .because = "no equation uses a parameter of this name",
                     .attempt = "make the file again: `salient calibrate --help`"},
                    last_file);
    for (const ParameterDraft& draft : drafts.overrides)
      if (draft.key == key) column = {};
    columns.push_back(column);
  }
  return columns;
}

bool take_row(const std::vector<std::string>& fields, const std::vector<ParameterId>& columns,
              Posterior& into) {
  if (fields.size() != columns.size()) return false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    double value = 0;
    const char* end = fields[i].data() + fields[i].size();
    const auto [stop, error] = std::from_chars(fields[i].data(), end, value);
    if (error != std::errc{} || stop != end) return false;
    if (columns[i]) into.value.push_back(value);
  }
  return true;
}

}  // namespace

void build_posterior(const std::string& path, const Drafts& drafts, Scenario& scenario, Reader& reader) {
  std::ifstream file{path};
  if (!file) return;
  std::vector<ParameterId> columns;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    number += 1;
    if (line.empty() || line.front() == '#') continue;
    if (columns.empty()) {
      columns = columns_of(path, csv_fields(line), drafts, scenario, reader);
      for (const ParameterId column : columns)
        if (column) scenario.posterior.parameter.push_back(column);
    } else if (!take_row(csv_fields(line), columns, scenario.posterior)) {
      return reader.report({.where = path + ":" + std::to_string(number),
                            .what = "posterior",
                            .found = "a row that cannot be read",
                            .expected = std::to_string(columns.size()) + " numbers with commas between",
                            .because = "every draw has a value for every column",
                            .attempt = "make the file again: `salient calibrate --help`"},
                           last_file);
    }
  }
}

}  // namespace salient::building
