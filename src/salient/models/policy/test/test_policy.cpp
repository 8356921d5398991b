#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "chance/key.hpp"
#include "models/policy/policy.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {
namespace {

double mean_days(const Sojourn& s) {
  return in<Days>(s.median) / std::pow(std::log(2.0), 1.0 / s.shape) * std::tgamma(1.0 + 1.0 / s.shape);
}

/// Share of days in each regime of a process that goes round, without any shift.
std::array<double, 3> shares_of(const std::array<Sojourn, 3>& regimes, Days turn, int turns) {
  std::array<double, 3> days{};
  std::size_t now = 0;
  Days age{0};
  for (int t = 0; t < turns; ++t) {
    const chance::Key key = chance::Key::from_seed(1648).at(static_cast<std::uint64_t>(t));
    days[now] += 1.0 / turns;
    const bool leaves = key.uniform(0) < leave_probability(regimes[now], age, turn, 0.0);
    age = leaves ? Days{0} : age + turn;
    std::array<double, 3> weights{1, 1, 1};
    weights[now] = 0;
    if (leaves) now = next_regime(weights, {}, key.uniform(1));
  }
  return days;
}

}  // namespace

TEST_CASE("regimes are left and chosen as in the reference {regime-leaving} {regime-next}") {
  for (const ReferenceRow& row : reference_rows("policy", "regime-leaving")) {
    const Numbers& x = row.inputs;
    check_close(leave_probability({Days{x[0]}, x[1]}, Days{x[2]}, Days{x[3]}, x[4]), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("policy", "regime-next")) {
    const Numbers& x = row.inputs;
    const std::array<double, 3> weights{x[0], x[1], x[2]}, shifts{x[3], x[4], x[5]};
    CHECK(static_cast<double>(next_regime(weights, shifts, x[6])) == row.expected[0]);
  }
}

TEST_CASE(
    "shifts and flows are those of the reference "
    "{log-odds-shift} {statement} {feedback} {delivery-lag}") {
  for (const ReferenceRow& row : reference_rows("policy", "log-odds-shift"))
    check_close(shifted(row.inputs[0], row.inputs[1]), row.expected[0]);
  for (const ReferenceRow& row : reference_rows("policy", "statement")) {
    const auto p = parameters_of<PolicyParameters>(row.parameters);
    check_close(statement_shift(p, row.inputs[0], row.inputs[1], Days{row.inputs[2]}), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("policy", "feedback")) {
    const auto p = parameters_of<PolicyParameters>(row.parameters);
    check_close(feedback_shift(p, row.inputs[0], row.inputs[1]), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("policy", "delivery-lag")) {
    const Numbers& x = row.inputs;
    check_close(flow_after(x[0], x[1], Days{x[2]}, Days{x[3]}), row.expected[0]);
    check_close(mean_flow(x[0], x[1], Days{x[2]}, Days{x[3]}), row.expected[1]);
  }
}

TEST_CASE("two half spans are one, whatever the shape {regime-leaving}") {
  for (std::uint64_t sample = 0; sample < 300; ++sample) {
    const chance::Key key = chance::Key::from_seed(1815).at(sample);
    const Sojourn s{Days{1 + key.uniform(0) * 100}, 0.5 + key.uniform(1) * 3};
    const Days age{key.uniform(2) * 100}, half{key.uniform(3) * 10};
    const double shift = key.uniform(4) * 2 - 1;
    const double first = leave_probability(s, age, half, shift);
    const double second = leave_probability(s, age + half, half, shift);
    const double whole = leave_probability(s, age, half * 2.0, shift);
    CHECK(first + (1 - first) * second == doctest::Approx(whole));
    CHECK((whole >= 0.0 && whole <= 1.0));
    CHECK(leave_probability(s, age, half, shift + 0.5) >= first);
  }
  CHECK(leave_probability({Days{30}, 2.0}, Days{0}, Days{30}, 0.0) == doctest::Approx(0.5));
}

TEST_CASE("a ripening regime is left more readily with age, a forgetful one is not {regime-leaving}") {
  const Sojourn ripening{Days{30}, 2.0}, forgetful{Days{30}, 1.0};
  CHECK(leave_probability(ripening, Days{40}, Days{1}, 0) > leave_probability(ripening, Days{5}, Days{1}, 0));
  CHECK(leave_probability(forgetful, Days{40}, Days{1}, 0) ==
        doctest::Approx(leave_probability(forgetful, Days{5}, Days{1}, 0)));
}

TEST_CASE("without feedback a process reproduces its stationary shares at any turn {regime-leaving}") {
  const std::array<Sojourn, 3> regimes{{{Days{20}, 1.0}, {Days{40}, 2.0}, {Days{10}, 0.7}}};
  double all = 0.0;
  for (const Sojourn& each : regimes) all += mean_days(each);
  for (const double turn : {0.5, 1.0}) {
    const auto share = shares_of(regimes, Days{turn}, 400000);
    for (std::size_t i = 0; i < 3; ++i)
      CHECK(share[i] == doctest::Approx(mean_days(regimes[i]) / all).epsilon(0.03));
  }
}

TEST_CASE("the next regime follows the weights, and never one of weight zero {regime-next}") {
  const std::array<double, 4> weights{0, 1, 0, 3};
  std::array<int, 4> count{};
  for (std::uint64_t n = 0; n < 10000; ++n)
    ++count[next_regime(weights, {}, chance::Key::from_seed(2).uniform(n))];
  CHECK(count[0] + count[2] == 0);
  CHECK(count[3] == doctest::Approx(7500).epsilon(0.03));
  const std::array<double, 4> shifts{0, 50, 0, 0};
  CHECK(next_regime(weights, shifts, 0.999) == 1);
  CHECK(next_regime(weights, {}, 1.0 - 0x1p-53) == 3);
  CHECK(next_regime(weights, {}, 0x1p-54) == 1);
}

TEST_CASE("a statement moves a probability and does not fix it {log-odds-shift} {statement}") {
  const auto p = parameters_at<PolicyParameters>("policy.process");
  const double shift = statement_shift(p, 1.0, 0.0, Days{0});
  CHECK(shift > 0.0);
  CHECK(shifted(0.3, shift) > 0.3);
  CHECK(shifted(0.3, shift) < 0.6);
  CHECK(shift == 1.0);  // its first day, without scatter: as stated
  CHECK(statement_shift(p, -1.0, 0.0, Days{0}) == -shift);
  CHECK(statement_shift(p, 1.0, 0.0, Days{60}) < shift);
  CHECK(statement_shift(p, 1.0, -3.0, Days{0}) < 0.0);  // some statements backfire
  CHECK(statement_shift(p, 0.0, 2.0, Days{0}) == 0.0);
  CHECK(shifted(0.0, 900.0) == 0.0);
  CHECK(shifted(1.0, -900.0) == 1.0);
  CHECK(shifted(0.5, 900.0) == 1.0);
  CHECK(shifted(shifted(0.2, 0.7), -0.7) == doctest::Approx(0.2));
}

TEST_CASE("the battlefield says nothing at the reference {feedback}") {
  const auto p = parameters_at<PolicyParameters>("policy.process");
  CHECK(feedback_shift(p, 1.0, p.reference) == 0.0);
  CHECK(feedback_shift(p, 1.0, 1.0) > feedback_shift(p, 1.0, 0.0));
}

TEST_CASE("flow approaches what was decided, in halves as in wholes {delivery-lag}") {
  const double half = flow_after(100, 20, Days{30}, Days{10}), whole = flow_after(100, 20, Days{30}, Days{20});
  CHECK(flow_after(half, 20, Days{30}, Days{10}) == doctest::Approx(whole));
  CHECK((100 > half && half > whole && whole > 20));
  CHECK(flow_after(100, 20, Days{0}, Days{1}) == 20);
  CHECK(mean_flow(100, 20, Days{0}, Days{1}) == 20);
  CHECK(mean_flow(100, 20, Days{30}, Days{0}) == 100);
  const double first = mean_flow(100, 20, Days{30}, Days{10}), second = mean_flow(half, 20, Days{30}, Days{10});
  CHECK((first + second) / 2 == doctest::Approx(mean_flow(100, 20, Days{30}, Days{20})));
}

}  // namespace salient::models::test
