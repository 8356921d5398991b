#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// What an attacker sees of his own attack, besides its losses, when he asks himself whether to go on.
struct AttackSoFar {
  Kilometres gained;      ///< ground taken in the last three days
  Share ammunition_fill;  ///< 0 to 1
  Morale morale;          ///< of the attacking force
};

/// How soon attackers give an engagement up: a hazard, never a threshold.          {break-off}
///
///     h = h_A exp(-success min(G / good_gain, 1) + ammunition (1 - fill) + shaken [shaken])
///     h <= ceiling; broken, routed or surrendered attackers: h = ceiling
///
/// h_A: the attacker's hazard of {giving-up}; G ground gained. What is here is not in the record's columns.
struct BreakOff {
  double success;     ///< fall of the ln hazard where ground is being gained
  double good_gain;   ///< km in three days that count as full success
  double ammunition;  ///< rise of the ln hazard with no ammunition left
  double shaken;      ///< rise where the attackers are shaken
  double ceiling;     ///< per day

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("success", &BreakOff::success);
    visit("good_gain", &BreakOff::good_gain);
    visit("ammunition", &BreakOff::ammunition);
    visit("shaken", &BreakOff::shaken);
    visit("ceiling", &BreakOff::ceiling);
  }
};

/// The hazard per day of {break-off}, from the attacker's of {giving-up}.
PerDay break_off_hazard(const BreakOff&, PerDay giving_up, const AttackSoFar&);

/// Chance that a hazard strikes within a span: 1 - exp(-h t). {hazard-chance}
Share chance_within(PerDay hazard, Days span);

}  // namespace salient::models
