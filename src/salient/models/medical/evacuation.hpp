#pragma once
#include <cstdint>

#include "base/units.hpp"

namespace salient::models {

struct EvacuationParameters {
  double collect;    ///< hours from wound to the first vehicle, undisturbed
  double speed;      ///< km per hour of the journey to surgery
  double surgery;    ///< km from where people are wounded to the forward surgeons
  double vehicles;   ///< per 1000 people, improvised ones counted
  double places;     ///< severely wounded that one carries on a journey
  double drones;     ///< added to the delay under drones all day, as a multiple
  double fire;       ///< added to the delay in constant contact, as a multiple
  double transport;  ///< what is left of the pace without transport, a share above 0
  double encircled;  ///< hours added in a closed ring
  double lent;       ///< of the places a formation leaves empty, those sent where people wait
  double urgent;     ///< of the severely wounded, those carried before the others

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("collect", &EvacuationParameters::collect);
    visit("speed", &EvacuationParameters::speed);
    visit("surgery", &EvacuationParameters::surgery);
    visit("vehicles", &EvacuationParameters::vehicles);
    visit("places", &EvacuationParameters::places);
    visit("drones", &EvacuationParameters::drones);
    visit("fire", &EvacuationParameters::fire);
    visit("transport", &EvacuationParameters::transport);
    visit("encircled", &EvacuationParameters::encircled);
    visit("lent", &EvacuationParameters::lent);
    visit("urgent", &EvacuationParameters::urgent);
  }
};

struct EvacuationPath {
  Kilometres rear;       ///< to where the supply of the side comes from, by road; surgeons stand no further
  Kilometres watched;    ///< of the way from where they are hit, within reach of the enemy's drones
  Share drones;          ///< share of the day on which movement there is watched
  Share contact;         ///< share of the time that where they are hit is under fire
  Share transport_fill;  ///< of vehicles and fuel needed
  Share encircled;
};

/// Hours from wound to surgery, but for waiting one's turn, and of a vehicle's whole round.  {evacuation-delay}
///
///     L = min(surgery, rear),   w = min(watched, L),   h = 1 + drones d + fire c
///     drive = (w h + L - w) / speed,   pace = transport + (1 - transport) f
///     delay = (collect h + drive) / pace + encircled e,   round = (collect h + 2 drive) / pace
struct Evacuation {
  double delay;
  double round;
};
Evacuation evacuation(const EvacuationParameters&, const EvacuationPath&);

/// Severely wounded carried in a day: by the vehicles of so many people, or, where a number is known for
/// undisturbed roads and full transport (above 0), by that as things are.                   {evacuation-lift}
///
///     people / 1000 vehicles places 24 / round      or      undisturbed round_0 / round
double evacuation_lift(const EvacuationParameters&, const EvacuationPath&, Personnel people,
                       double undisturbed);

/// Severely wounded carried in a day by a formation's own vehicles and those that its nation's other formations
/// leave empty: these go where more wait than can be carried, in proportion to how many.     {evacuation-lent}
///
///     own + short min(1, lent Spare / Short),   short = max(0, need - own)
///
/// Spare and Short: places left empty and people left waiting, of all formations of the nation. People a day.
double evacuation_lent(const EvacuationParameters&, double own, double need, double spare, double short_of);

/// Those who wait for a place in a vehicle, as a fluid queue: n arrive through a day, `carried` find a place;
/// on average they wait as long as halfway between the queue at its start and at its end. {evacuation-queue}
///
///     waiting' = max(0, waiting + n - carried),   hours waited = 24 (waiting + waiting') / (2 carried)
struct EvacuationQueue {
  double waiting;
  double hours;
};
EvacuationQueue evacuation_queue(double waiting, double arrivals, double carried);

/// Hospitals of the theatre, which hold the severe cases until they can travel to those at home.
struct HospitalParameters {
  double beds;  ///< per 1000 people, where a scenario does not say
  double stay;  ///< days in them before one is moved on

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("beds", &HospitalParameters::beds);
    visit("stay", &HospitalParameters::stay);
  }
};

/// Patients in the theatre's hospitals after so long, those admitted at its start among them. {hospital-stay}
///
///     occupied' = (occupied + admitted) exp(-t / stay)
double hospital_occupied(const HospitalParameters&, double occupied, double admitted, Days span);

/// Patients over beds, less 1, not below 0: 0 while there is a bed for everyone.
double hospital_crowding(double patients, double beds);

struct WoundParameters {
  double prompt;    ///< share of the severely wounded who reach surgery and die, with a bed for everyone
  double late;      ///< share of them who die before surgery if it never comes
  double scale;     ///< hours of delay over which those deaths are mostly spent
  double crowding;  ///< added to the log-survival in hospital at crowding 1, as a multiple
  double light;     ///< share of a severe wound's risk that a light wound bears
  double triage;    ///< of those whom delay would kill, the share told at triage and carried first

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("prompt", &WoundParameters::prompt);
    visit("late", &WoundParameters::late);
    visit("scale", &WoundParameters::scale);
    visit("crowding", &WoundParameters::crowding);
    visit("light", &WoundParameters::light);
    visit("triage", &WoundParameters::triage);
  }
};

enum class Severity : std::uint8_t { light, severe };

/// Probability that a wounded person dies before surgery: by definition killed in action.   {died-before-care}
///
///     b = triage B(first) + (1 - triage) B(after),   B(t) = late (1 - exp(-t / scale))
///     a light wound: light * b
///
/// `first`, `after`: hours to surgery of those carried first and of the others.
double died_before_care(const WoundParameters&, Severity, double first, double after);

/// Probability, once, not per day, that one who reached surgery dies of wounds.               {died-of-wounds}
///
///     p = 1 - (1 - prompt)^(1 + crowding k);   a light wound: light * p
double died_of_wounds(const WoundParameters&, Severity, double crowding);

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
