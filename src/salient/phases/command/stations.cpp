#include <algorithm>
#include <span>

#include "models/command/manoeuvre.hpp"
#include "models/fortification/fortification.hpp"
#include "phases/command/staff.hpp"

namespace salient::phases {

HexId rear(const Setting& at, SideId side, HexId from) {
  HexId best = from;
  std::uint16_t least = TravelTimes::no_way;
  for (const SupplySource& source : at.scenario.source_of_supply) {
    if (source.side != side || !at.front.held(side).has(source.hex)) continue;
    const std::uint16_t minutes = at.scenario.travel.minutes(from, source.hex);
    if (minutes >= least) continue;
    least = minutes;
    best = source.hex;
  }
  return best;
}

namespace {

/// Own hex beside the target from which to attack it, nearest to where the unit is; not in a pocket, unless it
/// is in one itself.
HexId staging(const Setting& at, SideId side, HexId from, HexId target) {
  const HexSet& ground = at.front.linked(side).has(from) ? at.front.linked(side) : at.front.held(side);
  HexId best{};
  std::uint16_t least = TravelTimes::no_way;
  for (const HexId hex : at.scenario.map.neighbour[target]) {
    if (!hex || !ground.has(hex)) continue;
    const std::uint16_t minutes = at.scenario.travel.minutes(from, hex);
    if (minutes >= least) continue;
    least = minutes;
    best = hex;
  }
  return best;
}

/// Where a battalion of a formation sent to hold a place should stand: its battalions spread over the place and
/// the side's ground beside it no further back, each by its name, so that they are not one target.
HexId place_about(const Setting& at, SideId side, UnitId unit, HexId target) {
  const int depth = at.front.depth(side, target);
  const auto holds = [&](HexId hex) {
    return hex && at.front.secure(side).has(hex) && at.front.depth(side, hex) > 0 &&
           at.front.depth(side, hex) <= depth;
  };
  std::uint64_t places = 1;
  for (const HexId next : at.scenario.map.neighbour[target]) places += holds(next);
  std::uint64_t place = at.theatre.unit_key[unit] % places;
  for (const HexId next : at.scenario.map.neighbour[target])
    if (holds(next) && place-- == 1) return next;
  return target;
}

/// A place in the line for a battalion whose old one the front has left: near, threatened, thinly held.
HexId gap_in_line(const Setting& at, const State& s, const Estimate& estimate, UnitId unit) {
  HexId best{};
  double most = 0;
  const FormationId formation = at.theatre.formation_of[unit];
  const PlanId plan = at.theatre.plan_of[formation];
  at.front.line(estimate.side()).each([&](HexId hex) {
    if (!at.front.secure(estimate.side()).has(hex)) return;  // nobody is sent into a closing pocket
    if (!fought_for(at, plan, hex) || !at.theatre.may_fight(formation, hex)) return;
    const double hours = at.scenario.travel.minutes(s.hex[unit], hex) / 60.0;
    const double need =
        models::need_of_troops(at.parameters.command.need, estimate.threat(hex), estimate.cover(hex), hours);
    if (need <= most) return;
    most = need;
    best = hex;
  });
  return best;
}

Posture posture_for(const Setting& at, const State& s, UnitId unit, Mission mission, bool pressing) {
  switch (mission) {
    case Mission::attack:
      return pressing ? Posture::attack : Posture::hasty_defence;
    case Mission::rest:
      return Posture::rest;
    case Mission::reserve:
      return Posture::reserve;
    case Mission::withdraw:
      return Posture::withdraw;
    case Mission::delay:
      return Posture::delay;
    case Mission::hold:
      break;
  }
  return models::posture_of(at.parameters.fortification.digging, s.works[s.hex[unit]]);
}

/// A day's way back for a battalion that delays; it stays where nobody is believed to come after it.
HexId given_ground(const Setting& at, const Estimate& estimate, HexId here, HexId goal) {
  if (!goal || estimate.threat(here) <= 0) return here;
  const int steps =
      std::max(1, static_cast<int>(at.parameters.command.delay.km_a_day / at.theatre.hex_km + 0.5));
  HexId place = here;
  for (int step = 0; step < steps; ++step) {
    HexId nearer = place;
    for (const HexId next : at.scenario.map.neighbour[place])
      if (next && at.front.held(estimate.side()).has(next) &&
          at.scenario.travel.minutes(next, goal) < at.scenario.travel.minutes(nearer, goal))
        nearer = next;
    place = nearer;
  }
  return place;
}

/// Where a battalion that takes and holds ground should be.
HexId station(const Setting& at, const State& s, const Estimate& estimate, UnitId unit, FormationId formation,
              HexId lead) {
  const SideId side = estimate.side();
  const HexId here = s.hex[unit];
  const int depth = at.front.depth(side, here);
  if (s.morale[unit] >= Morale::broken) return rear(at, side, here);
  switch (s.mission[formation]) {
    case Mission::attack: {
      if (!s.target[formation] || at.theatre.distance(here, s.target[formation]) <= 1) return here;
      const HexId place = staging(at, side, here, s.target[formation]);
      return place ? place : here;
    }
    case Mission::withdraw:
      return s.target[formation] ? s.target[formation] : here;
    case Mission::delay:
      return given_ground(at, estimate, here, s.target[formation]);
    case Mission::rest:
    case Mission::reserve:
      return depth < hexes_deep(at, at.parameters.operation.standoff.rest) ? rear(at, side, here) : here;
    case Mission::hold:
      break;
  }
  if (s.target[formation] && at.front.depth(side, s.target[formation]) > 0)
    return at.theatre.distance(here, s.target[formation]) <= 1
               ? here
               : place_about(at, side, unit, s.target[formation]);
  if (!at.theatre.plan_of[formation]) return here;
  const bool defends = at.scenario.plan[at.theatre.plan_of[formation].row()].kind == PlanKind::defence;
  const int line = hexes_deep(at, at.parameters.operation.standoff.line);
  if (!defends) return lead && at.theatre.distance(here, lead) > line ? lead : here;
  // A battalion that a ring could close about, its brigade safe elsewhere, goes back to its brigade.
  if (lead && !at.front.secure(side).has(here) && at.front.secure(side).has(lead)) return lead;
  if (depth <= line) return here;
  const HexId gap = gap_in_line(at, s, estimate, unit);
  return gap ? gap : here;
}

/// Whether no ring could close about a place before who serves there has left: its way home neither hangs by a
/// neck nor will have been cut within `closing_days`.
bool stays_open(const Setting& at, SideId side, HexId place) {
  return at.front.secure(side).has(place) && at.scratch.way_open.has(place);
}

/// The nearest place on the way to the rear that lies so deep and about which no ring could close.
HexId place_behind(const Setting& at, SideId side, HexId here, int deep) {
  const HexId home = rear(at, side, here);
  HexId place = here;
  while (place != home && (at.front.depth(side, place) < deep || !stays_open(at, side, place))) {
    const int direction =
        step_nearer(at, place, home, [&](HexId next) { return at.front.held(side).has(next); });
    if (direction < 0) return home;  // the road is barred: round the enemy, as columns march
    place = at.scenario.map.neighbour[place][static_cast<std::size_t>(direction)];
  }
  return place;
}

/// Whether the enemy is believed to press on the front before a place: more of him than those who cover it
/// could stop.
bool pressed(const Setting& at, const Estimate& estimate, HexId lead) {
  if (!lead || at.front.depth(estimate.side(), lead) > 1) return false;
  return estimate.threat(lead) > at.parameters.command.attack.ratio * estimate.cover(lead);
}

/// Guns, staffs, trucks keep their distance from the front and follow those they serve. Where the enemy presses
/// they displace rearward in time, and nobody of them stays where a ring could close.
void keep_off(const Setting& at, State& s, const Estimate& estimate, UnitId unit, HexId lead) {
  const SideId side = estimate.side();
  const HexId here = s.hex[unit];
  const int depth = at.front.depth(side, here);
  const auto& standoff = at.parameters.operation.standoff;
  const double km = standoff.at(at.scenario.unit[unit].branch);
  const bool displaced = pressed(at, estimate, lead);
  const int wanted = hexes_deep(at, displaced ? km + standoff.pressed : km);
  s.destination[unit] = here;
  s.posture[unit] = Posture::hasty_defence;
  if (depth < wanted || !stays_open(at, side, here)) {
    s.destination[unit] = place_behind(at, side, here, wanted);
    if (s.destination[unit] != here) s.posture[unit] = Posture::withdraw;
  } else if (lead && !displaced && depth > wanted + 1) {
    s.destination[unit] = lead;
  }
}

/// The nearest by road of the places where the side fights.
HexId nearest_fight(const Setting& at, std::span<const HexId> fights, HexId from) {
  HexId best{};
  std::uint16_t least = TravelTimes::no_way;
  for (const HexId fight : fights) {
    const std::uint16_t minutes = at.scenario.travel.minutes(from, fight);
    if (minutes >= least) continue;
    least = minutes;
    best = fight;
  }
  return best;
}

/// Appends to the foremost places of formations those of formations that attack or hold the line.
void add_fights(const Setting& at, const State& s, std::vector<HexId>& leads) {
  for (const FormationId formation : at.theatre.formations())
    if (const HexId lead = leads[formation.row()]; lead && s.mission[formation] != Mission::rest)
      leads.push_back(lead);
}

}  // namespace

void set_stations(const Setting& at, State& s, const Estimate& estimate, SideId side) {
  std::vector<HexId>& leads = at.scratch.hexes;
  leads.assign(at.theatre.units_of.rows(), HexId{});
  for (const FormationId formation : at.theatre.formations())
    if (at.theatre.formation_side[formation] == side && at.theatre.manoeuvre[formation])
      leads[formation.row()] = foremost(at, s, formation);
  add_fights(at, s, leads);
  const std::span<const HexId> fights = std::span{leads}.subspan(at.theatre.units_of.rows());
  for (const UnitId unit : at.theatre.units()) {
    if (at.theatre.side_of[unit] != side || !alive(s, unit)) continue;
    const FormationId formation = at.theatre.formation_of[unit];
    if (is_manoeuvre(at.scenario.unit[unit].branch)) {
      s.destination[unit] = station(at, s, estimate, unit, formation, leads[formation.row()]);
      s.posture[unit] = posture_for(at, s, unit, s.mission[formation], s.attack[formation].pressing != 0);
    } else {
      const HexId own = leads[formation.row()];
      const HexId lead = own ? own : nearest_fight(at, fights, s.hex[unit]);
      keep_off(at, s, estimate, unit, lead);
    }
  }
}

}  // namespace salient::phases
