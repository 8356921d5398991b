#include "models/fires/gunnery.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

double rounds_per_tube(const Gunnery& g, FireMission mission) {
  switch (mission) {
    case FireMission::harassing:
      return g.gun_harassing;
    case FireMission::supporting:
      return g.gun_supporting;
    case FireMission::preparatory:
      return g.gun_preparatory;
    case FireMission::counter_battery:
      break;
  }
  return g.gun_counter_battery;
}

}  // namespace

Fired fire(const Gunnery& g, const FireOrder& order, Days span) {
  EXPECT(order.tubes >= 0 && order.ammunition >= Tonnes{0} && span >= Days{0});
  const bool rockets = order.branch == Branch::rocket_artillery;
  const double weight = rockets ? g.rocket_round_tonnes : g.gun_round_tonnes;
  const double daily = rounds_per_tube(g, order.mission) * (rockets ? g.rocket_share : 1);
  const double asked = order.tubes * daily * in<Days>(span);
  const double spent = std::min(asked * weight, in<Tonnes>(order.ammunition));
  return {.rounds = spent / weight, .ammunition = Tonnes{spent}};
}

Share tubes_lost(const CounterBattery& c, double rounds_per_tube, const BatteryHunt& hunt) {
  EXPECT(rounds_per_tube >= 0);
  const double missions = rounds_per_tube / c.rounds_per_mission;
  const double located = 1 - (1 - c.located_by_radar * hunt.radar) * (1 - c.located_by_drones * hunt.drones);
  return -math::expm1(-missions * located * c.answered * hunt.shooters * c.lost);
}

}  // namespace salient::models
