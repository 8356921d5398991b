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

/// A fresh formation takes a tired one's axis, and its place if it is to hold one; the tired one rests.
void relieve(const Command& c, FormationId tired, HexId place = {}) {
  const FormationId fresh = fresh_reserve(c.at, c.s, c.plan);
  if (!fresh) return;
  if (c.s.attack[tired].opened >= 0) end_attack(c.at, c.s, c.journal, tired, Cause::fatigue);
  c.s.axis[fresh] = c.s.axis[tired];
  send_order(c.at, c.s, c.journal, fresh, Mission::hold, place, Cause::fatigue);
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

/// A formation in its attack. The hex it went for may be taken: then it goes for another. Once the offensive
/// has been called off it is pressed no more, and ends with that hex.
void go_on(const Command& c, FormationId formation, const Appraisal& own, bool active) {
  const HexId target = c.s.target[formation];
  if (!active && c.s.attack[formation].last_gain >= c.s.operation[c.plan].culminated && !relieves(c, formation))
    return end_attack(c.at, c.s, c.journal, formation, Cause::objective_taken);
  if (!can_be_attacked(c, formation, target) && own.fit > 0) {
    c.s.target[formation] = next_target(c, formation);
    if (!c.s.target[formation] && c.s.attack[formation].gained > 0)
      return end_attack(c.at, c.s, c.journal, formation, Cause::objective_taken);
  }
  if (goes_on(c, formation, own, active ? c.resolve : 0) && weary(c, own)) relieve(c, formation);
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

/// Of the people who attack or are ordered to, the share whose attack is ordered, or has begun or gained ground
/// in the last days; all of it where a town has fallen to the side in them.
Share promising(const Command& c) {
  const double lately = c.s.turn - c.at.parameters.command.procedure.recent_days / in<Days>(c.at.span());
  for (const Town& town : c.at.scenario.map.town)
    if (c.at.theatre.region[c.plan].has(town.hex) && c.s.control[town.hex] == c.side().row() &&
        c.s.taken[town.hex] >= 0 && c.s.taken[town.hex] > lately)
      return 1;
  double hopeful = 0, all = 0;
  for (const FormationId formation : c.at.theatre.formations()) {
    if (c.at.theatre.plan_of[formation] != c.plan) continue;
    const Order& order = c.s.order[formation];
    const bool ordered = order.due >= 0 && order.mission == Mission::attack;
    if (!ordered && !attacking(c.s, formation)) continue;
    const double people = appraise(c.at, c.s, formation).people;
    all += people;
    // Of an attack without ground the last gain is its beginning.
    hopeful += ordered || c.s.attack[formation].last_gain > lately ? people : 0;
  }
  return all > 0 ? hopeful / all : 0;
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
              Days{(c.s.turn - std::max<double>(operation.opened, operation.resumed)) * in<Days>(c.at.span())},
          .promising = promising(c)};
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

/// What the report of its end puts it down to: the greatest want, of those that a staff would name at all.
Cause cause_of_end(const Command& c, models::Offensive now) {
  const auto& p = c.at.parameters.command;
  if (now.ammunition_fill >= p.procedure.short_ammunition) now.ammunition_fill = 1;
  if (now.fatigue <= p.procedure.worn) now.fatigue = 0;
  if (now.lost <= p.procedure.bloody) now.lost = 0;
  if (now.stalled < Days{p.procedure.recent_days}) now.stalled = Days{0};
  switch (models::greatest_want(p.culmination, now)) {
    case models::Want::ammunition:
      return Cause::ammunition;
    case models::Want::rest:
      return Cause::fatigue;
    case models::Want::people:
      return Cause::losses;
    case models::Want::ground:
      return Cause::no_gain;
    case models::Want::nothing:
      break;
  }
  return Cause::none;
}

/// Calls the offensive off some day. Nothing new is ordered then, who has not met the enemy stops, and the
/// fights that have begun run out.
bool culminates(const Command& c) {
  if (!has_attacked(c) || share_held(c.at, c.s, c.plan) >= 1) return false;
  const models::Offensive now = appraise_offensive(c);
  const auto& p = c.at.parameters.command.culmination;
  const PerDay hazard = models::culmination_hazard(p, now);
  if (c.at.chance.at("culmination").at(c.at.theatre.plan_key[c.plan]).uniform(0) >=
      models::probability_within(in<PerDay>(hazard), Days{1}))
    return false;
  c.s.operation[c.plan].culminated = c.s.turn;
  note_offensive(c, EventKind::offensive_culminated, cause_of_end(c, now));
  for (const FormationId formation : c.at.theatre.formations()) {
    if (c.at.theatre.plan_of[formation] != c.plan) continue;
    if (c.s.order[formation].mission == Mission::attack) c.s.order[formation] = Order{};  // not yet arrived
    if (c.s.attack[formation].opened >= 0 && !has_begun(c.s.attack[formation]))
      end_attack(c.at, c.s, c.journal, formation, Cause::culminated);
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
/// it rests out of reach of most guns, and does not stand in a crowd under fire. Who is needed and worn out is
/// relieved in his place.
void thin_out(const Command& c, FormationId formation, const Appraisal& own) {
  const HexId lead = foremost(c.at, c.s, formation);
  if (!lead || c.at.front.depth(c.side(), lead) > 1) return;
  if (weary(c, own)) return relieve(c, formation, lead);
  const Share spare =
      models::share_to_spare(c.at.parameters.command.need, c.estimate.threat(lead), c.estimate.cover(lead));
  if (c.luck(formation, pull_back) >= spare / c.at.parameters.command.procedure.consider_days) return;
  send_order(c.at, c.s, c.journal, formation, Mission::rest, HexId{}, Cause::orders);
}

/// Share of the offensive's people whose formations could be sent to an attack as they are.
Share share_fit(const Command& c) {
  double ready = 0, all = 0;
  for (const FormationId formation : c.at.theatre.formations()) {
    if (c.at.theatre.plan_of[formation] != c.plan || !c.at.theatre.manoeuvre[formation]) continue;
    const Appraisal own = appraise(c.at, c.s, formation);
    all += own.people;
    ready += fit_to_attack(c, own) && may_attack(c.at, c.s, formation) ? own.people : 0;
  }
  return all > 0 ? ready / all : 0;
}

/// After a pause long enough to refit, the force as a whole is judged as one formation would be, and by how
/// much of it could attack.
void resume(const Command& c) {
  Operation& operation = c.s.operation[c.plan];
  const double paused = (c.s.turn - operation.culminated) * in<Days>(c.at.span());
  if (paused < c.at.parameters.operation.staff.resume_days || !attacks_allowed(c.at, c.s)) return;
  if (share_held(c.at, c.s, c.plan) >= 1) return;
  const models::Offensive force = appraise_offensive(c);
  const models::AttackAppraisal view{
      force.believed_ratio, force.ammunition_fill, force.fatigue, Morale::steady, force.lost, c.resolve};
  // Considered again each time the pause has lasted as long once more, not every morning.
  const double chance = share_fit(c) * models::attack_go(c.at.parameters.command.attack, view);
  const double daily = chance / c.at.parameters.operation.staff.resume_days;
  if (c.at.chance.at("resume").at(c.at.theatre.plan_key[c.plan]).uniform(0) >= daily) return;
  operation.culminated = -1;
  operation.last_gain = c.s.turn;
  operation.resumed = c.s.turn;
  call_forward(c);
  note_offensive(c, EventKind::offensive_resumed, Cause::orders);
}

/// Tells of the day on which all that the offensive was for is taken.
void note_success(const Command& c) {
  const double days = (c.s.turn - c.s.operation[c.plan].last_gain) * in<Days>(c.at.span());
  if (days <= 1 && share_held(c.at, c.s, c.plan) >= 1)
    note_offensive(c, EventKind::offensive_succeeded, Cause::objective_taken);
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
  find_falling(c);
  bool active = under_way(c);
  note_success(c);
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
      go_on(c, formation, own, active);
    else if (s.mission[formation] != Mission::hold || goes_to_relief(c, formation, own))
      continue;
    else if (over)
      thin_out(c, formation, own);
    else if (active)
      consider(c, formation, own);
  }
  set_stations(at, s, estimate, estimate.side());
}

}  // namespace salient::phases
