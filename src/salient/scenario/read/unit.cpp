#include "scenario/read/unit.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace salient::reading {
namespace {

constexpr UnitRule rules[] = {
    {"share", false, 0, 1, "a share of a whole", "0.4"},
    {"factor", false, 0, 100, "a factor", "1.5"},
    {"people", true, 0, 2'000'000, "a number of people", "600 people"},
    {"day", false, -3650, 3650, "a day of play or a date", "2024-11-11"},
    {"days", true, 0, 3650, "a span of time", "12 days"},
    {"km", true, 0, 2000, "a length", "40 km"},
    {"m", true, 0, 20'000, "a length", "40 m"},
    {"km/h", true, 0, 150, "a speed", "30 km/h"},
    {"people/day", true, 0, 20'000, "a flow of people", "60 people/day"},
    {"t/day", true, 0, 100'000, "a flow of supplies", "25 t/day"},
    {"sites", false, 0, 1e10, "a number of websites", "28"},
    {"per day", false, 0, 1, "a hazard per day", "0.002"},
    {"log-odds", false, -10, 10, "a shift in log-odds", "0.5"},
    {"shells/day", true, 0, 500'000, "a flow of shells", "10000 shells/day"},
    {"weapons/day", true, 0, 2'000, "a flow of weapons", "5 weapons/day"},
};

struct Spelling {
  std::string_view text;
  Measure unit;
  double factor;
};
constexpr Spelling spelled_units[] = {
    {"people", Measure::people, 1},
    {"person", Measure::people, 1},
    {"days", Measure::days, 1},
    {"day", Measure::days, 1},
    {"h", Measure::days, 1.0 / 24},
    {"hours", Measure::days, 1.0 / 24},
    {"hour", Measure::days, 1.0 / 24},
    {"min", Measure::days, 1.0 / 1440},
    {"weeks", Measure::days, 7},
    {"week", Measure::days, 7},
    {"km", Measure::km, 1},
    {"m", Measure::km, 0.001},
    {"m", Measure::m, 1},
    {"km", Measure::m, 1000},
    {"km/h", Measure::km_per_h, 1},
    {"people/day", Measure::people_per_day, 1},
    {"t/day", Measure::t_per_day, 1},
    {"shells/day", Measure::shells_per_day, 1},
    {"weapons/day", Measure::weapons_per_day, 1},
};

}  // namespace

const UnitRule& rule_of(Measure unit) { return rules[static_cast<std::size_t>(unit)]; }

std::optional<Measure> unit_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(rules); ++i)
    if (rules[i].name == name) return static_cast<Measure>(i);
  return std::nullopt;
}

std::vector<std::string> unit_names() {
  std::vector<std::string> names;
  for (const UnitRule& rule : rules) names.emplace_back(rule.name);
  return names;
}

std::optional<Amount> take_apart(std::string_view text) {
  double number = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return Amount{number, std::string{text}};
}

std::optional<double> conversion(std::string_view spelled, Measure to) {
  for (const Spelling& spelling : spelled_units)
    if (spelling.text == spelled && spelling.unit == to) return spelling.factor;
  return std::nullopt;
}

std::optional<Measure> kind_of(std::string_view spelled) {
  for (const Spelling& spelling : spelled_units)
    if (spelling.text == spelled) return spelling.unit;
  return std::nullopt;
}

std::vector<std::string> spellings(Measure unit) {
  std::vector<std::string> texts;
  for (const Spelling& spelling : spelled_units)
    if (spelling.unit == unit) texts.emplace_back(spelling.text);
  return texts;
}

std::string plain_number(double number) {
  const bool short_whole = number > -1e15 && number < 1e15 && number == std::floor(number);
  return short_whole ? fmt::format("{}", static_cast<long long>(number)) : fmt::format("{}", number);
}

}  // namespace salient::reading
