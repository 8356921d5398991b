#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// Rates at which cohesion grows and wears.
struct CohesionParameters {
  double growth;      ///< per day, out of contact without leaders
  double leadership;  ///< added to growth at leadership 1, as a multiple
  double contact;     ///< growth in constant contact, as a share of growth out of it
  double loss;        ///< wear per share of strength lost
  double fatigue;     ///< wear per day at fatigue 1
  double dilution;    ///< wear per share of strength that is new replacements
  double grievance;   ///< wear per day at grievance 1, expectation.hpp
  double leaders;     ///< wear per day with all leaders lost, leaders.hpp

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("growth", &CohesionParameters::growth);
    visit("leadership", &CohesionParameters::leadership);
    visit("contact", &CohesionParameters::contact);
    visit("loss", &CohesionParameters::loss);
    visit("fatigue", &CohesionParameters::fatigue);
    visit("dilution", &CohesionParameters::dilution);
    visit("grievance", &CohesionParameters::grievance);
    visit("leaders", &CohesionParameters::leaders);
  }
};

/// What bears on cohesion over a span; rates are as shares of the strength present, per day.
struct CohesionStrain {
  double loss_per_day;
  double replacements_per_day;
  Share contact;
  Share fatigue;
  Share leadership;
  Share grievance;
  Share leaders_lost;
};

/// Cohesion after a span, exact for constant strain: dC/dt = g (1 - C) - w C.                {cohesion}
///
///     g = growth (1 + leadership l) (1 + (contact - 1) in_contact)
///     w = loss * loss_per_day + fatigue * f + dilution * replacements_per_day + grievance * g0
///         + leaders * x
double cohesion_after(const CohesionParameters&, Share cohesion, const CohesionStrain&, Days span);
/// The same for whoever bears one strain, whatever the cohesion that each sets out from.
struct CohesionCourse {
  double goal, left;  ///< where it tends, and what is left after the span of the way there
  double after(double cohesion) const { return goal + (cohesion - goal) * left; }
};
CohesionCourse cohesion_course(const CohesionParameters&, const CohesionStrain&, Days span);

/// Rates per day at which each posture tires, and at which rest restores.
struct FatigueParameters {
  double attack;     ///< tiring per day of pressing an attack
  double defence;    ///< under attack, from hasty positions
  double works;      ///< tiring in works as a share of that in hasty positions, prepared
  double fortified;  ///< the same, fortified
  double delay;      ///< delaying or withdrawing in contact
  double march;
  double quiet;          ///< tiring out of contact as a share of that in contact, in a fighting posture
  double short_supply;   ///< added to tiring at supply 0, as a multiple
  double short_sleep;    ///< added to tiring at rest_lost 1, as a multiple
  double recovery_rest;  ///< recovery per day
  double recovery_reserve;
  double recovery_line;  ///< recovery per day while holding a line

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("attack", &FatigueParameters::attack);
    visit("defence", &FatigueParameters::defence);
    visit("works", &FatigueParameters::works);
    visit("fortified", &FatigueParameters::fortified);
    visit("delay", &FatigueParameters::delay);
    visit("march", &FatigueParameters::march);
    visit("quiet", &FatigueParameters::quiet);
    visit("short_supply", &FatigueParameters::short_supply);
    visit("short_sleep", &FatigueParameters::short_sleep);
    visit("recovery_rest", &FatigueParameters::recovery_rest);
    visit("recovery_reserve", &FatigueParameters::recovery_reserve);
    visit("recovery_line", &FatigueParameters::recovery_line);
  }
};

struct Exertion {
  Posture posture;
  Share contact;  ///< share of the time in contact; an attack that is not pressed has little
  Share supply_fill;
  Share rest_lost;  ///< to distraction, information model
};

/// What counts as a day in the line, for staffs that rotate their troops.
struct LineParameters {
  double depth;   ///< km behind the front up to which a unit is in the line
  double relief;  ///< days in the line that a day out of it makes good

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("depth", &LineParameters::depth);
    visit("relief", &LineParameters::relief);
  }
};

/// Days in the line, one day later.                                                           {days-in-line}
///
///     d + 1 in it,   max(0, d - relief) out of it
double days_in_line_after(const LineParameters&, double days, bool in_line);

/// Fatigue after a span, exact for constant activity: dF/dt = a (1 - F) - r F.                 {fatigue}
///
///     a = tiring(posture) (quiet + (1 - quiet) contact) (1 + short_supply (1 - s)) (1 + short_sleep rest_lost)
///     r = recovery(posture) (1 - contact) (1 - rest_lost)
///
/// A march tires without contact; in reserve and at rest nothing tires; on the move nothing restores.
double fatigue_after(const FatigueParameters&, Share fatigue, const Exertion&, Days span);

}  // namespace salient::models
