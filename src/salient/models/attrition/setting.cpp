#include "models/attrition/setting.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

/// Lasting and daily luck as one standard normal.
double blended(double lasting_share, double lasting, double daily) {
  return math::sqrt(lasting_share) * lasting + math::sqrt(1 - lasting_share) * daily;
}

/// A standard normal that correlates with another.
double correlated(double correlation, double with, double own) {
  return correlation * with + math::sqrt(1 - correlation * correlation) * own;
}

}  // namespace

double log_power_ratio(double own, double enemy, double limit) {
  EXPECT(own >= 0 && enemy >= 0 && limit >= 1);
  if (enemy == 0) return std::numeric_limits<double>::max();
  return math::log(std::max(own / enemy, 1 / limit));
}

double standing_works(const FightSetting& setting, Posture posture, double works) {
  EXPECT(works >= 0 && works <= 1);
  if (posture == Posture::prepared_defence) return std::max(works, setting.prepared_works);
  if (posture == Posture::fortified_defence) return std::max(works, setting.fortified_works);
  return works;
}

LogFactors luck(const Scatter& scatter, const Fight& fight) {
  const double attacker = blended(scatter.lasting, fight.attacker_luck, fight.attacker_daily);
  const double defender = blended(scatter.lasting, fight.defender_luck, fight.defender_daily);
  return {.attacker = scatter.attacker * attacker,
          .defender = scatter.defender * correlated(scatter.correlation, attacker, defender)};
}

LogFactors circumstances(const FightSetting& setting, const ReliefTable& relief, const CoverTable& cover,
                         const Scatter& scatter, const Fight& fight) {
  const double ground = relief.at(fight.relief) * cover.at(fight.cover) * fight.weather_casualty;
  const double common = math::log(ground);
  const double by_attacker = std::max(0.0, -fight.surprise), by_defender = std::max(0.0, fight.surprise);
  const LogFactors chance = luck(scatter, fight);
  return {.attacker = common - setting.surprise_own * by_attacker + setting.surprise_enemy * by_defender +
                      chance.attacker,
          .defender = common - setting.surprise_own * by_defender + setting.surprise_enemy * by_attacker +
                      chance.defender};
}

LossRates bounded(const FightSetting& setting, double most, const Fight& fight, double attacker,
                  double defender, double captured) {
  const auto rate = [&](double full, double quiet) {
    return PerDay{most * math::tanh(full / most) * (quiet + (1 - quiet) * fight.attacker_intensity)};
  };
  return {.attacker = rate(attacker, setting.quiet_attacker),
          .defender = rate(defender, setting.quiet_defender),
          .defender_captured = rate(captured, 0)};
}

}  // namespace salient::models
