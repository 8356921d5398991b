#include <doctest/doctest.h>

#include "models/engagement/engagement.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {
namespace {

Battalion usual() {
  return {.people = 400,
          .establishment = 500,
          .branch = Branch::motorised,
          .attacking = true,
          .armour = 0.5,
          .trafficability = 0.8,
          .weapons = 0.9,
          .ammunition_fill = 0.8,
          .suppression = 0.1,
          .condition = 0.9,
          .training = 1.0};
}

}  // namespace

TEST_CASE("power and frontage are those of the reference {unit-power} {frontage}") {
  for (const ReferenceRow& row : reference_rows("engagement", "unit-power")) {
    const auto& x = row.inputs;
    const Battalion b{
        x[0], x[1], static_cast<Branch>(static_cast<int>(x[2])), x[3] != 0, x[4], x[5], x[6], x[7], x[8],
        x[9], x[10]};
    check_close(power(parameters_of<PowerParameters>(row.parameters), b), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("engagement", "frontage")) {
    const auto& x = row.inputs;
    check_close(share_engaged(x[0], x[1], x[2], Kilometres{x[3]}), row.expected[0]);
  }
}

TEST_CASE("shares lost and surprise are those of the reference {loss-share} {to-ground} {surprise}") {
  for (const ReferenceRow& row : reference_rows("engagement", "loss-share"))
    check_close(share_lost(PerDay{row.inputs[0]}, Days{row.inputs[1]}), row.expected[0]);
  for (const ReferenceRow& row : reference_rows("engagement", "to-ground")) {
    const auto& x = row.inputs;
    const double lost =
        share_lost_attacking(parameters_of<GroundParameters>(row.parameters), x[0], PerDay{x[1]}, Days{x[2]});
    CHECK(lost == doctest::Approx(row.expected[0]).epsilon(1e-5));  // the reference steps through the day
  }
  for (const ReferenceRow& row : reference_rows("engagement", "surprise")) {
    const auto& x = row.inputs;
    check_close(surprise(parameters_of<SurpriseParameters>(row.parameters), x[0], Days{x[1]}, x[2]),
                row.expected[0]);
  }
}

TEST_CASE("guns count once: by their weight or by whom they hold down, whichever is more {fire-once}") {
  for (const ReferenceRow& row : reference_rows("engagement", "fire-once"))
    check_close(power_lent(row.inputs[0], row.inputs[1], row.inputs[2]), row.expected[0]);
  const auto ratio = [](double troops, double guns, double held) {
    return (troops + power_lent(troops, guns, held)) / (1000 * (1 - held));
  };
  CHECK(power_lent(1000, 200, 0) == doctest::Approx(200));
  CHECK(ratio(1000, 200, 0.1) == doctest::Approx(ratio(1000, 200, 0)));  // less held down than they weigh
  CHECK(ratio(1000, 200, 0.3) == doctest::Approx(ratio(1000, 0, 0.3)));  // more: that is what they do
  CHECK(power_lent(1000, 200, 1) == 0);
}

TEST_CASE("usual losses are left alone, no attack is annihilated, and steps of a day add up {to-ground}") {
  const auto p = parameters_at<GroundParameters>("engagement.to_ground");
  CHECK(share_lost_attacking(p, 0, PerDay{0.02}, Days{1}) == doctest::Approx(0.02).epsilon(0.03));
  CHECK(share_lost_attacking(p, 0, PerDay{3.6}, Days{1}) < 0.5);
  CHECK(share_lost_attacking(p, 0, PerDay{3.6}, Days{1}) > 0.2);
  CHECK(share_lost_attacking(p, 1, PerDay{3.6}, Days{1}) == 0);
  const double first = share_lost_attacking(p, 0.05, PerDay{0.6}, Days{0.5});
  const double second = share_lost_attacking(p, 1 - 0.95 * (1 - first), PerDay{0.6}, Days{0.5});
  check_close(1 - (1 - first) * (1 - second), share_lost_attacking(p, 0.05, PerDay{0.6}, Days{1}));
  for (const double rate : {0.01, 0.1, 1.0})
    CHECK(share_lost_attacking(p, 0, PerDay{rate}, Days{1}) <= share_lost(PerDay{rate}, Days{1}));
}

TEST_CASE("attackers who were not seen surprise, less each day, and dull ones are surprised {surprise}") {
  const auto p = parameters_at<SurpriseParameters>("engagement.surprise");
  CHECK(surprise(p, 1, Days{0}, 0) == -1);
  CHECK(surprise(p, 1, Days{1}, 0) > surprise(p, 1, Days{0}, 0));
  CHECK(surprise(p, 1, Days{p.fades_days}, 0) == 0);
  CHECK(surprise(p, 0, Days{0}, 0.4) > 0);
}

TEST_CASE("more of anything good is never less power {unit-power}") {
  const auto p = parameters_at<PowerParameters>("engagement.power");
  const double base = power(p, usual());
  Battalion better = usual();
  better.people = 450;
  CHECK(power(p, better) > base);
  better = usual();
  better.weapons = 1;
  CHECK(power(p, better) > base);
  better = usual();
  better.ammunition_fill = 1;
  CHECK(power(p, better) > base);
  better = usual();
  better.suppression = 0;
  CHECK(power(p, better) > base);
  Battalion none = usual();
  none.people = 0;
  CHECK(power(p, none) == 0.0);
}

TEST_CASE("a battalion in two halves weighs as much {unit-power}") {
  const auto p = parameters_at<PowerParameters>("engagement.power");
  Battalion half = usual();
  half.people /= 2;
  half.establishment /= 2;
  check_close(2 * power(p, half), power(p, usual()));
}

TEST_CASE("a crowded front engages a smaller share but never fewer people {frontage}") {
  double before = 0;
  for (double people = 100; people < 20000; people *= 1.3) {
    const double engaged = people * share_engaged(700, 0.5, people, Kilometres{2.5});
    CHECK(engaged >= before);
    CHECK(engaged <= people);
    before = engaged;
  }
}

}  // namespace salient::models::test
