#include <algorithm>

#include "base/math.hpp"
#include "models/coalition/coalition.hpp"
#include "models/morale/morale.hpp"
#include "phases/people/people.hpp"

namespace salient::phases {
namespace {

bool attached(const Setting& at, NationId nation) {
  for (const Formation& formation : at.scenario.formation)
    if (formation.nation == nation && formation.host) return true;
  return false;
}

/// Killed, wounded, missing and captured of a nation so far.
std::int32_t lost_by(const Setting& at, const State& s, NationId nation) {
  std::int32_t lost = 0;
  for (const FormationId formation : at.theatre.formations()) {
    const Ledger& ledger = s.ledger[formation];
    if (at.theatre.formation_nation[formation] == nation)
      lost += ledger.killed + ledger.wounded + ledger.missing + ledger.captured;
  }
  return lost;
}

void note(const Setting& at, const State& s, Journal& journal, NationId nation, EventKind kind, double share) {
  journal.note({.turn = stamp(s),
                .kind = kind,
                .cause = Cause::losses,
                .side = at.scenario.nation[nation].side,
                .a = static_cast<float>(share),
                .b = static_cast<float>(nation.row())});
}

/// A contingent that serves under another's command has a government of its own, which counts: it may hold its
/// troops back, let them go on, or call them home.
void watch_losses(const Setting& at, State& s, Journal& journal, NationId nation) {
  static const double week_fade = math::exp(-1.0 / 7.0);
  Contingent& contingent = s.contingent[nation];
  contingent.lost_week *= week_fade;
  if (contingent.began_with <= 0 || contingent.leaving || !attached(at, nation)) return;
  models::ToleranceParameters p = at.parameters.coalition.tolerance;
  if (at.drawn.tolerance[nation] > 0) p.tolerance = at.drawn.tolerance[nation];
  const std::int32_t lost = lost_by(at, s, nation);
  const auto share_of = [&](double people) { return std::clamp(people / contingent.began_with, 0.0, 1.0); };
  const double share = share_of(lost);
  const models::ContingentLosses losses{share, share_of(lost - contingent.accepted),
                                        share_of(contingent.lost_week)};
  const Days stood{in<Days>(at.span()) * (s.turn - contingent.since)};
  const models::ToleranceHazards hazards = models::tolerance_hazards(p, losses, stood);
  const chance::Key luck = at.chance.at(name_key(at.scenario.nation[nation].id));
  const bool paused = contingent.paused != 0;
  if (luck.uniform(1) < models::probability_within(hazards.withdraw, one_day)) {
    contingent.leaving = 1;
    note(at, s, journal, nation, EventKind::contingent_withdrawn, share);
  } else if (luck.uniform(0) < models::probability_within(paused ? hazards.resume : hazards.pause, one_day)) {
    contingent.paused = paused ? 0 : 1;
    contingent.since = s.turn;
    if (paused) contingent.accepted = lost;
    note(at, s, journal, nation, paused ? EventKind::contingent_returned : EventKind::contingent_paused, share);
  }
}

/// Units of a contingent called home leave the theatre from where they were sent to in the rear.
void leave(const Setting& at, State& s) {
  for (const UnitId unit : at.theatre.units()) {
    if (!s.contingent[at.theatre.nation_of[unit]].leaving || !alive(s, unit) || s.cut_off[unit]) continue;
    if (s.mission[at.theatre.formation_of[unit]] != Mission::rest || s.hex[unit] != s.destination[unit])
      continue;
    const double km = at.front.depth(at.theatre.side_of[unit], s.hex[unit]) * at.theatre.hex_km;
    if (km > at.parameters.morale.line.depth) s.presence[unit] = Presence::gone;
  }
}

}  // namespace

void decide_on_contingents(const Setting& at, State& s, Journal& journal) {
  bool any = false;
  for (const NationId nation : ids<NationId>(at.scenario.nation.rows())) {
    watch_losses(at, s, journal, nation);
    any |= s.contingent[nation].leaving != 0;
  }
  if (any) leave(at, s);
}

}  // namespace salient::phases
