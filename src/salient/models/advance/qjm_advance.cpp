#include "models/advance/qjm_advance.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "models/advance/advance.hpp"

namespace salient::models {

KilometresPerDay qjm_advance(const QjmAdvance& q, const AttritionParameters& attrition, const Fight& fight,
                             const AdvanceConditions& c, double u) {
  const QjmPower power = qjm_power(attrition.qjm, attrition.setting, fight);
  if (power.defender <= 0) return KilometresPerDay{0};
  const double ratio = fight.attacker_intensity * power.attacker / power.defender * math::exp(q.scatter * u);
  if (ratio < 1) return KilometresPerDay{0};
  const double column = q.infantry + (q.armour - q.infantry) * c.armour_share;
  const double bank = c.river_width_m > 0 ? math::pow(c.river_width_m / q.river_half_m, q.river) : 0;
  return KilometresPerDay{q.parity * math::pow(std::min(ratio, q.most_ratio), column) *
                          at_works(q.posture, attrition.setting, fight) * q.ground.at(fight) *
                          (1 - q.obstacle * c.obstacle) / (1 + bank)};
}

}  // namespace salient::models
