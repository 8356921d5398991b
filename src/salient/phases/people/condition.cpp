#include "models/morale/condition.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "chance/distributions.hpp"
#include "models/morale/expectation.hpp"
#include "models/morale/morale.hpp"
#include "models/training/training.hpp"
#include "phases/people/people.hpp"

namespace salient::phases {
namespace {

void first_contact(const Setting& at, State& s, Journal& journal, UnitId unit, double training) {
  const FormationId formation = at.theatre.formation_of[unit];
  const FormationLife& life = at.scratch.life[formation];
  s.met[unit] = 1;
  const models::FirstContact meeting{.gap = models::surprise_left(life.gap, life.learned),
                                     .information_fill = at.drawn.information[formation],
                                     .ammunition_fill = ammunition_fill(at, s, unit),
                                     .weapons_fill = s.weapons[unit],
                                     .leadership = life.leadership,
                                     .training = training};
  const double shock = models::first_contact_shock(at.parameters.morale.expectation, meeting);
  s.shock[unit] = std::clamp(std::max(s.shock[unit], shock), 0.0, 1.0);
  journal.note({.turn = stamp(s),
                .kind = EventKind::shock,
                .cause = Cause::shock,
                .side = at.theatre.side_of[unit],
                .formation = formation,
                .unit = unit,
                .hex = s.hex[unit],
                .a = static_cast<float>(shock),
                .b = static_cast<float>(meeting.ammunition_fill),
                .c = static_cast<float>(meeting.information_fill)});
}

void desert(const Setting& at, State& s, UnitId unit, const models::Strain& strain, double bound) {
  const auto& p = at.parameters.morale.hazard;
  const double luck = at.scratch.luck.deserts[unit], most = s.people[unit] * bound;
  if (most < 1 && luck >= most) return;  // chance::whole() would say none
  const double hazard = models::desertion_hazard(p, s.morale[unit], strain);
  const auto gone = static_cast<std::int32_t>(
      chance::whole(s.people[unit] * models::probability_within(hazard, one_day), luck));
  s.toll[at.theatre.formation_of[unit]].deserted += take_losses(s, at.theatre, unit, gone);
}

void wear(const Setting& at, State& s, UnitId unit, const models::Strain& strain) {
  const auto& p = at.parameters.morale;
  const FormationId formation = at.theatre.formation_of[unit];
  const FormationLife& life = at.scratch.life[formation];
  const models::CohesionStrain cohesion{.loss_per_day = strain.loss_day,
                                        .replacements_per_day = 0,
                                        .contact = strain.contact,
                                        .fatigue = strain.fatigue,
                                        .leadership = strain.leadership,
                                        .grievance = strain.grievance,
                                        .leaders_lost = s.leaders_lost[formation]};
  s.cohesion[unit] =
      std::clamp(models::cohesion_after(p.cohesion, s.cohesion[unit], cohesion, one_day), 0.0, 1.0);
  const models::Exertion exertion{s.posture[unit], strain.contact, strain.supply_fill, life.rest_lost};
  s.fatigue[unit] = std::clamp(models::fatigue_after(p.fatigue, s.fatigue[unit], exertion, one_day), 0.0, 1.0);
  const models::Easing easing{strain.supply_fill, strain.leadership, life.learned};
  s.shock[unit] = models::shock_after(p.expectation, s.shock[unit], easing, one_day);
}

/// Share of the day that a unit is at its work in earnest: guns and drone crews that reach the front serve all
/// day, others are in contact or not.
double exercised(const Setting& at, const State& s, UnitId unit) {
  const Branch branch = at.scenario.unit[unit].branch;
  const auto& range = at.parameters.operation.range;
  const double km = at.front.depth(at.theatre.side_of[unit], s.hex[unit]) * at.theatre.hex_km;
  switch (branch) {
    case Branch::artillery:
      return km <= range.artillery ? ammunition_fill(at, s, unit) : 0;
    case Branch::rocket_artillery:
      return km <= range.rocket_artillery ? ammunition_fill(at, s, unit) : 0;
    case Branch::drone:
      return km <= range.drone ? at.weather.flying : 0;
    default:
      return s.contact[unit];
  }
}

/// A fight teaches what it asks for; those out of it train with what time and teachers they have.
void learn(const Setting& at, State& s, UnitId unit, const models::PerDomain& weights) {
  const auto& growth = at.parameters.training.growth;
  if (in_camp(s, unit))
    s.training[unit] =
        models::camp_after(growth, s.training[unit], at.scratch.life[at.theatre.formation_of[unit]].camp_left);
  else if (const double use = exercised(at, s, unit); use > 0)
    s.training[unit] = models::combat_after(growth, s.training[unit],
                                            models::combat_use(weights, std::min(1.0, use)), one_day);
}

void live_through(const Setting& at, State& s, Journal& journal, UnitId unit) {
  const double overhead = at.scratch.by_side[at.theatre.side_of[unit]];
  const models::PerDomain weights =
      models::domain_weights(at.parameters.training.domain, at.scenario.unit[unit].branch, s.posture[unit],
                             s.works[s.hex[unit]], overhead);
  if (!s.met[unit] && s.contact[unit] > 0)
    first_contact(at, s, journal, unit, models::combat_level(weights, s.training[unit]));
  const models::Strain strain = strain_of(at, s, unit, weights);
  const models::HazardBounds most = models::hazard_bounds(at.parameters.morale.hazard, s.morale[unit], strain);
  desert(at, s, unit, strain, most.desert);
  change_morale(at, s, journal, unit, strain, most.transition);
  if (!alive(s, unit)) return;
  wear(at, s, unit, strain);
  learn(at, s, unit, weights);
  const auto& line = at.parameters.morale.line;
  const double km = at.front.depth(at.theatre.side_of[unit], s.hex[unit]) * at.theatre.hex_km;
  s.in_line[unit] = models::days_in_line_after(line, s.in_line[unit], km <= line.depth);
}

}  // namespace

void change_condition(const Setting& at, State& s, Journal& journal) {
  static const double day_fade = math::exp(-1.0), three_day_fade = math::exp(-1.0 / 3.0);
  for (const SideId side : ids<SideId>(at.theatre.sides))
    at.scratch.by_side[side] = std::clamp(enemy_overhead(at, s, side), 0.0, 1.0);
  for (const UnitId unit : at.theatre.units()) {
    if (!alive(s, unit)) continue;
    live_through(at, s, journal, unit);
    s.loss_day[unit] *= day_fade;
    s.loss_lately[unit] *= three_day_fade;
  }
}

}  // namespace salient::phases
