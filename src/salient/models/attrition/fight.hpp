#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// One side of an engagement.
struct Contestant {
  double people;  ///< present and exposed to the fight
  double power;   ///< people weighted by training, weapons, ammunition, cohesion and fires; one scale for both
                  ///< sides. Ground and works are not in it: the laws see to them.
  double tanks{0};     ///< armoured fighting vehicles in the fight, counted in `power` already
  double guns{0};      ///< artillery tubes and launchers in support, counted in `power` already
  double aircraft{0};  ///< close-support sorties a day, counted in `power` already
};

/// One engagement as it stands today. "Attacker" is who presses; which side that is does not enter.
struct Fight {
  Contestant attacker, defender;
  Posture posture;  ///< the defender's
  Relief relief;
  Cover cover;
  double works;               ///< level of the defender's works, 0 none to 1
  double weather_casualty;    ///< factor on both sides' rates, 0 to 1: models::weather_effects(...).casualty
  double surprise;            ///< -1 the defender is surprised completely, 0 nobody, 1 the attacker is
  Kilometres width;           ///< of the front on which they fight
  double attacker_intensity;  ///< share of the attacker's force that presses today, 0 to 1
  double attacker_luck, defender_luck;    ///< standard normals that live as long as the engagement
  double attacker_daily, defender_daily;  ///< standard normals, new each day
};

/// What an engagement costs: shares of the people present, per day of fighting.
struct LossRates {
  PerDay attacker;
  PerDay defender;           ///< killed, wounded and missing; without those taken prisoner
  PerDay defender_captured;  ///< prisoners that go with it on ground that is lost: apply it where the attacker
                             ///< takes the position, not where he is held
};

}  // namespace salient::models
