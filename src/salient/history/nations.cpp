#include "history/nations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

#include "scenario/build/csv_line.hpp"

namespace salient::history {
namespace {

constexpr std::string_view effectiveness = ".effectiveness", losses = ".losses";

/// The names of a header; none where it is not one of nations.
std::vector<std::string> names_in(const std::vector<std::string>& header) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i + 1 < header.size(); i += 2) {
    if (!header[i].ends_with(effectiveness)) return {};
    names.push_back(header[i].substr(0, header[i].size() - effectiveness.size()));
    if (header[i + 1] != names.back() + std::string{losses}) return {};
  }
  if (header.size() % 2 != 0 || !std::is_sorted(names.begin(), names.end())) return {};
  return names;
}

bool take_row(const std::vector<std::string>& fields, NationEffects& into) {
  if (fields.size() != 2 * into.name.size()) return false;
  std::vector<double> numbers;
  for (const std::string& field : fields) {
    double number = 0;
    const char* end = field.data() + field.size();
    const auto [stop, error] = std::from_chars(field.data(), end, number);
    if (error != std::errc{} || stop != end) return false;
    numbers.push_back(number);
  }
  for (std::size_t i = 0; i < numbers.size(); i += 2) into.value.push_back({numbers[i], numbers[i + 1]});
  return true;
}

Problem damaged(const std::string& path, std::string found, std::string expected) {
  return {path,
          "nations",
          std::move(found),
          std::move(expected),
          "what nations are like was fitted together with the law",
          "make the file again: `salient calibrate --help`"};
}

}  // namespace

std::string as_csv(const NationEffects& effects, const std::string& heading) {
  std::string text = heading;
  const std::size_t columns = effects.name.size();
  for (std::size_t i = 0; i < columns; ++i)
    text +=
        fmt::format("{}{}{},{}{}", i > 0 ? "," : "", effects.name[i], effectiveness, effects.name[i], losses);
  for (std::size_t i = 0; i < effects.value.size(); ++i)
    text += fmt::format("{}{:.3g},{:.3g}", i % columns > 0 ? "," : "\n", effects.value[i].effectiveness,
                        effects.value[i].losses);
  return text + "\n";
}

Result<NationEffects> read_nations(const std::string& path, std::size_t rows) {
  NationEffects effects;
  if (!std::filesystem::exists(path)) return effects;
  std::ifstream file{path};
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (!effects.name.empty()) {
      if (!take_row(building::csv_fields(line), effects))
        return Problems{damaged(path, "a row that cannot be read", "two numbers for each nation")};
      continue;
    }
    effects.name = names_in(building::csv_fields(line));
    if (effects.name.empty())
      return Problems{damaged(path, "another header", "NATION.effectiveness,NATION.losses, names ascending")};
  }
  if (effects.value.size() != rows * effects.name.size())
    return Problems{damaged(path, "another number of rows", fmt::format("{}, as the posterior has", rows))};
  return effects;
}

}  // namespace salient::history
