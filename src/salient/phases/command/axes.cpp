#include <algorithm>

#include "models/command/decision.hpp"
#include "models/command/manoeuvre.hpp"
#include "models/morale/morale.hpp"
#include "phases/command/staff.hpp"

// Where an offensive puts its weight: the phases of its plan, its reserves, effort shifted between axes.
namespace salient::phases {
namespace {

enum Decision : std::uint64_t { commit = 24, shift };

const PlanPhase* phase_of(const Command& c) {
  const Plan& plan = c.at.scenario.plan[c.plan.row()];
  if (plan.phases.empty()) return nullptr;
  return &c.at.scenario.plan_phase[plan.phases[static_cast<std::size_t>(c.s.operation[c.plan].phase)]];
}

AxisToday look_at(const Command& c, AxisId axis) {
  AxisToday today{.axis = axis, .open = has_task(c, axis)};
  double sum = 0, attacks = 0;
  for (const FormationId formation : c.at.theatre.formations()) {
    if (c.s.axis[formation] != axis || c.at.theatre.plan_of[formation] != c.plan) continue;
    today.sharers += c.at.theatre.manoeuvre[formation];
    if (!attacking(c.s, formation)) continue;
    const Appraisal own = appraise(c.at, c.s, formation);
    sum += attack_appraisal(c.at, c.s, c.estimate, formation, own, c.s.target[formation], c.resolve)
               .believed_ratio;
    attacks += 1;
    today.gained += c.s.attack[formation].gained;
  }
  if (attacks > 0) today.ratio = sum / attacks;
  return today;
}

Share success_of(const Command& c, const AxisToday& today) {
  return std::min(1.0, today.gained / c.at.parameters.command.procedure.success_km);
}

bool objective_held(const Command& c, AxisId axis) {
  return c.s.control[c.at.scenario.axis[axis].objective] == c.side().row();
}

/// The plan's, or the least where only the land about the axis is left to clear.
double weight_of(const Command& c, AxisId axis) {
  if (objective_held(c, axis)) return c.at.parameters.command.procedure.least_effort;
  return std::max(c.at.parameters.command.procedure.least_effort, c.at.drawn.effort[axis]);
}

/// What an axis promises each formation on it, with `joining` more of them: its weight is shared among them, so
/// that forces lie as the plan and the enemy have it and do not all run to one place.
double prospect_of(const Command& c, const AxisToday& today, double joining) {
  if (!today.open) return 0;
  const double sharers = std::max(1.0, today.sharers + joining);
  return models::axis_prospect(c.at.parameters.command.shift,
                               {weight_of(c, today.axis) / sharers, today.ratio, success_of(c, today)});
}

/// Whether the next phase of the plan begins, and why not yet.
bool begins(const Command& c, const Operation& operation, PlanPhaseId next) {
  const PlanPhase& phase = c.at.scenario.plan_phase[next];
  const double days = (c.s.turn - operation.phase_opened) * in<Days>(c.at.span());
  if (days >= c.at.drawn.phase_after[next]) return true;
  if (!any_task(c)) return true;
  if (phase.held && c.s.control[c.at.scenario.axis[phase.held].objective] == c.side().row()) return true;
  if (phase.share && share_held(c.at, c.s, c.plan) >= c.at.drawn.phase_share[next]) return true;
  return phase.ratio && ratio_of_attacks(c) >= c.at.drawn.phase_ratio[next];
}

/// The next phase of the plan that has something to do, or the last, which clears what is left; what others
/// have done meanwhile is passed over. Past the last: none.
std::size_t next_phase(const Command& c) {
  const auto& phases = c.at.scenario.plan[c.plan.row()].phases;
  std::size_t next = static_cast<std::size_t>(c.s.operation[c.plan].phase) + 1;
  const auto done = [&](AxisId axis) { return objective_held(c, axis); };
  while (next + 1 < phases.size()) {
    const auto& axes = c.at.scenario.plan_phase[phases[next]].axes;
    if (!std::all_of(axes.begin(), axes.end(), done)) break;
    next += 1;
  }
  return next;
}

/// A reserve goes where the attack has broken in, or where it is losing its strength.
void commit_reserves(const Command& c, const std::vector<AxisToday>& axes) {
  const FormationId fresh = fresh_reserve(c.at, c.s, c.plan);
  if (!fresh) return;
  AxisId best{};
  double most = 0, main_effort = 0;
  for (const AxisToday& today : axes)
    if (today.open) main_effort = std::max(main_effort, weight_of(c, today.axis));
  for (const AxisToday& today : axes) {
    if (!today.open) continue;
    // Good odds are no reason to keep a reserve back from an attack: it follows success as it does need.
    const models::SectorView view{.believed_ratio = std::min(1.0, today.ratio),
                                  .breakthrough = 0,
                                  .success = success_of(c, today),
                                  .reserves_left = reserves_left(c.at, c.s, c.plan)};
    const double hazard = in<PerDay>(models::commit_reserve_hazard(c.at.parameters.command.reserve, view)) *
                          weight_of(c, today.axis) / main_effort;
    if (hazard > most) {
      most = hazard;
      best = today.axis;
    }
  }
  if (!best || c.luck(fresh, commit) >= models::probability_within(most, Days{1})) return;
  c.s.axis[fresh] = best;
  send_order(c.at, c.s, c.journal, fresh, Mission::hold, HexId{}, Cause::orders);
}

bool lists(const PlanPhase& phase, AxisId axis) {
  return std::find(phase.axes.begin(), phase.axes.end(), axis) != phase.axes.end();
}

/// The axis's turn is in a phase still to come: who is on it waits.
bool comes_later(const Command& c, AxisId axis) {
  const auto& phases = c.at.scenario.plan[c.plan.row()].phases;
  for (auto n = static_cast<std::size_t>(c.s.operation[c.plan].phase) + 1; n < phases.size(); ++n)
    if (lists(c.at.scenario.plan_phase[phases[n]], axis)) return true;
  return false;
}

/// Can be given another axis: holds, is under no orders, is not fought.
bool in_hand(const Command& c, FormationId formation) {
  if (c.at.theatre.plan_of[formation] != c.plan || !c.at.theatre.manoeuvre[formation]) return false;
  if (!may_attack(c.at, c.s, formation)) return false;
  const AxisId axis = c.s.axis[formation];
  if (!axis || c.s.mission[formation] != Mission::hold || c.s.order[formation].due >= 0) return false;
  return has_task(c, axis) || objective_held(c, axis) || !comes_later(c, axis);
}

/// Effort was shifted in this turn, or not long after it.
bool settling(const Command& c, std::int32_t last) {
  return last >= 0 && (c.s.turn - last) * in<Days>(c.at.span()) < c.at.parameters.command.procedure.settle_days;
}

/// Formations in hand move to the axis that promises most: those without a task soon, the others not while the
/// plan's last shift settles, and nobody while his own does. All go by the morning's picture, so that the
/// roster does not matter.
void shift_effort(const Command& c, const std::vector<AxisToday>& axes) {
  const bool settled = !settling(c, c.s.operation[c.plan].shifted);
  for (const FormationId formation : c.at.theatre.formations()) {
    if (!in_hand(c, formation) || settling(c, c.s.shifted[formation])) continue;
    const AxisToday* best = nullptr;
    double most = 0;
    for (const AxisToday& today : axes)
      if (today.axis != c.s.axis[formation])
        if (const double prospect = prospect_of(c, today, 1); prospect > most) most = prospect, best = &today;
    if (!best) continue;
    const auto own = std::find_if(axes.begin(), axes.end(),
                                  [&](const AxisToday& a) { return a.axis == c.s.axis[formation]; });
    const double promised = own == axes.end() ? 0 : prospect_of(c, *own, 0);
    if (promised > 0 && !settled) continue;
    const PerDay hazard = models::shift_effort_hazard(c.at.parameters.command.shift, promised, most);
    if (c.luck(formation, shift) >= models::probability_within(in<PerDay>(hazard), Days{1})) continue;
    c.s.axis[formation] = best->axis;
    c.s.shifted[formation] = c.s.turn;
    if (promised > 0) c.s.operation[c.plan].shifted = c.s.turn;
    c.journal.note({.turn = stamp(c.s),
                    .kind = EventKind::effort_shifted,
                    .side = c.side(),
                    .formation = formation,
                    .a = static_cast<float>(best->axis.row())});
  }
}

}  // namespace

bool has_task(const Command& c, AxisId axis) {
  if (!axis) return false;
  const PlanPhase* phase = phase_of(c);
  if (phase && !lists(*phase, axis)) return false;
  const std::size_t phases = c.at.scenario.plan[c.plan.row()].phases.size();
  const bool last = static_cast<std::size_t>(c.s.operation[c.plan].phase) + 1 >= phases;
  return last || !objective_held(c, axis);
}

bool any_task(const Command& c) {
  const auto& axes = c.at.scenario.plan[c.plan.row()].axes;
  return std::any_of(axes.begin(), axes.end(), [&](AxisId axis) { return has_task(c, axis); });
}

double ratio_of_attacks(const Command& c) {
  double sum = 0, attacks = 0;
  for (const FormationId formation : c.at.theatre.formations()) {
    if (c.at.theatre.plan_of[formation] != c.plan || !attacking(c.s, formation)) continue;
    sum += attack_appraisal(c.at, c.s, c.estimate, formation, appraise(c.at, c.s, formation),
                            c.s.target[formation], c.resolve)
               .believed_ratio;
    attacks += 1;
  }
  return attacks > 0 ? sum / attacks : 1.0;
}

void open_phase(const Command& c, std::int32_t phase) {
  Operation& operation = c.s.operation[c.plan];
  const Plan& plan = c.at.scenario.plan[c.plan.row()];
  if (plan.phases.empty()) return;
  operation.phase = phase;
  operation.phase_opened = c.s.turn;
  c.journal.note({.turn = stamp(c.s),
                  .kind = EventKind::phase_opened,
                  .side = c.side(),
                  .a = static_cast<float>(plan.phases[static_cast<std::size_t>(phase)].row())});
}

void weigh_axes(const Command& c) {
  const Operation& operation = c.s.operation[c.plan];
  const Plan& plan = c.at.scenario.plan[c.plan.row()];
  const std::size_t next = next_phase(c);
  if (next < plan.phases.size() && begins(c, operation, plan.phases[next]))
    open_phase(c, static_cast<std::int32_t>(next));
  if (share_held(c.at, c.s, c.plan) >= 1) return;  // nobody is needed on any axis
  std::vector<AxisToday>& axes = c.at.scratch.axes;
  axes.clear();
  for (const AxisId axis : plan.axes) axes.push_back(look_at(c, axis));
  commit_reserves(c, axes);
  shift_effort(c, axes);
}

}  // namespace salient::phases
