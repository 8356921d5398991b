#pragma once
#include <cstdint>

#include "base/units.hpp"

namespace salient::models {

struct EvacuationParameters {
  double collect;    ///< hours from wound to the first vehicle, undisturbed
  double speed;      ///< km per hour of the journey to surgery
  double lift;       ///< severely wounded a day, per 1000 people, that vehicles carry undisturbed
  double drones;     ///< added to the delay under drones all day, as a multiple
  double fire;       ///< added to the delay in constant contact, as a multiple
  double transport;  ///< what is left of the pace without transport, a share above 0
  double encircled;  ///< hours added in a closed ring

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("collect", &EvacuationParameters::collect);
    visit("speed", &EvacuationParameters::speed);
    visit("lift", &EvacuationParameters::lift);
    visit("drones", &EvacuationParameters::drones);
    visit("fire", &EvacuationParameters::fire);
    visit("transport", &EvacuationParameters::transport);
    visit("encircled", &EvacuationParameters::encircled);
  }
};

struct EvacuationPath {
  Kilometres distance;   ///< to the hospital, by road
  Share drones;          ///< share of the day on which movement is watched
  Share contact;         ///< share of the time that where they are hit is under fire
  Share transport_fill;  ///< of vehicles and fuel needed
  Share encircled;
};

/// Hours from wound to surgery, but for waiting one's turn.                                {evacuation-delay}
///
///     (collect + distance / speed) h + encircled e,   h = (1 + drones d + fire c) / (transport + (1 -
///     transport) f)
double evacuation_delay_hours(const EvacuationParameters&, const EvacuationPath&);

/// Those who wait for a place in a vehicle, as a fluid queue: n arrive in a day, `lift` are carried undisturbed
/// and lift / h as things are.                                                            {evacuation-queue}
///
///     waiting' = max(0, waiting + n - lift / h),   hours waited = 24 waiting' h / lift
struct EvacuationQueue {
  double waiting;
  double hours;
};
EvacuationQueue evacuation_queue(const EvacuationParameters&, const EvacuationPath&, double waiting,
                                 double arrivals, double lift);

/// Hospitals.
struct HospitalParameters {
  double beds;  ///< per 1000 people, where a scenario does not say

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("beds", &HospitalParameters::beds);
  }
};

struct WoundParameters {
  double prompt;    ///< share of the severely wounded who die though operated at once
  double late;      ///< share who die if never operated
  double scale;     ///< hours of delay over which the difference is mostly spent
  double crowding;  ///< added to the log-survival at crowding 1 (a bed short for every bed), as a multiple
  double light;     ///< share of a severe wound's risk that a light wound bears

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("prompt", &WoundParameters::prompt);
    visit("late", &WoundParameters::late);
    visit("scale", &WoundParameters::scale);
    visit("crowding", &WoundParameters::crowding);
    visit("light", &WoundParameters::light);
  }
};

enum class Severity : std::uint8_t { light, severe };

/// Patients over beds, less 1, not below 0: 0 while there is a bed for everyone.
double hospital_crowding(double patients, double beds);

/// Probability that a wounded person dies of wounds, once, not per day.                      {died-of-wounds}
///
///     q = prompt + (late - prompt)(1 - exp(-delay / scale)),    p = 1 - (1 - q)^(1 + crowding k)
///
/// A light wound bears `light` times that.
double died_of_wounds(const WoundParameters&, Severity, double delay_hours, double crowding);

struct ReturnParameters {
  double light;            ///< per day: hazard of a light case's return
  double severe;           ///< per day: hazard of a severe case's return
  double invalided_light;  ///< per day: hazard of discharge for good
  double invalided_severe;
  double crowding;  ///< lowers the hazard of return: divided by 1 + crowding k

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("light", &ReturnParameters::light);
    visit("severe", &ReturnParameters::severe);
    visit("invalided_light", &ReturnParameters::invalided_light);
    visit("invalided_severe", &ReturnParameters::invalided_severe);
    visit("crowding", &ReturnParameters::crowding);
  }
};

/// A patient's chances over a span; the three sum to 1.
struct Convalescence {
  double stays;
  double returns;
  double invalided;
};

/// Competing hazards of return and of discharge for good.                                    {return-to-duty}
Convalescence convalescence(const ReturnParameters&, Severity, double crowding, Days span);

}  // namespace salient::models
