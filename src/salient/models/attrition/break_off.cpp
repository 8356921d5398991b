#include "models/attrition/break_off.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {

PerDay break_off_hazard(const BreakOff& law, const AttackSoFar& attack) {
  EXPECT(attack.power_ratio >= 0);
  if (attack.morale >= Morale::broken || attack.power_ratio == 0) return PerDay{law.ceiling};
  const double success = std::clamp(in<Kilometres>(attack.gained) / law.good_gain, 0.0, 1.0);
  const double strain = law.own_loss * (attack.own_loss - law.usual_own_loss) +
                        law.recent_loss * (attack.loss_last_day - law.usual_recent_loss) -
                        law.ratio * math::log(attack.power_ratio / law.usual_ratio) - law.success * success +
                        law.ammunition * (1 - attack.ammunition_fill) +
                        (attack.morale == Morale::shaken ? law.shaken : 0);
  return PerDay{std::min(law.base * math::exp(strain), law.ceiling)};
}

Share chance_within(PerDay hazard, Days span) {
  EXPECT(hazard >= PerDay{0} && span >= Days{0});
  return -math::expm1(-(hazard * span));
}

}  // namespace salient::models
