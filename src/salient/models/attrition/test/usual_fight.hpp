#pragma once
#include "models/attrition/fight.hpp"

namespace salient::models::test {

/// A fight of the record's usual kind without luck, that has just begun.
inline Fight usual_fight() {
  return {.attacker = {17500, 17500},
          .defender = {7500, 7500},
          .posture = Posture::hasty_defence,
          .relief = Relief::rolling,
          .cover = Cover::mixed,
          .works = 0.2,
          .weather_casualty = 1,
          .surprise = 0,
          .width = Kilometres{6},
          .attacker_intensity = 1};
}

}  // namespace salient::models::test
