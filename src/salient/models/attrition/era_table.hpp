#pragma once
#include "models/attrition/fight.hpp"

namespace salient::models {

/// A number for each era of the record; past its end that of the last. {era}
struct EraTable {
  double pike_and_shot, flintlock, napoleonic, rifle, machine_gun, great_war, between_wars, second_world_war,
      cold_war;

  double at(Era) const;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("pike_and_shot", &EraTable::pike_and_shot);
    visit("flintlock", &EraTable::flintlock);
    visit("napoleonic", &EraTable::napoleonic);
    visit("rifle", &EraTable::rifle);
    visit("machine_gun", &EraTable::machine_gun);
    visit("great_war", &EraTable::great_war);
    visit("between_wars", &EraTable::between_wars);
    visit("second_world_war", &EraTable::second_world_war);
    visit("cold_war", &EraTable::cold_war);
  }
};

}  // namespace salient::models
