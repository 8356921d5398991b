#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "chance/key.hpp"
#include "models/command/decision.hpp"
#include "models/command/order.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {
namespace {

constexpr int samples = 300;

double further(double share) { return share + (1.0 - share) * 0.5; }

}  // namespace

TEST_CASE("orders take the time of the reference {order-delay}") {
  for (const ReferenceRow& row : reference_rows("command", "order-delay")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<OrderParameters>(row.parameters);
    const Headquarters at{static_cast<Echelon>(x[0]), x[1], x[2], x[3], x[4], Kilometres{x[6]}};
    check_close(median_order_delay_hours(p, at), row.expected[0]);
    CHECK(order_delay_hours(p, at, x[5]) == doctest::Approx(row.expected[1]).epsilon(1e-8));
  }
}

TEST_CASE("what repulses show is that of the reference {repulses}") {
  for (const ReferenceRow& row : reference_rows("command", "repulses")) {
    const auto p = parameters_of<BeliefParameters>(row.parameters);
    const double remembered = repulses_remembered(p, row.inputs[0], Days{row.inputs[1]});
    check_close(remembered, row.expected[0]);
    check_close(power_shown(p, remembered), row.expected[1]);
  }
}

TEST_CASE("the decision to attack is that of the reference {believed-ratio} {attack-go} {press-probability}") {
  for (const ReferenceRow& row : reference_rows("command", "believed-ratio")) {
    const auto p = parameters_of<BeliefParameters>(row.parameters);
    check_close(believed_ratio(p, row.inputs[0], row.inputs[1], row.inputs[2]), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("command", "attack-go")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<AttackParameters>(row.parameters);
    check_close(attack_go(p, {x[0], x[1], x[2], static_cast<Morale>(x[3]), x[4], x[5]}), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("command", "press-probability")) {
    const Numbers& x = row.inputs;
    check_close(press_probability(parameters_of<PressParameters>(row.parameters), {x[0], x[1], x[2], x[3]}),
                row.expected[0]);
  }
}

TEST_CASE(
    "the other decisions are those of the reference "
    "{culmination} {commit-reserve} {rotation-score} {fall-back}") {
  for (const ReferenceRow& row : reference_rows("command", "culmination")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<CulminationParameters>(row.parameters);
    const Offensive at{x[0], x[1], x[2], x[3], Days{x[4]}, x[5], x[6], Days{x[7]}, x[8]};
    check_close(in<PerDay>(culmination_hazard(p, at)), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("command", "commit-reserve")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<ReserveParameters>(row.parameters);
    check_close(in<PerDay>(commit_reserve_hazard(p, {x[0], x[1], x[2], x[3]})), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("command", "rotation-score")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<RotationParameters>(row.parameters);
    check_close(weariness(p, {x[0], x[1], static_cast<Morale>(x[2]), Days{x[3]}}), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("command", "fall-back")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<FallBackParameters>(row.parameters);
    check_close(in<PerDay>(fall_back_hazard(p, {x[0], x[1], x[2], x[3], x[4], x[5]})), row.expected[0]);
  }
}

TEST_CASE("orders take longer higher up, jammed, headless, far off or across a seam {order-delay}") {
  const auto p = parameters_at<OrderParameters>("command.order");
  const Headquarters sound{Echelon::brigade, 0, 0, 0.5, 1};
  const double hours = median_order_delay_hours(p, sound);
  for (const Headquarters& slower :
       {Headquarters{Echelon::division, 0, 0, 0.5, 1}, Headquarters{Echelon::brigade, 0.5, 0, 0.5, 1},
        Headquarters{Echelon::brigade, 0, 0.5, 0.5, 1}, Headquarters{Echelon::brigade, 0, 0, 0.2, 1},
        Headquarters{Echelon::brigade, 0, 0, 0.5, 1.5},
        Headquarters{Echelon::brigade, 0, 0, 0.5, 1, Kilometres{40}}})
    CHECK(median_order_delay_hours(p, slower) > hours);
  CHECK(median_order_delay_hours(p, {Echelon::battalion, 0, 0, 0.5, 1}) < hours);
}

TEST_CASE("half of the orders are faster than the median {order-delay}") {
  const auto p = parameters_at<OrderParameters>("command.order");
  const Headquarters at{Echelon::corps, 0.2, 0.1, 0.5, 1.3};
  CHECK(order_delay_hours(p, at, 0.5) == doctest::Approx(median_order_delay_hours(p, at)));
  CHECK(order_delay_hours(p, at, 0.9) > order_delay_hours(p, at, 0.6));
  CHECK(order_delay_hours(p, at, 1e-12) > 0.0);
  const Headquarters worst{Echelon::grouping, 1, 1, 0, 3, Kilometres{200}};
  CHECK(median_order_delay_hours(p, worst) == p.ceiling);
  CHECK(order_delay_hours(p, worst, 0.99) == p.ceiling);
}

TEST_CASE("doubt about the enemy lowers the ratio a cautious commander believes {believed-ratio}") {
  const auto p = parameters_at<BeliefParameters>("command.belief");
  CHECK(believed_ratio(p, 2, 1, 0) == 2.0);
  CHECK(believed_ratio(p, 2, 1, 0.8) < 2.0);
  CHECK(believed_ratio(p, 3, 1, 0.3) > believed_ratio(p, 2, 1, 0.3));
  CHECK(believed_ratio(p, 5, 0, 0.3) == p.ceiling);
  CHECK(believed_ratio(p, 0, 5, 0.3) == 1.0 / p.ceiling);
  CHECK(believed_ratio(p, 0, 0, 0.3) == p.ceiling);
}

TEST_CASE("every reason moves the decision to attack its own way {attack-go}") {
  const auto p = parameters_at<AttackParameters>("command.attack");
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(1916).at(sample);
    const AttackAppraisal at{key.uniform(0) * 4, key.uniform(1),       key.uniform(2),
                             Morale::steady,     key.uniform(3) * 0.3, key.uniform(4)};
    const auto with = [&](auto member, auto value) {
      AttackAppraisal other = at;
      other.*member = value;
      return attack_go(p, other);
    };
    const double go = attack_go(p, at);
    CHECK((go > 0.0 && go < 1.0));
    CHECK(with(&AttackAppraisal::believed_ratio, at.believed_ratio * 1.5) > go);
    CHECK(with(&AttackAppraisal::ammunition_fill, further(at.ammunition_fill)) > go);
    CHECK(with(&AttackAppraisal::pressure, further(at.pressure)) > go);
    CHECK(with(&AttackAppraisal::fatigue, further(at.fatigue)) < go);
    CHECK(with(&AttackAppraisal::lost_lately, further(at.lost_lately)) < go);
    CHECK(with(&AttackAppraisal::morale, Morale::shaken) < go);
    CHECK(with(&AttackAppraisal::morale, Morale::broken) == 0.0);
  }
}

TEST_CASE("attackers cannot press every day, and not at all without ammunition {press-probability}") {
  const auto p = parameters_at<PressParameters>("command.press");
  const Tempo fresh{1, 0, 1, 1};
  const double best = press_probability(p, fresh);
  CHECK(best < 1.0);
  CHECK(press_probability(p, {0.5, 0, 1, 1}) < best);
  CHECK(press_probability(p, {1, 0.5, 1, 1}) < best);
  CHECK(press_probability(p, {1, 0, 0.5, 1}) < best);
  CHECK(press_probability(p, {1, 0, 1, 0.5}) < best);
  CHECK(press_probability(p, {1, 0, 1.4, 1}) == best);
  CHECK(press_probability(p, {0, 0, 1, 1}) == 0.0);
  CHECK(press_probability(p, {1, 0, 0, 1}) == 0.0);
}

TEST_CASE("offensives culminate with losses, fatigue, shortage and standstill {culmination}") {
  const auto p = parameters_at<CulminationParameters>("command.culmination");
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(1918).at(sample);
    const Offensive at{0.05 + key.uniform(0) * 4, key.uniform(1), key.uniform(2), key.uniform(3),
                       Days{key.uniform(4) * 20}, key.uniform(5), key.uniform(6), Days{1 + key.uniform(7) * 60},
                       0.9 * key.uniform(8)};
    const auto with = [&](auto member, auto value) {
      Offensive other = at;
      other.*member = value;
      return in<PerDay>(culmination_hazard(p, other));
    };
    const double hazard = in<PerDay>(culmination_hazard(p, at));
    CHECK((hazard > 0.0 && hazard < p.ceiling));
    CHECK(with(&Offensive::believed_ratio, at.believed_ratio * 1.5) < hazard);
    CHECK(with(&Offensive::ammunition_fill, further(at.ammunition_fill)) < hazard);
    CHECK(with(&Offensive::reserves_left, further(at.reserves_left)) < hazard);
    CHECK(with(&Offensive::pressure, further(at.pressure)) < hazard);
    CHECK(with(&Offensive::fatigue, further(at.fatigue)) > hazard);
    CHECK(with(&Offensive::lost, further(at.lost)) > hazard);
    CHECK(with(&Offensive::stalled, at.stalled + Days{3}) > hazard);
    CHECK(with(&Offensive::lasted, at.lasted + Days{3}) > hazard);
    CHECK(with(&Offensive::promising, further(at.promising)) < hazard);
    CHECK(with(&Offensive::promising, 1.0) == 0);
  }
}

TEST_CASE("what an offensive is called off for is what weighs most in its end {culmination}") {
  const auto p = parameters_at<CulminationParameters>("command.culmination");
  const Offensive fresh{1, 1, 0, 0, Days{0}, 1, 0.5, Days{20}};
  const auto told = [&](auto member, auto value) {
    Offensive other = fresh;
    other.*member = value;
    return greatest_want(p, other);
  };
  CHECK(greatest_want(p, fresh) == Want::nothing);
  CHECK(told(&Offensive::ammunition_fill, 0.2) == Want::ammunition);
  CHECK(told(&Offensive::fatigue, 0.7) == Want::rest);
  CHECK(told(&Offensive::lost, 0.3) == Want::people);
  CHECK(told(&Offensive::stalled, Days{9}) == Want::ground);
}

TEST_CASE("reserves go where the line is open or won, and not where there are none {commit-reserve}") {
  const auto p = parameters_at<ReserveParameters>("command.reserve");
  const PerDay calm = commit_reserve_hazard(p, {1, 0, 0, 1});
  CHECK(commit_reserve_hazard(p, {1, 1, 0, 1}) > calm);
  CHECK(commit_reserve_hazard(p, {1, 0, 1, 1}) > calm);
  CHECK(commit_reserve_hazard(p, {0.5, 0, 0, 1}) > calm);
  CHECK(commit_reserve_hazard(p, {1, 0, 0, 0.3}) < calm);
  CHECK(commit_reserve_hazard(p, {1, 1, 1, 0}) == PerDay{0});
  CHECK(commit_reserve_hazard(p, {1e-3, 1, 1, 1}) < PerDay{p.ceiling});
}

TEST_CASE("weariness is a share and grows with every wear {rotation-score}") {
  const auto p = parameters_at<RotationParameters>("command.rotation");
  const double fresh = weariness(p, {0, 0, Morale::steady, Days{0}});
  CHECK(fresh == 0.0);
  CHECK(weariness(p, {0.5, 0, Morale::steady, Days{0}}) > fresh);
  CHECK(weariness(p, {0, 0.5, Morale::steady, Days{0}}) > fresh);
  CHECK(weariness(p, {0, 0, Morale::shaken, Days{0}}) > fresh);
  CHECK(weariness(p, {0, 0, Morale::steady, Days{9}}) > fresh);
  CHECK(weariness(p, {1, 1, Morale::surrendered, Days{1e9}}) == doctest::Approx(1.0));
}

TEST_CASE("defenders fall back when outmatched or outflanked, and less without a line behind {fall-back}") {
  const auto p = parameters_at<FallBackParameters>("command.fall_back");
  const Defence calm{1, 0, 0, 1, 0, 1};
  const PerDay hazard = fall_back_hazard(p, calm);
  CHECK(fall_back_hazard(p, {0.5, 0, 0, 1, 0, 1}) > hazard);
  CHECK(fall_back_hazard(p, {1, 0.5, 0, 1, 0, 1}) > hazard);
  CHECK(fall_back_hazard(p, {1, 0, 0.5, 1, 0, 1}) > hazard);
  CHECK(fall_back_hazard(p, {1, 0, 0, 1, 0, 0.5}) > hazard);
  CHECK(fall_back_hazard(p, {1, 0, 0, 0.5, 0, 1}) < hazard);
  CHECK(fall_back_hazard(p, {1, 0, 0, 1, 0.5, 1}) < hazard);
  CHECK(fall_back_hazard(p, {1e-3, 1, 1, 1, 0, 0}) < PerDay{p.ceiling});
}

}  // namespace salient::models::test
