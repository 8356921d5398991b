#include <algorithm>
#include <array>
#include <cmath>

#include "chance/distributions.hpp"
#include "models/medical/casualty.hpp"
#include "models/medical/evacuation.hpp"
#include "models/supply/supply.hpp"
#include "phases/people/people.hpp"

namespace salient::phases {
namespace {

/// Four lots of a formation's luck, numbered from `first`; drawn at once when one is asked for.
class Lots {
 public:
  Lots(chance::Key luck, std::uint64_t first) : luck_{luck}, first_{first} {}
  std::int32_t draw(std::size_t n, std::int32_t people, double p) {
    if (people <= 0 || p <= 0) return 0;
    if (!drawn_) {
      chance::keys_at(luck_, std::array{first_, first_ + 1, first_ + 2, first_ + 3}, key_);
      chance::first_uniforms(key_, uniform_);
      drawn_ = true;
    }
    return static_cast<std::int32_t>(chance::binomial(key_[n], uniform_[n], people, std::min(1.0, p)));
  }

 private:
  chance::Key luck_;
  std::uint64_t first_;
  bool drawn_{false};
  std::array<chance::Key, 4> key_{luck_, luck_, luck_, luck_};
  std::array<double, 4> uniform_{};
};

/// What became of a day's losses, drawn one part after the other from what is left.
CasualtyDay split(const Setting& at, const Toll& toll, chance::Key luck) {
  const std::int32_t lost = toll.artillery + toll.bomb + toll.drone + toll.small_arms;
  CasualtyDay day;
  if (lost > 0) {
    const double all = lost;
    const models::LossCauses causes{(toll.artillery + toll.bomb) / all, toll.drone / all,
                                    toll.small_arms / all};
    const models::LossCircumstance placed{std::min(1.0, toll.retreating / all),
                                          std::min(1.0, toll.routed / all),
                                          std::min(1.0, toll.encircled / all)};
    const models::CasualtySplit p = models::casualty_split(at.parameters.medical.casualty, causes, placed);
    double rest = 1;
    std::int32_t left = lost;
    Lots lots{luck, 0};
    const auto part = [&](std::size_t n, double share) {
      const std::int32_t taken = lots.draw(n, left, rest > 0 ? share / rest : 0);
      rest -= share;
      left -= taken;
      return taken;
    };
    day.killed = part(0, p.killed);
    day.severe = part(1, p.wounded_severe);
    day.missing = part(2, p.missing);
    day.captured = part(3, p.captured);
    day.light = left;
  }
  day.captured += toll.surrendered;
  day.missing += toll.deserted;
  return day;
}

/// The way from where a formation's wounded are hit to the surgeons; the threat to a side's roads stands in
/// Scratch::by_side.
models::EvacuationPath way_to_surgery(const Setting& at, const State& s, FormationId formation) {
  const SideId side = at.theatre.formation_side[formation];
  const HexId from = place_of(at, s, formation);
  double cut = 0, units = 0, fuel = 0, contact = 0;
  for (const UnitId unit : at.theatre.of(formation)) {
    if (!alive(s, unit)) continue;
    units += 1;
    cut += s.cut_off[unit];
    contact += s.contact[unit];
    fuel += fill_of(s.fuel[unit], full_now(at, s, unit).fuel);
  }
  if (!from) return {Kilometres{0}, Kilometres{0}, 0, 0, 1, 0};
  double km = 1e9;
  for (const SupplySource& source : at.scenario.source_of_supply)
    if (source.side == side) km = std::min(km, at.theatre.distance(from, source.hex) * at.theatre.hex_km);
  return {Kilometres{km},
          Kilometres{at.parameters.operation.range.drone},
          at.scratch.by_side[side],
          std::min(1.0, contact / units),
          models::effect_of_fill(at.parameters.supply.movement, fuel / units),
          cut / units};
}

/// Tells every formation's toll apart and counts the people whom a nation's hospitals and vehicles serve.
void tell_apart(const Setting& at, const State& s) {
  at.scratch.medical.assign(at.scratch.medical.rows(), MedicalDay{});
  for (const FormationId formation : at.theatre.formations()) {
    CasualtyDay& day = at.scratch.casualties[formation];
    day = CasualtyDay{};
    if (!(s.toll[formation] == Toll{}))
      day = split(at, s.toll[formation], at.scratch.luck.formation[formation]);
    for (const UnitId unit : at.theatre.of(formation))
      day.people += s.presence[unit] == Presence::present ? s.people[unit] : 0;
    at.scratch.medical[at.theatre.formation_nation[formation]].people += day.people;
  }
}

/// How full a nation's hospitals are this evening, and what that makes of those in care.
void crowd(const Setting& at, const State& s, NationId nation) {
  MedicalDay& day = at.scratch.medical[nation];
  const double places = at.drawn.hospital_places[nation],
               usual = day.people / 1000.0 * at.parameters.medical.hospital.beds;
  day.crowded =
      models::hospital_crowding(s.contingent[nation].in_hospital, std::max(1.0, places > 0 ? places : usual));
  const auto& recovery = at.parameters.medical.recovery;
  day.light = models::convalescence(recovery, models::Severity::light, day.crowded, one_day);
  day.severe = models::convalescence(recovery, models::Severity::severe, day.crowded, one_day);
}

/// Severely wounded of a formation who want a place in a vehicle today.
double want_carrying(const State& s, FormationId formation, const CasualtyDay& day) {
  return s.ledger[formation].waiting + day.severe;
}

/// Whether a formation has anybody to bring to surgery today, the lightly wounded among them.
bool has_wounded(const State& s, FormationId formation, const CasualtyDay& day) {
  return day.severe + day.light > 0 || s.ledger[formation].waiting > 0;
}

/// What a formation's vehicles can do today.
void muster_vehicles(const Setting& at, const State& s, FormationId formation) {
  const auto& p = at.parameters.medical.evacuation;
  CasualtyDay& day = at.scratch.casualties[formation];
  const NationId nation = at.theatre.formation_nation[formation];
  const double people = at.scratch.medical[nation].people;
  const models::EvacuationPath path = way_to_surgery(at, s, formation);
  const double claimed = people > 0 ? at.drawn.evacuation_places[nation] * day.people / people : 0;
  day.way = models::evacuation(p, path).delay;
  // Whoever is left of a formation without people is carried by its neighbours, one a day at least.
  day.lift = std::max(1.0, models::evacuation_lift(p, path, Personnel{day.people}, claimed));
}

/// What the vehicles of formations with wounded can do today, and what a nation's are short of and leave empty.
/// Who has no wounded is asked only where somebody else is short.
void share_vehicles(const Setting& at, const State& s) {
  for (const SideId side : ids<SideId>(at.theatre.sides))
    at.scratch.by_side[side] = std::clamp(road_threat(at, s, side), 0.0, 1.0);
  const auto left = [&](FormationId formation) {
    const CasualtyDay& day = at.scratch.casualties[formation];
    return day.lift - want_carrying(s, formation, day);
  };
  for (const FormationId formation : at.theatre.formations()) {
    if (!has_wounded(s, formation, at.scratch.casualties[formation])) continue;
    muster_vehicles(at, s, formation);
    at.scratch.medical[at.theatre.formation_nation[formation]].short_of += std::max(0.0, -left(formation));
  }
  for (const FormationId formation : at.theatre.formations()) {
    const CasualtyDay& day = at.scratch.casualties[formation];
    MedicalDay& medical = at.scratch.medical[at.theatre.formation_nation[formation]];
    if (!(medical.short_of > 0)) continue;
    const bool wounded = has_wounded(s, formation, day);
    if (day.people > 0 && !wounded) muster_vehicles(at, s, formation);
    if (day.people > 0 || wounded) medical.spare += std::max(0.0, left(formation));
  }
}

/// Severely wounded of a formation who find a place today, its neighbours' vehicles among them.
double carried_today(const Setting& at, const State& s, FormationId formation, const CasualtyDay& day) {
  const MedicalDay& medical = at.scratch.medical[at.theatre.formation_nation[formation]];
  return models::evacuation_lent(at.parameters.medical.evacuation, day.lift, want_carrying(s, formation, day),
                                 medical.spare, medical.short_of);
}

/// Those wounded today who die before surgery, and are killed; the others find a place or wait for one.
void carry(const Setting& at, State& s, FormationId formation, CasualtyDay& day, Lots& lots) {
  Ledger& ledger = s.ledger[formation];
  if (!has_wounded(s, formation, day)) return;
  const auto& p = at.parameters.medical;
  const double carried = carried_today(at, s, formation, day), urgent = p.evacuation.urgent;
  const double first = day.way + models::evacuation_queue(ledger.urgent, urgent * day.severe, carried).hours,
               after = day.way + models::evacuation_queue(ledger.waiting, day.severe, carried).hours;
  const auto die = [&](std::int32_t& wounded, models::Severity severity, std::size_t n) {
    if (wounded == 0) return;
    const std::int32_t died = lots.draw(n, wounded, models::died_before_care(p.wound, severity, first, after));
    wounded -= died;
    day.killed += died;
  };
  const std::int32_t hit = day.severe;
  die(day.severe, models::Severity::severe, 0);
  die(day.light, models::Severity::light, 2);
  // The dead need no place.
  const double living = std::max(0.0, urgent * hit - p.wound.triage * (hit - day.severe));
  ledger.urgent = models::evacuation_queue(ledger.urgent, living, carried).waiting;
  ledger.waiting = models::evacuation_queue(ledger.waiting, day.severe, carried).waiting;
}

/// Of those who reached surgery some die of wounds. Returns how many.
std::int32_t die_of_wounds(const Setting& at, CasualtyDay& day, double crowded, Lots& lots) {
  if (day.severe + day.light == 0) return 0;
  std::int32_t died = 0;
  const auto treat = [&](std::int32_t& wounded, models::Severity severity, std::size_t n) {
    const std::int32_t lost =
        lots.draw(n, wounded, models::died_of_wounds(at.parameters.medical.wound, severity, crowded));
    wounded -= lost;
    died += lost;
  };
  treat(day.severe, models::Severity::severe, 1);
  treat(day.light, models::Severity::light, 3);
  day.killed += died;
  return died;
}

void enter(const Setting& at, State& s, Journal& journal, FormationId formation) {
  Toll& toll = s.toll[formation];
  CasualtyDay& day = at.scratch.casualties[formation];
  Lots lots{at.scratch.luck.formation[formation], 4};
  carry(at, s, formation, day, lots);
  if (toll == Toll{}) return;
  const NationId nation = at.theatre.formation_nation[formation];
  Ledger& ledger = s.ledger[formation];
  MedicalDay& medical = at.scratch.medical[nation];
  ledger.died_of_wounds += die_of_wounds(at, day, medical.crowded, lots);
  medical.admitted += day.severe;
  ledger.killed += day.killed;
  ledger.wounded += day.severe + day.light;
  ledger.wounded_severe += day.severe;
  ledger.severe += day.severe;
  ledger.light += day.light;
  ledger.missing += day.missing;
  ledger.captured += day.captured;
  ledger.hit_by_guns += toll.artillery;
  ledger.hit_by_bombs += toll.bomb;
  ledger.hit_by_drones += toll.drone;
  ledger.hit_direct += toll.small_arms;
  s.contingent[nation].lost_week += day.killed + day.severe + day.light + day.missing + day.captured;
  toll = Toll{};
  journal.note({.turn = stamp(s),
                .kind = EventKind::losses_day,
                .side = at.theatre.formation_side[formation],
                .formation = formation,
                .a = static_cast<float>(day.killed),
                .b = static_cast<float>(day.severe + day.light),
                .c = static_cast<float>(day.missing + day.captured)});
}

void convalesce(const Setting& at, State& s, FormationId formation, const MedicalDay& medical) {
  Ledger& ledger = s.ledger[formation];
  if (ledger.light == 0 && ledger.severe == 0) return;
  const chance::Key key = at.scratch.luck.formation[formation];
  constexpr std::array<std::uint64_t, 4> numbers{8, 9, 10, 11};
  std::array<double, 4> luck;
  chance::uniforms(key, numbers, 0, luck);
  std::int32_t returned = 0;
  const auto treat = [&](std::int32_t& patients, const models::Convalescence& chances, const double* drawn) {
    // Thousands of days in bed average out: only the fraction of a person is left to luck.
    const auto back = static_cast<std::int32_t>(chance::whole(patients * chances.returns, drawn[0]));
    const auto discharged = std::min(
        patients - back, static_cast<std::int32_t>(chance::whole(patients * chances.invalided, drawn[1])));
    patients -= back + discharged;
    ledger.invalided += discharged;
    returned += back;
  };
  treat(ledger.light, medical.light, &luck[0]);
  treat(ledger.severe, medical.severe, &luck[2]);
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
  const models::FieldConditions field{cold, wet, s.fatigue[unit],
                                      fill_of(s.food[unit], full_now(at, s, unit).food)};
  const auto& p = at.parameters.medical.disease;
  const double expected = s.people[unit] * (models::disease_and_injury(p, field) * one_day);
  const auto sick =
      std::min(s.people[unit], static_cast<std::int32_t>(chance::whole(expected, at.scratch.luck.sick[unit])));
  if (sick == 0) return;
  s.people[unit] -= sick;
  Ledger& ledger = s.ledger[at.theatre.formation_of[unit]];
  const auto severe = std::min(
      sick, static_cast<std::int32_t>(chance::whole(sick * p.severe, at.scratch.luck.severely_sick[unit])));
  ledger.sick += sick;
  ledger.severe += severe;
  ledger.light += sick - severe;
  at.scratch.medical[at.theatre.nation_of[unit]].admitted += severe;
}

/// A nation's hospitals admit the day's severe cases and send on whoever can travel.
void admit(const Setting& at, State& s, NationId nation) {
  double& in_hospital = s.contingent[nation].in_hospital;
  const double admitted = at.scratch.medical[nation].admitted;
  if (in_hospital + admitted > 0)
    in_hospital = models::hospital_occupied(at.parameters.medical.hospital, in_hospital, admitted, one_day);
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
  const double cold = models::cold_at(at.parameters.medical.disease, s.weather.temperature),
               wet = std::clamp(s.weather.moisture, 0.0, 1.0);
  tell_apart(at, s);
  share_vehicles(at, s);
  for (const NationId nation : ids<NationId>(at.scenario.nation.rows())) crowd(at, s, nation);
  for (const FormationId formation : at.theatre.formations()) {
    enter(at, s, journal, formation);
    convalesce(at, s, formation, at.scratch.medical[at.theatre.formation_nation[formation]]);
  }
  for (const UnitId unit : at.theatre.units())
    if (alive(s, unit)) fall_sick(at, s, unit, cold, wet);
  for (const NationId nation : ids<NationId>(at.scenario.nation.rows())) admit(at, s, nation);
}

}  // namespace salient::phases
