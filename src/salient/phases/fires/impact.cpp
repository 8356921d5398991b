#include "chance/distributions.hpp"
#include "models/fortification/fortification.hpp"
#include "phases/fires/fires.hpp"

namespace salient::phases {
namespace {

/// Casualties of a unit outside any pressed attack.
void strike(const Setting& at, State& s, UnitId unit, const models::Beaten& beaten,
            const models::Barrage& barrage) {
  const auto& p = at.parameters.fires;
  const double expected = s.people[unit] * models::casualty_share(p.munition, p.coverage, beaten, barrage);
  const auto hit =
      static_cast<std::int32_t>(chance::poisson(at.chance.at(at.theatre.unit_key[unit]), expected));
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
  const SquareKilometres area = at.scenario.map.grid.area();
  const auto& p = at.parameters.fires;
  const double density = models::suppressing_shells(p.munition, barrage) / in<SquareKilometres>(area) / hours;
  for (UnitId unit = at.front.first(hex); unit; unit = at.front.next(unit)) {
    if (!at.theatre.hostile(by, at.theatre.side_of[unit])) continue;
    s.suppression[unit] =
        models::suppressed(p.suppression, s.suppression[unit], density, s.works[hex], Days{hours / 24});
    if (engaged[unit]) continue;
    strike(at, s, unit,
           {.posture = s.posture[unit],
            .cover = at.scenario.map.cover[hex],
            .works = s.works[hex],
            .observed = at.scratch.eyes[by] * at.weather.observation,
            .bursts = at.weather.bursts,
            .area = area},
           barrage);
  }
  wear_works(at, s, hex, barrage);
}

}  // namespace salient::phases
