#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace salient::reading {

/// The units of the format. Of a written unit the number is text that spells it, "40 km"; of a bare one a
/// number.
enum class Measure : std::uint8_t {
  share,
  factor,
  people,
  day,
  days,
  km,
  m,
  km_per_h,
  people_per_day,
  t_per_day,
  sites,
  per_day,
  log_odds,
  shells_per_day,
  weapons_per_day
};

struct UnitRule {
  std::string_view name;  ///< as a quantity of evidence.toml names it
  bool written;
  double least, most;        ///< what is plausible anywhere; keys may narrow it
  std::string_view what;     ///< "a length"
  std::string_view example;  ///< "40 km"
};
const UnitRule& rule_of(Measure);
std::optional<Measure> unit_named(std::string_view);
std::vector<std::string> unit_names();

/// A number with the unit it was written in.
struct Amount {
  double number;
  std::string unit;
};
/// Takes "25 t/day" apart; none when no number stands first. "inf people" gives an infinite number.
std::optional<Amount> take_apart(std::string_view text);
/// How many `to` one of the spelled unit is: 0.001 for "m" to km; none when it is another kind of thing.
std::optional<double> conversion(std::string_view spelled, Measure to);
/// The unit that a spelling belongs to, if any: for "that is a length, not a time".
std::optional<Measure> kind_of(std::string_view spelled);
/// The spellings accepted for a written unit, the unit's own first.
std::vector<std::string> spellings(Measure);
/// 0.25 as "0.25", 20000 as "20000".
std::string plain_number(double);

}  // namespace salient::reading
