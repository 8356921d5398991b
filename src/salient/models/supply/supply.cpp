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

namespace {

constexpr double minutes_per_hour = 60.0;

double truck_count(const Lift& lift, Personnel people) { return lift.trucks * in<Personnel>(people) / 1000.0; }

}  // namespace

double lift_hours(const Lift& lift, Personnel people, Share trucks_lost) {
  EXPECT(trucks_lost >= 0 && trucks_lost <= 1);
  return truck_count(lift, people) * (1 - trucks_lost) * lift.availability * lift.hours;
}

double hours_a_tonne(const Lift& lift, double minutes, Share going) {
  EXPECT(minutes >= 0 && going > 0);
  return 2 * minutes / (minutes_per_hour * lift.payload * going);
}

double loading_hours(const Lift& lift) { return lift.turnaround_minutes / (minutes_per_hour * lift.payload); }

Share trucks_lost_after(const Lift& lift, Share lost, Tonnes lost_on_the_way, Personnel people) {
  const double trucks = truck_count(lift, people);
  if (trucks <= 0) return lost;
  const double lost_today = in<Tonnes>(lost_on_the_way) / lift.payload * lift.truck_lost;
  return std::min(1.0, lost * (1 - lift.replaced) + lost_today / trucks);
}

Mended mended(const Repair& repair, Branch branch, double establishment, Share weapons, Share gain,
              Tonnes spares) {
  EXPECT(establishment > 0 && spares >= Tonnes{0});
  const double all = repair.whole.at(branch) * establishment;
  const double after = std::min(1.0, weapons + std::max(0.0, std::min(gain, in<Tonnes>(spares) / all)));
  return {.weapons = after, .used = Tonnes{std::min(in<Tonnes>(spares), std::max(0.0, after - weapons) * all)}};
}

double effect_of_fill(const FillCurve& curve, double fill) {
  EXPECT(fill >= 0);
  return curve.floor + (1 - curve.floor) * math::pow(std::min(1.0, fill), curve.exponent);
}

double least_effect_of_fill(const FillCurve& curve, double fill) {
  EXPECT(fill >= 0);
  constexpr double rounding = 0x1p-40;
  const double least = curve.exponent <= 1 ? std::min(1.0, fill) : 0;
  return (curve.floor + (1 - curve.floor) * least) * (1 - rounding);
}

}  // namespace salient::models
