#include <algorithm>

#include "phases/supply/supply.hpp"

namespace salient::phases {
namespace {

constexpr Days one_day{1};

double enemy_air(const Setting& at, SideId side) {
  double most = 0;
  for (const SideId other : ids<SideId>(at.theatre.sides))
    if (at.theatre.hostile(side, other)) most = std::max(most, at.drawn.air[other]);
  return std::clamp(most, 0.0, 1.0) * at.weather.flying;
}

int nearest_front(const Setting& at, SideId side, const Link& link) {
  int depth = Front::deepest;
  for (const HexId hex : link.hexes) depth = std::min(depth, at.front.depth(side, hex));
  return depth;
}

void lose_taken_depots(const Setting& at, State& s, SideId side) {
  for (const DepotId id : ids<DepotId>(s.depot.rows())) {
    const Depot& depot = at.scenario.depot[id];
    if (depot.side != side || held(s, side, depot.hex)) continue;
    s.flow[side].destroyed += s.depot[id].all();
    s.depot[id] = Stores{};
  }
}

}  // namespace

void suffer_damage(const Setting& at, State& s, SideId side) {
  lose_taken_depots(at, s, side);
  const models::DamageParameters& p = at.parameters.supply.damage;
  const double air = enemy_air(at, side);
  const chance::Key luck = at.chance.at("bombs");
  for (const LinkId id : ids<LinkId>(s.damage.rows())) {
    const Link& link = at.scenario.ways.link[id];
    if (!link.rail || !held(s, side, link.hexes.front()) || !held(s, side, link.hexes.back())) continue;
    const Kilometres depth{nearest_front(at, side, link) * at.theatre.hex_km};
    const double chance = models::bomb_chance(p, air, depth, one_day);
    const bool hit = chance > 0 && luck.uniform(id.row()) < chance;
    if (hit || s.damage[id] > 0) s.damage[id] = models::damage_after(p, s.damage[id], hit, one_day);
  }
}

}  // namespace salient::phases
