#include "models/fires/counter_battery.hpp"

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/fires/munition.hpp"

namespace salient::models {

Share located(const CounterBattery& c, const BatteryHunt& hunt) {
  return 1 - (1 - c.located_by_radar * hunt.radar) * (1 - c.located_by_drones * hunt.drones) *
                 (1 - c.located_by_sound * hunt.sound);
}

double tubes_exposed(const CounterBattery& c, double rounds, double rounds_per_mission,
                     const BatteryHunt& hunt) {
  EXPECT(rounds >= 0 && rounds_per_mission > 0);
  return rounds / rounds_per_mission * located(c, hunt) * c.in_time;
}

Share tubes_lost(const CounterBattery& c, double tubes, double exposed, double answer) {
  EXPECT(tubes > 0 && exposed >= 0 && answer >= 0);
  if (exposed == 0) return 0;
  const double killed = exposed * (1 - math::halved(answer / exposed, c.half_killed));
  return -math::expm1(-killed / tubes);
}

Share silenced(const CounterBattery& c, double tubes, double exposed, double answer) {
  EXPECT(tubes > 0 && exposed >= 0 && answer >= 0);
  if (exposed == 0 || answer == 0) return 0;
  const double asked = c.rounds_asked * exposed, missions = exposed / c.in_time;
  const double answered = answer < asked ? missions * answer / asked : missions;
  return -math::expm1(-answered * c.silenced_hours / hours_per_day / tubes);
}

}  // namespace salient::models
