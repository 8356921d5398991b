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

DroneEffect drone_effect(const Drones& d, const DroneAttack& a) {
  EXPECT(a.sorties_per_day >= 0 && a.people_per_km2 >= 0 && a.width > Kilometres{0});
  const double arrive = arriving(d, a);
  const double found = (moves(a.posture) ? d.seen_moving : d.seen_still) * d.cover.at(a.cover) *
                       a.people_per_km2 / (a.people_per_km2 + d.half_density);
  const double hit = d.aimed * math::pow(d.shelter, a.works);
  return {.casualties_per_day = arrive * found * hit * d.people,
          .overhead = -math::expm1(-arrive / (in<Kilometres>(a.width) * d.watch))};
}

}  // namespace salient::models
