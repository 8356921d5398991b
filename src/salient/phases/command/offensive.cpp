#include <algorithm>

#include "models/command/decision.hpp"
#include "models/command/manoeuvre.hpp"
#include "models/morale/morale.hpp"
#include "phases/command/staff.hpp"

namespace salient::phases {
namespace {

enum Decision : std::uint64_t { go = 16, pull_back = 20 };

double people_of(const Setting& at, const State& s, PlanId plan) {
  double people = 0;
  for (const UnitId unit : at.theatre.units())
    if (at.theatre.plan_of[at.theatre.formation_of[unit]] == plan && alive(s, unit)) people += s.people[unit];
  return people;
}

/// Opens the assault on its day; returns whether it is under way.
bool under_way(const Command& c) {
  Operation& operation = c.s.operation[c.plan];
  if (operation.opened < 0) {
    if (day_of(c.at, c.s) < c.at.drawn.start[c.plan] || !attacks_allowed(c.at, c.s)) return false;
    operation.opened = operation.last_gain = c.s.turn;
    operation.began_with = people_of(c.at, c.s, c.plan);
    c.journal.note({.turn = stamp(c.s),
                    .kind = EventKind::offensive_opened,
                    .side = c.side(),
                    .a = static_cast<float>(operation.began_with)});
    open_phase(c, 0);
  }
  return operation.culminated < 0;
}

/// A fresh formation takes a tired one's axis; the tired one rests.
void relieve(const Command& c, FormationId tired) {
  const FormationId fresh = fresh_reserve(c.at, c.s, c.plan);
  if (!fresh) return;
  if (c.s.attack[tired].opened >= 0) end_attack(c.at, c.s, c.journal, tired, Cause::fatigue);
  c.s.axis[fresh] = c.s.axis[tired];
  send_order(c.at, c.s, c.journal, fresh, Mission::hold, HexId{}, Cause::fatigue);
  send_order(c.at, c.s, c.journal, tired, Mission::rest, HexId{}, Cause::fatigue);
}

/// Where an attack goes when its place is taken: towards those it is to reach; where it could be brought to
/// bear, if others took the place before it had gained any; else on to ground near by. For what lies farther a
/// new order is needed.
HexId next_target(const Command& c, FormationId formation) {
  if (const HexId next = next_to_surrounded(c, formation)) return next;
  const HexId lead = foremost(c.at, c.s, formation);
  const HexId next = choose_target(c.at, c.s, c.estimate, formation, lead, c.plan);
  if (!next) return next;
  const double km = c.at.theatre.distance(lead, next) * c.at.theatre.hex_km;
  const bool goes = c.s.attack[formation].gained > 0 ? km <= c.at.parameters.command.procedure.exploit_km
                                                     : can_be_brought_to_bear(c, formation, lead, next);
  return goes ? next : HexId{};
}

/// A formation in its attack. The hex it went for may be taken: then it goes for another.
void go_on(const Command& c, FormationId formation, const Appraisal& own) {
  const HexId target = c.s.target[formation];
  if ((!target || !c.at.front.hostile_land(c.side()).has(target)) && own.fit > 0) {
    c.s.target[formation] = next_target(c, formation);
    if (!c.s.target[formation] && c.s.attack[formation].gained > 0)
      return end_attack(c.at, c.s, c.journal, formation, Cause::objective_taken);
  }
  if (goes_on(c, formation, own, c.resolve) && weary(c, own)) relieve(c, formation);
}

/// One luck of the day for all who attack on an axis: its commander decides, and they go together or wait.
double luck_of_axis(const Command& c, FormationId formation) {
  const AxisId axis = c.s.axis[formation];
  return axis ? c.at.chance.at(c.at.theatre.axis_key[axis]).uniform(go) : c.luck(formation, go);
}

/// A formation before its next attack: rested and supplied enough, does it go?
void consider(const Command& c, FormationId formation, const Appraisal& own) {
  if (weary(c, own)) return relieve(c, formation);
  if (waits(c, formation, own) || !fit_to_attack(c, own)) return;
  if (c.s.axis[formation] && !has_task(c, c.s.axis[formation]) && any_task(c)) return;
  if (!attacks_allowed(c.at, c.s) || !may_attack(c.at, c.s, formation)) return;
  const HexId lead = foremost(c.at, c.s, formation);
  const HexId target = choose_target(c.at, c.s, c.estimate, formation, lead, c.plan);
  if (!target || !can_be_brought_to_bear(c, formation, lead, target) || enough_attack(c, formation, target))
    return;
  if (luck_of_axis(c, formation) < attack_chance(c, formation, own, target, c.resolve))
    send_order(c.at, c.s, c.journal, formation, Mission::attack, target, Cause::orders);
}

models::Offensive appraise_offensive(const Command& c) {
  double people = 0, fatigue = 0, ammunition = 0;
  for (const FormationId formation : c.at.theatre.formations()) {
    if (c.at.theatre.plan_of[formation] != c.plan || !c.at.theatre.manoeuvre[formation]) continue;
    const Appraisal own = appraise(c.at, c.s, formation);
    people += own.people;
    fatigue += own.people * own.fatigue;
    ammunition += own.people * own.ammunition;
  }
  const Operation& operation = c.s.operation[c.plan];
  const double now = people_of(c.at, c.s, c.plan);
  return {.believed_ratio = ratio_of_attacks(c),
          .ammunition_fill = people > 0 ? ammunition / people : 0,
          .fatigue = people > 0 ? fatigue / people : 1,
          .lost = operation.began_with > 0 ? std::clamp(1 - now / operation.began_with, 0.0, 1.0) : 0,
          .stalled = Days{(c.s.turn - operation.last_gain) * in<Days>(c.at.span())},
          .reserves_left = reserves_left(c.at, c.s, c.plan),
          .pressure = c.resolve,
          .lasted =
              Days{(c.s.turn - std::max<double>(operation.opened, operation.resumed)) * in<Days>(c.at.span())}};
}

void note_offensive(const Command& c, EventKind kind, Cause cause) {
  const Operation& operation = c.s.operation[c.plan];
  c.journal.note({.turn = stamp(c.s),
                  .kind = kind,
                  .cause = cause,
                  .side = c.side(),
                  .a = static_cast<float>(share_held(c.at, c.s, c.plan)),
                  .b = static_cast<float>((c.s.turn - operation.opened) * in<Days>(c.at.span()))});
}

/// Whether any of its formations has attacked yet: an offensive that has not cannot have spent itself.
bool has_attacked(const Command& c) {
  for (const FormationId formation : c.at.theatre.formations())
    if (c.at.theatre.plan_of[formation] == c.plan && c.s.attack[formation].number > 0) return true;
  return false;
}

bool culminates(const Command& c) {
  if (!has_attacked(c) || share_held(c.at, c.s, c.plan) >= 1) return false;
  const models::Offensive now = appraise_offensive(c);
  const auto& p = c.at.parameters.command.culmination;
  const PerDay hazard = models::culmination_hazard(p, now);
  if (c.at.chance.at("culmination").at(c.at.theatre.plan_key[c.plan]).uniform(0) >=
      models::probability_within(in<PerDay>(hazard), Days{1}))
    return false;
  Cause cause =
      cause_of(c, {.fatigue = now.fatigue, .ammunition = now.ammunition_fill}, models::bled_out(p, now));
  // After a success it is not for want of ground.
  if (cause == Cause::no_gain && now.stalled < Days{c.at.parameters.command.procedure.recent_days})
    cause = 1 - now.ammunition_fill > std::max(now.fatigue, now.lost) ? Cause::ammunition
            : now.fatigue > now.lost                                  ? Cause::fatigue
                                                                      : Cause::losses;
  c.s.operation[c.plan].culminated = c.s.turn;
  note_offensive(c, EventKind::offensive_culminated, cause);
  for (const FormationId formation : c.at.theatre.formations()) {
    if (c.at.theatre.plan_of[formation] != c.plan) continue;
    if (c.s.order[formation].mission == Mission::attack) c.s.order[formation] = Order{};  // not yet arrived
    if (c.s.attack[formation].opened >= 0) end_attack(c.at, c.s, c.journal, formation, Cause::culminated);
  }
  return true;
}

/// Those who were pulled back while nothing was attacked come forward again to their axes.
void call_forward(const Command& c) {
  for (const FormationId formation : c.at.theatre.formations())
    if (c.at.theatre.plan_of[formation] == c.plan && c.s.axis[formation] && c.s.order[formation].due < 0 &&
        c.s.mission[formation] == Mission::reserve && !leaving(c.at, c.s, formation))
      send_order(c.at, c.s, c.journal, formation, Mission::hold, HexId{}, Cause::orders);
}

/// Where nothing is attacked any more the front is thinned out: who is not needed against those believed before
/// it rests out of reach of most guns, and does not stand in a crowd under fire.
void thin_out(const Command& c, FormationId formation) {
  const HexId lead = foremost(c.at, c.s, formation);
  if (!lead || c.at.front.depth(c.side(), lead) > 1) return;
  const Share spare =
      models::share_to_spare(c.at.parameters.command.need, c.estimate.threat(lead), c.estimate.cover(lead));
  if (c.luck(formation, pull_back) >= spare / c.at.parameters.command.procedure.consider_days) return;
  send_order(c.at, c.s, c.journal, formation, Mission::rest, HexId{}, Cause::orders);
}

/// After a pause long enough to refit, the force as a whole is judged as one formation would be.
void resume(const Command& c) {
  Operation& operation = c.s.operation[c.plan];
  const double paused = (c.s.turn - operation.culminated) * in<Days>(c.at.span());
  if (paused < c.at.parameters.operation.staff.resume_days || !attacks_allowed(c.at, c.s)) return;
  if (share_held(c.at, c.s, c.plan) >= 1) return;
  const models::Offensive force = appraise_offensive(c);
  const models::AttackAppraisal view{
      force.believed_ratio, force.ammunition_fill, force.fatigue, Morale::steady, force.lost, c.resolve};
  // Considered again each time the pause has lasted as long once more, not every morning.
  const double chance = models::attack_go(c.at.parameters.command.attack, view);
  const double daily = chance / c.at.parameters.operation.staff.resume_days;
  if (c.at.chance.at("resume").at(c.at.theatre.plan_key[c.plan]).uniform(0) >= daily) return;
  operation.culminated = -1;
  operation.last_gain = c.s.turn;
  operation.resumed = c.s.turn;
  call_forward(c);
  note_offensive(c, EventKind::offensive_resumed, Cause::orders);
}

void end_rest(const Command& c, FormationId formation, const Appraisal& own) {
  const auto& staff = c.at.parameters.operation.staff;
  if (own.fit > 0 && own.fatigue < staff.rested && own.morale == Morale::steady)
    send_order(c.at, c.s, c.journal, formation, Mission::reserve, HexId{}, Cause::orders);
}

}  // namespace

void direct_offensive(const Setting& at, State& s, Journal& journal, PlanId plan) {
  const Estimate estimate{at, s, at.scenario.plan[plan.row()].side};
  const Command c{at, s, journal, plan, estimate, std::clamp(at.drawn.resolve[plan], 0.0, 1.0)};
  find_surrounded(c);
  bool active = under_way(c);
  if (!active && s.operation[plan].culminated >= 0) resume(c);
  if (active) active = !culminates(c);
  if (active) weigh_axes(c);
  const bool over = s.operation[plan].opened >= 0 && (!active || share_held(at, s, plan) >= 1);
  for (const auto& [lot, formation] : staffs_in_turn(c)) {
    if (s.order[formation].due >= 0 || leaving(at, s, formation)) continue;
    const Appraisal own = appraise(at, s, formation);
    if (own.units == 0) continue;
    if (s.mission[formation] == Mission::rest)
      end_rest(c, formation, own);
    else if (s.mission[formation] == Mission::attack && s.attack[formation].opened >= 0)
      go_on(c, formation, own);
    else if (s.mission[formation] != Mission::hold || goes_to_relief(c, formation, own))
      continue;
    else if (over)
      thin_out(c, formation);
    else if (active)
      consider(c, formation, own);
  }
  set_stations(at, s, estimate, estimate.side());
}

}  // namespace salient::phases
