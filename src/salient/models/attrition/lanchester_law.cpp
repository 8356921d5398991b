#include "models/attrition/lanchester_law.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "models/attrition/law.hpp"

namespace salient::models {
namespace {

/// A side's rate before ceiling and intensity; the ratio of powers counted from this side.
double rate(const LanchesterLaw& law, double at_parity, double people, double log_ratio, double extra) {
  const double size = math::log(std::max(people, law.smallest_people) / law.reference_people);
  return at_parity * math::exp(extra - law.helmbold * log_ratio - law.size * size);
}

}  // namespace

LossRates lanchester_rates(const AttritionParameters& parameters, const Fight& fight) {
  const LanchesterLaw& law = parameters.lanchester;
  const FightSetting& setting = parameters.setting;
  const LogFactors extra =
      circumstances(setting, parameters.relief, parameters.cover, parameters.lanchester_scatter, fight);
  const double works = standing_works(setting, fight.posture, fight.works);
  const double own = fight.attacker.power, enemy = fight.defender.power * (1 + law.works_gain * works);

  const double attacker = rate(law, law.attacker_rate * law.attacker_era, fight.attacker.people,
                               log_power_ratio(own, enemy, setting.ratio_limit), extra.attacker);
  const double defender = rate(law, law.defender_rate * law.defender_era, fight.defender.people,
                               log_power_ratio(enemy, own, setting.ratio_limit), extra.defender);
  return bounded(setting, setting.most_per_day, fight, attacker, defender, defender * law.captured);
}

}  // namespace salient::models
