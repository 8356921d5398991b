#include <algorithm>

#include "chance/distributions.hpp"
#include "models/command/manoeuvre.hpp"
#include "models/fortification/fortification.hpp"
#include "models/morale/morale.hpp"
#include "phases/phase.hpp"

namespace salient::phases {
namespace {

/// Own hex beside `from` that lies furthest from the enemy; unassigned when all ways are closed.
HexId way_back(const Setting& at, const State& s, SideId side, HexId from) {
  HexId best{};
  int deepest = -1;
  std::uint16_t least = TravelTimes::no_way;
  for (const HexId hex : at.scenario.map.neighbour[from]) {
    if (!hex || s.control[hex] != side.row() || !at.theatre.land.has(hex)) continue;
    const int depth = at.front.depth(side, hex);
    std::uint16_t home = TravelTimes::no_way;
    for (const SupplySource& source : at.scenario.source_of_supply)
      if (source.side == side) home = std::min(home, at.scenario.travel.minutes(hex, source.hex));
    if (depth < deepest || (depth == deepest && home >= least)) continue;
    deepest = depth;
    least = home;
    best = hex;
  }
  return best;
}

void note_captured(const Setting& at, State& s, Journal& journal, UnitId unit, std::int32_t lost) {
  s.toll[at.theatre.formation_of[unit]].surrendered += lost;
  journal.note({.turn = stamp(s),
                .kind = EventKind::surrendered,
                .cause = Cause::isolation,
                .side = at.theatre.side_of[unit],
                .formation = at.theatre.formation_of[unit],
                .unit = unit,
                .hex = s.hex[unit],
                .a = static_cast<float>(lost)});
}

/// A unit with no way back breaks out with a part; with nowhere near to break out to, it stays.
void break_out(const Setting& at, State& s, Journal& journal, UnitId unit) {
  const SideId side = at.theatre.side_of[unit];
  const auto& p = at.parameters.command.break_out;
  HexId best{};
  int least = static_cast<int>(p.reach / at.theatre.hex_km) + 1;
  at.front.linked(side).each([&](HexId hex) {
    const int steps = at.theatre.distance(s.hex[unit], hex);
    if (steps >= least || s.control[hex] != side.row()) return;
    least = steps;
    best = hex;
  });
  if (!best) return;
  const double share = models::break_out_loss(p, Kilometres{least * at.theatre.hex_km});
  const auto asked = static_cast<std::int32_t>(s.people[unit] * share + 0.5);
  note_captured(at, s, journal, unit, take_losses(s, at.theatre, unit, asked));
  s.hex[unit] = s.destination[unit] = best;
}

void drive_out(const Setting& at, State& s, Journal& journal, HexId hex, SideId winner) {
  for (const UnitId unit : at.theatre.units()) {
    if (!alive(s, unit) || s.hex[unit] != hex || !at.theatre.hostile(winner, at.theatre.side_of[unit]))
      continue;
    const HexId back = way_back(at, s, at.theatre.side_of[unit], hex);
    if (!back) {
      break_out(at, s, journal, unit);
      continue;
    }
    s.hex[unit] = back;
    if (s.destination[unit] == hex) s.destination[unit] = back;
    s.progress[unit] = 0;
  }
}

void hand_over(const Setting& at, State& s, Journal& journal, HexId hex, SideId winner, FormationId formation) {
  const SideId loser{s.control[hex]};
  s.control[hex] = static_cast<std::uint8_t>(winner.row());
  s.works[hex] = static_cast<float>(models::captured_works(at.parameters.fortification.works, s.works[hex]));
  s.taken[hex] = s.turn;
  s.repulses[hex] = Repulses{};
  s.flips += 1;
  for (std::size_t row = 0; row < at.scenario.plan.size(); ++row)
    if (at.scenario.plan[row].side == winner && at.theatre.region[PlanId{row}].has(hex))
      s.operation[PlanId{row}].last_gain = s.turn;
  const float days =
      formation ? static_cast<float>((s.turn - s.attack[formation].opened) * in<Days>(at.span())) : 0;
  journal.note({.turn = stamp(s),
                .kind = EventKind::ground_taken,
                .side = winner,
                .formation = formation,
                .hex = hex,
                .a = days,
                .b = static_cast<float>(loser.row())});
  for (const TownId town : ids<TownId>(at.scenario.map.town.rows()))
    if (at.scenario.map.town[town].hex == hex)
      journal.note({.turn = stamp(s),
                    .kind = EventKind::town_fell,
                    .side = winner,
                    .formation = formation,
                    .hex = hex,
                    .a = static_cast<float>(town.row())});
}

/// The next hex on the axis from the one just taken; the commander may choose another tomorrow.
HexId onward(const Setting& at, const State& s, FormationId formation, HexId from) {
  const SideId side = at.theatre.formation_side[formation];
  const PlanId plan = at.theatre.plan_of[formation];
  const AxisId axis = s.axis[formation];
  if (!plan || !axis || at.scenario.plan[plan.row()].kind != PlanKind::offensive) return {};
  HexId best{};
  std::uint16_t least = at.scenario.axis[axis].to_objective[from.row()];
  for (const HexId hex : at.scenario.map.neighbour[from]) {
    if (!hex || !at.theatre.region[plan].has(hex) || !at.theatre.land.has(hex)) continue;
    if (!at.theatre.hostile(side, SideId{s.control[hex]}) || !at.theatre.may_fight(formation, hex)) continue;
    const std::uint16_t left = at.scenario.axis[axis].to_objective[hex.row()];
    if (left >= least) continue;
    least = left;
    best = hex;
  }
  return best;
}

/// Takes the ground that attacks have gained. One hex a turn and attack at most: what is left counts for the
/// next.
void take_ground(const Setting& at, State& s, Journal& journal) {
  const double depth = at.theatre.hex_km;
  for (const FormationId formation : at.theatre.formations()) {
    Attack& attack = s.attack[formation];
    if (!attacking(s, formation)) continue;
    const HexId target = s.target[formation];
    const SideId side = at.theatre.formation_side[formation];
    if (!at.theatre.hostile(side, SideId{s.control[target]})) {
      s.target[formation] = onward(at, s, formation, target);
      attack.penetration = 0;
      continue;
    }
    if (attack.penetration < depth) continue;
    hand_over(at, s, journal, target, side, formation);
    drive_out(at, s, journal, target, side);
    for (const UnitId unit : at.theatre.of(formation))
      if (fit(s, unit) && is_manoeuvre(at.scenario.unit[unit].branch) &&
          at.theatre.distance(s.hex[unit], target) <= 1)
        s.hex[unit] = s.destination[unit] = target;
    attack.penetration = std::min(attack.penetration - depth, depth);
    attack.gained += depth;
    attack.last_gain = s.turn;
    s.success[formation] = 1;
    s.target[formation] = onward(at, s, formation, target);
    if (!s.target[formation]) attack.penetration = 0;
  }
}

/// Land cut off from every source of its side, with nobody of its own in or beside it, falls to who lies round
/// it.
void mop_up(const Setting& at, State& s, Journal& journal) {
  at.front.muster(s);
  for (const SideId side : ids<SideId>(at.theatre.sides)) {
    HexSet lost = at.front.held(side);
    lost -= at.front.linked(side);
    lost.each([&](HexId hex) {
      SideId taker{};
      bool guarded = false;
      const auto look = [&](HexId near) {
        for (UnitId unit = at.front.first(near); unit; unit = at.front.next(unit))
          guarded |= at.theatre.side_of[unit] == side;
      };
      look(hex);
      for (const HexId near : at.scenario.map.neighbour[hex]) {
        if (!near) continue;
        look(near);
        if (at.theatre.hostile(side, SideId{s.control[near]})) taker = SideId{s.control[near]};
      }
      if (!guarded && taker) hand_over(at, s, journal, hex, taker, FormationId{});
    });
  }
}

void mark_encircled(const Setting& at, State& s, Journal& journal) {
  for (const UnitId unit : at.theatre.units()) {
    if (!alive(s, unit)) continue;
    const SideId side = at.theatre.side_of[unit];
    const std::uint8_t cut = at.front.linked(side).has(s.hex[unit]) ? 0 : 1;
    if (cut == s.cut_off[unit]) continue;
    s.cut_off[unit] = cut;
    journal.note({.turn = stamp(s),
                  .kind = cut ? EventKind::encircled : EventKind::link_restored,
                  .side = side,
                  .formation = at.theatre.formation_of[unit],
                  .unit = unit,
                  .hex = s.hex[unit]});
  }
}

/// People of a unit's enemies in its hex and beside it.
double enemies_about(const Setting& at, const State& s, UnitId unit) {
  double people = 0;
  const auto count = [&](HexId hex) {
    for (UnitId other = at.front.first(hex); other; other = at.front.next(other))
      if (at.theatre.hostile(at.theatre.side_of[unit], at.theatre.side_of[other])) people += s.people[other];
  };
  count(s.hex[unit]);
  for (const HexId hex : at.scenario.map.neighbour[s.hex[unit]])
    if (hex) count(hex);
  return people;
}

/// Units overrun with nowhere to go are hunted down, a part of them each day.
void hunt_overrun(const Setting& at, State& s, Journal& journal) {
  bool mustered = false;
  for (const UnitId unit : at.theatre.units()) {
    if (!alive(s, unit) || !overrun(at, s, unit)) continue;
    if (!mustered) at.front.muster(s);
    mustered = true;
    const PerDay hazard = models::hunted_hazard(at.parameters.command.break_out, enemies_about(at, s, unit),
                                                static_cast<double>(s.people[unit]));
    const double taken = s.people[unit] * models::probability_within(in<PerDay>(hazard), Days{1});
    const auto asked =
        static_cast<std::int32_t>(chance::whole(at.chance.at(at.theatre.unit_key[unit]), taken, 1));
    const std::int32_t lost = take_losses(s, at.theatre, unit, asked);
    if (lost > 0) note_captured(at, s, journal, unit, lost);
  }
}

/// Units cut off and still in hand try, some days, to reach their own side.
void try_to_break_out(const Setting& at, State& s, Journal& journal) {
  for (const UnitId unit : at.theatre.units()) {
    if (!s.cut_off[unit] || !fit(s, unit)) continue;
    const PlanId plan = at.theatre.plan_of[at.theatre.formation_of[unit]];
    const Share hold = plan ? std::clamp(at.drawn.resolve[plan], 0.0, 1.0) : 0.0;
    const PerDay hazard = models::break_out_hazard(at.parameters.command.break_out, hold);
    if (at.chance.at(at.theatre.unit_key[unit]).uniform(0) <
        models::probability_within(in<PerDay>(hazard), Days{1}))
      break_out(at, s, journal, unit);
  }
}

}  // namespace

/// Who holds the land after this turn's fighting, who is pushed back, who is cut off.
void control(const Setting& at, State& s, Journal& journal) {
  const std::int32_t before = s.flips;
  take_ground(at, s, journal);
  at.front.refresh(s);
  if (dusk(at, s)) mop_up(at, s, journal);
  at.front.refresh(s);
  if (dusk(at, s)) hunt_overrun(at, s, journal);
  if (dusk(at, s)) try_to_break_out(at, s, journal);
  if (s.flips != before || s.turn == 0 || dusk(at, s)) mark_encircled(at, s, journal);
}

}  // namespace salient::phases
