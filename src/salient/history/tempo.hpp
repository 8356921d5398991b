#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "history/forecast.hpp"

// How fast fronts move: the laws of advance against battles of record and against fronts of record.
namespace salient::history {

/// Rates of advance, ascending, and how often there was none.                                    {tempo}
struct Pace {
  std::size_t n{0};
  double held{0};                   ///< share without advance, as far as the record tells one
  std::array<double, 5> quantiles;  ///< 10, 25, 50, 75, 90 %; km per day for battles, m per day for fronts
};
Pace pace_of(std::vector<double> rates);

/// One of them: its km per day on record, and those of its plays under each law, ascending.
struct BattleTempo {
  std::string id, campaign;
  double record;
  std::array<std::vector<double>, models::advance_law_count> played;
};

/// Battles of a kind: what happened, and what each law of advance makes of the same battles.
struct BattlesTempo {
  std::string name;
  Pace record;
  std::array<Pace, models::advance_law_count> played;
  std::vector<BattleTempo> each;  ///< in the order of the battles: what resampling needs
};

/// A front over weeks or months, as an analyst would describe it.
struct FrontOfRecord {
  std::string name, source;
  double low, high;  ///< m per day that the record gives
  int days;          ///< that it lasted
  double ratio;      ///< attacker's power over the defender's where he attacks, fires counted
  double defenders_per_km;
  models::AdvanceConditions ground;
  double works, surprise;
  Posture posture;
  double pressed;  ///< share of days on which any one place is attacked
};
struct FrontTempo {
  FrontOfRecord front;
  std::array<Pace, models::advance_law_count> played;  ///< over plays, of the front's mean
  std::array<double, 5> regimes{};  ///< share of attacks by AdvanceRegime, over plays; luck left out
};

struct Tempo {
  std::vector<BattlesTempo> battles;
  std::vector<FrontTempo> fronts;
};

/// A table of fronts: docs/reference/fronts-csv.md.
Result<std::vector<FrontOfRecord>> read_fronts(const std::string& path);

/// Plays each battle under the law of attrition `history` and each law of advance, settings.plays times, and
/// each front as often for as long as it lasted. The same on any number of threads.
/// With inputs AB the nations of the record are known by their fitted effects.
Tempo tempo_of(const Battles&, const std::vector<FrontOfRecord>&, const Scenario& parameters,
               const ForecastSettings&, const NationEffects& = {});

nlohmann::ordered_json as_json(const Tempo&, const ForecastSettings&);
/// For people, on a terminal.
std::string as_table(const Tempo&);

}  // namespace salient::history
