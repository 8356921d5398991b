#include "phases/phase.hpp"

namespace salient::phases {
namespace {

void arrivals(const Setting& at, State& s, Journal& journal) {
  for (const FormationId formation : at.theatre.formations()) {
    if (at.drawn.arrives[formation] > day_of(at, s)) continue;
    std::int32_t people = 0;
    for (const UnitId unit : at.theatre.of(formation)) {
      if (s.presence[unit] != Presence::awaited) continue;
      s.presence[unit] = Presence::present;
      people += s.people[unit];
    }
    if (people == 0) continue;
    s.contingent[at.theatre.formation_nation[formation]].began_with += people;
    journal.note({.turn = stamp(s),
                  .kind = EventKind::arrived,
                  .side = at.theatre.formation_side[formation],
                  .formation = formation,
                  .a = static_cast<float>(people)});
  }
}

/// Before the first morning: what each government lets its contingent do.
void set_caveats(const Setting& at, State& s, Journal& journal) {
  for (const NationId nation : ids<NationId>(at.scenario.nation.rows())) {
    const bool bound =
        at.lasting.at(name_key(at.scenario.nation[nation].id)).uniform(0) < at.drawn.defends_only[nation];
    s.contingent[nation].defends = bound;
    if (bound)
      journal.note({.turn = stamp(s),
                    .kind = EventKind::contingent_bound,
                    .cause = Cause::contingent,
                    .side = at.scenario.nation[nation].side,
                    .b = static_cast<float>(nation.row())});
  }
}

}  // namespace

/// What comes from outside: the day's weather, formations that arrive.
void injects(const Setting& at, State& s, Journal& journal) {
  if (!dawn(at, s)) return;
  if (s.turn == 0) set_caveats(at, s, journal);
  const Date today = at.scenario.start + static_cast<int>(day_of(at, s));
  const models::Weather before = s.weather;
  s.weather = models::next_day(at.parameters.weather, s.weather, at.scenario.season(today),
                               {at.chance.uniform(0), at.chance.uniform(1), at.chance.uniform(2)});
  if (before.ground != s.weather.ground)
    journal.note({.turn = stamp(s),
                  .kind = EventKind::weather_turned,
                  .a = static_cast<float>(s.weather.sky),
                  .b = static_cast<float>(s.weather.ground)});
  arrivals(at, s, journal);
}

}  // namespace salient::phases
