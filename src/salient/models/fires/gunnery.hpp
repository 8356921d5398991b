#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

enum class FireMission : std::uint8_t { harassing, supporting, preparatory, counter_battery };

/// What tubes fire in a day, by mission, and what a round weighs.
struct Gunnery {
  double gun_harassing, gun_supporting, gun_preparatory, gun_counter_battery;  ///< rounds per tube per day
  double rocket_share;      ///< rockets per launcher, as a share of a gun's rounds
  double gun_round_tonnes;  ///< round with charge and packing
  double rocket_round_tonnes;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("gun_harassing", &Gunnery::gun_harassing);
    visit("gun_supporting", &Gunnery::gun_supporting);
    visit("gun_preparatory", &Gunnery::gun_preparatory);
    visit("gun_counter_battery", &Gunnery::gun_counter_battery);
    visit("rocket_share", &Gunnery::rocket_share);
    visit("gun_round_tonnes", &Gunnery::gun_round_tonnes);
    visit("rocket_round_tonnes", &Gunnery::rocket_round_tonnes);
  }
};

struct FireOrder {
  Branch branch;  ///< artillery or rocket_artillery; any other counts as artillery (mortars)
  double tubes;   ///< in action
  FireMission mission;
  Tonnes ammunition;  ///< at hand
};

struct Fired {
  double rounds;
  Tonnes ammunition;  ///< spent: never more than was at hand
};

/// Rounds fired in a span: what the mission asks, or what the ammunition allows if that is less.     {rounds}
///
///     n = min(tubes rate span, ammunition / weight of a round)
Fired fire(const Gunnery&, const FireOrder&, Days span);

/// How often tubes are found and hit by the enemy's guns and drones.
struct CounterBattery {
  double rounds_per_mission;  ///< rounds a tube fires between two moves
  double located_by_radar;    ///< chance that one mission is located, radar working all the time
  double located_by_drones;   ///< chance that one mission is located, drones overhead all the time
  double answered;            ///< chance that a located tube is fired on in time
  double lost;                ///< chance that a tube fired on is destroyed

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("rounds_per_mission", &CounterBattery::rounds_per_mission);
    visit("located_by_radar", &CounterBattery::located_by_radar);
    visit("located_by_drones", &CounterBattery::located_by_drones);
    visit("answered", &CounterBattery::answered);
    visit("lost", &CounterBattery::lost);
  }
};

/// What the enemy has to find and hit guns with.
struct BatteryHunt {
  Share radar;     ///< share of the time that radars watch, 0 to 1
  Share drones;    ///< share of the time that drones watch, 0 to 1
  Share shooters;  ///< share of the enemy's counter-battery fire that has ammunition, 0 to 1
};

/// Share of tubes lost while each fires `rounds_per_tube`.                     {counter-battery}
///
///     missions = rounds / rounds per mission
///     P(located) = 1 - (1 - radar r) (1 - drones d)
///     share lost = 1 - exp(-missions P(located) answered shooters lost)
Share tubes_lost(const CounterBattery&, double rounds_per_tube, const BatteryHunt&);

}  // namespace salient::models
