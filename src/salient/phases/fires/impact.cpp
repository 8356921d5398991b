#include "chance/distributions.hpp"
#include "models/fortification/fortification.hpp"
#include "phases/fires/fires.hpp"

namespace salient::phases {
namespace {

/// Casualties of a unit outside any pressed attack, of which the barrage hits a share.
void strike(const Setting& at, State& s, UnitId unit, double share) {
  const auto hit = static_cast<std::int32_t>(
      chance::poisson(at.chance.at(at.theatre.unit_key[unit]), s.people[unit] * share));
  s.toll[at.theatre.formation_of[unit]].artillery += take_losses(s, at.theatre, unit, hit);
}

}  // namespace

void wear_works(const Setting& at, State& s, HexId hex, const models::Barrage& barrage) {
  const double area = in<SquareKilometres>(at.scenario.map.grid.area());
  const double shells = models::wear_shells(at.parameters.fires.munition, barrage);
  s.works[hex] =
      static_cast<float>(models::worn(at.parameters.fortification.works, s.works[hex], shells / area));
}

void fall_on(const Setting& at, State& s, HexId hex, SideId by, const models::Barrage& barrage, double hours,
             const EngagedUnits& engaged) {
  const auto met = [&](UnitId unit) { return at.theatre.hostile(by, at.theatre.side_of[unit]); };
  UnitId unit = at.front.first(hex);
  while (unit && !met(unit)) unit = at.front.next(unit);
  if (!unit) return wear_works(at, s, hex, barrage);
  const SquareKilometres area = at.scenario.map.grid.area();
  const auto& p = at.parameters.fires;
  const double density = models::suppressing_shells(p.munition, barrage) / in<SquareKilometres>(area) / hours;
  const models::UnderFire fire = models::under_fire(p.suppression, density, s.works[hex], Days{hours / 24});
  models::Beaten beaten{.posture = Posture::hasty_defence,
                        .cover = at.scenario.map.cover[hex],
                        .works = s.works[hex],
                        .observed = at.scratch.eyes[by] * at.weather.observation,
                        .bursts = at.weather.bursts,
                        .area = area};
  double share_of[] = {-1, -1};  // of those lying and those upright; worked out when first met
  for (; unit; unit = at.front.next(unit)) {
    if (!met(unit)) continue;
    s.suppression[unit] = fire.after(s.suppression[unit]);
    if (engaged[unit]) continue;
    double& share = share_of[models::upright(s.posture[unit])];
    beaten.posture = s.posture[unit];
    if (share < 0) share = models::casualty_share(p.munition, p.coverage, beaten, barrage);
    strike(at, s, unit, share);
  }
  wear_works(at, s, hex, barrage);
}

}  // namespace salient::phases
