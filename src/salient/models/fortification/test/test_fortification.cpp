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
  for (const auto& row : test::reference_rows("fortification", "mine-tonnes")) {
    const auto& x = row.inputs;
    const Tonnes tonnes =
        mines_for(test::nested_of<Mines>(row.parameters), x[0], x[0] + x[1], Kilometres{x[2]});
    check_close(in<Tonnes>(tonnes), row.expected[0]);
  }
}

TEST_CASE("breaching agrees with the reference {breach} {breach-loss} {mine-toll} {trampled}") {
  for (const auto& row : test::reference_rows("fortification", "mine-toll"))
    check_close(mine_toll(test::nested_of<Mines>(row.parameters), row.inputs[0]), row.expected[0]);
  for (const auto& row : test::reference_rows("fortification", "breach")) {
    const auto& x = row.inputs;
    const auto m = test::nested_of<Mines>(row.parameters);
    check_close(mines_breached(m, x[0], x[1], x[2], Days{x[3]}), row.expected[0]);
    check_close(engineers_lost(m, x[0], x[2], Days{x[3]}), row.expected[1]);
  }
  for (const auto& row : test::reference_rows("fortification", "trampled"))
    check_close(
        mines_trampled(test::nested_of<Mines>(row.parameters), row.inputs[0], Kilometres{row.inputs[1]}),
        row.expected[0]);
}

TEST_CASE("material and bridges agree with the reference {material} {bridging} {bridge-tonnes} {crossing}") {
  for (const auto& row : test::reference_rows("fortification", "material")) {
    const auto& x = row.inputs;
    const auto d = test::nested_of<Digging>(row.parameters);
    const double after = x[0] + (1 - x[0]) * x[1];
    check_close(in<Tonnes>(material_for(d, x[0], after, Kilometres{x[2]})), row.expected[0]);
    check_close(rationed(d, x[0], after, x[3]), row.expected[1]);
  }
  for (const auto& row : test::reference_rows("fortification", "bridging")) {
    const auto& x = row.inputs;
    const auto b = test::nested_of<Bridges>(row.parameters);
    const Metres width{x[3]};
    const double after = bridged(b, x[0], x[1], x[2], width, Days{x[4]});
    check_close(after, row.expected[0]);
    check_close(in<Tonnes>(material_for_bridge(b, x[0], after, width)), row.expected[1]);
    check_close(in<Metres>(unbridged(width, x[0])), row.expected[2]);
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

TEST_CASE("a prepared position needs no material, a fortified one none to spare") {
  const auto d = test::nested_at<Digging>("fortification.digging");
  CHECK(material_for(d, 0, d.prepared_works, Kilometres{3}) == Tonnes{0});
  CHECK(material_for(d, 0, d.fortified_works, Kilometres{3}) > Tonnes{0});
  CHECK(rationed(d, 0.1, 0.3, 0) == doctest::Approx(0.3));
  CHECK(rationed(d, 0.5, 0.7, 0) == doctest::Approx(0.5));
  CHECK(rationed(d, 0.1, 0.7, 0) == doctest::Approx(d.prepared_works));
  CHECK(rationed(d, 0.1, 0.7, 1) == doctest::Approx(0.7));
  // Two steps take what one takes.
  check_close(in<Tonnes>(material_for(d, 0.2, 0.5, Kilometres{2})) +
                  in<Tonnes>(material_for(d, 0.5, 0.8, Kilometres{2})),
              in<Tonnes>(material_for(d, 0.2, 0.8, Kilometres{2})));
}

TEST_CASE("breaching: more engineers clear more, fire slows them and costs people, no mines cost none") {
  const auto m = test::nested_at<Mines>("fortification.mines");
  CHECK(mines_breached(m, 0.6, 100, 0.2, Days{1}) < mines_breached(m, 0.6, 50, 0.2, Days{1}));
  CHECK(mines_breached(m, 0.6, 100, 0.2, Days{1}) < mines_breached(m, 0.6, 100, 0.8, Days{1}));
  CHECK(engineers_lost(m, 0, 1, Days{1}) == 0);
  CHECK(engineers_lost(m, 0.6, 0.8, Days{1}) > engineers_lost(m, 0.6, 0.2, Days{1}));
  check_close(mines_breached(m, 0.6, 80, 0.5, Days{2}),
              mines_breached(m, mines_breached(m, 0.6, 80, 0.5, Days{1}), 80, 0.5, Days{1}));
  CHECK(mines_trampled(m, 0.6, Kilometres{0}) == 0.6);
  CHECK(mines_trampled(m, 0.6, Kilometres{2}) < 0.6);
}

TEST_CASE("bridges come back by engineers, slower where wide or under fire, never past whole") {
  const auto b = test::nested_at<Bridges>("fortification.bridges");
  const Metres narrow{10}, wide{60};
  CHECK(bridged(b, 0.1, 0, 0, narrow, Days{5}) == doctest::Approx(0.1));
  CHECK(bridged(b, 0.1, 200, 0, wide, Days{1}) < bridged(b, 0.1, 200, 0, narrow, Days{1}));
  CHECK(bridged(b, 0.1, 200, 0.8, narrow, Days{1}) < bridged(b, 0.1, 200, 0, narrow, Days{1}));
  CHECK(bridged(b, 0.1, 1e6, 0, narrow, Days{9}) <= 1);
  check_close(bridged(b, 0.1, 200, 0.3, wide, Days{2}),
              bridged(b, bridged(b, 0.1, 200, 0.3, wide, Days{1}), 200, 0.3, wide, Days{1}));
  CHECK(unbridged(wide, 1) == Metres{0});
}

}  // namespace salient::models
