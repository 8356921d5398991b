#include "models/fires/fires.hpp"

#include "phases/fires/fires.hpp"

namespace salient::phases {

void mark_engaged(const Setting& at, const State& s, Column<UnitId, std::uint8_t>& engaged) {
  engaged.assign(engaged.rows(), 0);
  for (const FormationId formation : at.theatre.formations()) {
    if (!attacking(s, formation) || !s.attack[formation].pressing) continue;
    for (const UnitId unit : at.theatre.of(formation))
      if (is_manoeuvre(at.scenario.unit[unit].branch) && at.theatre.distance(s.hex[unit], s.target[formation]) <= 1)
        engaged[unit] = 1;
    for (UnitId unit = at.front.first(s.target[formation]); unit; unit = at.front.next(unit)) engaged[unit] = 1;
  }
}

/// Guns, rockets, drones and aircraft: what they lend to attacks and defences, and what they do to everyone else.
void fires(const Setting& at, State& s, Journal& journal) {
  s.support.assign(s.support.rows(), Support{});
  Column<UnitId, std::uint8_t>& engaged = at.scratch.flag;
  mark_engaged(at, s, engaged);
  const auto& p = at.parameters.fires.suppression;
  for (const UnitId unit : at.theatre.units())
    if (s.suppression[unit] > 0) s.suppression[unit] = models::suppressed(p, s.suppression[unit], 0, 0, at.span());
  fire_guns(at, s, journal, engaged);
  fly_drones(at, s, journal, engaged);
}

}  // namespace salient::phases
