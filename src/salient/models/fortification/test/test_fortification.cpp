#include <doctest/doctest.h>

#include "models/fortification/fortification.hpp"
#include "models/test/nested_parameters.hpp"

namespace salient::models {
namespace {
using test::check_close;
const Diggers usual_hands{.people_per_km = 1000, .engineers_per_km = 0, .under_fire = 0, .dig_factor = 1};
}  // namespace

TEST_CASE("digging agrees with the reference {dig}") {
  for (const auto& row : test::reference_rows("fortification", "dig")) {
    const auto& x = row.inputs;
    const auto d = test::nested_of<Digging>(row.parameters);
    check_close(dug(d, x[0], {x[1], x[2], x[3], x[4]}, Days{x[5]}), row.expected[0]);
  }
}

TEST_CASE("works agree with the reference {wear} {captured-works} {works-power}") {
  for (const auto& row : test::reference_rows("fortification", "wear"))
    check_close(worn(test::nested_of<Works>(row.parameters), row.inputs[0], row.inputs[1]), row.expected[0]);
  for (const auto& row : test::reference_rows("fortification", "captured-works"))
    check_close(captured_works(test::nested_of<Works>(row.parameters), row.inputs[0]), row.expected[0]);
  for (const auto& row : test::reference_rows("fortification", "works-power"))
    check_close(works_power(test::nested_of<Works>(row.parameters), row.inputs[0]), row.expected[0]);
}

TEST_CASE("mines agree with the reference {lay-mines} {breach}") {
  for (const auto& row : test::reference_rows("fortification", "lay-mines")) {
    const auto& x = row.inputs;
    check_close(mines_laid(test::nested_of<Mines>(row.parameters), x[0], x[1], Days{x[2]}), row.expected[0]);
  }
  for (const auto& row : test::reference_rows("fortification", "breach")) {
    const auto& x = row.inputs;
    check_close(
        mines_breached(test::nested_of<Mines>(row.parameters), x[0], x[1], x[2], Days{x[3]}, Kilometres{x[4]}),
        row.expected[0]);
  }
}

TEST_CASE("parameters/fortification.toml holds the numbers that works read and no others") {
  CHECK(test::count_of<FortificationParameters>() == test::tables_in("fortification"));
}

TEST_CASE("the scale of works is one for attrition and digging") {
  for (const char* level : {"prepared_works", "fortified_works"})
    CHECK(test::parameter_value(std::string{"fortification.digging."} + level) ==
          test::parameter_value(std::string{"attrition.setting."} + level));
}

TEST_CASE("a prepared position takes days, a fortified one three times as long {works-posture}") {
  const auto d = test::nested_at<Digging>("fortification.digging");
  const double T = d.prepared_days;
  CHECK(posture_of(d, dug(d, 0, usual_hands, Days{0.98 * T})) == Posture::hasty_defence);
  CHECK(posture_of(d, dug(d, 0, usual_hands, Days{1.02 * T})) == Posture::prepared_defence);
  CHECK(posture_of(d, dug(d, 0, usual_hands, Days{2.8 * T})) == Posture::prepared_defence);
  CHECK(posture_of(d, dug(d, 0, usual_hands, Days{3.1 * T})) == Posture::fortified_defence);
}

TEST_CASE("two half steps of digging are one whole, and hindrance slows") {
  const auto d = test::nested_at<Digging>("fortification.digging");
  const double whole = dug(d, 0.1, usual_hands, Days{4});
  check_close(whole, dug(d, dug(d, 0.1, usual_hands, Days{2}), usual_hands, Days{2}));
  Diggers other = usual_hands;
  other.under_fire = 0.8;
  CHECK(dug(d, 0.1, other, Days{4}) < whole);
  other = usual_hands;
  other.dig_factor = 0.4;
  CHECK(dug(d, 0.1, other, Days{4}) < whole);
  other = usual_hands;
  other.engineers_per_km = 30;
  CHECK(dug(d, 0.1, other, Days{4}) > whole);
  CHECK(dug(d, 0.1, other, Days{1e4}) <= 1);
  CHECK(dug(d, 0.3, {0, 0, 0, 1}, Days{9}) == doctest::Approx(0.3));
}

}  // namespace salient::models
