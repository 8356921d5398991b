#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "history/battle.hpp"
#include "history/converter.hpp"
#include "scenario/scenario.hpp"

namespace salient::history {

/// The numbers of a battle that a forecast is about.
enum class Measure : std::uint8_t { attacker_loss, defender_loss, exchange, advance, duration };
constexpr std::size_t measure_count = 5;
constexpr std::array<Measure, measure_count> measures{Measure::attacker_loss, Measure::defender_loss,
                                                      Measure::exchange, Measure::advance, Measure::duration};
std::string_view spelling(Measure);  ///< attacker_loss ...

/// What happened, where the record says: ln of the share of the attacker's people lost, of the defender's, of
/// the defender's losses over the attacker's; ln(1 + km), driven back counting as 0; ln of days of the
/// calendar.
std::optional<double> happened(Measure, const BattleOfRecord&);
/// Whether the attacker won, where the record says and somebody did.
std::optional<bool> attacker_won(const BattleOfRecord&);

/// What somebody expects of one battle. Each measure is a sample, ascending; empty: no forecast.
struct Forecast {
  std::optional<double> attacker_wins;  ///< probability, given that somebody wins
  std::array<std::vector<double>, measure_count> sample;
  const std::vector<double>& of(Measure m) const { return sample[static_cast<std::size_t>(m)]; }
  std::vector<double>& of(Measure m) { return sample[static_cast<std::size_t>(m)]; }
};
using Forecasts = std::vector<Forecast>;  ///< in the order of the battles

/// Swapping the sides, or dealing the outcomes out at random, must make every score worse: if not, the score
/// does not measure what it should.
enum class Control : std::uint8_t { none, permuted_outcomes, swapped_sides };

struct ForecastSettings {
  Inputs inputs{Inputs::A};
  std::uint64_t plays{200}, seed{1};
  unsigned threads{1};
  Control control{Control::none};
};

/// Draws of what nations are like in the field, one row to a row of the posterior they were fitted with.
struct NationEffects {
  std::vector<std::string> name;           ///< ascending
  std::vector<models::Nationality> value;  ///< row by row, as many as names
  /// That of several nations together, those that are known; none where none is.
  std::optional<models::Nationality> of(const std::vector<std::string>& nations, std::size_t row) const;
};

/// Enters the nationalities of a battle's sides where the effects know them, as row `row` has them.
void introduce(const Battle&, const NationEffects&, std::size_t row, Encounter&);

/// The parameters of each play, drawn as a study draws them: play n of every battle and law has the same.
std::vector<BattleParameters> drawn_parameters(const Scenario& parameters, const ForecastSettings&);

/// Every battle played under one law. P(attacker wins) = (wins + half the draws + 1) / (plays + 2). A battle
/// without people on either side has no forecast. With inputs AB the nations count that are among the effects;
/// others are drawn as any nation. The same on any number of threads.                             {forecast}
Forecasts forecasts_of(models::AttritionLaw, const std::vector<BattleParameters>& drawn, const Battles&,
                       const ForecastSettings&, const NationEffects& = {});

/// Battles whose outcomes were dealt out at random among those that are scored.
Battles permuted(Battles, std::uint64_t seed);

}  // namespace salient::history
