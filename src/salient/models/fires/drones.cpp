#include "models/fires/drones.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

bool moves(Posture p) { return p == Posture::attack || p == Posture::march || p == Posture::withdraw; }

double watch_of_day(double night, Share daylight) { return daylight + night * (1 - daylight); }

double light_of_day(const Drones& d, Share daylight) {
  return watch_of_day(d.night, daylight) / ((1 + d.night) / 2);
}

}  // namespace

DronePassage drone_passage(const Drones& d, const DroneAttack& a) {
  return {.light = light_of_day(d, a.daylight),
          .survive = drones_surviving(d, a.jamming, a.fibre, a.interception),
          .aimed = drones_hitting(d, a.skill)};
}

double drones_flown(const Drones& d, const DroneAttack& a) {
  return a.sorties_per_day * light_of_day(d, a.daylight) * a.flying;
}

Share drones_surviving(const Drones& d, Share jamming, Share fibre, Share interception) {
  return d.ready * (1 - d.jammed * jamming * (1 - fibre)) * (1 - d.shot * interception);
}

Share drones_hitting(const Drones& d, double skill) { return std::min(1.0, d.aimed * skill); }

double drone_casualties(const Drones& d, const DroneAttack& a) {
  return drone_casualties(d, a, drone_passage(d, a));
}

double drone_casualties(const Drones& d, const DroneAttack& a, const DronePassage& passage) {
  EXPECT(a.sorties_per_day >= 0 && a.people_per_km2 >= 0);
  const double found = (moves(a.posture) ? d.seen_moving : d.seen_still) * d.cover.at(a.cover) *
                       a.people_per_km2 / (a.people_per_km2 + d.half_density);
  const double hit = passage.aimed * math::pow(d.shelter, a.works);
  const double arriving = a.sorties_per_day * passage.light * a.flying * passage.survive;
  return arriving * d.at_people * found * hit * d.people;
}

Share drones_overhead(const Drones& d, const DroneAttack& a) {
  EXPECT(a.sorties_per_day >= 0 && a.width > Kilometres{0});
  const double arriving = drones_flown(d, a) * drones_surviving(d, a.jamming, a.fibre, a.interception);
  return -math::expm1(-arriving / (in<Kilometres>(a.width) * d.watch));
}

Share within_reach(Kilometres depth, Kilometres reach) {
  EXPECT(reach > Kilometres{0});
  return std::max(0.0, 1 - in<Kilometres>(depth) / in<Kilometres>(reach));
}

Share march_share(const Drones& d, double denied, Share overhead, Share daylight) {
  return 1 - denied * overhead * watch_of_day(d.night, daylight);
}

}  // namespace salient::models
