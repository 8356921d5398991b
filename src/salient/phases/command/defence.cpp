#include <algorithm>

#include "models/command/decision.hpp"
#include "models/command/manoeuvre.hpp"
#include "models/morale/morale.hpp"
#include "phases/command/staff.hpp"

namespace salient::phases {
namespace {

enum Decision : std::uint64_t { commit = 33, stand_down = 37 };

/// Whether a place of the line is attacked, or there is fighting about it: a reserve is not spent on a quiet
/// front.
bool contested(const Command& c, HexId hex) {
  if (attacked_at(c, hex)) return true;
  const auto fights = [&](HexId place) {
    for (UnitId unit = c.at.front.first(place); unit; unit = c.at.front.next(unit))
      if (c.at.theatre.side_of[unit] == c.side() &&
          c.s.contact[unit] > c.at.parameters.command.procedure.contact)
        return true;
    return false;
  };
  if (fights(hex)) return true;
  for (const HexId next : c.at.scenario.map.neighbour[hex])
    if (next && fights(next)) return true;
  return false;
}

/// The own hex of the region's front where the enemy believed before it most exceeds what covers it, of those
/// where there is fighting.
HexId weakest(const Command& c, double& ratio) {
  HexId worst{};
  double most = 0;
  c.at.front.line(c.side()).each([&](HexId hex) {
    if (!c.at.front.secure(c.side()).has(hex)) return;  // nobody is sent into what may be cut off
    if (!fought_for(c.at, c.plan, hex)) return;
    const double excess =
        models::need_of_troops(c.at.parameters.command.need, c.estimate.threat(hex), c.estimate.cover(hex), 0);
    if (excess <= most || !contested(c, hex)) return;
    most = excess;
    worst = hex;
  });
  ratio = most > 0 ? 1 / most : 1;
  return worst;
}

/// Whether a place can still be reached and held with these people more, as its staff believes.
bool worth_reinforcing(const Command& c, FormationId fresh, HexId place) {
  const auto& p = c.at.parameters;
  const HexId from = foremost(c.at, c.s, fresh);
  if (!can_be_brought_to_bear(c, fresh, from, place)) return false;
  const Days there = usual_delay(c.at, c.s, fresh) + march_time(c.at, from, place);
  if (falls_within(c.at, c.s, c.side(), place, there)) return false;
  if (!c.at.scratch.wide.has(place) || !c.at.scratch.way_open.has(place) || c.at.scratch.lost_soon.has(place))
    return false;
  const double own = (c.estimate.cover(place) + appraise(c.at, c.s, fresh).people) *
                     models::works_power(p.fortification.works, c.s.works[place]);
  return models::believed_ratio(p.command.belief, own, std::max(1.0, c.estimate.threat(place)),
                                c.estimate.sigma()) >= p.command.procedure.hopeless_ratio;
}

void commit_reserves(const Command& c) {
  double ratio = 1;
  const HexId place = weakest(c, ratio);
  const FormationId fresh = place ? fresh_reserve(c.at, c.s, c.plan, place) : FormationId{};
  if (!fresh) return;
  const models::SectorView view{.believed_ratio = ratio,
                                .breakthrough = c.estimate.cover(place) < 1 ? 1.0 : 0.0,
                                .success = 0,
                                .reserves_left = reserves_left(c.at, c.s, c.plan)};
  const PerDay hazard = models::commit_reserve_hazard(c.at.parameters.command.reserve, view);
  if (c.luck(fresh, commit) >= models::probability_within(in<PerDay>(hazard), Days{1})) return;
  // Into a place that is lost or nearly cut off nobody is sent: he blocks on the ground close behind it.
  const HexId where = worth_reinforcing(c, fresh, place) ? place : ground_behind(c, place);
  const double reach = c.at.parameters.command.procedure.strike_back_km;
  if (where && c.at.theatre.may_fight(fresh, where) &&
      c.at.theatre.distance(where, place) * c.at.theatre.hex_km <= reach)
    send_order(c.at, c.s, c.journal, fresh, Mission::hold, where, Cause::outnumbered);
}

/// Whether a counter-attack has not met the enemy by the time he has dug in.
bool comes_late(const Command& c, FormationId formation) {
  const HexId target = c.s.target[formation];
  if (static_cast<Cause>(c.s.order[formation].cause) != Cause::counter_attack || !target) return false;
  if (has_begun(c.s.attack[formation])) return false;
  const Days ago = (c.s.turn - c.s.taken[target]) * c.at.span();
  return models::counter_urgency(c.at.parameters.command.counter_attack, ago) <= 0;
}

/// A counter-attack ends with the ground it was for, and where a ring could close behind who makes it.
void go_on(const Command& c, FormationId formation, const Appraisal& own) {
  if (c.s.attack[formation].gained > 0 && !c.s.target[formation]) {
    c.s.target[formation] = next_to_surrounded(c, formation);
    if (!c.s.target[formation]) return end_attack(c.at, c.s, c.journal, formation, Cause::objective_taken);
  }
  if (comes_late(c, formation)) return end_attack(c.at, c.s, c.journal, formation, Cause::no_target);
  const HexId lead = foremost(c.at, c.s, formation);
  if (lead && !c.at.front.secure(c.side()).has(lead))
    return end_attack(c.at, c.s, c.journal, formation, Cause::flank);
  goes_on(c, formation, own, c.resolve);
}

/// Goes to those who are cut off; or else, weary, is itself relieved by a fresh one.
void relieve(const Command& c, FormationId formation, const Appraisal& own) {
  if (goes_to_relief(c, formation, own) || !weary(c, own)) return;
  const HexId lead = foremost(c.at, c.s, formation);
  const FormationId fresh = lead ? fresh_reserve(c.at, c.s, c.plan, lead) : FormationId{};
  if (!fresh || !worth_reinforcing(c, fresh, lead)) return;
  send_order(c.at, c.s, c.journal, fresh, Mission::hold, lead, Cause::fatigue);
  send_order(c.at, c.s, c.journal, formation, Mission::rest, HexId{}, Cause::fatigue);
}

/// Whether nobody of a formation is in hand, or too few are left to hold anything, and all of them can be
/// brought out.
bool is_finished(const Command& c, FormationId formation, const Appraisal& own) {
  if (own.fit > 0 && own.strength_fill >= c.at.parameters.operation.staff.finished) return false;
  for (const UnitId unit : c.at.theatre.of(formation))
    if (alive(c.s, unit) && c.s.cut_off[unit]) return false;
  return true;
}

/// Whether the enemy attacks within a night's march of a place.
bool attacked_near(const Command& c, HexId place) {
  const double km = c.at.parameters.command.procedure.strike_back_km;
  for (const FormationId enemy : c.at.theatre.formations())
    if (attacks_side(c.at, c.s, enemy, c.side()) &&
        c.at.theatre.distance(c.s.target[enemy], place) * c.at.theatre.hex_km <= km)
      return true;
  return false;
}

/// Whether a formation that was put somewhere to help is needed there no more: nothing is attacked about it,
/// and the others who cover the place are more than the enemy believed before it ties down. It is the reserve
/// again.
bool stands_down(const Command& c, FormationId formation, const Appraisal& own) {
  const auto& procedure = c.at.parameters.command.procedure;
  const HexId place = c.s.target[formation];
  if (!place || own.contact >= procedure.contact || attacked_near(c, place)) return false;
  const auto& reserve = c.at.scenario.plan[c.plan.row()].reserve;
  if (std::find(reserve.begin(), reserve.end(), formation) == reserve.end()) return false;
  const double others = std::max(0.0, c.estimate.cover(place) - own.people);
  const Share spare = models::share_to_spare(c.at.parameters.command.need, c.estimate.threat(place), others);
  return c.luck(formation, stand_down) < spare / procedure.settle_days;
}

void direct(const Command& c, FormationId formation) {
  const Appraisal own = appraise(c.at, c.s, formation);
  if (own.units == 0) return;
  const auto& staff = c.at.parameters.operation.staff;
  switch (c.s.mission[formation]) {
    case Mission::attack:
      return go_on(c, formation, own);
    case Mission::withdraw:
    case Mission::delay:
      if (is_finished(c, formation, own))
        return send_order(c.at, c.s, c.journal, formation, Mission::rest, HexId{}, Cause::losses);
      return settle(c, formation);
    case Mission::rest:
      if (own.fatigue < staff.rested && own.morale == Morale::steady)
        send_order(c.at, c.s, c.journal, formation, Mission::reserve, HexId{}, Cause::orders);
      return;
    case Mission::reserve:
      goes_to_relief(c, formation, own);
      return;
    case Mission::hold:
      if (stands_down(c, formation, own))
        return send_order(c.at, c.s, c.journal, formation, Mission::reserve, HexId{}, Cause::orders);
      if (is_finished(c, formation, own))
        return send_order(c.at, c.s, c.journal, formation, Mission::rest, HexId{}, Cause::losses);
      if (const auto gave_up = gives_up(c, formation); !gave_up.value_or(false))
        consider_falling_back(c, formation, own, gave_up.has_value());
      if (c.s.order[formation].due < 0) relieve(c, formation, own);
      return;
  }
}

}  // namespace

void direct_defence(const Setting& at, State& s, Journal& journal, PlanId plan) {
  const Estimate estimate{at, s, at.scenario.plan[plan.row()].side};
  const Command c{at, s, journal, plan, estimate, std::clamp(at.drawn.resolve[plan], 0.0, 1.0)};
  if (s.operation[plan].opened < 0) s.operation[plan].opened = s.turn;
  find_surrounded(c);
  find_wide_ways(c);
  find_falling(c);
  strike_back(c);
  commit_reserves(c);
  for (const auto& [lot, formation] : staffs_in_turn(c))
    if (s.order[formation].due < 0 && !leaving(at, s, formation)) direct(c, formation);
  set_stations(at, s, estimate, estimate.side());
}

}  // namespace salient::phases
