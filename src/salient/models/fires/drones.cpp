#include "models/fires/drones.hpp"

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

bool moves(Posture p) { return p == Posture::attack || p == Posture::march || p == Posture::withdraw; }

/// Sorties that arrive over the target, per day.
double arriving(const Drones& d, const DroneAttack& a) {
  return a.sorties_per_day * a.flying * d.ready * (1 - d.jammed * a.jamming) * (1 - d.shot * a.air_defence);
}

}  // namespace

double drone_casualties(const Drones& d, const DroneAttack& a) {
  EXPECT(a.sorties_per_day >= 0 && a.people_per_km2 >= 0);
  const double found = (moves(a.posture) ? d.seen_moving : d.seen_still) * d.cover.at(a.cover) *
                       a.people_per_km2 / (a.people_per_km2 + d.half_density);
  const double hit = d.aimed * math::pow(d.shelter, a.works);
  return arriving(d, a) * found * hit * d.people;
}

Share drones_overhead(const Drones& d, const DroneAttack& a) {
  EXPECT(a.sorties_per_day >= 0 && a.width > Kilometres{0});
  return -math::expm1(-arriving(d, a) / (in<Kilometres>(a.width) * d.watch));
}

}  // namespace salient::models
