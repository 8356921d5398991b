#include <algorithm>

#include "base/math.hpp"
#include "models/coalition/coalition.hpp"
#include "models/information/information.hpp"
#include "models/morale/expectation.hpp"
#include "models/morale/leaders.hpp"
#include "models/morale/morale.hpp"
#include "models/training/training.hpp"
#include "phases/people/people.hpp"

namespace salient::phases {
namespace {

/// Numbers of a formation's luck of the day that this file asks for; those of casualties lie below.
enum Luck : std::uint64_t { commander = 64, devices };

/// A formation's units of one day, added up by people.
struct Company {
  double people{0};
  double contact{0}, met{0}, lost{0};
  double staff{0}, staff_lost{0};
  bool in_camp{false};  ///< some of it
};

Company company(const Setting& at, const State& s, FormationId formation) {
  Company c;
  for (const UnitId unit : at.theatre.of(formation)) {
    if (!alive(s, unit)) continue;
    const double people = s.people[unit], lost = people * s.loss_day[unit] * of_today;
    c.people += people;
    c.contact += people * s.contact[unit];
    c.met += s.met[unit] ? people : 0;
    c.lost += lost;
    c.in_camp |= in_camp(s, unit);
    if (at.scenario.unit[unit].branch != Branch::headquarters) continue;
    c.staff += people;
    c.staff_lost += lost;
  }
  return c;
}

Task ordered(const State& s, FormationId formation) {
  switch (s.mission[formation]) {
    case Mission::attack:
      return Task::assault;
    case Mission::hold:
    case Mission::withdraw:
    case Mission::delay:
      return Task::defend;
    case Mission::reserve:
      return Task::reserve;
    case Mission::rest:
      return Task::guard;
  }
  return Task::guard;
}

/// Leaders are lost with their people, staffs with their headquarters, and now and then a commander.
void lose_leaders(const Setting& at, State& s, Journal& journal, FormationId formation, const Company& c) {
  const auto& p = at.parameters.morale.leaders;
  const double lost = c.people > 0 ? std::min(1.0, c.lost / c.people) : 0;
  const double staff = c.staff > 0 ? std::min(1.0, c.staff_lost / c.staff) : 0;
  s.leaders_lost[formation] =
      std::clamp(models::leaders_lost_after(p, s.leaders_lost[formation], lost, one_day), 0.0, 1.0);
  s.staff_lost[formation] = models::staff_lost_after(p, s.staff_lost[formation], staff, one_day);
  // 1 - exp(-x) < x: luck beyond that spares the commander.
  const double luck = lost > 0 ? at.scratch.luck.formation[formation].uniform(commander) : 1;
  if (luck >= p.commander * lost || luck >= models::commander_lost(p, lost)) return;
  s.leaders_lost[formation] = models::without_commander(p, s.leaders_lost[formation]);
  journal.note({.turn = stamp(s),
                .kind = EventKind::commander_lost,
                .cause = Cause::losses,
                .side = at.theatre.formation_side[formation],
                .formation = formation,
                .a = static_cast<float>(s.leaders_lost[formation])});
}

/// What the network does to a formation's soldiers today; their commanders may keep devices away.
void connect(const Setting& at, State& s, Journal& journal, FormationId formation, double contact,
             FormationLife& life) {
  const auto& p = at.parameters.information;
  const NationId nation = at.theatre.formation_nation[formation];
  models::Connection link{at.scenario.formation[formation].network, at.drawn.network_access[formation], contact,
                          s.restriction[formation]};
  life.access = models::access(p.access, link);
  const double openness = models::home_openness(
      p.access, {std::max(0.0, at.drawn.home_sites[nation]), at.drawn.home_access[nation]});
  const double novelty = models::novelty(life.access, openness, s.freshness[formation]);
  const models::Distraction by = models::distraction(p.distraction, novelty, at.drawn.discipline[formation]);
  life.rest_lost = by.rest_lost;
  life.uptake = by.uptake_factor;
  life.messages = models::message_exposure(p.messages, life.access, at.drawn.messages[nation],
                                           at.drawn.messages_language[nation]);
  s.distracted[formation] = 1 - by.vigilance_factor;
  s.freshness[formation] = models::freshness_after(p.access, s.freshness[formation], life.access, one_day);
  const double hazard = models::restriction_hazard(p.restriction, by.distracted, life.leadership);
  const double restricted = models::restricted(p.restriction, s.restriction[formation]);
  if (hazard <= 0 || restricted <= s.restriction[formation]) return;
  const double luck = at.scratch.luck.formation[formation].uniform(devices);
  if (luck >= hazard || luck >= models::probability_within(hazard, one_day)) return;
  s.restriction[formation] = restricted;
  journal.note({.turn = stamp(s),
                .kind = EventKind::devices_kept,
                .side = at.theatre.formation_side[formation],
                .formation = formation,
                .a = static_cast<float>(restricted),
                .b = static_cast<float>(by.distracted)});
}

/// What a day in camp leaves to learn: the programme, taught by the instructors there are, through interpreters
/// where they speak another language.
models::PerDomain camp(const Setting& at, FormationId formation, double uptake) {
  const Formation& f = at.scenario.formation[formation];
  models::Instruction given{};
  double sum = 0;
  for (std::size_t d = 0; d < domain_count; ++d) sum += given.time[d] = std::max(0.0, at.known(f.programme[d]));
  if (sum > 1)
    for (double& time : given.time) time /= sum;
  given.instructors = at.drawn.instructors[formation];
  given.foreign_language = f.host && at.scenario.nation[f.nation].language !=
                                         at.scenario.nation[at.scenario.formation[f.host].nation].language;
  given.interpreters = at.drawn.interpreters[formation];
  given.uptake = uptake;
  return models::camp_left(at.parameters.training.growth, given, one_day);
}

void complain(const Setting& at, State& s, FormationId formation, const Company& c, const FormationLife& life) {
  const double met = c.people > 0 ? c.met / c.people : 0;
  const double users = at.drawn.network_access[formation];
  const models::Complaint over{.gap = life.gap,
                               .known = std::clamp(std::max(met, life.learned), 0.0, 1.0),
                               .devices = users * s.restriction[formation]};
  s.grievance[formation] = std::clamp(
      models::grievance_after(at.parameters.morale.grievance, s.grievance[formation], over, one_day), 0.0, 1.0);
}

/// Adds one formation to what its nation has seen of the enemy, and shown him.
struct Seen {
  double people{0}, contact{0}, aware{0};
};

/// The enemy learns whose soldiers a nation's are, and each of its formations hears how many of them know.
void show(const Setting& at, State& s, NationId nation, const Seen& seen) {
  at.scratch.aware[nation] = seen.people > 0 ? std::min(1.0, seen.aware / seen.people) : 0;
  if (seen.people <= 0) return;
  Contingent& contingent = s.contingent[nation];
  contingent.unknown = models::unknown_after(at.parameters.coalition.uniform, contingent.unknown,
                                             std::min(1.0, seen.contact / seen.people), one_day);
}

/// Formations that have anybody to tell, as they stand this evening.
void list_tellers(const Setting& at) {
  std::vector<Teller>& tellers = at.scratch.tellers;
  tellers.clear();
  for (const FormationId formation : at.theatre.formations()) {
    const FormationLife& life = at.scratch.life[formation];
    if (life.people <= 0) continue;
    tellers.push_back({formation, at.theatre.formation_side[formation], at.theatre.formation_nation[formation],
                       at.theatre.axial[life.place], life.people, life.people * life.learned});
  }
}

/// Share of those who know among neighbouring formations of the side that speak the same language.
double neighbours_know(const Setting& at, FormationId formation) {
  const Theatre::Axial here = at.theatre.axial[at.scratch.life[formation].place];
  const SideId side = at.theatre.formation_side[formation];
  const NationId nation = at.theatre.formation_nation[formation];
  const int steps = static_cast<int>(at.parameters.morale.expectation.word_reach / at.theatre.hex_km);
  double people = 0, know = 0;
  for (const Teller& other : at.scratch.tellers) {
    if (other.side != side || Theatre::distance(here, other.place) > steps || other.formation == formation)
      continue;
    if (other.nation != nation &&
        at.scenario.nation[other.nation].language != at.scenario.nation[nation].language)
      continue;
    people += other.people;
    know += other.know;
  }
  return people > 0 ? std::min(1.0, know / people) : 0;
}

/// Word of what awaits them reaches a formation's soldiers, until not one is left who has not heard.
void hear(const Setting& at, State& s, FormationId formation) {
  const FormationLife& life = at.scratch.life[formation];
  if (life.people <= 0 || s.learned[formation] >= 1) return;
  if ((1 - s.learned[formation]) * life.people < 1) {
    s.learned[formation] = 1;
    return;
  }
  const models::Hearsay from{.in_contact = life.contact,
                             .neighbours_know = neighbours_know(at, formation),
                             .countrymen_know = at.scratch.aware[at.theatre.formation_nation[formation]],
                             .network_access = life.access};
  s.learned[formation] = std::clamp(
      models::learned_after(at.parameters.morale.expectation, s.learned[formation], from, one_day), 0.0, 1.0);
}

void live(const Setting& at, State& s, Journal& journal, FormationId formation, Seen& seen) {
  const Company c = company(at, s, formation);
  FormationLife& life = at.scratch.life[formation];
  life = FormationLife{};  // nothing of yesterday, nor of the play before
  if (c.people <= 0) return;
  const NationId nation = at.theatre.formation_nation[formation];
  life.camp_left.fill(1);  // who is in no camp today learns nothing there, whatever his posture still is
  lose_leaders(at, s, journal, formation, c);
  life.leadership = models::leadership_left(at.drawn.leadership[formation], s.leaders_lost[formation],
                                            s.staff_lost[formation]);
  life.gap = models::gap(at.scenario.formation[formation].told, ordered(s, formation));
  life.learned = s.learned[formation];
  life.people = c.people;
  life.contact = std::min(1.0, c.contact / c.people);
  life.place = place_of(at, s, formation);
  life.treatment = at.drawn.treatment[nation];
  connect(at, s, journal, formation, life.contact, life);
  complain(at, s, formation, c, life);
  if (c.in_camp) life.camp_left = camp(at, formation, life.uptake);
  seen.people += c.people;
  seen.contact += c.contact;
  seen.aware += c.people * life.learned;
}

}  // namespace

void share_life(const Setting& at, State& s, Journal& journal) {
  static const double three_day_fade = math::exp(-1.0 / 3.0);
  for (const NationId nation : ids<NationId>(at.scenario.nation.rows())) {
    Seen seen;
    for (const FormationId formation : at.theatre.formations())
      if (at.theatre.formation_nation[formation] == nation) live(at, s, journal, formation, seen);
    show(at, s, nation, seen);
  }
  list_tellers(at);
  for (const FormationId formation : at.theatre.formations()) {
    hear(at, s, formation);
    s.success[formation] *= three_day_fade;
    if (!at.scenario.formation[formation].host) continue;
    s.together[formation] += 1;
    s.friction[formation] =
        friction_of(at.scenario, at.parameters, at.known, formation, Days{s.together[formation]});
  }
}

}  // namespace salient::phases
