#include <doctest/doctest.h>

#include "chance/key.hpp"
#include "models/policy/policy.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {
TEST_CASE("a decision comes at the hazard of the reference, in halves as in wholes {decision-hazard}") {
  for (const ReferenceRow& row : reference_rows("policy", "decision-hazard")) {
    const Numbers& x = row.inputs;
    check_close(decided_within(PerDay{x[0]}, x[1], Days{x[2]}), row.expected[0]);
    const double half = decided_within(PerDay{x[0]}, x[1], Days{x[2] / 2});
    CHECK(half + (1 - half) * half == doctest::Approx(row.expected[0]));
    CHECK(decided_within(PerDay{x[0]}, x[1] + 0.5, Days{x[2]}) >= row.expected[0]);
  }
}

TEST_CASE("a decision stands its days, as in the reference {decision-stands}") {
  for (const ReferenceRow& row : reference_rows("policy", "decision-stands")) {
    const auto p = parameters_of<PolicyParameters>(row.parameters);
    CHECK(stands(p, Days{row.inputs[0]}) == (row.expected[0] > 0));
  }
  const auto p = parameters_at<PolicyParameters>("policy.process");
  CHECK(stands(p, Days{0}));
  CHECK(!stands(p, Days{p.stands}));
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
  }
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
}

}  // namespace salient::models::test
