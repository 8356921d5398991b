#include "models/fires/gunnery.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

constexpr std::array mission_members{&MissionTable::supporting, &MissionTable::preparatory,
                                     &MissionTable::counter_battery, &MissionTable::harassing,
                                     &MissionTable::interdiction};

}  // namespace

double MissionTable::at(FireMission mission) const {
  return this->*mission_members[static_cast<std::size_t>(mission)];
}

double Gunnery::share_of(MunitionKind kind) const {
  return kind == MunitionKind::rocket ? rocket_share : kind == MunitionKind::mortar ? mortar_share : 1;
}

double Gunnery::tonnes_of(MunitionKind kind) const {
  return kind == MunitionKind::rocket   ? rocket_round_tonnes
         : kind == MunitionKind::mortar ? mortar_round_tonnes
                                        : gun_round_tonnes;
}

double daily_rounds(const Gunnery& g, MunitionKind kind, FireMission mission) {
  const double rate = g.gun.at(mission) * g.share_of(kind);
  return rate / (1 + rate * g.displacement_hours / hours_per_day / g.rounds_per_mission);
}

Fired fire(const Gunnery& g, const FireOrder& order, Days span) {
  EXPECT(order.tubes >= 0 && order.ammunition >= Tonnes{0} && span >= Days{0});
  const double weight = g.tonnes_of(order.kind);
  const double asked = order.tubes * daily_rounds(g, order.kind, order.mission) * in<Days>(span);
  const double kept = g.reserve.at(order.mission) * in<Tonnes>(order.full);
  const double spent = std::min(asked * weight, std::max(0.0, in<Tonnes>(order.ammunition) - kept));
  return {.rounds = spent / weight, .ammunition = Tonnes{spent}};
}

Share roads_under_fire(const Interdiction& i, double rounds_per_day, Kilometres width) {
  EXPECT(rounds_per_day >= 0 && width > Kilometres{0});
  return 1 - math::halved(rounds_per_day, i.half * in<Kilometres>(width));
}

Share road_threat(Share overhead, Share under_fire) { return 1 - (1 - overhead) * (1 - under_fire); }

}  // namespace salient::models
