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

Share share_engaged(double density, double depth, double people, Kilometres width) {
  const double room = density * in<Kilometres>(width);
  if (people <= room || people <= 0) return 1;
  return math::pow(room / people, 1 - depth);
}

}  // namespace salient::models
