#include <algorithm>

#include "chance/distributions.hpp"
#include "models/fortification/fortification.hpp"
#include "models/training/training.hpp"
#include "phases/phase.hpp"

namespace salient::phases {
namespace {

bool digs(const State& s, UnitId unit) {
  const Posture posture = s.posture[unit];
  return posture == Posture::hasty_defence || posture == Posture::prepared_defence ||
         posture == Posture::fortified_defence;
}

/// How much fire hinders work in a hex: the most suppressed of those who stand there, 0 to 1.
double hindrance(const Setting& at, const State& s, HexId hex) {
  double most = 0;
  for (UnitId unit = at.front.first(hex); unit; unit = at.front.next(unit))
    most = std::max(most, s.suppression[unit]);
  return std::min(1.0, most);
}

/// Troops of a hex at work on their own position.
struct Crew {
  double people{0}, skill{0};
};
Crew crew_of(const Setting& at, const State& s, HexId hex) {
  Crew crew;
  for (UnitId unit = at.front.first(hex); unit; unit = at.front.next(unit)) {
    if (!digs(s, unit) || overrun(at, s, unit)) continue;
    crew.people += s.people[unit];
    crew.skill +=
        s.people[unit] * models::works_factor(at.parameters.training.effect, s.training[unit][Domain::trench]);
  }
  return crew;
}

bool anyone_digs(const Setting& at, const State& s, HexId hex) {
  for (UnitId unit = at.front.first(hex); unit; unit = at.front.next(unit))
    if (digs(s, unit) && s.people[unit] > 0 && !overrun(at, s, unit)) return true;
  return false;
}

/// What a day's work would make of a hex, and the material it takes.
using Progress = WorksProgress;
Progress progress_of(const Setting& at, const State& s, HexId hex, double engineers) {
  const auto& p = at.parameters.fortification;
  const Kilometres width{at.theatre.hex_km};
  const double km = at.theatre.hex_km;
  const Crew crew = crew_of(at, s, hex);
  const double skill = crew.people > 0 ? crew.skill / crew.people : 1.0;
  const double works = s.works[hex], mines = s.mines[hex];
  Progress day{works, mines, Tonnes{0}};
  day.works = models::dug(
      p.digging, works,
      {crew.people / km, engineers / km, hindrance(at, s, hex), std::min(1.0, at.weather.dig * skill)},
      Days{1});
  day.mines = models::mines_laid(p.mines, mines, engineers / km, Days{1});
  day.material = Tonnes{in<Tonnes>(models::material_for(p.digging, works, day.works, width)) +
                        in<Tonnes>(models::mines_for(p.mines, mines, day.mines, width))};
  return day;
}

bool engineers_reach(const Setting& at, const State& s, UnitId unit, HexId hex) {
  return at.theatre.distance(s.hex[unit], hex) * at.theatre.hex_km <= at.parameters.fortification.engineer_km;
}

/// The most steps over which engineers reach a place.
int engineer_steps(const Setting& at) {
  int steps = 0;
  while ((steps + 1) * at.theatre.hex_km <= at.parameters.fortification.engineer_km) ++steps;
  return steps;
}

/// Engineers of a side over the places in `scratch.hexes`, each battalion's shared evenly among those in its
/// reach.
void share_engineers(const Setting& at, const State& s, SideId side, double part) {
  const int steps = engineer_steps(at);
  std::vector<HexId>& reached = at.scratch.in_reach;
  for (const UnitId unit : at.theatre.engineers[side]) {
    if (!fit(s, unit)) continue;
    const Theatre::Axial from = at.theatre.axial[s.hex[unit]];
    reached.clear();
    for (const HexId hex : at.scratch.hexes)
      if (Theatre::distance(from, at.theatre.axial[hex]) <= steps) reached.push_back(hex);
    for (const HexId hex : reached)
      at.scratch.by_hex[hex] += part * s.people[unit] / static_cast<double>(reached.size());
  }
}

/// Whether a side's engineers have attacks to open the way for: then they breach and bridge and do not dig.
bool opens_the_way(const Setting& at, const State& s, SideId side) {
  for (const FormationId formation : at.theatre.formations())
    if (at.theatre.formation_side[formation] == side && attacking(s, formation)) return true;
  return false;
}

/// Hexes in which a side's troops dig near its front.
void list_positions(const Setting& at, const State& s, SideId side) {
  std::vector<HexId>& hexes = at.scratch.hexes;
  hexes.clear();
  for (const UnitId unit : at.theatre.units()) {
    const HexId hex = s.hex[unit];
    if (at.theatre.side_of[unit] != side || !alive(s, unit) || overrun(at, s, unit)) continue;
    UnitId first = at.front.first(hex);
    while (at.theatre.side_of[first] != side) first = at.front.next(first);
    if (first != unit) continue;
    if (anyone_digs(at, s, hex)) hexes.push_back(hex);
  }
}

/// The next line that a defence would fall back to, to build in depth: the foremost of its plan's lines of
/// which it holds some and mans less than half; where nobody digs.
void add_next_line(const Setting& at, const State& s, SideId side) {
  std::vector<HexId>& hexes = at.scratch.hexes;
  hexes.clear();
  for (const Plan& plan : at.scenario.plan) {
    if (plan.side != side || plan.kind != PlanKind::defence) continue;
    for (const std::size_t line : plan.lines) {
      const std::size_t before = hexes.size();
      std::size_t manned = 0;
      for (const HexId hex : at.theatre.line_hexes[line]) {
        if (s.control[hex] != side.row()) continue;
        if (at.front.first(hex))
          manned += 1;
        else
          hexes.push_back(hex);
      }
      if (hexes.size() - before > manned) break;
      hexes.resize(before);
    }
  }
}

/// Works and mines of the places in `scratch.hexes`, with the engineers that `by_hex` holds, as far as material
/// lasts: all in the same proportion.
void build(const Setting& at, State& s, SideId side) {
  const auto& p = at.parameters.fortification;
  double asked = 0;
  std::vector<Progress>& days = at.scratch.progress;
  days.clear();
  for (const HexId hex : at.scratch.hexes) {
    days.push_back(progress_of(at, s, hex, at.scratch.by_hex[hex]));
    asked += in<Tonnes>(days.back().material);
  }
  Flow& flow = s.flow[side];
  const double ration = asked > flow.material ? flow.material / asked : 1.0;
  for (std::size_t n = 0; n < days.size(); ++n) {
    const HexId hex = at.scratch.hexes[n];
    const Progress& day = days[n];
    at.scratch.by_hex[hex] = 0;
    s.works[hex] =
        static_cast<float>(std::clamp(models::rationed(p.digging, s.works[hex], day.works, ration), 0.0, 1.0));
    s.mines[hex] = static_cast<float>(std::clamp(s.mines[hex] + ration * (day.mines - s.mines[hex]), 0.0, 1.0));
  }
  const double used = std::min(flow.material, asked * ration);
  flow.material -= used;
  flow.spent += used;
}

/// Engineers clear mines before the attacks in their reach, and lose people to it.
void breach(const Setting& at, State& s, SideId side) {
  const auto& p = at.parameters.fortification.mines;
  std::vector<HexId>& hexes = at.scratch.hexes;
  hexes.clear();
  for (const FormationId formation : at.theatre.formations())
    if (at.theatre.formation_side[formation] == side && attacking(s, formation) &&
        std::find(hexes.begin(), hexes.end(), s.target[formation]) == hexes.end())
      hexes.push_back(s.target[formation]);
  share_engineers(at, s, side, 1);
  const double fire = std::min(1.0, enemy_overhead(at, s, side));
  double mined = 0;
  for (const HexId hex : hexes) mined += s.mines[hex] / static_cast<double>(hexes.size());
  for (const UnitId unit : at.theatre.engineers[side]) {
    if (!fit(s, unit)) continue;
    const bool works =
        std::any_of(hexes.begin(), hexes.end(), [&](HexId hex) { return engineers_reach(at, s, unit, hex); });
    if (!works) continue;
    const double lost = s.people[unit] * models::engineers_lost(p, mined, fire, Days{1});
    const auto asked =
        static_cast<std::int32_t>(chance::whole(at.chance.at(at.theatre.unit_key[unit]), lost, 0));
    s.toll[at.theatre.formation_of[unit]].drone += take_losses(s, at.theatre, unit, asked);
  }
  for (const HexId hex : hexes) {
    s.mines[hex] = static_cast<float>(
        models::mines_breached(p, s.mines[hex], at.scratch.by_hex[hex] / at.theatre.hex_km, fire, Days{1}));
    at.scratch.by_hex[hex] = 0;
  }
}

/// A defender blows the bridges over which he is attacked.
void demolish(const Setting& at, State& s) {
  const auto& p = at.parameters.fortification.bridges;
  for (const FormationId formation : at.theatre.formations()) {
    if (!attacking(s, formation)) continue;
    const HexId target = s.target[formation];
    for (int direction = 0; direction < direction_count; ++direction) {
      const BridgeId bridge = at.theatre.bridge_at(target, direction);
      const HexId bank = at.scenario.map.neighbour[target][static_cast<std::size_t>(direction)];
      if (!bridge || s.control[bank] != at.theatre.formation_side[formation].row() ||
          s.bridge[bridge] <= p.left)
        continue;
      if (chance::happens(at.chance.at("bridge").at(bridge.row()), p.demolished)) s.bridge[bridge] = p.left;
    }
  }
}

/// Engineers of the side that holds a bank mend what is broken within their reach.
void mend_bridges(const Setting& at, State& s, SideId side) {
  const auto& p = at.parameters.fortification.bridges;
  const double fire = std::min(1.0, enemy_overhead(at, s, side));
  for (const BridgeId id : ids<BridgeId>(at.theatre.bridge.rows())) {
    const Theatre::Bridge& bridge = at.theatre.bridge[id];
    const double before = s.bridge[id];
    const bool held = s.control[bridge.from] == side.row() && s.control[bridge.to] == side.row();
    if (before >= 1 || !held) continue;
    double engineers = 0;
    for (const UnitId unit : at.theatre.engineers[side])
      if (fit(s, unit) && engineers_reach(at, s, unit, bridge.from)) engineers += s.people[unit];
    if (engineers <= 0) continue;
    const double after = models::bridged(p, before, engineers, fire, bridge.width, Days{1});
    const double asked = in<Tonnes>(models::material_for_bridge(p, before, after, bridge.width));
    Flow& flow = s.flow[side];
    const double ration = asked > flow.material ? flow.material / asked : 1.0;
    s.bridge[id] = std::min(1.0, before + ration * (after - before));
    flow.material -= asked * ration;
    flow.spent += asked * ration;
  }
}

/// What reaches a side for works today, as far as its depots hold it.
void receive_material(const Setting& at, State& s, SideId side) {
  const double daily = at.drawn.material[side];
  Flow& flow = s.flow[side];
  const double room = std::max(0.0, at.parameters.fortification.dump_days * daily - flow.material);
  const double taken = std::min(daily, room);
  flow.material += taken;
  flow.received += taken;
}

}  // namespace

/// Once a day, at dusk: troops who stay dig in; engineers open the way for attacks, or else help to dig, lay
/// mines and build the next line; bridges are blown and mended.
void works(const Setting& at, State& s, Journal&) {
  if (!dusk(at, s)) return;
  at.front.muster(s);
  demolish(at, s);
  for (const SideId side : ids<SideId>(at.theatre.sides)) {
    receive_material(at, s, side);
    mend_bridges(at, s, side);
    const bool opening = opens_the_way(at, s, side);
    const double in_depth = at.parameters.fortification.digging.in_depth;
    if (opening) breach(at, s, side);
    list_positions(at, s, side);
    if (!opening) share_engineers(at, s, side, 1 - in_depth);
    build(at, s, side);
    add_next_line(at, s, side);
    if (!opening) share_engineers(at, s, side, in_depth);
    build(at, s, side);
  }
}

}  // namespace salient::phases
