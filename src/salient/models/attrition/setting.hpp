#pragma once
#include "models/attrition/fight.hpp"
#include "models/tables.hpp"

namespace salient::models {

/// What multiplies both laws' rates: intensity, surprise, the ceiling.
struct FightSetting {
  double quiet_attacker;   ///< attacker's rate when it does not press, as a share of when it presses fully
  double quiet_defender;   ///< the same for the defender
  double surprise_own;     ///< fall of ln rate of a side that surprises completely
  double surprise_enemy;   ///< rise of ln rate of a side that is surprised completely
  double most_per_day;     ///< ceiling of a rate of lanchester's law
  double ratio_limit;      ///< power ratio beyond which the weaker side's rate rises no further
  double prepared_works;   ///< works level of a prepared position: by definition
  double fortified_works;  ///< works level of a fortified position: by definition

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("quiet_attacker", &FightSetting::quiet_attacker);
    visit("quiet_defender", &FightSetting::quiet_defender);
    visit("surprise_own", &FightSetting::surprise_own);
    visit("surprise_enemy", &FightSetting::surprise_enemy);
    visit("most_per_day", &FightSetting::most_per_day);
    visit("ratio_limit", &FightSetting::ratio_limit);
    visit("prepared_works", &FightSetting::prepared_works);
    visit("fortified_works", &FightSetting::fortified_works);
  }
};

/// Scatter of ln rate about a law. {luck}
///
///     deviation = sigma (sqrt(lasting) Z + sqrt(1 - lasting) z)
///     Z_defender = correlation Z_attacker + sqrt(1 - correlation^2) Z'      and so for the daily z
struct Scatter {
  double attacker;  ///< standard deviation of ln rate, all luck together
  double defender;
  double lasting;      ///< share of the variance that lives as long as the engagement
  double correlation;  ///< of the two sides' luck

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("attacker", &Scatter::attacker);
    visit("defender", &Scatter::defender);
    visit("lasting", &Scatter::lasting);
    visit("correlation", &Scatter::correlation);
  }
};

/// ln of own power over the enemy's, never below -ln(limit): past that the weaker side loses no faster.
/// Beyond all bounds where the enemy has no power at all: who cannot fire inflicts nothing. {power-ratio}
double log_power_ratio(double own, double enemy, double limit);

/// Works that count: the level of the works, or the level that the posture implies if that is more.
/// {standing-works}
double standing_works(const FightSetting&, Posture, double works);

/// A factor for what changed since the record ends, on fights of the present; 1 on those of the record. {era}
inline double since_record(const Fight& fight, double factor) { return fight.era == Era::present ? factor : 1; }

/// What adds to each side's ln rate.
struct LogFactors {
  double attacker, defender;
};
/// Luck alone. {luck}
LogFactors luck(const Scatter&, const Fight&);
/// The day's circumstances: ground, weather, surprise, luck. {circumstances}
LogFactors circumstances(const FightSetting&, const ReliefTable&, const CoverTable&, const Scatter&,
                         const Fight&);

/// Ceiling and intensity, put on rates at full intensity.                       {ceiling} {intensity}
///
///     most tanh(rate / most) (quiet + (1 - quiet) i)
LossRates bounded(const FightSetting&, double most_per_day, const Fight&, double attacker, double defender,
                  double captured);

}  // namespace salient::models
