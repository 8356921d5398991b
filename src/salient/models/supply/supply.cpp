#include "models/supply/supply.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {

double NeedByArm::at(Branch branch) const {
  switch (branch) {
    case Branch::infantry:
    case Branch::airborne:
    case Branch::marine:
    case Branch::special:
      return foot;
    case Branch::motorised:
    case Branch::mechanised:
      return mechanised;
    case Branch::tank:
      return tank;
    case Branch::artillery:
    case Branch::rocket_artillery:
    case Branch::air_defence:
      return fires;
    case Branch::drone:
    case Branch::engineer:
    case Branch::logistics:
    case Branch::headquarters:
      break;
  }
  return support;
}

double NeedByActivity::at(SupplyActivity activity) const {
  switch (activity) {
    case SupplyActivity::rest:
      return rest;
    case SupplyActivity::hold:
      return hold;
    case SupplyActivity::march:
      return march;
    case SupplyActivity::defend:
      return defend;
    case SupplyActivity::attack:
      break;
  }
  return attack;
}

DailyNeed daily_need(const SupplyParameters& p, Branch branch, SupplyActivity activity, Personnel people) {
  EXPECT(people >= Personnel{0});
  const double n = in<Personnel>(people);
  return {.ammunition = TonnesPerDay{n * p.ammunition.at(branch) * p.ammunition_share.at(activity)},
          .fuel = TonnesPerDay{n * p.fuel.at(branch) * p.fuel_share.at(activity)},
          .food = TonnesPerDay{n * p.food.at(branch)}};
}

Haul haul(const Lift& lift, double trucks, double minutes, Share interdiction, double flow) {
  EXPECT(trucks >= 0 && minutes >= 0 && interdiction >= 0 && interdiction <= 1 && flow >= 0);
  constexpr double minutes_per_hour = 60.0;
  const double trips = lift.hours * minutes_per_hour / (2 * minutes + lift.turnaround_minutes) * flow;
  const double loads = trucks * lift.availability * trips;
  return {.delivered = TonnesPerDay{loads * lift.payload * (1 - interdiction)},
          .lost = TonnesPerDay{loads * lift.payload * interdiction},
          .trucks_lost_per_day = loads * interdiction * lift.truck_lost};
}

double effect_of_fill(const FillCurve& curve, double fill) {
  EXPECT(fill >= 0);
  return curve.floor + (1 - curve.floor) * math::pow(std::min(1.0, fill), curve.exponent);
}

}  // namespace salient::models
