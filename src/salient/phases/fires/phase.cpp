#include "models/fires/fires.hpp"

#include "phases/fires/fires.hpp"

namespace salient::phases {
namespace {

constexpr double negligible = 1e-6;  // of suppression: decays to nothing, not to denormals

}  // namespace

void mark_engaged(const Setting& at, const State& s, Column<UnitId, std::uint8_t>& engaged) {
  engaged.assign(engaged.rows(), 0);
  for (const FormationId formation : at.theatre.formations()) {
    if (!attacking(s, formation) || !s.attack[formation].pressing) continue;
    for (const UnitId unit : at.theatre.of(formation))
      if (is_manoeuvre(at.scenario.unit[unit].branch) &&
          at.theatre.distance(s.hex[unit], s.target[formation]) <= 1)
        engaged[unit] = 1;
    for (UnitId unit = at.front.first(s.target[formation]); unit; unit = at.front.next(unit)) engaged[unit] = 1;
  }
}

/// Guns, rockets, drones and aircraft: what they lend to attacks and defences, and what they do to everyone
/// else.
void fires(const Setting& at, State& s, Journal& journal) {
  s.support.assign(s.support.rows(), Support{});
  Column<UnitId, std::uint8_t>& engaged = at.scratch.flag;
  mark_engaged(at, s, engaged);
  const auto& p = at.parameters.fires.suppression;
  // With no rounds falling suppression only decays, by the same factor for everyone.
  const double left = models::suppressed(p, 1, 0, 0, at.span());
  for (double& suppression : s.suppression) suppression = suppression > negligible ? suppression * left : 0.0;
  Scratch& scratch = at.scratch;
  scratch.attacks.clear();
  for (const FormationId formation : at.theatre.formations())
    if (attacking(s, formation))
      scratch.attacks.push_back({formation, s.target[formation], at.theatre.formation_side[formation],
                                 SideId{s.control[s.target[formation]]}});
  fire_guns(at, s, journal, engaged);
  fly_drones(at, s, journal, engaged);
}

}  // namespace salient::phases
