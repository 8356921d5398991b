#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"
#include "models/supply/ways.hpp"

namespace salient::models {

/// What is carried, in the order in which it has the right of way.
enum class SupplyClass : std::uint8_t { food, ammunition, fuel, spares };
constexpr std::size_t supply_classes = 4;

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
  double trucks;              ///< per 1000 people
  double availability;        ///< share of trucks that run
  double payload;             ///< tonnes a truck carries
  double hours;               ///< worked in a day
  double turnaround_minutes;  ///< loading and unloading, one trip
  double truck_lost;          ///< trucks lost for each load lost on the way
  double replaced;            ///< share of lost trucks made good in a day

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("trucks", &Lift::trucks);
    visit("availability", &Lift::availability);
    visit("payload", &Lift::payload);
    visit("hours", &Lift::hours);
    visit("turnaround_minutes", &Lift::turnaround_minutes);
    visit("truck_lost", &Lift::truck_lost);
    visit("replaced", &Lift::replaced);
  }
};

/// What a side's trucks can do in a day, and what a trip takes of it.            {lift}
///
///     means = trucks people / 1000 (1 - lost) availability hours,   truck-hours a day
///     hours a tonne = (2 minutes + turnaround) / (60 payload going)
///
/// `minutes` one way; `going` factor of ground and weather on trips, above 0. Trips are not rounded down to
/// whole ones: trucks do not set out together.
double lift_hours(const Lift&, Personnel, Share trucks_lost);
double hours_a_tonne(const Lift&, double minutes, Share going);  ///< of the road alone
double loading_hours(const Lift&);                               ///< a tonne, once

/// Share of a side's trucks that is lost and not made good after a day.          {trucks-lost}
///
///     lost' = min(1, lost (1 - replaced) + tonnes lost on the way truck_lost / (payload trucks people / 1000))
Share trucks_lost_after(const Lift&, Share lost, Tonnes lost_on_the_way, Personnel);

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
/// Not more than that, without a power: a fill of at most 1 is no more than its power of an exponent of at
/// most 1.
double least_effect_of_fill(const FillCurve&, double fill);

/// Spares and what is needed to replace lost equipment.
struct Repair {
  NeedByArm whole;  ///< tonnes per person of establishment to make good all its weapons
  double held;      ///< share of a unit's weapons that its own stock of spares could make good

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("whole", &Repair::whole);
    visit("held", &Repair::held);
  }
};
struct Mended {
  Share weapons;  ///< fill of weapons after it
  Tonnes used;
};
/// Repair as far as spares reach.                                               {repair}
///
///     w' = min(1, w + min(gain, spares / all)),   used = (w' - w) all,   all = whole(branch) establishment
Mended mended(const Repair&, Branch, double establishment, Share weapons, Share gain, Tonnes spares);

/// Theatre stocks.
struct DepotStocks {
  double start_days;    ///< of the side's need, at the start
  double most_days;     ///< of the side's need, that all its depots can hold
  double forward_days;  ///< of the side's need, that its staffs want in forward depots

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("start_days", &DepotStocks::start_days);
    visit("most_days", &DepotStocks::most_days);
    visit("forward_days", &DepotStocks::forward_days);
  }
};

/// What staffs go by when they count needs.
struct ActivityLimits {
  double in_contact;  ///< share of the last day in contact above which a unit that holds counts as defending
  double short_of;    ///< mean fill of a formation's scarcest stock below which it is reported short

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("in_contact", &ActivityLimits::in_contact);
    visit("short_of", &ActivityLimits::short_of);
  }
};

/// The numbers behind supply: [supply.<member>.<number>] of parameters/supply.toml.
struct SupplyParameters {
  NeedByArm ammunition;  ///< tonnes per person per day of attack
  NeedByActivity ammunition_share;
  NeedByArm fuel;  ///< tonnes per person per day of attack
  NeedByActivity fuel_share;
  NeedByArm food;  ///< food, water, stores, tonnes per person per day in any activity
  ActivityLimits activity;
  Repair repair;
  Lift lift;
  WayParameters way;
  DamageParameters damage;
  DepotStocks depot;
  FillCurve movement;  ///< of fuel, on movement of vehicles
  FillCurve cohesion;  ///< of food, on cohesion

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("ammunition", &SupplyParameters::ammunition);
    visit("ammunition_share", &SupplyParameters::ammunition_share);
    visit("fuel", &SupplyParameters::fuel);
    visit("fuel_share", &SupplyParameters::fuel_share);
    visit("food", &SupplyParameters::food);
    visit("activity", &SupplyParameters::activity);
    visit("repair", &SupplyParameters::repair);
    visit("lift", &SupplyParameters::lift);
    visit("way", &SupplyParameters::way);
    visit("damage", &SupplyParameters::damage);
    visit("depot", &SupplyParameters::depot);
    visit("movement", &SupplyParameters::movement);
    visit("cohesion", &SupplyParameters::cohesion);
  }
};

/// What a unit of this branch uses in a day of this activity.                  {daily-need}
///
///     need = people per-person(branch) share(activity)
DailyNeed daily_need(const SupplyParameters&, Branch, SupplyActivity, Personnel);

}  // namespace salient::models
