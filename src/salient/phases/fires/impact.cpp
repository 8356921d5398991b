#include <algorithm>

#include "chance/distributions.hpp"
#include "models/fortification/fortification.hpp"
#include "phases/fires/fires.hpp"

namespace salient::phases {
namespace {

/// Casualties of a unit outside any pressed attack, of which the barrage hits a share.
void strike(const Setting& at, State& s, UnitId unit, double share, std::int32_t Toll::*by) {
  const auto hit = static_cast<std::int32_t>(chance::poisson(
      at.scratch.fire_luck.key[unit], at.scratch.fire_luck.first[unit], s.people[unit] * share));
  s.toll[at.theatre.formation_of[unit]].*by += take_losses(s, at.theatre, unit, hit);
}

}  // namespace

void wear_works(const Setting& at, State& s, HexId hex, const models::Barrage& barrage) {
  const double area = in<SquareKilometres>(at.scenario.map.grid.area());
  const double shells = models::wear_shells(at.parameters.fires.munition, barrage);
  s.works[hex] =
      static_cast<float>(models::worn(at.parameters.fortification.works, s.works[hex], shells / area));
}

namespace {

void begin_to_fall(const Setting& at, HexId hex, double density, double hours) {
  FallingFire& fire = at.scratch.falling[hex];
  if (fire.hours == 0) at.scratch.under_fire.push_back(hex);
  fire.hours = fire.hours == 0 ? hours : std::min(fire.hours, hours);
  fire.density += density;
}

models::UnderFire held_down(const Setting& at, Share works, const FallingFire& fire) {
  return models::under_fire(at.parameters.fires.suppression, fire.density, works, Days{fire.hours / 24});
}

double assault_hours(const Setting& at) {
  return at.parameters.fires.suppression.assault_hours * in<Days>(at.span());
}

}  // namespace

void fall_on_defenders(const Setting& at, HexId hex, double density) {
  if (density > 0) begin_to_fall(at, hex, density, assault_hours(at));
}

void hold_down(const Setting& at, State& s, SideId by, const EngagedUnits& engaged) {
  for (const HexId hex : at.scratch.under_fire) {
    const models::UnderFire fire = held_down(at, s.works[hex], at.scratch.falling[hex]);
    for (UnitId unit = at.front.first(hex); unit; unit = at.front.next(unit))
      if (at.theatre.hostile(by, at.theatre.side_of[unit]))
        s.suppression[unit] = fire.after(s.suppression[unit]);
    at.scratch.falling[hex] = FallingFire{};
  }
  at.scratch.under_fire.clear();
  for (AttackUnderWay& attack : at.scratch.attacks) {
    if (attack.defender != by || attack.falling <= 0) continue;
    const models::UnderFire fire = held_down(at, 0, {attack.falling, assault_hours(at)});
    for (const UnitId unit : at.theatre.of(attack.formation))
      if (engaged[unit] && at.theatre.distance(s.hex[unit], attack.target) <= 1)
        s.suppression[unit] = fire.after(s.suppression[unit]);
    attack.falling = 0;
  }
}

void fall_on(const Setting& at, State& s, HexId hex, SideId by, const models::Barrage& barrage, double hours,
             const EngagedUnits& engaged) {
  const auto met = [&](UnitId unit) { return at.theatre.hostile(by, at.theatre.side_of[unit]); };
  UnitId unit = at.front.first(hex);
  while (unit && !met(unit)) unit = at.front.next(unit);
  if (!unit) return wear_works(at, s, hex, barrage);
  const SquareKilometres area = at.scenario.map.grid.area();
  const auto& p = at.parameters.fires;
  begin_to_fall(at, hex, models::suppressing_shells(p.munition, barrage) / in<SquareKilometres>(area) / hours,
                hours);
  models::Beaten beaten{.posture = Posture::hasty_defence,
                        .cover = at.scenario.map.cover[hex],
                        .works = s.works[hex],
                        .observed = s.flow[by].eyes * at.weather.observation,
                        .bursts = at.weather.bursts,
                        .area = area};
  double share_of[] = {-1, -1};  // of those lying and those upright; worked out when first met
  for (; unit; unit = at.front.next(unit)) {
    if (!met(unit) || engaged[unit]) continue;
    double& share = share_of[models::upright(s.posture[unit])];
    beaten.posture = s.posture[unit];
    if (share < 0) share = models::casualty_share(p.munition, p.coverage, beaten, barrage);
    strike(at, s, unit, share, barrage.bomb > 0 ? &Toll::bomb : &Toll::artillery);
  }
  wear_works(at, s, hex, barrage);
}

}  // namespace salient::phases
