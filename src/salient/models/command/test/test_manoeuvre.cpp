#include <doctest/doctest.h>

#include "chance/key.hpp"
#include "models/command/decision.hpp"
#include "models/command/manoeuvre.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {

TEST_CASE("targets and axes are weighed as in the reference {target-cost} {axis-prospect} {shift-effort}") {
  for (const ReferenceRow& row : reference_rows("command", "target-cost")) {
    const auto p = parameters_of<TargetParameters>(row.parameters);
    check_close(target_cost(p, row.inputs[0], row.inputs[1], row.inputs[2]), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("command", "shift-effort")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<ShiftParameters>(row.parameters);
    check_close(axis_prospect(p, {x[0], x[1], x[2]}), row.expected[0]);
    check_close(in<PerDay>(shift_effort_hazard(p, x[3], x[4])), row.expected[1]);
  }
}

TEST_CASE(
    "ways back are those of the reference {exposure} {delay-chance} {break-out-hazard} {break-out-loss}") {
  for (const ReferenceRow& row : reference_rows("command", "exposure")) {
    const Numbers& x = row.inputs;
    const Exposure found =
        exposure_of(parameters_of<ExposureParameters>(row.parameters), {x[0], x[1] != 0, x[2] != 0, x[3] != 0});
    check_close(found.flank, row.expected[0]);
    check_close(found.encirclement, row.expected[1]);
  }
  for (const ReferenceRow& row : reference_rows("command", "delay-chance")) {
    const Numbers& x = row.inputs;
    check_close(delay_chance(parameters_of<DelayParameters>(row.parameters), x[0], x[1], x[2]),
                row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("command", "break-out")) {
    const auto p = parameters_of<BreakOutParameters>(row.parameters);
    check_close(in<PerDay>(break_out_hazard(p, row.inputs[0])), row.expected[0]);
    check_close(break_out_loss(p, Kilometres{row.inputs[1]}), row.expected[1]);
    check_close(in<PerDay>(hunted_hazard(p, row.inputs[2], row.inputs[3])), row.expected[2]);  // {hunted}
  }
  for (const ReferenceRow& row : reference_rows("command", "gap-need")) {
    const Numbers& x = row.inputs;
    check_close(need_of_troops(parameters_of<NeedParameters>(row.parameters), x[0], x[1], x[2]),
                row.expected[0]);
  }
}

TEST_CASE("the way to the surrounded is weighed as in the reference {relief-worth} {relief-cost}") {
  for (const ReferenceRow& row : reference_rows("command", "relief-worth")) {
    const auto p = parameters_of<ReliefParameters>(row.parameters);
    check_close(relief_worth(p, row.inputs[0], row.inputs[1]), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("command", "relief-cost"))
    check_close(relief_cost(row.inputs[0], static_cast<int>(row.inputs[1])), row.expected[0]);
}

TEST_CASE(
    "more people inside are worth more, a few not a brigade's losses, and a thin ring is broken rather than a "
    "thick one {relief-worth}") {
  const auto p = parameters_at<ReliefParameters>("command.relief");
  CHECK(relief_worth(p, 0, 500) == 0);
  CHECK(relief_worth(p, 1000, 500) > relief_worth(p, 200, 500));
  CHECK(relief_worth(p, 60, 2500) < 0.5);
  CHECK(relief_worth(p, 1e9, 500) < 1);
  CHECK(relief_cost(60, 1) < relief_cost(60, 2));
}

TEST_CASE("ground just lost presses most, and ground long lost not at all {counter-urgency}") {
  for (const ReferenceRow& row : reference_rows("command", "counter-urgency"))
    check_close(counter_urgency(parameters_of<CounterAttackParameters>(row.parameters), Days{row.inputs[0]}),
                row.expected[0]);
  const auto p = parameters_at<CounterAttackParameters>("command.counter_attack");
  CHECK(counter_urgency(p, Days{0}) == p.weight);
  CHECK(counter_urgency(p, Days{1}) < p.weight);
  CHECK(counter_urgency(p, Days{p.fresh_days}) == 0);
  CHECK(counter_urgency(p, Days{100}) == 0);
}

TEST_CASE(
    "what a front can spare and how long a formation regroups are those of the reference {thin-out} "
    "{regroup}") {
  for (const ReferenceRow& row : reference_rows("command", "thin-out"))
    check_close(share_to_spare(parameters_of<NeedParameters>(row.parameters), row.inputs[0], row.inputs[1]),
                row.expected[0]);
  for (const ReferenceRow& row : reference_rows("command", "regroup")) {
    const Numbers& x = row.inputs;
    check_close(in<Days>(regroup_time(x[0], x[1], x[2], static_cast<int>(x[3]))), row.expected[0]);
  }
  const auto p = parameters_at<NeedParameters>("command.need");
  CHECK(share_to_spare(p, 0, 0) == 0);
  CHECK(share_to_spare(p, 500, 400) == 0);
  CHECK(share_to_spare(p, 100, 4000) > share_to_spare(p, 1000, 4000));
  CHECK(share_to_spare(p, 0, 1e9) < 1);
  CHECK(regroup_time(3, 0.2, 1, 2) > regroup_time(3, 0.2, 1, 0));
  CHECK(regroup_time(3, 0.2, 0, 0) == regroup_time(3, 0.2, 0.1, 0));  // the wait grows no longer
}

TEST_CASE("a weak place is shared with nobody, on a strong one attacks are massed {target-cost}") {
  const auto p = parameters_at<TargetParameters>("command.target");
  CHECK(target_cost(p, 60, 200, 1) > target_cost(p, 60, 200, 0));
  CHECK(target_cost(p, 60, 4000, 1) < target_cost(p, 60, 4000, 0));
  CHECK(target_cost(p, 60, 4000, 0) > target_cost(p, 60, 200, 0));
}

TEST_CASE("effort goes to the axis that promises more, and not for a trifle {axis-prospect} {shift-effort}") {
  const auto p = parameters_at<ShiftParameters>("command.shift");
  const double even = axis_prospect(p, {0.2, 1, 0});
  CHECK(axis_prospect(p, {0.4, 1, 0}) > even);
  CHECK(axis_prospect(p, {0.2, 2, 0}) > even);
  CHECK(axis_prospect(p, {0.2, 1, 1}) > even);
  CHECK(shift_effort_hazard(p, even, even * 1.1) == PerDay{0});
  CHECK(shift_effort_hazard(p, even, even * 8) > shift_effort_hazard(p, even, even * 4));
  CHECK(shift_effort_hazard(p, 0, even) == PerDay{p.ceiling});
  CHECK(shift_effort_hazard(p, even, 0) == PerDay{0});
}

TEST_CASE("who is nearly surrounded breaks contact, who is not outmatched delays {exposure} {delay-chance}") {
  const auto p = parameters_at<ExposureParameters>("command.exposure");
  double flank = 0, ring = 0;
  for (double hostile = 0; hostile <= 1; hostile += 1.0 / 6) {
    const Exposure now = exposure_of(p, {hostile, false, false, false});
    CHECK(now.flank >= flank);
    CHECK(now.encirclement >= ring);
    flank = now.flank, ring = now.encirclement;
  }
  const Surroundings open{0.3, false, false, false}, neck{0.3, true, false, false},
      thread{0.3, true, true, false}, closing{0.3, false, false, true};
  CHECK(exposure_of(p, neck).encirclement > exposure_of(p, open).encirclement);
  CHECK(exposure_of(p, thread).encirclement > exposure_of(p, neck).encirclement);
  CHECK(exposure_of(p, closing).encirclement == 1);
  const auto d = parameters_at<DelayParameters>("command.delay");
  CHECK(delay_chance(d, 1, 0, 2) > delay_chance(d, 1, 0, 0.5));
  CHECK(delay_chance(d, 1, 0.8, 2) < delay_chance(d, 1, 0, 2));
  CHECK(delay_chance(d, 0, 0, 2) == 0);
  CHECK(delay_chance(d, 1, 1, 2) == 0);
}

TEST_CASE("a thicker ring costs more, and told to stand fewer try {break-out-hazard} {break-out-loss}") {
  const auto p = parameters_at<BreakOutParameters>("command.break_out");
  CHECK(break_out_loss(p, Kilometres{0}) == 0);
  CHECK(break_out_loss(p, Kilometres{10}) > break_out_loss(p, Kilometres{5}));
  CHECK(break_out_loss(p, Kilometres{500}) < 1);
  CHECK(break_out_hazard(p, 1) < break_out_hazard(p, 0));
  CHECK(hunted_hazard(p, 0, 300) == PerDay{0});
  CHECK(hunted_hazard(p, 300, 300) == PerDay{p.hunted});
  CHECK(hunted_hazard(p, 900, 300) > hunted_hazard(p, 300, 300));
}

TEST_CASE("troops go where they are fewest, the enemy most and the way shortest {gap-need}") {
  const auto p = parameters_at<NeedParameters>("command.need");
  const double need = need_of_troops(p, 500, 500, 1);
  CHECK(need_of_troops(p, 900, 500, 1) > need);
  CHECK(need_of_troops(p, 500, 900, 1) < need);
  CHECK(need_of_troops(p, 500, 500, 3) < need);
}

TEST_CASE("a brigade told to attack does not go alone against four times its power {attack-go}") {
  const auto p = parameters_at<AttackParameters>("command.attack");
  const double days = parameter_value("command.procedure.consider_days");
  const auto launched = [&](double ratio) {
    return attack_go(p, {ratio, 0.9, 0.1, Morale::steady, 0, 0.6}) / days;
  };
  CHECK(launched(0.25) < 0.05);
  CHECK(launched(1.5) > 0.25);
}

TEST_CASE(
    "who hangs by a thread leaves within days, before a closing ring at once, unless told to stand at any cost "
    "{fall-back} {exposure}") {
  const auto p = parameters_at<FallBackParameters>("command.fall_back");
  const double thread = parameters_at<ExposureParameters>("command.exposure").thread;
  const auto hazard = [&](double exposed, double hold, double believed = 0.8, double line = 0.5) {
    return in<PerDay>(fall_back_hazard(p, {believed, 0, exposed, line, hold, 0.7}));
  };
  CHECK(hazard(thread, 0.5) > 0.15);
  CHECK(hazard(thread, 0.5) > 10 * hazard(0, 0.5));
  CHECK(hazard(1, 0.5) > 0.6);
  CHECK(hazard(1, 1) < hazard(1, 0.5) / 1.5);
  // That nobody presses in front is no comfort then, and all comfort where no ring closes.
  CHECK(hazard(1, 0.5, 20) == hazard(1, 0.5, 1));
  CHECK(hazard(0, 0.5, 20) < hazard(0, 0.5, 1) / 10);
  // Nobody stays in a ring for want of a line behind, and many stay where none closes.
  CHECK(hazard(1, 0.5, 0.8, 0) == hazard(1, 0.5, 0.8, 1));
  CHECK(hazard(0, 0.5, 0.8, 0) < hazard(0, 0.5, 0.8, 1) / 1.5);
}

}  // namespace salient::models::test
