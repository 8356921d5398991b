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

TEST_CASE("haulage agrees with the reference {lift}") {
  for (const auto& row : test::reference_rows("supply", "lift")) {
    const auto& x = row.inputs;
    const Haul h = haul(test::nested_of<Lift>(row.parameters), x[0], x[1], x[2], x[3]);
    check_close(in<TonnesPerDay>(h.delivered), row.expected[0]);
    check_close(in<TonnesPerDay>(h.lost), row.expected[1]);
    check_close(h.trucks_lost_per_day, row.expected[2]);
  }
}

TEST_CASE("fill curves agree with the reference {fill-curve}") {
  for (const auto& row : test::reference_rows("supply", "fill-curve"))
    check_close(effect_of_fill(test::nested_of<FillCurve>(row.parameters), row.inputs[0]), row.expected[0]);
}

TEST_CASE("parameters/supply.toml holds the numbers that supply reads and no others") {
  CHECK(test::count_of<SupplyParameters>() == test::tables_in("supply"));
}

TEST_CASE("without ammunition nobody fires, without fuel nobody drives, and hunger weakens") {
  const auto p = test::nested_at<SupplyParameters>("supply");
  CHECK(effect_of_fill(p.fires, 0) == 0);
  CHECK(effect_of_fill(p.movement, 0) == 0);
  CHECK(effect_of_fill(p.cohesion, 0) > 0);
  for (const FillCurve& curve : {p.fires, p.movement, p.cohesion}) {
    CHECK(effect_of_fill(curve, 0.3) < effect_of_fill(curve, 0.6));
    CHECK(effect_of_fill(curve, 1) == 1);
    CHECK(effect_of_fill(curve, 3) == 1);
  }
}

TEST_CASE("what sets out either arrives or is lost, and distance and interdiction cost") {
  const auto lift = test::nested_at<Lift>("supply.lift");
  const Haul safe = haul(lift, 50, 60, 0, 1), raided = haul(lift, 50, 60, 0.3, 1),
             far = haul(lift, 50, 180, 0, 1);
  check_close(in<TonnesPerDay>(raided.delivered + raided.lost), in<TonnesPerDay>(safe.delivered));
  CHECK(far.delivered < safe.delivered);
  CHECK(raided.delivered < safe.delivered);
  CHECK(safe.trucks_lost_per_day == 0);
}

TEST_CASE("an attack needs more ammunition than a day of rest, and guns more than riflemen") {
  const auto p = test::nested_at<SupplyParameters>("supply");
  const auto need = [&](Branch b, SupplyActivity a) { return daily_need(p, b, a, Personnel{500}).ammunition; };
  CHECK(need(Branch::infantry, SupplyActivity::attack) > need(Branch::infantry, SupplyActivity::rest));
  CHECK(need(Branch::artillery, SupplyActivity::attack) > need(Branch::infantry, SupplyActivity::attack));
}

}  // namespace salient::models
