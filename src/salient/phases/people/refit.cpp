#include <algorithm>

#include "chance/distributions.hpp"
#include "models/coalition/coalition.hpp"
#include "models/morale/condition.hpp"
#include "models/training/training.hpp"
#include "phases/people/people.hpp"

namespace salient::phases {
namespace {

/// New men join with the training they came with, and the bonds of those who were there are thinned.
void join(const Setting& at, State& s, FormationId formation, std::int32_t people) {
  models::Training arriving;
  arriving.level.fill(std::clamp(at.drawn.dilution[at.theatre.formation_nation[formation]], 0.0, 1.0));
  double present = 0;
  for (const UnitId unit : at.theatre.of(formation)) present += alive(s, unit) ? s.people[unit] : 0;
  if (present <= 0) return;
  const double share = people / present;
  const models::CohesionCourse course = models::cohesion_course(at.parameters.morale.cohesion,
                                                                {.loss_per_day = 0,
                                                                 .replacements_per_day = share,
                                                                 .contact = 0,
                                                                 .fatigue = 0,
                                                                 .leadership = 0,
                                                                 .grievance = 0,
                                                                 .leaders_lost = 0},
                                                                one_day);
  for (const UnitId unit : at.theatre.of(formation)) {
    if (!alive(s, unit)) continue;
    s.training[unit] = models::diluted(s.training[unit], Personnel{static_cast<double>(s.people[unit])},
                                       arriving, Personnel{share * s.people[unit]});
    s.cohesion[unit] = std::clamp(course.after(s.cohesion[unit]), 0.0, 1.0);
  }
  s.ledger[formation].replaced += people;
  s.contingent[at.theatre.formation_nation[formation]].began_with += people;
  add_people(s, at.theatre, formation, people, true);
}

/// People a formation is short of and could take in today. Those in a pressed attack take in none; a contingent
/// under a host's command is filled up by its own country or not at all, never from the host's men.
double wanting(const Setting& at, const State& s, FormationId formation) {
  double missing = 0, people = 0;
  if (at.scenario.formation[formation].host || s.contingent[at.theatre.formation_nation[formation]].leaving)
    return 0;
  for (const UnitId unit : at.theatre.of(formation)) {
    if (!alive(s, unit) || s.cut_off[unit]) continue;
    people += s.people[unit];
    missing += std::max(0.0, at.scenario.unit[unit].establishment - s.people[unit]);
  }
  if (people <= 0 || s.attack[formation].pressing) return 0;
  return missing * at.parameters.operation.rear.replaced_share;
}

void replace_losses(const Setting& at, State& s, SideId side) {
  Flow& flow = s.flow[side];
  flow.people_due += std::max(0.0, at.drawn.replacements[side]) * flow.replacements;
  double wanted = 0;
  for (const FormationId formation : at.theatre.formations())
    if (at.theatre.formation_side[formation] == side)
      wanted += at.scratch.life[formation].wanting = wanting(at, s, formation);
  if (wanted <= 0) return;
  const double share = std::min(1.0, flow.people_due / wanted);
  for (const FormationId formation : at.theatre.formations()) {
    if (at.theatre.formation_side[formation] != side) continue;
    const double due = at.scratch.life[formation].wanting * share;
    if (due <= 0) continue;
    const chance::Key key = at.scratch.luck.formation[formation].at("replacements");
    const auto people = static_cast<std::int32_t>(
        std::min<double>(static_cast<double>(chance::whole(key, due)), flow.people_due));
    if (people <= 0) continue;
    flow.people_due -= people;
    join(at, s, formation, people);
  }
}

void equip(const Setting& at, State& s, UnitId unit) {
  const auto& staff = at.parameters.operation.staff;
  const Formation& formation = at.scenario.formation[at.theatre.formation_of[unit]];
  s.weapons[unit] = std::max(0.0, s.weapons[unit] * (1 - staff.equipment_lost * s.loss_day[unit] * of_today));
  if (s.cut_off[unit]) return;
  const bool hosted = formation.equipped_by && formation.equipped_by != formation.nation;
  const double gain =
      hosted ? models::equipment_after(at.parameters.coalition.equipment, s.weapons[unit], one_day) -
                   s.weapons[unit]
             : (1 - s.weapons[unit]) * staff.equipment_gained;
  const Unit& kind = at.scenario.unit[unit];
  const models::Mended mended = models::mended(at.parameters.supply.repair, kind.branch, kind.establishment,
                                               s.weapons[unit], gain, Tonnes{s.spares[unit]});
  s.weapons[unit] = std::clamp(mended.weapons, 0.0, 1.0);
  s.spares[unit] -= in<Tonnes>(mended.used);
  s.flow[at.theatre.side_of[unit]].spent += in<Tonnes>(mended.used);
}

}  // namespace

void refit(const Setting& at, State& s) {
  for (const SideId side : ids<SideId>(at.theatre.sides)) replace_losses(at, s, side);
  for (const UnitId unit : at.theatre.units())
    if (alive(s, unit)) equip(at, s, unit);
}

}  // namespace salient::phases
