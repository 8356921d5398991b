#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

enum class SupplyActivity : std::uint8_t { rest, hold, march, defend, attack };

/// Need of one kind of supply by kind of unit, tonnes per person per day in a full day's attack.
struct NeedByArm {
  double foot;        ///< infantry, airborne, marine, special
  double mechanised;  ///< motorised, mechanised
  double tank;
  double fires;    ///< artillery, rocket artillery, air defence
  double support;  ///< drone, engineer, logistics, headquarters

  double at(Branch) const;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("foot", &NeedByArm::foot);
    visit("mechanised", &NeedByArm::mechanised);
    visit("tank", &NeedByArm::tank);
    visit("fires", &NeedByArm::fires);
    visit("support", &NeedByArm::support);
  }
};

/// Need by activity as a share of a full day's attack.
struct NeedByActivity {
  double rest, hold, march, defend, attack;

  double at(SupplyActivity) const;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("rest", &NeedByActivity::rest);
    visit("hold", &NeedByActivity::hold);
    visit("march", &NeedByActivity::march);
    visit("defend", &NeedByActivity::defend);
    visit("attack", &NeedByActivity::attack);
  }
};

struct DailyNeed {
  TonnesPerDay ammunition, fuel, food;
};

/// What trucks can carry.
struct Lift {
  double availability;        ///< share of trucks that run
  double payload;             ///< tonnes a truck carries
  double hours;               ///< worked in a day
  double turnaround_minutes;  ///< loading and unloading, one trip
  double truck_lost;          ///< trucks lost for each load lost on the way

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("availability", &Lift::availability);
    visit("payload", &Lift::payload);
    visit("hours", &Lift::hours);
    visit("turnaround_minutes", &Lift::turnaround_minutes);
    visit("truck_lost", &Lift::truck_lost);
  }
};

struct Haul {
  TonnesPerDay delivered;
  TonnesPerDay lost;  ///< on the way; delivered + lost is what set out
  double trucks_lost_per_day;
};

/// What trucks bring in a day.                                                 {lift}
///
///     trips = hours / (2 minutes one way / 60 + turnaround),   set out = trucks availability payload trips
///     delivered = set out (1 - interdiction),   trucks lost = set out interdiction / payload * lost per load
///
/// `minutes` one way by road; `interdiction` share of loads lost on the way, 0 to 1; `flow` factor of ground
/// and weather on trips, 0 to 1. Trips are not rounded down to whole ones: trucks do not set out together.
Haul haul(const Lift&, double trucks, double minutes, Share interdiction, double flow);

/// What a fill of stocks lets a unit do.                                       {fill-curve}
///
///     E = floor + (1 - floor) min(1, fill)^exponent
struct FillCurve {
  double floor;
  double exponent;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("floor", &FillCurve::floor);
    visit("exponent", &FillCurve::exponent);
  }
};
double effect_of_fill(const FillCurve&, double fill);

/// The numbers behind supply: [supply.<member>.<number>] of parameters/supply.toml.
struct SupplyParameters {
  NeedByArm ammunition;  ///< tonnes per person per day of attack
  NeedByActivity ammunition_share;
  NeedByArm fuel;  ///< tonnes per person per day of attack
  NeedByActivity fuel_share;
  NeedByArm food;  ///< food, water, stores, tonnes per person per day in any activity
  Lift lift;
  FillCurve fires;     ///< of ammunition, on rounds fired and on power
  FillCurve movement;  ///< of fuel, on movement of vehicles
  FillCurve cohesion;  ///< of food, on cohesion

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("ammunition", &SupplyParameters::ammunition);
    visit("ammunition_share", &SupplyParameters::ammunition_share);
    visit("fuel", &SupplyParameters::fuel);
    visit("fuel_share", &SupplyParameters::fuel_share);
    visit("food", &SupplyParameters::food);
    visit("lift", &SupplyParameters::lift);
    visit("fires", &SupplyParameters::fires);
    visit("movement", &SupplyParameters::movement);
    visit("cohesion", &SupplyParameters::cohesion);
  }
};

/// What a unit of this branch uses in a day of this activity.                  {daily-need}
///
///     need = people per-person(branch) share(activity)
DailyNeed daily_need(const SupplyParameters&, Branch, SupplyActivity, Personnel);

}  // namespace salient::models
