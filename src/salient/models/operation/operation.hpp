#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// How staffs place and shift troops: distances and rules of thumb of the bookkeeping that no other model owns.
struct StandoffParameters {
  double engineer;  ///< km behind the front at which units of a branch keep
  double drone;
  double artillery;
  double air_defence;
  double headquarters;
  double rocket_artillery;
  double logistics;
  double rest;     ///< km behind the front at which a formation rests or waits in reserve
  double line;     ///< km behind the front within which a battalion counts as in the line
  double pressed;  ///< km further back where the enemy presses on the front before it

  double at(Branch) const;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("engineer", &StandoffParameters::engineer);
    visit("drone", &StandoffParameters::drone);
    visit("artillery", &StandoffParameters::artillery);
    visit("air_defence", &StandoffParameters::air_defence);
    visit("headquarters", &StandoffParameters::headquarters);
    visit("rocket_artillery", &StandoffParameters::rocket_artillery);
    visit("logistics", &StandoffParameters::logistics);
    visit("rest", &StandoffParameters::rest);
    visit("line", &StandoffParameters::line);
    visit("pressed", &StandoffParameters::pressed);
  }
};

struct RangeParameters {
  double artillery;  ///< km reach of guns, planning range
  double mortar;
  double rocket_artillery;
  double drone;  ///< km reach of strike drones

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("artillery", &RangeParameters::artillery);
    visit("mortar", &RangeParameters::mortar);
    visit("rocket_artillery", &RangeParameters::rocket_artillery);
    visit("drone", &RangeParameters::drone);
  }
};

struct StaffParameters {
  double rested;    ///< fatigue below which a resting formation is fit again
  double weary;     ///< weariness at which it is taken out when a fresh one can take its place
  double spent;     ///< share of its establishment below which it is not sent to attack
  double finished;  ///< strength below which a formation of the defence is taken out though nobody replaces it
  double recover_days;      ///< days between attacks of one formation that broke off, at full ammunition
  double resume_days;       ///< days after an offensive was called off before its staff considers another
  double march_hours;       ///< hours a day that a column is on the road
  double equipment_lost;    ///< weapons lost per person lost, as a share of the unit's fill
  double equipment_gained;  ///< weapons replaced a day, as a share of the gap, in supply
  double least_liking;      ///< of a battery for the target it likes least, against the one it likes best

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("rested", &StaffParameters::rested);
    visit("weary", &StaffParameters::weary);
    visit("spent", &StaffParameters::spent);
    visit("finished", &StaffParameters::finished);
    visit("recover_days", &StaffParameters::recover_days);
    visit("resume_days", &StaffParameters::resume_days);
    visit("march_hours", &StaffParameters::march_hours);
    visit("equipment_lost", &StaffParameters::equipment_lost);
    visit("equipment_gained", &StaffParameters::equipment_gained);
    visit("least_liking", &StaffParameters::least_liking);
  }
};

struct RearParameters {
  double stock_days;      ///< days of full-rate need that a unit holds when full, by first-line transport
  double guarded_km;      ///< km behind the front over which drones threaten columns
  double sorties;         ///< strike sorties a day of one drone crew at full supply
  double crews_lost;      ///< crew lost with a tube, as a share of the crew
  double replaced_share;  ///< share of its missing people a formation can take in a day
  double coverage_radar;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("stock_days", &RearParameters::stock_days);
    visit("guarded_km", &RearParameters::guarded_km);
    visit("sorties", &RearParameters::sorties);
    visit("crews_lost", &RearParameters::crews_lost);
    visit("replaced_share", &RearParameters::replaced_share);
    visit("coverage_radar", &RearParameters::coverage_radar);
  }
};

struct OperationParameters {
  StandoffParameters standoff;
  RangeParameters range;
  StaffParameters staff;
  RearParameters rear;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("standoff", &OperationParameters::standoff);
    visit("range", &OperationParameters::range);
    visit("staff", &OperationParameters::staff);
    visit("rear", &OperationParameters::rear);
  }
};

}  // namespace salient::models
