#include <algorithm>

#include "models/fires/drones.hpp"
#include "models/supply/supply.hpp"
#include "phases/phase.hpp"

namespace salient::phases {
namespace {

int standoff(const Setting& at, UnitId unit) {
  const auto& p = at.parameters.operation.standoff;
  const Branch branch = at.scenario.unit[unit].branch;
  const double km = is_manoeuvre(branch) ? p.rest : p.at(branch);
  return std::clamp(static_cast<int>(km / at.theatre.hex_km + 0.5), 1, Front::deepest - 1);
}

/// A column that only wants distance from the front stops as soon as it has it, and one that follows the fight
/// comes no closer than it should.
bool far_enough(const Setting& at, const State& s, UnitId unit, HexId from, HexId to) {
  const FormationId formation = at.theatre.formation_of[unit];
  const SideId side = at.theatre.side_of[unit];
  const Mission mission = s.mission[formation];
  const bool holds_ground = is_manoeuvre(at.scenario.unit[unit].branch);
  if (holds_ground && mission != Mission::rest && mission != Mission::reserve &&
      s.morale[unit] < Morale::broken)
    return false;
  if (s.posture[unit] == Posture::withdraw) return false;  // it displaces, to where it was told
  const int here = at.front.depth(side, from), there = at.front.depth(side, to), wanted = standoff(at, unit);
  if (there >= here) return here >= wanted && there > here;
  return !holds_ground && there < wanted;
}

/// Whether a side's columns can enter: land, and not the enemy's.
bool passable(const Setting& at, SideId side, HexId hex) {
  return hex && at.scenario.map.water[hex] == 0 && at.front.depth(side, hex) > 0;
}

/// The neighbour on the way to `goal` over own land; -1 where the way is barred.
int next_step(const Setting& at, SideId side, HexId from, HexId goal) {
  return step_nearer(at, from, goal, [&](HexId next) { return passable(at, side, next); });
}

/// Whether going nearer at every step leads to its goal, or ends before the enemy; asked anew only when the
/// front has moved or the unit stands or goes elsewhere.
bool goes_straight(const Setting& at, const State& s, UnitId unit) {
  WayKnown& known = at.scratch.ways[unit];
  const HexId from = s.hex[unit], goal = s.destination[unit];
  if (known.front != at.front.version() || known.from != from || known.goal != goal)
    known = {at.front.version(), from, goal, leads_straight(at, from, goal, [&](HexId next) {
               return passable(at, at.theatre.side_of[unit], next);
             })};
  return known.straight;
}

/// Steps that no way has: to a hex not reached yet, and to one that columns cannot enter.
constexpr std::uint16_t unreached = 0xfffe, barred = 0xffff;

const Column<HexId, std::uint16_t>& open_land(const Setting& at, SideId side) {
  OpenLand& land = at.scratch.open_land[side];
  if (land.front == at.front.version()) return land.steps;
  land.front = at.front.version();
  const std::uint8_t* depth = at.front.depths(side).data();
  const std::uint8_t* water = at.scenario.map.water.data();
  std::uint16_t* steps = land.steps.data();
  // As passable() has it, many hexes at once.
  for (std::size_t row = 0; row < land.steps.rows(); ++row)
    steps[row] = ((depth[row] != 0) & (water[row] == 0)) ? unreached : barred;
  return land.steps;
}

/// Steps to `goal` over land that is not the enemy's, known at `from` and wherever they are fewer; kept while
/// the front stands, and looked for no farther than somebody asked.
const Column<HexId, std::uint16_t>& steps_round(const Setting& at, SideId side, HexId from, HexId goal) {
  Scratch& scratch = at.scratch;
  StepsKnown& known = scratch.rounds[(goal.row() * at.theatre.sides + side.row()) % scratch.rounds.size()];
  if (known.front != at.front.version() || known.to != goal || known.side != side) {
    known.front = at.front.version();
    known.to = goal;
    known.side = side;
    known.steps = open_land(at, side);
    known.steps[goal] = 0;
    known.reached.assign(1, goal);
    known.passed = 0;
  }
  while (known.steps[from] >= unreached && known.passed < known.reached.size()) {
    const HexId here = known.reached[known.passed++];
    const auto next = static_cast<std::uint16_t>(known.steps[here] + 1);
    for (const HexId hex : at.scenario.map.neighbour[here]) {
      if (!hex || known.steps[hex] != unreached) continue;
      known.steps[hex] = next;
      known.reached.push_back(hex);
    }
  }
  return known.steps;
}

/// The neighbour on the way round the enemy's land; -1 where there is none.
int step_round(const Setting& at, SideId side, HexId from, HexId goal) {
  const Column<HexId, std::uint16_t>& steps = steps_round(at, side, from, goal);
  for (int direction = 0; direction < direction_count; ++direction) {
    const HexId next = at.scenario.map.neighbour[from][static_cast<std::size_t>(direction)];
    if (next && steps[next] < unreached && steps[next] < steps[from]) return direction;
  }
  return -1;
}

/// Minutes a unit's column is on the road this turn, as fuel, ground and drones let it.
double march_minutes(const Setting& at, const State& s, UnitId unit) {
  const SideId side = at.theatre.side_of[unit];
  const Share fuel = fill_of(s.fuel[unit], full_now(at, s, unit).fuel);
  const bool watched =
      at.front.depth(side, s.hex[unit]) * at.theatre.hex_km < at.parameters.operation.rear.guarded_km;
  const double hours = at.parameters.operation.staff.march_hours * in<Days>(at.span());
  return hours * 60 * models::effect_of_fill(at.parameters.supply.movement, fuel) *
         (watched ? march_share_watched(at, s, side) : 1.0);
}

/// Minutes of a step. Where a bridge is down in part, a part of the river is crossed without it.
double step_cost(const Setting& at, const State& s, HexId from, int direction) {
  const Edge& edge = at.scenario.map.edge[from][static_cast<std::size_t>(direction)];
  const double river = crossing_minutes({.river_width = edge.river_width});
  const double minutes = at.theatre.step[from][static_cast<std::size_t>(direction)] +
                         river * (1 - bridge_left(at, s, from, direction));
  return edge.road == Road::none || edge.road == Road::track ? minutes / at.weather.trafficability : minutes;
}

void march(const Setting& at, State& s, UnitId unit) {
  const SideId side = at.theatre.side_of[unit];
  const HexId goal = s.destination[unit];
  const bool straight = goes_straight(at, s, unit);
  bool started = false, moved = false;
  while (s.hex[unit] != goal) {
    const HexId from = s.hex[unit];
    const int direction = straight ? next_step(at, side, from, goal) : step_round(at, side, from, goal);
    if (direction < 0) break;
    const HexId next = at.scenario.map.neighbour[from][static_cast<std::size_t>(direction)];
    if (far_enough(at, s, unit, from, next)) break;
    if (!started) s.progress[unit] += march_minutes(at, s, unit);
    started = true;
    const double cost = step_cost(at, s, from, direction);
    if (s.progress[unit] < cost) {
      if (moved || s.posture[unit] == Posture::reserve) s.posture[unit] = Posture::march;
      return;
    }
    s.progress[unit] -= cost;
    s.hex[unit] = next;
    if (straight) at.scratch.ways[unit].from = next;  // what is left of a straight way is one
    moved = true;
  }
  s.progress[unit] = 0;  // arrived or barred: the rest of the day is not saved up
  if (moved && s.posture[unit] != Posture::attack && s.posture[unit] != Posture::withdraw)
    s.posture[unit] = Posture::march;
}

}  // namespace

Share march_share_watched(const Setting& at, const State& s, SideId side) {
  return models::march_share(at.parameters.fires.drones, at.parameters.advance.going.march_drones,
                             enemy_overhead(at, s, side), at.weather.daylight);
}

double way_minutes(const Setting& at, const State& s, SideId side, HexId from, HexId goal) {
  const bool straight =
      leads_straight(at, from, goal, [&](HexId next) { return next == goal || passable(at, side, next); });
  double minutes = 0;
  for (HexId here = from; at.theatre.distance(here, goal) > 1;) {
    const int direction = straight ? next_step(at, side, here, goal) : step_round(at, side, here, goal);
    if (direction < 0) return no_way;
    minutes += step_cost(at, s, here, direction);
    here = at.scenario.map.neighbour[here][static_cast<std::size_t>(direction)];
  }
  return minutes;
}

/// Units go where their orders have them, over their own side's land, as far as the turn and their fuel allow.
void movement(const Setting& at, State& s, Journal&) {
  for (const UnitId unit : at.theatre.units()) {
    // Most have arrived: that is asked first.
    if (s.destination[unit] != s.hex[unit] && s.destination[unit] && !s.cut_off[unit] && alive(s, unit))
      march(at, s, unit);
  }
  at.front.muster(s);
}

}  // namespace salient::phases
