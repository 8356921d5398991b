#include "models/engagement/engagement.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

double branch_weight(const PowerParameters& p, Branch branch) {
  switch (branch) {
    case Branch::infantry:
      return p.infantry;
    case Branch::motorised:
      return p.motorised;
    case Branch::mechanised:
      return p.mechanised;
    case Branch::tank:
      return p.tank;
    case Branch::airborne:
      return p.airborne;
    case Branch::marine:
      return p.marine;
    case Branch::special:
      return p.special;
    default:
      return p.support;
  }
}

double floored(double floor, double fill) { return floor + (1 - floor) * std::clamp(fill, 0.0, 1.0); }

}  // namespace

double power(const PowerParameters& p, const Battalion& b) {
  EXPECT(b.people >= 0 && b.establishment > 0);
  if (b.people <= 0) return 0;
  const double armour = 1 + (b.attacking ? p.armour : p.armour_defence) * b.armour * b.trafficability;
  const double supplied = floored(p.weapons_floor, b.weapons) * floored(p.ammunition_floor, b.ammunition_fill);
  const double thinned = math::pow(std::min(1.0, b.people / b.establishment), p.attrition);
  return b.people * branch_weight(p, b.branch) * armour * supplied * (1 - p.suppressed * b.suppression) *
         thinned * b.condition * b.training;
}

namespace {

double asinh(double x) { return math::log1p(x + x * x / (1 + math::sqrt(1 + x * x))); }
double sinh(double x) { return (math::expm1(x) - math::expm1(-x)) / 2; }

}  // namespace

Share share_lost(PerDay rate, Days span) {
  EXPECT(rate >= PerDay{0} && span >= Days{0});
  return -math::expm1(-in<PerDay>(rate) * in<Days>(span));
}

// H + H^3 / (3 half^2) grows evenly by rate t, and that cubic is solved by sinh 3y = 3 sinh y + 4 sinh^3 y.
Share share_lost_attacking(const GroundParameters& p, Share already, PerDay rate, Days span) {
  EXPECT(already >= 0 && already <= 1 && rate >= PerDay{0} && span >= Days{0});
  if (already >= 1) return 0;
  constexpr double third = 1.0 / (1 + 2);
  const double before = -math::log1p(-already) / p.half;
  const double grown = before + before * before * before * third + in<PerDay>(rate) * in<Days>(span) / p.half;
  const double after = 2 * sinh(asinh(grown * (1 + 2) / 2) * third);
  return -math::expm1(-p.half * std::max(0.0, after - before));
}

double surprise(const SurpriseParameters& p, Share unseen, Days lasted, double dull) {
  EXPECT(unseen >= 0 && unseen <= 1);
  return std::clamp(dull - unseen * std::max(0.0, 1 - in<Days>(lasted) / p.fades_days), -1.0, 1.0);
}

Share share_engaged(double density, double depth, double people, Kilometres width) {
  const double room = density * in<Kilometres>(width);
  if (people <= room || people <= 0) return 1;
  return math::pow(room / people, 1 - depth);
}

double power_lent(double troops, double guns, Share held) {
  EXPECT(troops >= 0 && guns >= 0 && held >= 0 && held <= 1);
  return std::max(0.0, (troops + guns) * (1 - held) - troops);
}

}  // namespace salient::models
