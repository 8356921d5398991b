#include "models/attrition/history_law.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/attrition/law.hpp"

namespace salient::models {
namespace {

/// ln of a number of the record at three levels of works, and for a defender who gives ground.
struct Knots {
  double hasty, prepared, fortified, delay;
};

Knots logs(double hasty, double prepared, double fortified, double delay) {
  return {math::log(hasty), math::log(prepared), math::log(fortified), math::log(delay)};
}

/// The same, held from rising with better works.
Knots not_rising(Knots k) {
  k.prepared = std::min(k.prepared, k.hasty);
  k.fortified = std::min(k.fortified, k.prepared);
  return k;
}

double between(double low, double high, double share) {
  return low + (high - low) * std::clamp(share, 0.0, 1.0);
}

/// Interpolated by level of works; past a fortified position flat.
double at(const Knots& k, const FightSetting& setting, const Fight& fight) {
  if (fight.posture == Posture::delay || fight.posture == Posture::withdraw) return k.delay;
  const double p = setting.prepared_works, f = setting.fortified_works;
  const double e = standing_works(setting, fight.posture, fight.works);
  return e <= p ? between(k.hasty, k.prepared, e / p) : between(k.prepared, k.fortified, (e - p) / (f - p));
}

Knots minus(const Knots& a, double times, const Knots& b) {
  return {a.hasty - times * b.hasty, a.prepared - times * b.prepared, a.fortified - times * b.fortified,
          a.delay - times * b.delay};
}

/// What size and the ratio of powers add to a side's ln rate; the ratio counted from this side.
double size_and_ratio(const HistoryLaw& law, const Contestant& side, double reference, double size,
                      double slope, double log_ratio) {
  return -size * math::log(std::max(side.people, law.smallest_people) / reference) - slope * log_ratio;
}

/// ln of the defender's median at ratio 1 of those killed, wounded and missing, by works.
double defender_median(const HistoryLaw& law, const FightSetting& setting, const Fight& fight,
                       const Knots& ratios, double slope) {
  const Knots killed_and_hurt = logs(
      law.defender_hasty * (1 - law.captured_hasty), law.defender_prepared * (1 - law.captured_prepared),
      law.defender_fortified * (1 - law.captured_fortified), law.defender_delay * (1 - law.captured_delay));
  return at(not_rising(minus(killed_and_hurt, slope, ratios)), setting, fight);
}

/// ln of prisoners for each other loss of the defender.
double captured_odds(const HistoryLaw& law, const FightSetting& setting, const Fight& fight) {
  const Knots odds = logs(
      law.captured_hasty / (1 - law.captured_hasty), law.captured_prepared / (1 - law.captured_prepared),
      law.captured_fortified / (1 - law.captured_fortified), law.captured_delay / (1 - law.captured_delay));
  return at(odds, setting, fight);
}

}  // namespace

LossRates history_rates(const AttritionParameters& parameters, const Fight& fight) {
  const HistoryLaw& law = parameters.history;
  const FightSetting& setting = parameters.setting;
  const Contestant &A = fight.attacker, &D = fight.defender;
  const LogFactors extra =
      circumstances(setting, parameters.relief, parameters.cover, parameters.history_scatter, fight);
  const double attacker_slope = law.ratio_slope * law.attacker_share;
  const double defender_slope = law.ratio_slope - attacker_slope;
  const Knots ratios = logs(law.ratio_hasty, law.ratio_prepared, law.ratio_fortified, law.ratio_delay);
  const Knots medians =
      logs(law.attacker_hasty, law.attacker_prepared, law.attacker_fortified, law.attacker_delay);

  const double attacker = at(minus(medians, -attacker_slope, ratios), setting, fight) + extra.attacker +
                          size_and_ratio(law, A, law.attacker_people, law.attacker_size, attacker_slope,
                                         log_power_ratio(A.power, D.power, setting.ratio_limit));
  const double defender = defender_median(law, setting, fight, ratios, defender_slope) + extra.defender +
                          size_and_ratio(law, D, law.defender_people, law.defender_size, defender_slope,
                                         log_power_ratio(D.power, A.power, setting.ratio_limit));
  const double defender_rate = math::exp(defender) * law.defender_era;
  return bounded(setting, fight, math::exp(attacker) * law.attacker_era, defender_rate,
                 defender_rate * math::exp(captured_odds(law, setting, fight)));
}

}  // namespace salient::models
