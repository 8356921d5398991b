#include <doctest/doctest.h>

#include "models/supply/supply.hpp"
#include "models/test/nested_parameters.hpp"

namespace salient::models {
namespace {
using test::check_close;
}

TEST_CASE("daily need agrees with the reference {daily-need}") {
  for (const auto& row : test::reference_rows("supply", "daily-need")) {
    const auto& x = row.inputs;
    const DailyNeed need =
        daily_need(test::nested_of<SupplyParameters>(row.parameters), static_cast<Branch>(x[0]),
                   static_cast<SupplyActivity>(x[1]), Personnel{x[2]});
    check_close(in<TonnesPerDay>(need.ammunition), row.expected[0]);
    check_close(in<TonnesPerDay>(need.fuel), row.expected[1]);
    check_close(in<TonnesPerDay>(need.food), row.expected[2]);
  }
}

TEST_CASE("lift, losses of trucks and repair agree with the reference {lift} {trucks-lost} {repair}") {
  for (const auto& row : test::reference_rows("supply", "lift")) {
    const auto& x = row.inputs;
    const auto lift = test::nested_of<Lift>(row.parameters);
    check_close(lift_hours(lift, Personnel{x[0]}, x[1]), row.expected[0]);
    check_close(hours_a_tonne(lift, x[2], x[3]), row.expected[1]);
    check_close(loading_hours(lift), row.expected[2]);
  }
  for (const auto& row : test::reference_rows("supply", "trucks-lost")) {
    const auto& x = row.inputs;
    check_close(trucks_lost_after(test::nested_of<Lift>(row.parameters), x[0], Tonnes{x[1]}, Personnel{x[2]}),
                row.expected[0]);
  }
  for (const auto& row : test::reference_rows("supply", "repair")) {
    const auto& x = row.inputs;
    const Mended after = mended(test::nested_of<Repair>(row.parameters), static_cast<Branch>(x[0]), x[1], x[2],
                                x[3], Tonnes{x[4]});
    check_close(after.weapons, row.expected[0]);
    check_close(in<Tonnes>(after.used), row.expected[1]);
  }
}

TEST_CASE("ways agree with the reference {road-capacity} {rail-capacity} {belt} {way-loss}") {
  for (const auto& row : test::reference_rows("supply", "road-capacity")) {
    const auto& x = row.inputs;
    const auto p = test::nested_of<WayParameters>(row.parameters);
    check_close(in<TonnesPerDay>(road_capacity(p, static_cast<Road>(x[0]), x[1], x[2])), row.expected[0]);
  }
  for (const auto& row : test::reference_rows("supply", "rail-capacity"))
    check_close(in<TonnesPerDay>(rail_capacity(test::nested_of<WayParameters>(row.parameters), row.inputs[0])),
                row.expected[0]);
  for (const auto& row : test::reference_rows("supply", "belt")) {
    const Kilometres depth{row.inputs[0]}, belt{row.inputs[1]}, length{row.inputs[2]};
    check_close(belt_crossed(depth, belt), row.expected[0]);
    check_close(belt_stretch(length, depth, belt), row.expected[1]);
  }
  for (const auto& row : test::reference_rows("supply", "way-loss")) {
    const auto& x = row.inputs;
    const auto p = test::nested_of<WayParameters>(row.parameters);
    check_close(gets_through(p, x[0], x[1]), row.expected[0]);
    check_close(cautious_minutes(p, x[2], x[0], x[3]), row.expected[1]);
  }
}

TEST_CASE("damage agrees with the reference {bomb-chance} {damage}") {
  for (const auto& row : test::reference_rows("supply", "bomb-chance")) {
    const auto& x = row.inputs;
    const auto p = test::nested_of<DamageParameters>(row.parameters);
    check_close(bomb_chance(p, x[0], Kilometres{x[1]}, Days{x[2]}), row.expected[0]);
  }
  for (const auto& row : test::reference_rows("supply", "damage")) {
    const auto& x = row.inputs;
    const auto p = test::nested_of<DamageParameters>(row.parameters);
    check_close(damage_after(p, x[0], x[1] > 0, Days{x[2]}), row.expected[0]);
  }
}

TEST_CASE("fill curves agree with the reference {fill-curve}") {
  for (const auto& row : test::reference_rows("supply", "fill-curve"))
    check_close(effect_of_fill(test::nested_of<FillCurve>(row.parameters), row.inputs[0]), row.expected[0]);
}

TEST_CASE("parameters/supply.toml holds the numbers that supply reads and no others") {
  CHECK(test::count_of<SupplyParameters>() == test::tables_in("supply"));
}

TEST_CASE("without fuel one goes on foot, and hunger weakens {fill-curve}") {
  const auto p = test::nested_at<SupplyParameters>("supply");
  CHECK(effect_of_fill(p.movement, 0) > 0);
  CHECK(effect_of_fill(p.movement, 0) < effect_of_fill(p.cohesion, 0));
  CHECK(effect_of_fill(p.cohesion, 0) > 0);
  for (const FillCurve& curve : {p.movement, p.cohesion}) {
    CHECK(effect_of_fill(curve, 0.3) < effect_of_fill(curve, 0.6));
    CHECK(effect_of_fill(curve, 1) == 1);
    CHECK(effect_of_fill(curve, 3) == 1);
    for (const double exponent : {0.3, 0.7, 1.0, 1.6})
      for (const double fill : {0.0, 0.1, 0.5, 0.999, 1.0, 3.0}) {
        const FillCurve bent{curve.floor, exponent};
        CHECK(least_effect_of_fill(bent, fill) <= effect_of_fill(bent, fill));
      }
  }
}

TEST_CASE("distance, watch and damage cost; a stretch of the belt adds up to crossing it") {
  const auto p = test::nested_at<SupplyParameters>("supply");
  CHECK(hours_a_tonne(p.lift, 180, 1) > hours_a_tonne(p.lift, 60, 1));
  CHECK(hours_a_tonne(p.lift, 60, 0.5) > hours_a_tonne(p.lift, 60, 1));
  CHECK(gets_through(p.way, 1, 0.5) < gets_through(p.way, 0.5, 0.5));
  check_close(gets_through(p.way, 0.6, 0.3) * gets_through(p.way, 0.6, 0.5), gets_through(p.way, 0.6, 0.8));
  CHECK(road_capacity(p.way, Road::major, 1, 0.4) < road_capacity(p.way, Road::major, 1, 0));
  CHECK(damage_after(p.damage, 0.4, true, Days{1}) > damage_after(p.damage, 0.4, false, Days{1}));
  CHECK(damage_after(p.damage, 0.4, false, Days{2}) < damage_after(p.damage, 0.4, false, Days{1}));
  const Kilometres belt{15};
  double crossed = 0;
  for (int step = 0; step < 1500; ++step)
    crossed += belt_stretch(Kilometres{0.01}, Kilometres{(step + 0.5) * 0.01}, belt);
  CHECK(crossed == doctest::Approx(belt_crossed(Kilometres{0}, belt)).epsilon(1e-6));
}

TEST_CASE("repair uses no more spares than there are and never wears weapons") {
  const auto p = test::nested_at<Repair>("supply.repair");
  for (const double spares : {0.0, 0.5, 5.0, 500.0}) {
    const Mended after = mended(p, Branch::tank, 300, 0.6, 0.1, Tonnes{spares});
    CHECK(after.weapons >= 0.6);
    CHECK(after.weapons <= 0.7 + 1e-12);
    CHECK(after.used <= Tonnes{spares});
  }
  CHECK(mended(p, Branch::tank, 300, 0.6, 0.1, Tonnes{0}).weapons == 0.6);
}

TEST_CASE("an attack needs more ammunition than a day of rest, and guns more than riflemen") {
  const auto p = test::nested_at<SupplyParameters>("supply");
  const auto need = [&](Branch b, SupplyActivity a) { return daily_need(p, b, a, Personnel{500}).ammunition; };
  CHECK(need(Branch::infantry, SupplyActivity::attack) > need(Branch::infantry, SupplyActivity::rest));
  CHECK(need(Branch::artillery, SupplyActivity::attack) > need(Branch::infantry, SupplyActivity::attack));
}

}  // namespace salient::models
