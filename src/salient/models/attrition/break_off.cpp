#include "models/attrition/break_off.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {

PerDay break_off_hazard(const BreakOff& law, PerDay giving_up, const AttackSoFar& attack) {
  if (attack.morale >= Morale::broken) return PerDay{law.ceiling};
  const double success = std::clamp(in<Kilometres>(attack.gained) / law.good_gain, 0.0, 1.0);
  const double strain = law.ammunition * (1 - attack.ammunition_fill) - law.success * success +
                        (attack.morale == Morale::shaken ? law.shaken : 0);
  return PerDay{std::min(in<PerDay>(giving_up) * math::exp(strain), law.ceiling)};
}

Share chance_within(PerDay hazard, Days span) {
  EXPECT(hazard >= PerDay{0} && span >= Days{0});
  return -math::expm1(-(hazard * span));
}

}  // namespace salient::models
