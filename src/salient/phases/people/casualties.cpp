#include <algorithm>

#include "chance/distributions.hpp"
#include "models/medical/casualty.hpp"
#include "models/medical/evacuation.hpp"
#include "phases/people/people.hpp"

namespace salient::phases {
namespace {

constexpr Days one_day{1};

std::int32_t draw(chance::Key key, std::uint64_t n, std::int32_t people, double p) {
  if (people <= 0 || p <= 0) return 0;
  return static_cast<std::int32_t>(chance::binomial(key.at(n), people, std::min(1.0, p)));
}

/// What became of a day's losses in battle, drawn one part after the other from what is left.
struct Split {
  std::int32_t killed{0}, severe{0}, light{0}, missing{0}, captured{0};
};

Split split(const Setting& at, const Toll& toll, chance::Key key) {
  const std::int32_t lost = toll.artillery + toll.drone + toll.small_arms;
  if (lost <= 0) return {};
  const double all = lost;
  const models::LossCauses causes{toll.artillery / all, toll.drone / all, toll.small_arms / all};
  const models::LossCircumstance placed{std::min(1.0, toll.retreating / all), std::min(1.0, toll.routed / all),
                                        std::min(1.0, toll.encircled / all)};
  const models::CasualtySplit p = models::casualty_split(at.parameters.medical.casualty, causes, placed);
  Split s;
  double rest = 1;
  std::int32_t left = lost;
  const auto part = [&](std::uint64_t n, double share) {
    const std::int32_t taken = draw(key, n, left, rest > 0 ? share / rest : 0);
    rest -= share;
    left -= taken;
    return taken;
  };
  s.killed = part(0, p.killed);
  s.severe = part(1, p.wounded_severe);
  s.missing = part(2, p.missing);
  s.captured = part(3, p.captured);
  s.light = left;
  return s;
}

/// How crowded a side's hospitals are.
double crowding(const Setting& at, const State& s, SideId side) {
  double patients = 0, people = 0;
  for (const FormationId formation : at.theatre.formations())
    if (at.theatre.formation_side[formation] == side)
      patients += s.ledger[formation].severe + s.ledger[formation].light;
  for (const UnitId unit : at.theatre.units())
    if (at.theatre.side_of[unit] == side) people += s.people[unit];
  return models::hospital_crowding(patients,
                                   std::max(1.0, people / 1000.0 * at.parameters.operation.rear.beds));
}

double evacuation_hours(const Setting& at, const State& s, FormationId formation) {
  const SideId side = at.theatre.formation_side[formation];
  HexId from{};
  double cut = 0, units = 0, fuel = 0;
  for (const UnitId unit : at.theatre.of(formation)) {
    if (!alive(s, unit)) continue;
    if (!from) from = s.hex[unit];
    const FullStock& full = at.drawn.full[unit];
    units += 1;
    cut += s.cut_off[unit];
    fuel += full.fuel > 0 ? std::min(1.0, s.fuel[unit] / full.fuel) : 1;
  }
  if (!from) return 0;
  double km = 1e9;
  for (const SupplySource& source : at.scenario.source_of_supply)
    if (source.side == side) km = std::min(km, at.theatre.distance(from, source.hex) * at.theatre.hex_km);
  const double overhead = enemy_overhead(at, s, side);
  const models::EvacuationPath path{Kilometres{km}, std::clamp(overhead, 0.0, 1.0), fuel / units, cut / units};
  return models::evacuation_delay_hours(at.parameters.medical.evacuation, path);
}

void enter(const Setting& at, State& s, Journal& journal, FormationId formation, double crowded) {
  Toll& toll = s.toll[formation];
  if (toll == Toll{}) return;
  const chance::Key key = at.chance.at(at.theatre.formation_key[formation]);
  Split day = split(at, toll, key);
  const double delay = evacuation_hours(at, s, formation);
  const auto& wound = at.parameters.medical.wound;
  const std::int32_t severe_dead =
      draw(key, 4, day.severe, models::died_of_wounds(wound, models::Severity::severe, delay, crowded));
  const std::int32_t light_dead =
      draw(key, 5, day.light, models::died_of_wounds(wound, models::Severity::light, delay, crowded));
  day.severe -= severe_dead;
  day.light -= light_dead;
  day.killed += severe_dead + light_dead;
  day.captured += toll.surrendered;
  day.missing += toll.deserted;
  Ledger& ledger = s.ledger[formation];
  ledger.killed += day.killed;
  ledger.wounded += day.severe + day.light;
  ledger.severe += day.severe;
  ledger.light += day.light;
  ledger.missing += day.missing;
  ledger.captured += day.captured;
  const std::int32_t lost = day.killed + day.severe + day.light + day.missing + day.captured;
  s.contingent[at.theatre.formation_nation[formation]].lost_week += lost;
  toll = Toll{};
  journal.note({.turn = stamp(s),
                .kind = EventKind::losses_day,
                .side = at.theatre.formation_side[formation],
                .formation = formation,
                .a = static_cast<float>(day.killed),
                .b = static_cast<float>(day.severe + day.light),
                .c = static_cast<float>(day.missing + day.captured)});
}

void convalesce(const Setting& at, State& s, FormationId formation, double crowded) {
  Ledger& ledger = s.ledger[formation];
  if (ledger.light == 0 && ledger.severe == 0) return;
  const chance::Key key = at.chance.at(at.theatre.formation_key[formation]);
  const auto& p = at.parameters.medical.recovery;
  std::int32_t returned = 0;
  const auto treat = [&](std::int32_t& patients, models::Severity severity, std::uint64_t n) {
    const models::Convalescence chances = models::convalescence(p, severity, crowded, one_day);
    // Thousands of days in bed average out: only the fraction of a person is left to luck.
    const auto back = static_cast<std::int32_t>(chance::whole(key, patients * chances.returns, n));
    const auto discharged = std::min(
        patients - back, static_cast<std::int32_t>(chance::whole(key, patients * chances.invalided, n + 1)));
    patients -= back + discharged;
    ledger.invalided += discharged;
    returned += back;
  };
  treat(ledger.light, models::Severity::light, 8);
  treat(ledger.severe, models::Severity::severe, 10);
  // Nobody comes back to a formation that no longer stands: its men stay in the rear until it does.
  bool stands = false;
  for (const UnitId unit : at.theatre.of(formation)) stands |= alive(s, unit);
  if (!stands) {
    ledger.light += returned;
    return;
  }
  ledger.returned += returned;
  add_people(s, at.theatre, formation, returned, false);
}

void fall_sick(const Setting& at, State& s, UnitId unit, double cold, double wet) {
  const FullStock& full = at.drawn.full[unit];
  const models::FieldConditions field{cold, wet, s.fatigue[unit],
                                      full.food > 0 ? std::min(1.0, s.food[unit] / full.food) : 1.0};
  const auto& p = at.parameters.medical.disease;
  const std::uint64_t who = at.theatre.unit_key[unit];
  const double expected = s.people[unit] * (models::disease_and_injury(p, field) * one_day);
  const auto sick =
      std::min(s.people[unit], static_cast<std::int32_t>(chance::whole(at.chance, expected, who)));
  if (sick == 0) return;
  s.people[unit] -= sick;
  Ledger& ledger = s.ledger[at.theatre.formation_of[unit]];
  const auto severe =
      std::min(sick, static_cast<std::int32_t>(chance::whole(at.chance, sick * p.severe, who + 1)));
  ledger.sick += sick;
  ledger.severe += severe;
  ledger.light += sick - severe;
}

}  // namespace

void add_people(State& s, const Theatre& theatre, FormationId formation, std::int32_t people,
                bool replacements) {
  for (; people > 0;) {
    UnitId neediest{};
    double least = 1e18;
    for (const UnitId unit : theatre.of(formation)) {
      if (!alive(s, unit)) continue;
      const double fill = static_cast<double>(s.people[unit]) / std::max(1, s.came_with[unit]);
      if (fill >= least) continue;
      least = fill;
      neediest = unit;
    }
    if (!neediest) return;
    // In tens, so that they spread over the battalions that need them and the loop stays short.
    const std::int32_t squad = std::min(people, std::max(10, people / 8));
    s.people[neediest] += squad;
    if (replacements) s.came_with[neediest] += squad;
    people -= squad;
  }
}

void care_for_casualties(const Setting& at, State& s, Journal& journal) {
  const double cold = std::clamp(-s.weather.temperature / 15.0, 0.0, 1.0),
               wet = std::clamp(s.weather.moisture, 0.0, 1.0);
  for (const SideId side : ids<SideId>(at.theatre.sides)) {
    const double crowded = crowding(at, s, side);
    for (const FormationId formation : at.theatre.formations()) {
      if (at.theatre.formation_side[formation] != side) continue;
      enter(at, s, journal, formation, crowded);
      convalesce(at, s, formation, crowded);
    }
  }
  for (const UnitId unit : at.theatre.units())
    if (alive(s, unit)) fall_sick(at, s, unit, cold, wet);
}

}  // namespace salient::phases
