#include <algorithm>

#include "base/math.hpp"
#include "chance/distributions.hpp"
#include "models/information/information.hpp"
#include "models/morale/condition.hpp"
#include "models/morale/expectation.hpp"
#include "models/morale/morale.hpp"
#include "models/supply/supply.hpp"
#include "models/training/training.hpp"
#include "phases/people/people.hpp"

namespace salient::phases {
namespace {

constexpr Days one_day{1};

Task ordered(const State& s, FormationId formation) {
  switch (s.mission[formation]) {
    case Mission::attack:
      return Task::assault;
    case Mission::hold:
    case Mission::withdraw:
    case Mission::delay:
      return Task::defend;
    default:
      return Task::reserve;
  }
}

double leadership(const Setting& at, const State& s, FormationId formation) {
  return std::clamp(at.drawn.leadership[formation] * (1 - s.staff_lost[formation]), 0.0, 1.0);
}

/// Battalions in and beside a unit's hex, of its side: how many stand broken, how many know what awaits them.
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

double isolation(const Setting& at, const State& s, UnitId unit) {
  if (s.cut_off[unit]) return 1;
  double hostile = 0, all = 0;
  for (const HexId hex : at.scenario.map.neighbour[s.hex[unit]]) {
    if (!hex) continue;
    all += 1;
    hostile += at.front.hostile_land(at.theatre.side_of[unit]).has(hex);
  }
  return all > 0 ? std::max(0.0, hostile / all - 0.5) : 0;
}

double supply_fill(const Setting& at, const State& s, UnitId unit) {
  const FullStock& full = at.drawn.full[unit];
  const double food = full.food > 0 ? s.food[unit] / full.food : 1;
  return std::clamp(
      std::min(ammunition_fill(at, s, unit), models::effect_of_fill(at.parameters.supply.cohesion, food)), 0.0,
      1.0);
}

double combat_level(const Setting& at, const State& s, UnitId unit) {
  return models::combat_level(at.parameters.training.domain, s.training[unit], at.scenario.unit[unit].branch,
                              s.posture[unit], s.works[s.hex[unit]], 0);
}

models::Strain strain_of(const Setting& at, const State& s, UnitId unit, const NetworkLife& network) {
  const FormationId formation = at.theatre.formation_of[unit];
  const double began = s.came_with[unit] > 0 ? s.came_with[unit] : 1;
  return {.loss_total = std::min(1.0, s.lost[unit] / began),
          .loss_day = std::min(1.0, s.loss_day[unit]),
          .isolation = isolation(at, s, unit),
          .supply_fill = supply_fill(at, s, unit),
          .fatigue = s.fatigue[unit],
          .training = combat_level(at, s, unit),
          .leadership = leadership(at, s, formation),
          .cohesion = s.cohesion[unit],
          .shock = s.shock[unit],
          .success = s.success[formation],
          .neighbours_broken = s.contact[unit] > 0.05 ? neighbours_broken(at, s, unit) : 0.0,
          .messages = network.messages,
          .contact = s.contact[unit]};
}

/// What tells most in the strain: for the reader of a play.
Cause cause_of(const models::Strain& strain) {
  if (strain.isolation > 0.6) return Cause::isolation;
  if (strain.shock > 0.3) return Cause::shock;
  if (strain.supply_fill < 0.35) return Cause::ammunition;
  if (strain.neighbours_broken > 0.5) return Cause::neighbours;
  if (strain.loss_day > 0.08 || strain.loss_total > 0.25) return Cause::losses;
  if (strain.fatigue > 0.6) return Cause::fatigue;
  return strain.loss_total > 0.05 ? Cause::losses : Cause::none;
}

void first_contact(const Setting& at, State& s, Journal& journal, UnitId unit) {
  const FormationId formation = at.theatre.formation_of[unit];
  const NationId nation = at.theatre.nation_of[unit];
  s.met[unit] = 1;
  const double gap =
      models::surprise_left(models::gap(at.scenario.formation[formation].told, ordered(s, formation)),
                            std::clamp(s.contingent[nation].learned, 0.0, 1.0));
  const models::FirstContact meeting{.gap = gap,
                                     .information_fill = std::clamp(at.drawn.information[formation], 0.0, 1.0),
                                     .ammunition_fill = ammunition_fill(at, s, unit),
                                     .weapons_fill = s.weapons[unit],
                                     .leadership = leadership(at, s, formation),
                                     .training = combat_level(at, s, unit)};
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

void surrender(const Setting& at, State& s, Journal& journal, UnitId unit, Cause cause) {
  const std::int32_t people = take_losses(s, at.theatre, unit, s.people[unit]);
  s.toll[at.theatre.formation_of[unit]].surrendered += people;
  s.morale[unit] = Morale::surrendered;
  s.presence[unit] = Presence::gone;
  journal.note({.turn = stamp(s),
                .kind = EventKind::surrendered,
                .cause = cause,
                .side = at.theatre.side_of[unit],
                .formation = at.theatre.formation_of[unit],
                .unit = unit,
                .hex = s.hex[unit],
                .a = static_cast<float>(people)});
}

void change_morale(const Setting& at, State& s, Journal& journal, UnitId unit, const models::Strain& strain) {
  const std::uint64_t who = at.theatre.unit_key[unit];
  const models::MoraleHazards hazards = models::hazards(at.parameters.morale.hazard, s.morale[unit], strain);
  const models::MoraleChances chances = models::chances(hazards, one_day);
  const double leaving = s.people[unit] * models::probability_within(hazards.desert, one_day);
  const auto deserters = static_cast<std::int32_t>(chance::whole(at.chance, leaving, who + 2));
  s.toll[at.theatre.formation_of[unit]].deserted += take_losses(s, at.theatre, unit, deserters);
  const double luck = at.chance.uniform(who + 3);
  const Morale before = s.morale[unit];
  if (luck < chances.surrender) return surrender(at, s, journal, unit, cause_of(strain));
  if (luck < chances.surrender + chances.worsen)
    s.morale[unit] = models::worse(before);
  else if (luck < chances.surrender + chances.worsen + chances.recover)
    s.morale[unit] = models::better(before);
  if (s.morale[unit] == before) return;
  journal.note({.turn = stamp(s),
                .kind = EventKind::morale_changed,
                .cause = s.morale[unit] > before ? cause_of(strain) : Cause::none,
                .side = at.theatre.side_of[unit],
                .formation = at.theatre.formation_of[unit],
                .unit = unit,
                .hex = s.hex[unit],
                .a = static_cast<float>(before),
                .b = static_cast<float>(s.morale[unit]),
                .c = static_cast<float>(strain.loss_total)});
}

void wear(const Setting& at, State& s, UnitId unit, const models::Strain& strain, const NetworkLife& network) {
  const auto& p = at.parameters.morale;
  const models::CohesionStrain cohesion{.loss_per_day = strain.loss_day,
                                        .replacements_per_day = 0,
                                        .contact = strain.contact,
                                        .fatigue = strain.fatigue,
                                        .leadership = strain.leadership,
                                        .grievance = 0};
  s.cohesion[unit] =
      std::clamp(models::cohesion_after(p.cohesion, s.cohesion[unit], cohesion, one_day), 0.0, 1.0);
  const models::Exertion exertion{s.posture[unit], strain.contact, strain.supply_fill, network.rest_lost};
  s.fatigue[unit] = std::clamp(models::fatigue_after(p.fatigue, s.fatigue[unit], exertion, one_day), 0.0, 1.0);
  const double known = std::clamp(s.contingent[at.theatre.nation_of[unit]].learned, 0.0, 1.0);
  s.shock[unit] = std::clamp(models::shock_after(p.expectation, s.shock[unit], known, one_day), 0.0, 1.0);
}

/// Those in contact learn by it; those out of it train with what time and rest they have.
void learn(const Setting& at, State& s, UnitId unit, const NetworkLife& network) {
  const auto& growth = at.parameters.training.growth;
  if (s.contact[unit] > 0.05) {
    std::array<double, domain_count> contact;
    contact.fill(s.contact[unit]);
    s.training[unit] = models::combat_after(growth, s.training[unit], contact, one_day);
  } else if (s.posture[unit] == Posture::rest || s.posture[unit] == Posture::reserve) {
    const FormationId formation = at.theatre.formation_of[unit];
    models::Instruction instruction{};
    instruction.time.fill(1.0 / domain_count);
    instruction.instructors = leadership(at, s, formation);
    instruction.foreign_language = seam_friction(at, s, formation) > 0;
    instruction.interpreters = std::clamp(at.known(at.scenario.formation[formation].interpreters), 0.0, 1.0);
    instruction.uptake = network.uptake;
    s.training[unit] = models::camp_after(growth, s.training[unit], instruction, one_day);
  }
}

void contingents_learn(const Setting& at, State& s) {
  for (const NationId nation : ids<NationId>(at.scenario.nation.rows())) {
    double contact = 0, access = 0, people = 0;
    for (const UnitId unit : at.theatre.units()) {
      if (at.theatre.nation_of[unit] != nation || !alive(s, unit)) continue;
      people += s.people[unit];
      contact += s.people[unit] * s.contact[unit];
      access += s.people[unit] * std::clamp(at.drawn.network_access[at.theatre.formation_of[unit]], 0.0, 1.0);
    }
    if (people <= 0) continue;
    s.contingent[nation].learned =
        models::learned_after(at.parameters.morale.expectation, s.contingent[nation].learned, contact / people,
                              access / people, one_day);
  }
}

}  // namespace

NetworkLife network_life(const Setting& at, const State& s, UnitId unit) {
  const FormationId formation = at.theatre.formation_of[unit];
  const NationId nation = at.theatre.nation_of[unit];
  const auto& p = at.parameters.information;
  NetworkLife life;
  life.access = models::access(p.access, at.scenario.formation[formation].network, 0) *
                at.drawn.network_access[formation];
  const double openness = models::home_openness(p.access, {std::max(0.0, at.drawn.home_sites[nation]),
                                                           std::clamp(at.drawn.home_access[nation], 0.0, 1.0)});
  life.novelty = models::novelty(p.access, life.access, openness, Days{s.exposed[unit]});
  const auto distracted =
      models::distraction(p.distraction, life.novelty, std::clamp(at.drawn.discipline[formation], 0.0, 1.0));
  life.rest_lost = distracted.rest_lost;
  life.uptake = distracted.uptake_factor;
  life.messages = models::message_exposure(p.messages, life.access, at.parameters.operation.rear.effort,
                                           seam_friction(at, s, formation) > 0 ? 0.0 : 1.0);
  return life;
}

void change_condition(const Setting& at, State& s, Journal& journal) {
  contingents_learn(at, s);
  const double day_fade = math::exp(-1.0), three_day_fade = math::exp(-1.0 / 3.0),
               ten_day_fade = math::exp(-1.0 / 10.0);
  for (const UnitId unit : at.theatre.units()) {
    if (!alive(s, unit)) continue;
    const NetworkLife network = network_life(at, s, unit);
    if (!s.met[unit] && s.contact[unit] > 0.1) first_contact(at, s, journal, unit);
    const models::Strain strain = strain_of(at, s, unit, network);
    change_morale(at, s, journal, unit, strain);
    if (!alive(s, unit)) continue;
    wear(at, s, unit, strain, network);
    learn(at, s, unit, network);
    s.exposed[unit] += network.access > 0 ? 1 : 0;
    s.in_line[unit] = at.front.depth(at.theatre.side_of[unit], s.hex[unit]) <= 2
                          ? s.in_line[unit] + 1
                          : std::max(0.0, s.in_line[unit] - 2);
    s.loss_day[unit] *= day_fade;
    s.loss_lately[unit] *= three_day_fade;
  }
  for (const FormationId formation : at.theatre.formations()) {
    s.success[formation] *= three_day_fade;
    if (at.scenario.formation[formation].host) s.together[formation] += 1;
    s.staff_lost[formation] *= ten_day_fade;
  }
}

}  // namespace salient::phases
