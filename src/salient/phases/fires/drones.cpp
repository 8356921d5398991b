#include <algorithm>

#include "chance/distributions.hpp"
#include "models/training/training.hpp"
#include "phases/fires/fires.hpp"

namespace salient::phases {
namespace {

/// Sorties a day that the side's crews fly, skill counted.
double sorties_of(const Setting& at, const State& s, SideId side) {
  double crews = 0;
  for (const UnitId unit : at.theatre.units()) {
    const Unit& drones = at.scenario.unit[unit];
    if (at.theatre.side_of[unit] != side || drones.branch != Branch::drone || !alive(s, unit)) continue;
    crews += drones.tubes * s.weapons[unit] *
             models::fires_factor(at.parameters.training.effect, s.training[unit][Domain::drone]);
  }
  return crews * at.parameters.operation.rear.sorties * std::max(0.0, at.drawn.drones[side]) *
         s.flow[side].drones;
}

models::DroneAttack attack_on(const Setting& at, SideId enemy, double sorties, double front_km, double people,
                              Posture posture, Cover cover, double works) {
  return {.sorties_per_day = sorties,
          .flying = at.weather.flying,
          .jamming = std::clamp(at.drawn.jamming[enemy], 0.0, 1.0),
          .air_defence = std::clamp(at.parameters.operation.rear.coverage_radar, 0.0, 1.0),
          .people_per_km2 = people,
          .posture = posture,
          .cover = cover,
          .works = works,
          .width = Kilometres{std::max(1.0, front_km)}};
}

/// People of a side within the enemy drones' reach, those who move counting as many times more as they are
/// seen.
double exposed_people(const Setting& at, const State& s, UnitId unit, int reach) {
  if (!alive(s, unit) || at.front.depth(at.theatre.side_of[unit], s.hex[unit]) > reach) return 0;
  const auto& p = at.parameters.fires.drones;
  return s.people[unit] * (moving(s.posture[unit]) ? p.seen_moving : p.seen_still) *
         p.cover.at(at.scenario.map.cover[s.hex[unit]]);
}

void strike(const Setting& at, State& s, SideId by, SideId enemy, const Column<UnitId, std::uint8_t>& engaged) {
  const double sorties = sorties_of(at, s, by);
  const double front_km = static_cast<double>(at.front.line(enemy).size()) * at.theatre.hex_km;
  const double hex_area = in<SquareKilometres>(at.scenario.map.grid.area());
  s.flow[by].overhead = models::drones_overhead(
      at.parameters.fires.drones,
      attack_on(at, enemy, sorties, front_km, 0, Posture::hasty_defence, Cover::open, 0));
  const int reach = static_cast<int>(at.parameters.operation.range.drone / at.theatre.hex_km + 0.5);
  double total = 0;
  Column<UnitId, double>& exposed = at.scratch.by_unit;
  for (const UnitId unit : at.theatre.units()) {
    exposed[unit] = at.theatre.side_of[unit] == enemy ? exposed_people(at, s, unit, reach) : 0.0;
    total += exposed[unit];
  }
  const chance::Key luck = at.chance.at("drones");
  for (const UnitId unit : at.theatre.units()) {
    const double part = exposed[unit];
    exposed[unit] = 0;
    if (part <= 0) continue;
    const double flown = sorties * part / total;
    if (engaged[unit]) continue;
    const HexId hex = s.hex[unit];
    const double casualties = models::drone_casualties(
        at.parameters.fires.drones, attack_on(at, enemy, flown, front_km, s.people[unit] / hex_area,
                                              s.posture[unit], at.scenario.map.cover[hex], s.works[hex]));
    const auto hit = static_cast<std::int32_t>(chance::poisson(luck.at(at.theatre.unit_key[unit]), casualties));
    s.toll[at.theatre.formation_of[unit]].drone += take_losses(s, at.theatre, unit, hit);
  }
}

/// Crews over an attack lend it power, and the defence too; so do aircraft. Shared among the attacks that go
/// on.
void lend_power(const Setting& at, State& s, SideId side) {
  const auto& contact = at.parameters.engagement.contact;
  const double per_crew = at.parameters.operation.rear.sorties;
  const auto attacks = static_cast<double>(at.scratch.attacks.size());
  if (attacks == 0 || per_crew <= 0) return;
  const double sorties = sorties_of(at, s, side);
  for (const AttackUnderWay& attack : at.scratch.attacks) {
    const FormationId formation = attack.formation;
    const bool own = attack.attacker == side;
    const double crews = sorties / per_crew / attacks * at.weather.flying * (1 - enemy_jamming(at, side));
    const double air =
        std::clamp(at.drawn.air[side], 0.0, 1.0) * contact.air * at.theatre.hex_km * at.weather.flying;
    Support& given = s.support[formation];
    (own ? given.drones : given.enemy_drones) = crews * contact.sortie;
    (own ? given.air : given.enemy_air) = air;
  }
}

}  // namespace

void fly_drones(const Setting& at, State& s, Journal&, const Column<UnitId, std::uint8_t>& engaged) {
  for (const SideId side : ids<SideId>(at.theatre.sides)) lend_power(at, s, side);
  if (!dawn(at, s)) return;
  for (const SideId by : ids<SideId>(at.theatre.sides))
    for (const SideId enemy : ids<SideId>(at.theatre.sides))
      if (at.theatre.hostile(by, enemy)) strike(at, s, by, enemy, engaged);
}

}  // namespace salient::phases
