#pragma once
#include "base/units.hpp"
#include "models/tables.hpp"

namespace salient::models {

/// A day of strike drones against people along a stretch of front.
struct DroneAttack {
  double sorties_per_day;
  double skill;           ///< factor of the crews' skill on hitting what is found; 1 as most crews
  Share flying;           ///< share of sorties that sky and wind allow
  Share daylight;         ///< share of the day that is light
  Share jamming;          ///< the defender's jamming, 0 none to 1 the strongest met
  Share fibre;            ///< share of the sorties guided by optical fibre, which jamming does not touch
  Share interception;     ///< the defender's shooting at drones, 0 to 1
  double people_per_km2;  ///< of the target
  Posture posture;        ///< of the target
  Cover cover;
  Share works;
  Kilometres width;  ///< of the front they fly over
};

/// Strike drones as a chain, one number per causal step.                       {drone-chain}
///
///     flown   = sorties light flying
///     casualties = flown survive at_people find hit people
///     light   = (daylight + night (1 - daylight)) / ((1 + night) / 2)      1 at the equinox
///     survive = ready (1 - jammed J (1 - fibre)) (1 - shot A)
///     find    = seen(posture) cover n / (n + n_half)          n people per km2
///     hit     = min(1, aimed skill) shelter^works
///     overhead = 1 - exp(-flown survive / (width watch))
///
/// What the record has of the chain as a whole holds the steps that nobody has counted: test/drone_record.py.
struct Drones {
  double ready;         ///< share of sorties that arrive with no jamming and nobody shooting
  double night;         ///< sorties in an hour of darkness, against one of daylight
  double jammed;        ///< share lost to the strongest jamming
  double shot;          ///< share lost to the strongest shooting
  double at_people;     ///< share flown at people; the others at vehicles, guns, positions, aerials, loads
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
    visit("night", &Drones::night);
    visit("jammed", &Drones::jammed);
    visit("shot", &Drones::shot);
    visit("at_people", &Drones::at_people);
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

/// Of the chain, what is the same for all whom the drones of one attack find.   {drone-chain}
struct DronePassage {
  double light;
  Share survive;
  Share aimed;  ///< hits on people in the open
};
DronePassage drone_passage(const Drones&, const DroneAttack&);

/// Sorties a day that light and weather let start.                              {drone-chain}
double drones_flown(const Drones&, const DroneAttack&);
/// Mean casualties per day among those attacked, people: draw the count from it. {drone-chain}
double drone_casualties(const Drones&, const DroneAttack&);
double drone_casualties(const Drones&, const DroneAttack&, const DronePassage&);
/// How closely the ground is watched by what strikes, 0 to 1: slows whatever moves there. {drone-chain}
Share drones_overhead(const Drones&, const DroneAttack&);
/// Chance that crews of a skill hit what they found, in the open.                {drone-chain}
Share drones_hitting(const Drones&, double skill);
/// Share of strike sorties that get through to fight, by jamming and shooting. {drone-chain}
Share drones_surviving(const Drones&, Share jamming, Share fibre, Share interception);

/// How far drones reach behind the front: all at its edge, none at `reach`.     {drone-reach}
///
///     max(0, 1 - depth / reach)
Share within_reach(Kilometres depth, Kilometres reach);

/// Share of a day's march that columns near the front can make: in the dark they are watched less.
/// {daylight-denied}
///
///     1 - denied overhead (daylight + night (1 - daylight))
Share march_share(const Drones&, double denied, Share overhead, Share daylight);

}  // namespace salient::models
