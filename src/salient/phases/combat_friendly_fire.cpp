#include "chance/distributions.hpp"
#include "models/coalition/coalition.hpp"
#include "phases/combat.hpp"

namespace salient::phases {
namespace {

/// Of the attacker's side about a target, the share of people of other nations than the formation's.
double joint(const Setting& at, const State& s, const Engagement& e) {
  const NationId own = at.theatre.formation_nation[e.formation];
  double others = 0, all = 0;
  for (const HexId hex : at.scenario.map.neighbour[e.target])
    for (UnitId unit = hex ? at.front.first(hex) : UnitId{}; unit; unit = at.front.next(unit)) {
      if (at.theatre.side_of[unit] != e.attacker || !alive(s, unit)) continue;
      all += s.people[unit];
      if (at.theatre.nation_of[unit] != own) others += s.people[unit];
    }
  return all > 0 ? others / all : 0;
}

/// The attacking battalion that luck strikes, whatever its place in the roster.
UnitId unlucky(const Setting& at, const Engagement& e) {
  UnitId worst{};
  double least = 2;
  for (std::uint32_t i = e.first_attacker; i < e.first_attacker + e.attackers; ++i) {
    const UnitId unit = at.scratch.engaged[i].unit;
    const double luck = at.chance.at(at.theatre.unit_key[unit]).at("friendly fire").uniform(0);
    if (luck >= least) continue;
    least = luck;
    worst = unit;
  }
  return worst;
}

}  // namespace

void friendly_fire(const Setting& at, State& s, Journal& journal, const Engagement& e) {
  const double friction = seam_friction(at, s, e.formation);
  if (friction <= 0) return;
  const auto& seam = at.parameters.coalition.seam;
  const double chance =
      in<PerDay>(models::friendly_fire(seam, friction, joint(at, s, e))) * in<Days>(at.span()) * e.attackers;
  const chance::Key key = at.chance.at(at.theatre.formation_key[e.formation]);
  if (key.uniform(8) >= chance) return;
  const UnitId unit = unlucky(at, e);
  const auto asked = static_cast<std::int32_t>(chance::whole(key, s.people[unit] * seam.friendly_loss, 9));
  const std::int32_t lost = take_losses(s, at.theatre, unit, asked);
  s.toll[e.formation].artillery += lost;
  s.attack[e.formation].own_lost += lost;
  journal.note({.turn = stamp(s),
                .kind = EventKind::friendly_fire,
                .side = e.attacker,
                .formation = e.formation,
                .unit = unit,
                .hex = e.target,
                .a = static_cast<float>(lost)});
}

}  // namespace salient::phases
