#include <algorithm>

#include "chance/distributions.hpp"
#include "models/training/training.hpp"
#include "phases/fires/fires.hpp"

namespace salient {

double road_threat(const Setting& at, const State& s, SideId side) {
  double most = 0;
  for (const SideId other : ids<SideId>(at.theatre.sides))
    if (at.theatre.hostile(side, other))
      most = std::max(most, models::road_threat(s.flow[other].overhead, s.flow[other].roads));
  return most;
}

DroneCrews drone_crews(const Setting& at, const State& s, SideId side) {
  double crews = 0, skilled = 0;
  for (const UnitId unit : at.theatre.drones[side]) {
    if (!alive(s, unit)) continue;
    const double of_unit = at.scenario.unit[unit].tubes * s.weapons[unit];
    crews += of_unit;
    skilled += of_unit * models::drones_factor(at.parameters.training.effect, s.training[unit][Domain::drone]);
  }
  return {.number = crews * std::max(0.0, at.drawn.drones[side]) * s.flow[side].drones,
          .skill = crews > 0 ? skilled / crews : 0.0};
}

}  // namespace salient

namespace salient::phases {
namespace {

/// A day's sorties at people who do not stand anywhere yet: the attacked hex fills them in.
models::DroneAttack attack_on(const Setting& at, SideId by, SideId enemy, DroneCrews crews) {
  return {.sorties_per_day = crews.number * at.parameters.operation.rear.sorties,
          .skill = crews.skill,
          .flying = at.weather.flying,
          .daylight = at.weather.daylight,
          .jamming = at.drawn.jamming[enemy],
          .fibre = at.drawn.fibre[by],
          .interception = at.drawn.interception[enemy],
          .people_per_km2 = 0,
          .posture = Posture::hasty_defence,
          .cover = Cover::open,
          .works = 0,
          .width = front_of(at, enemy)};
}

/// People of a side within the enemy drones' reach, those who move counting as many times more as they are
/// seen.
double exposed_people(const Setting& at, const State& s, UnitId unit, Kilometres reach) {
  if (!alive(s, unit)) return 0;
  const Kilometres depth{at.front.depth(at.theatre.side_of[unit], s.hex[unit]) * at.theatre.hex_km};
  const Share reached = models::within_reach(depth, reach);
  if (reached <= 0) return 0;
  const auto& p = at.parameters.fires.drones;
  return s.people[unit] * reached * (moving(s.posture[unit]) ? p.seen_moving : p.seen_still) *
         p.cover.at(at.scenario.map.cover[s.hex[unit]]);
}

/// People of a side who stand in a hex.
double people_in(const Setting& at, const State& s, HexId hex, SideId side) {
  double people = 0;
  for (UnitId unit = at.front.first(hex); unit; unit = at.front.next(unit))
    if (at.theatre.side_of[unit] == side) people += s.people[unit];
  return people;
}

/// Draws what the day costs those who are struck.
void take_toll(const Setting& at, State& s) {
  Struck& struck = at.scratch.struck;
  const std::size_t count = struck.unit.size();
  struck.key.resize(count, at.chance);
  struck.first.resize(count);
  chance::keys_at(at.chance.at("drones"), struck.who, struck.key);
  chance::first_uniforms(struck.key, struck.first);
  for (std::size_t i = 0; i < count; ++i) {
    const UnitId unit = struck.unit[i];
    const auto hit =
        static_cast<std::int32_t>(chance::poisson(struck.key[i], struck.first[i], struck.casualties[i]));
    s.toll[at.theatre.formation_of[unit]].drone += take_losses(s, at.theatre, unit, hit);
  }
}

void strike(const Setting& at, State& s, SideId by, SideId enemy, const EngagedUnits& engaged) {
  const auto& p = at.parameters.fires.drones;
  models::DroneAttack attack = attack_on(at, by, enemy, drone_crews(at, s, by));
  const double sorties = attack.sorties_per_day;
  Flow& flow = s.flow[by];
  flow.overhead = models::drones_overhead(p, attack);
  const models::DronePassage passage = models::drone_passage(p, attack);
  const double flown = models::drones_flown(p, attack), survive = passage.survive;
  flow.front += in<Kilometres>(attack.width);
  const Kilometres reach{at.parameters.operation.range.drone};
  const double hex_area = in<SquareKilometres>(at.scenario.map.grid.area());
  double total = 0;
  Column<UnitId, double>& exposed = at.scratch.by_unit;
  std::vector<UnitId>& overflown = at.scratch.overflown;
  overflown.clear();
  for (const UnitId unit : at.theatre.units()) {
    if (at.theatre.side_of[unit] != enemy) continue;
    const double people = exposed_people(at, s, unit, reach);
    if (people <= 0) continue;
    exposed[unit] = people;
    total += people;
    overflown.push_back(unit);
  }
  Struck& struck = at.scratch.struck;
  struck.unit.clear();
  struck.casualties.clear();
  struck.who.clear();
  for (const UnitId unit : overflown) {
    const double part = exposed[unit];
    exposed[unit] = 0;
    if (engaged[unit]) continue;
    const HexId hex = s.hex[unit];
    attack.sorties_per_day = sorties * part / total;
    flow.flown += flown * part / total;
    flow.through += flown * survive * part / total;
    attack.people_per_km2 = people_in(at, s, hex, enemy) / hex_area;
    attack.posture = s.posture[unit];
    attack.cover = at.scenario.map.cover[hex];
    attack.works = s.works[hex];
    const double casualties = models::drone_casualties(p, attack, passage);
    if (p.people > 0) flow.struck += casualties / p.people;
    if (casualties <= 0) continue;
    struck.unit.push_back(unit);
    struck.casualties.push_back(casualties);
    struck.who.push_back(at.theatre.unit_key[unit]);
  }
  take_toll(at, s);
}

/// Crews over an attack lend it power, and the defence too; so do aircraft. Shared among the attacks that go
/// on.
void lend_power(const Setting& at, State& s, SideId side) {
  const auto& contact = at.parameters.engagement.contact;
  const auto& p = at.parameters.fires;
  const auto attacks = static_cast<double>(at.scratch.attacks.size());
  if (attacks == 0) return;
  const double per_crew = at.parameters.operation.rear.sorties;
  const DroneCrews able = drone_crews(at, s, side);
  const double hits = p.drones.aimed > 0 ? models::drones_hitting(p.drones, able.skill) / p.drones.aimed : 0.0;
  const double crews = per_crew > 0 ? able.number * hits / attacks : 0.0;
  const double flown =
      at.weather.flying * models::drones_surviving(p.drones, enemy_jamming(at, side), at.drawn.fibre[side],
                                                   enemy_strongest(at, side, at.drawn.interception));
  const double air = std::clamp(at.drawn.air[side], 0.0, 1.0) * contact.air * at.theatre.hex_km *
                     at.weather.aircraft *
                     (1 - p.air.deterred * enemy_strongest(at, side, at.drawn.air_defence));
  for (const AttackUnderWay& attack : at.scratch.attacks) {
    Support& given = s.support[attack.formation];
    const bool own = attack.attacker == side;
    (own ? given.drones : given.enemy_drones) = crews * flown * contact.sortie;
    (own ? given.air : given.enemy_air) = air;
  }
}

}  // namespace

void fly_drones(const Setting& at, State& s, const EngagedUnits& engaged) {
  for (const SideId side : ids<SideId>(at.theatre.sides)) lend_power(at, s, side);
  if (!dawn(at, s)) return;
  for (const SideId by : ids<SideId>(at.theatre.sides))
    for (const SideId enemy : ids<SideId>(at.theatre.sides))
      if (at.theatre.hostile(by, enemy)) strike(at, s, by, enemy, engaged);
}

}  // namespace salient::phases
