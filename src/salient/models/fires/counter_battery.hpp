#pragma once
#include "base/units.hpp"

namespace salient::models {

/// How batteries that fire are found, and what fire on them does: first detection, then strike.
struct CounterBattery {
  double located_by_radar;   ///< chance that one mission is located, radar working all the time
  double located_by_drones;  ///< the same, drones overhead all the time
  double located_by_sound;   ///< the same, microphones along the whole front in a calm
  double in_time;            ///< chance that a located tube is still there when the answer falls
  double half_killed;        ///< rounds on a tube still there that destroy it at an even chance
  double rounds_asked;       ///< rounds allotted to each such tube while there are enough
  double silenced_hours;     ///< for which a tube keeps silent after a mission that was located and answered

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("located_by_radar", &CounterBattery::located_by_radar);
    visit("located_by_drones", &CounterBattery::located_by_drones);
    visit("located_by_sound", &CounterBattery::located_by_sound);
    visit("in_time", &CounterBattery::in_time);
    visit("half_killed", &CounterBattery::half_killed);
    visit("rounds_asked", &CounterBattery::rounds_asked);
    visit("silenced_hours", &CounterBattery::silenced_hours);
  }
};

/// What the enemy has to find guns with.
struct BatteryHunt {
  Share radar;   ///< share of the time that radars watch
  Share drones;  ///< share of the time that reconnaissance drones watch
  Share sound;   ///< share of the front that microphones hear, by wind
};

/// Chance that one mission is located.                                         {battery-located}
///
///     1 - (1 - radar r) (1 - drones d) (1 - sound s)
Share located(const CounterBattery&, const BatteryHunt&);

/// Tubes that stand where an answer would still find them, while `rounds` were fired.     {battery-exposed}
///
///     exposed = rounds / rounds per mission . P(located) in_time
double tubes_exposed(const CounterBattery&, double rounds, double rounds_per_mission, const BatteryHunt&);

/// Share of a battery's tubes lost to the rounds that answered.                 {battery-strike}
///
///     share = 1 - exp(-exposed (1 - 2^(-(answer / exposed) / half_killed)) / tubes)
Share tubes_lost(const CounterBattery&, double tubes, double exposed, double answer);

/// Share of the next day's fire that a battery is kept from: its missions that were located and answered,
/// whether or not it was still there. {battery-silenced}
///
///     share = 1 - exp(-exposed / in_time min(1, answer / (rounds_asked exposed)) silenced_hours / 24 / tubes)
Share silenced(const CounterBattery&, double tubes, double exposed, double answer);

}  // namespace salient::models
