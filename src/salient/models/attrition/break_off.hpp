#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// What an attacker sees of his own attack when he asks himself whether to go on.
struct AttackSoFar {
  Share own_loss;         ///< of the attacker's people, since the engagement began
  Share loss_last_day;    ///< of the attacker's people, in the last 24 hours
  double power_ratio;     ///< attacker's power over the defender's, as the attacker believes it
  Kilometres gained;      ///< ground taken in the last three days
  Share ammunition_fill;  ///< 0 to 1
  Morale morale;          ///< of the attacking force
};

/// How soon attackers give an engagement up: a hazard, never a threshold.          {break-off}
///
///     h = h0 exp(a (L - L0) + b (l - l0) - c ln(R / R0) - d min(G / G0, 1) + f (1 - fill) + g [shaken])
///     h <= ceiling; broken, routed or surrendered attackers: h = ceiling
///
/// L own loss so far, l loss in the last day, R power ratio, G ground gained.
struct BreakOff {
  double base;               ///< h0, per day: usual course, no ground gained, ammunition full
  double own_loss;           ///< a, for each unit of share lost
  double usual_own_loss;     ///< L0
  double recent_loss;        ///< b, for each unit of share lost in a day
  double usual_recent_loss;  ///< l0
  double ratio;              ///< c
  double usual_ratio;        ///< R0
  double success;            ///< d
  double good_gain;          ///< G0, km in three days that count as full success
  double ammunition;         ///< f
  double shaken;             ///< g
  double ceiling;            ///< per day

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("base", &BreakOff::base);
    visit("own_loss", &BreakOff::own_loss);
    visit("usual_own_loss", &BreakOff::usual_own_loss);
    visit("recent_loss", &BreakOff::recent_loss);
    visit("usual_recent_loss", &BreakOff::usual_recent_loss);
    visit("ratio", &BreakOff::ratio);
    visit("usual_ratio", &BreakOff::usual_ratio);
    visit("success", &BreakOff::success);
    visit("good_gain", &BreakOff::good_gain);
    visit("ammunition", &BreakOff::ammunition);
    visit("shaken", &BreakOff::shaken);
    visit("ceiling", &BreakOff::ceiling);
  }
};

/// The hazard per day of {break-off}.
PerDay break_off_hazard(const BreakOff&, const AttackSoFar&);

/// Chance that a hazard strikes within a span: 1 - exp(-h t). {hazard-chance}
Share chance_within(PerDay hazard, Days span);

}  // namespace salient::models
