#pragma once
#include <optional>
#include <vector>

#include "history/battle.hpp"
#include "history/converter.hpp"

namespace salient::history {

/// A battle as the fit sees it: what the models are given, and how it went.
struct Observation {
  Encounter encounter;
  std::optional<double> attacker_share, defender_share;  ///< of the people lost, over the whole battle
  int steps{0};                                          ///< of a battle play; 0 where the record does not say
  Victor victor{Victor::nobody};
  std::vector<std::size_t> attacker_nations, defender_nations;  ///< places in Observations::nations
  double weight{1};  ///< battles of one campaign are alike: each counts for less. {campaign-weight}
};

/// The battles that are scored, and whose people are known; `row` of each in `battles`.
struct Observations {
  std::vector<Observation> observation;
  std::vector<std::size_t> row;
  std::vector<std::string> nations;  ///< every nation that fought in one of them, ascending
};
Observations observations_of(const Battles&, Inputs);

/// From the first shot to the last, nights between included. None where the record does not say.
std::optional<Days> elapsed(const Record&);

/// What fatigue leaves of either side's rate, summed over the steps from the first: the same for all battles.
struct Fatigue {
  explicit Fatigue(const models::AttritionParameters&);
  std::vector<double> attacker, defender;  ///< by number of steps
};

/// What a battle is judged by: the law, what fatigue leaves of it, and how attackers go to ground.
struct Judge {
  const models::AttritionParameters& law;
  const Fatigue& fatigue;
  const models::GroundParameters& to_ground;
};

/// ln of the density of how a battle went, under the law that a battle play steps through.   {likelihood}
///
/// Rates are taken as steady but for fatigue, the day's luck as averaged over the days, an attacker's losses as
/// the same on each; then the two sides' ln
/// losses are normal with {history-scatter}, and given them who gave up and when follows from {giving-up}.
/// The nationalities of both sides are given.
double log_likelihood(const Judge&, const Observation&, models::Nationality attacker,
                      models::Nationality defender);

}  // namespace salient::history
