#pragma once
#include "base/units.hpp"
#include "models/tables.hpp"

namespace salient::models {

/// A day of strike drones against people along a stretch of front.
struct DroneAttack {
  double sorties_per_day;
  Share flying;           ///< share of sorties that weather and light allow
  Share jamming;          ///< the defender's jamming, 0 none to 1 the strongest met
  Share air_defence;      ///< the defender's shooting at drones, 0 to 1
  double people_per_km2;  ///< of the target
  Posture posture;        ///< of the target
  Cover cover;
  Share works;
  Kilometres width;  ///< of the front they fly over
};

/// Strike drones as a chain, one number per causal step.                       {drone-chain}
///
///     casualties = sorties flying reach find hit people
///     reach = ready (1 - jammed J) (1 - shot A)
///     find  = seen(posture) cover n / (n + n_half)          n people per km2
///     hit   = aimed shelter^works
///     overhead = 1 - exp(-sorties flying reach / (width watch))
struct Drones {
  double ready;         ///< share of sorties that reach with no jamming and no air defence
  double jammed;        ///< share lost to the strongest jamming
  double shot;          ///< share lost to the strongest air defence
  double seen_moving;   ///< chance that a sortie finds people who attack or march, at high density
  double seen_still;    ///< the same for people who hold
  double half_density;  ///< people per km2 at which half of that is found
  double aimed;         ///< chance that a drone which found its target hits it
  double shelter;       ///< factor on that chance in full works
  double people;        ///< casualties per hit
  double watch;         ///< sorties per day and km of front that give an overhead index of 1 - 1/e
  CoverTable cover;     ///< factor on finding

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("ready", &Drones::ready);
    visit("jammed", &Drones::jammed);
    visit("shot", &Drones::shot);
    visit("seen_moving", &Drones::seen_moving);
    visit("seen_still", &Drones::seen_still);
    visit("half_density", &Drones::half_density);
    visit("aimed", &Drones::aimed);
    visit("shelter", &Drones::shelter);
    visit("people", &Drones::people);
    visit("watch", &Drones::watch);
    visit("cover", &Drones::cover);
  }
};

/// Mean casualties per day among those attacked, people: draw the count from it. {drone-chain}
double drone_casualties(const Drones&, const DroneAttack&);
/// How closely the ground is watched, 0 to 1: slows whatever moves there. {drone-chain}
Share drones_overhead(const Drones&, const DroneAttack&);

}  // namespace salient::models
