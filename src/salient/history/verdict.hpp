#pragma once
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "history/adjudicate.hpp"

// What an umpire reads of an adjudication.
namespace salient::history {

/// The middle and four fifths of a number over all plays.
struct Spread {
  double tenth, middle, ninetieth;
};
/// One law's plays in numbers: shares of who won, people, kilometres, days.
struct Tally {
  models::AttritionLaw law;
  std::size_t plays;
  double attacker, defender, nobody;
  Spread attacker_lost, defender_lost, gained, lasted;
};
Tally tally(const Verdict&);

/// A play drawn for the table: an umpire's dice.
struct Roll {
  models::AttritionLaw law;
  std::uint64_t seed;
  BattleCourse course;
};

struct Adjudication {
  Asked asked;
  std::uint64_t plays, seed;
  std::vector<Tally> laws;
};

/// "3200 attack 1400 in a prepared defence; ...": what is played, with what was taken for not said.
std::string situation(const Asked&);
std::string as_table(const Adjudication&);
std::string as_text(const Asked&, const Roll&);
nlohmann::ordered_json as_json(const Adjudication&);
nlohmann::ordered_json as_json(const Roll&);
/// What was asked and the fight that it became.
nlohmann::ordered_json as_json(const Asked&);

}  // namespace salient::history
