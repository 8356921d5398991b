#include <algorithm>

#include "models/attrition/break_off.hpp"
#include "models/command/decision.hpp"
#include "models/morale/morale.hpp"
#include "phases/command/staff.hpp"

namespace salient::phases {
namespace {

enum Decision : std::uint64_t { go = 16, press, break_off, rotate };

double people_of(const Setting& at, const State& s, PlanId plan) {
  double people = 0;
  for (const UnitId unit : at.theatre.units())
    if (at.theatre.plan_of[at.theatre.formation_of[unit]] == plan && alive(s, unit)) people += s.people[unit];
  return people;
}

double share_held(const Setting& at, const State& s, PlanId plan) {
  std::size_t held = 0, all = 0;
  at.theatre.region[plan].each([&](HexId hex) {
    all += 1;
    held += s.control[hex] == at.scenario.plan[plan.row()].side.row();
  });
  return all > 0 ? static_cast<double>(held) / static_cast<double>(all) : 0;
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

bool weary(const Command& c, const Appraisal& own) {
  const models::Wear wear{own.fatigue, 1 - own.strength_fill, own.morale, Days{own.in_line}};
  return models::weariness(c.at.parameters.command.rotation, wear) > c.at.parameters.operation.staff.weary;
}

/// A formation in its attack: does it break off, does it press today, where does it go on?
void go_on(const Command& c, FormationId formation, const Appraisal& own) {
  Attack& attack = c.s.attack[formation];
  if (!attacks_allowed(c.at, c.s)) return end_attack(c.at, c.s, c.journal, formation, Cause::ceasefire);
  if (!may_attack(c.at, c.s, formation)) return end_attack(c.at, c.s, c.journal, formation, Cause::contingent);
  if (own.fit == 0) return end_attack(c.at, c.s, c.journal, formation, Cause::losses);
  if (!c.s.target[formation])
    c.s.target[formation] =
        choose_target(c.at, c.s, c.estimate, formation, foremost(c.at, c.s, formation), c.plan);
  if (!c.s.target[formation]) return end_attack(c.at, c.s, c.journal, formation, Cause::no_target);
  const models::AttackAppraisal view =
      attack_appraisal(c.at, c.s, c.estimate, formation, own, c.s.target[formation], c.resolve);
  const double lately = (c.s.turn - attack.last_gain) * in<Days>(c.at.span());
  const models::AttackSoFar so_far{
      .gained = Kilometres{lately < 3 ? attack.gained + attack.penetration : attack.penetration},
      .ammunition_fill = own.ammunition,
      .morale = own.morale};
  const PerDay hazard = models::break_off_hazard(
      c.at.parameters.attrition.break_off, attackers_hazard(c.at, c.s, formation, view.believed_ratio), so_far);
  if (c.luck(formation, break_off) < models::chance_within(hazard, Days{1})) {
    const Cause cause = own.ammunition < 0.35         ? Cause::ammunition
                        : own.morale > Morale::steady ? Cause::shock
                                                      : Cause::losses;
    return end_attack(c.at, c.s, c.journal, formation, cause);
  }
  if (weary(c, own)) return relieve(c, formation);
  const models::Tempo tempo{own.ammunition, own.fatigue, own.strength_fill, c.resolve};
  attack.pressing = c.luck(formation, press) < models::press_probability(c.at.parameters.command.press, tempo);
}

/// A formation before its next attack: rested and supplied enough, does it go?
void consider(const Command& c, FormationId formation, const Appraisal& own) {
  const auto& staff = c.at.parameters.operation.staff;
  if (weary(c, own)) return relieve(c, formation);
  const double since = (c.s.turn - c.s.attack[formation].last_gain) * in<Days>(c.at.span());
  if (c.s.attack[formation].number > 0 && since < staff.recover_days / std::max(0.2, own.ammunition)) return;
  if (own.fit == 0 || own.strength_fill < staff.spent || own.fatigue > staff.rested + 0.3) return;
  if (!attacks_allowed(c.at, c.s) || !may_attack(c.at, c.s, formation)) return;
  const HexId target = choose_target(c.at, c.s, c.estimate, formation, foremost(c.at, c.s, formation), c.plan);
  if (!target) return;
  const auto view = attack_appraisal(c.at, c.s, c.estimate, formation, own, target, c.resolve);
  if (c.luck(formation, go) < models::attack_go(c.at.parameters.command.attack, view))
    send_order(c.at, c.s, c.journal, formation, Mission::attack, target, Cause::orders);
}

/// A reserve goes where the attack has broken in, or where it is losing its strength.
void commit_reserves(const Command& c) {
  const FormationId fresh = fresh_reserve(c.at, c.s, c.plan);
  if (!fresh) return;
  AxisId best{};
  double most = 0;
  for (const AxisId axis : c.at.scenario.plan[c.plan.row()].axes) {
    double gained = 0, strength = 0, full = 1;
    for (const FormationId formation : c.at.theatre.formations()) {
      if (c.s.axis[formation] != axis || c.at.theatre.plan_of[formation] != c.plan) continue;
      gained += c.s.attack[formation].opened >= 0 ? c.s.attack[formation].gained : 0.0;
      for (const UnitId unit : c.at.theatre.of(formation))
        if (is_manoeuvre(c.at.scenario.unit[unit].branch) && alive(c.s, unit)) strength += c.s.people[unit];
      full += c.at.theatre.establishment[formation];
    }
    const models::SectorView view{.believed_ratio = std::max(0.2, strength / full * 2),
                                  .breakthrough = 0,
                                  .success = std::min(1.0, gained / (4 * c.at.theatre.hex_km)),
                                  .reserves_left = reserves_left(c.at, c.s, c.plan)};
    const double hazard = in<PerDay>(models::commit_reserve_hazard(c.at.parameters.command.reserve, view)) *
                          std::max(0.05, c.at.drawn.effort[axis]);
    if (hazard > most) {
      most = hazard;
      best = axis;
    }
  }
  if (!best || c.luck(fresh, go) >= models::probability_within(most, Days{1})) return;
  c.s.axis[fresh] = best;
  send_order(c.at, c.s, c.journal, fresh, Mission::hold, HexId{}, Cause::orders);
}

models::Offensive appraise_offensive(const Command& c) {
  double people = 0, fatigue = 0, ammunition = 0, ratio = 0, attacks = 0;
  for (const FormationId formation : c.at.theatre.formations()) {
    if (c.at.theatre.plan_of[formation] != c.plan || !c.at.theatre.manoeuvre[formation]) continue;
    const Appraisal own = appraise(c.at, c.s, formation);
    people += own.people;
    fatigue += own.people * own.fatigue;
    ammunition += own.people * own.ammunition;
    if (!attacking(c.s, formation)) continue;
    attacks += 1;
    ratio += attack_appraisal(c.at, c.s, c.estimate, formation, own, c.s.target[formation], c.resolve)
                 .believed_ratio;
  }
  const Operation& operation = c.s.operation[c.plan];
  const double now = people_of(c.at, c.s, c.plan);
  return {.believed_ratio = attacks > 0 ? ratio / attacks : 1.0,
          .ammunition_fill = people > 0 ? ammunition / people : 0,
          .fatigue = people > 0 ? fatigue / people : 1,
          .lost = operation.began_with > 0 ? std::clamp(1 - now / operation.began_with, 0.0, 1.0) : 0,
          .stalled = Days{(c.s.turn - operation.last_gain) * in<Days>(c.at.span())},
          .reserves_left = reserves_left(c.at, c.s, c.plan),
          .pressure = c.resolve};
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
  if (!has_attacked(c)) return false;
  const models::Offensive now = appraise_offensive(c);
  const PerDay hazard = models::culmination_hazard(c.at.parameters.command.culmination, now);
  if (c.at.chance.at("culmination").uniform(c.plan.row()) >=
      models::probability_within(in<PerDay>(hazard), Days{1}))
    return false;
  const Cause cause = now.ammunition_fill < 0.35 ? Cause::ammunition
                      : now.fatigue > 0.6        ? Cause::fatigue
                                                 : Cause::losses;
  c.s.operation[c.plan].culminated = c.s.turn;
  note_offensive(c, EventKind::offensive_culminated, cause);
  for (const FormationId formation : c.at.theatre.formations())
    if (c.at.theatre.plan_of[formation] == c.plan && c.s.attack[formation].opened >= 0)
      end_attack(c.at, c.s, c.journal, formation, Cause::culminated);
  return true;
}

/// After a pause long enough to refit, the force as a whole is judged as one formation would be.
void resume(const Command& c) {
  Operation& operation = c.s.operation[c.plan];
  const double paused = (c.s.turn - operation.culminated) * in<Days>(c.at.span());
  if (paused < c.at.parameters.operation.staff.resume_days || !attacks_allowed(c.at, c.s)) return;
  const models::Offensive force = appraise_offensive(c);
  const models::AttackAppraisal view{
      force.believed_ratio, force.ammunition_fill, force.fatigue, Morale::steady, force.lost, c.resolve};
  // Considered again each time the pause has lasted as long once more, not every morning.
  const double chance = models::attack_go(c.at.parameters.command.attack, view);
  const double daily = chance / c.at.parameters.operation.staff.resume_days;
  if (c.at.chance.at("resume").uniform(c.plan.row()) >= daily) return;
  operation.culminated = -1;
  operation.last_gain = c.s.turn;
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
  bool active = under_way(c);
  if (!active && s.operation[plan].culminated >= 0) resume(c);
  if (active) active = !culminates(c);
  if (active) commit_reserves(c);
  for (const FormationId formation : at.theatre.formations()) {
    if (at.theatre.plan_of[formation] != plan || !at.theatre.manoeuvre[formation] ||
        s.order[formation].due >= 0 || leaving(at, s, formation))
      continue;
    const Appraisal own = appraise(at, s, formation);
    if (own.units == 0) continue;
    if (s.mission[formation] == Mission::rest)
      end_rest(c, formation, own);
    else if (s.mission[formation] == Mission::attack && s.attack[formation].opened >= 0)
      go_on(c, formation, own);
    else if (s.mission[formation] == Mission::hold && active)
      consider(c, formation, own);
  }
  set_stations(at, s, estimate, estimate.side());
}

}  // namespace salient::phases
