#include "models/morale/morale.hpp"

#include <algorithm>

#include "chance/distributions.hpp"
#include "models/supply/supply.hpp"
#include "models/training/training.hpp"
#include "phases/people/people.hpp"

namespace salient::phases {
namespace {

constexpr Cause told_as[] = {Cause::losses,     Cause::isolation, Cause::ammunition, Cause::fatigue,
                             Cause::cohesion,   Cause::shock,     Cause::neighbours, Cause::training,
                             Cause::leadership, Cause::messages,  Cause::treatment,  Cause::grievance};
static_assert(std::size(told_as) == models::strain_term_count);

/// What a reader is told of a term: the covariate as it stands.
double covariate(const models::Strain& strain, models::StrainTerm term) {
  const double by_term[] = {strain.loss_total, strain.isolation, strain.supply_fill,       strain.fatigue,
                            strain.cohesion,   strain.shock,     strain.neighbours_broken, strain.training,
                            strain.leadership, strain.messages,  strain.treatment,         strain.grievance};
  return by_term[static_cast<std::size_t>(term)];
}

std::size_t largest(const models::StrainTerms& terms) {
  return static_cast<std::size_t>(std::max_element(terms.begin(), terms.end()) - terms.begin());
}

/// Notes what told most: the largest term, and those at least half as large, three at most.
void tell_why(const State& s, Journal& journal, const Event& of, const models::Strain& strain,
              models::StrainTerms terms) {
  constexpr int most = 3;
  const double first = terms[largest(terms)];
  for (int n = 0; n < most; ++n) {
    const std::size_t term = largest(terms);
    if (terms[term] <= 0 || 2 * terms[term] < first) return;
    Event why = of;
    why.kind = EventKind::strain;
    why.cause = told_as[term];
    why.a = static_cast<float>(covariate(strain, static_cast<models::StrainTerm>(term)));
    why.b = static_cast<float>(terms[term]);
    why.c = static_cast<float>(std::min(strain.loss_total, s.loss_lately[of.unit]));
    journal.note(why);
    terms[term] = 0;
  }
}

double isolation(const Setting& at, const State& s, UnitId unit) {
  const SideId side = at.theatre.side_of[unit];
  if (!s.cut_off[unit] && at.front.depth(side, s.hex[unit]) > 1) return 0;
  double hostile = 0, all = 0;
  for (const HexId hex : at.scenario.map.neighbour[s.hex[unit]]) {
    if (!hex) continue;
    all += 1;
    hostile += at.front.hostile_land(side).has(hex);
  }
  return models::isolation(all > 0 ? hostile / all : 0, s.cut_off[unit] != 0);
}

double supply_fill(const Setting& at, const State& s, UnitId unit) {
  const Share food = fill_of(s.food[unit], full_now(at, s, unit).food);
  const Share armed = ammunition_fill(at, s, unit);
  // Mostly it is ammunition that is scarcer.
  if (armed <= models::least_effect_of_fill(at.parameters.supply.cohesion, food)) return armed;
  const double fed = models::effect_of_fill(at.parameters.supply.cohesion, food);
  return std::clamp(std::min(armed, fed), 0.0, 1.0);
}

Event event_of(const Setting& at, const State& s, UnitId unit, EventKind kind) {
  return {.turn = stamp(s),
          .kind = kind,
          .side = at.theatre.side_of[unit],
          .formation = at.theatre.formation_of[unit],
          .unit = unit,
          .hex = s.hex[unit]};
}

}  // namespace

double neighbours_broken(const Setting& at, const State& s, UnitId unit) {
  double broken = 0, all = 0;
  const auto look = [&](HexId hex) {
    for (UnitId other = at.front.first(hex); other; other = at.front.next(other)) {
      if (other == unit || at.theatre.side_of[other] != at.theatre.side_of[unit]) continue;
      if (!is_manoeuvre(at.scenario.unit[other].branch)) continue;
      all += 1;
      broken += s.morale[other] >= Morale::broken;
    }
  };
  look(s.hex[unit]);
  for (const HexId hex : at.scenario.map.neighbour[s.hex[unit]])
    if (hex) look(hex);
  return all > 0 ? broken / all : 0;
}

models::Strain strain_of(const Setting& at, const State& s, UnitId unit, const models::PerDomain& weights) {
  const FormationId formation = at.theatre.formation_of[unit];
  const FormationLife& life = at.scratch.life[formation];
  const double began = s.came_with[unit] > 0 ? s.came_with[unit] : 1;
  return {.loss_total = std::min(1.0, s.lost[unit] / began),
          .loss_day = std::min(1.0, s.loss_day[unit]),
          .isolation = isolation(at, s, unit),
          .supply_fill = supply_fill(at, s, unit),
          .fatigue = s.fatigue[unit],
          .training = models::combat_level(weights, s.training[unit]),
          .leadership = life.leadership,
          .cohesion = s.cohesion[unit],
          .shock = s.shock[unit],
          .success = s.success[formation],
          .neighbours_broken = 0,
          .messages = life.messages,
          .treatment = life.treatment,
          .grievance = s.grievance[formation],
          .contact = s.contact[unit]};
}

void surrender(const Setting& at, State& s, Journal& journal, UnitId unit, const models::Strain& strain) {
  const models::StrainTerms terms = models::surrender_terms(at.parameters.morale.hazard, strain);
  const FormationId formation = at.theatre.formation_of[unit];
  Event event = event_of(at, s, unit, EventKind::surrendered);
  const std::int32_t people = take_losses(s, at.theatre, unit, s.people[unit]);
  s.toll[formation].surrendered += people;
  s.morale[unit] = Morale::surrendered;
  s.presence[unit] = Presence::gone;
  if (at.scenario.unit[unit].branch == Branch::headquarters) s.staff_lost[formation] = 1;
  event.cause = Cause::isolation;
  event.a = static_cast<float>(people);
  journal.note(event);
  tell_why(s, journal, event, strain, terms);
}

void change_morale(const Setting& at, State& s, Journal& journal, UnitId unit, models::Strain strain,
                   double bound) {
  const auto& p = at.parameters.morale.hazard;
  const Morale before = s.morale[unit];
  const double luck = at.scratch.luck.heart[unit];
  // 1 - exp(-h) < h: luck beyond the bound changes nothing, and most days it is.
  if (luck >= bound) return;
  strain.neighbours_broken = neighbours_broken(at, s, unit);
  const models::MoraleChances chances = models::chances(models::hazards(p, before, strain), one_day);
  if (luck < chances.surrender) return surrender(at, s, journal, unit, strain);
  if (luck < chances.surrender + chances.worsen)
    s.morale[unit] = models::worse(before);
  else if (luck < chances.surrender + chances.worsen + chances.recover)
    s.morale[unit] = models::better(before);
  if (s.morale[unit] == before) return;
  const bool worsened = s.morale[unit] > before;
  const models::StrainTerms terms = models::worsening_terms(p, strain);
  Event event = event_of(at, s, unit, EventKind::morale_changed);
  event.cause = worsened ? told_as[largest(terms)] : Cause::none;
  event.a = static_cast<float>(before);
  event.b = static_cast<float>(s.morale[unit]);
  event.c = static_cast<float>(strain.loss_total);
  journal.note(event);
  if (worsened) tell_why(s, journal, event, strain, terms);
}

}  // namespace salient::phases
