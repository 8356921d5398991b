#pragma once
#include "base/units.hpp"

namespace salient::models {

/// Glide bombs: released by aircraft from beyond short-range defences, on works and massed troops.
struct GlideBombs {
  double bombs;       ///< a day and km of front at free use of the air
  double deterred;    ///< share of sorties that the strongest air defence keeps away
  double supporting;  ///< share that goes to pressed attacks while there are any

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("bombs", &GlideBombs::bombs);
    visit("deterred", &GlideBombs::deterred);
    visit("supporting", &GlideBombs::supporting);
  }
};

/// What a side can do in the air over a front.
struct AirEffort {
  Share use;          ///< of the air over the front: 0 none, 1 free
  Share flying;       ///< of aircraft sorties, by weather: WeatherEffects::aircraft
  Share air_defence;  ///< the enemy's, 0 none to 1 the strongest
  Kilometres width;   ///< of the front
};

/// Bombs that fall in a day.                                                    {glide-bombs}
///
///     n = bombs width use flying (1 - deterred A)
double bombs_a_day(const GlideBombs&, const AirEffort&);

/// How much a place draws bombs: massed people, and works more than open ground. {bombing-priority}
///
///     weight = people (1 + works)
double bombing_priority(double people, Share works);

}  // namespace salient::models
