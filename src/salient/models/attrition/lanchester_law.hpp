#pragma once
#include "models/attrition/setting.hpp"

namespace salient::models {

/// Lanchester's equations with mixed exponents, after Helmbold.                  {lanchester-law}
///
///     dA/dt = -a A (S_D g(e) / S_A)^W (P_ref / A)^s        dD/dt = -d D (S_A / (S_D g(e)))^W (P_ref / D)^s
///
/// W = 1 is the square law, 1/2 the linear, 0 the logarithmic (with s = 0); A, D people; S power;
/// g(e) = 1 + gain e raises the defender's power by his works e.
/// ln of the ratio of the loss shares falls by 2 W for each ln of the power ratio.
/// Theory: README.md#lanchester-law
struct LanchesterLaw {
  double attacker_rate;     ///< attacker's loss rate at equal power, per day
  double defender_rate;     ///< defender's loss rate at equal power, per day, prisoners not counted
  double captured;          ///< prisoners for each other loss of the defender on ground that is lost
  double helmbold;          ///< W
  double size;              ///< s
  double reference_people;  ///< P_ref
  double smallest_people;   ///< strength below which the size effect grows no further
  double works_gain;        ///< rise of the defender's power in full works
  double attacker_era;      ///< factor on the attacker's rate for what changed since the record
  double defender_era;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("attacker_rate", &LanchesterLaw::attacker_rate);
    visit("defender_rate", &LanchesterLaw::defender_rate);
    visit("captured", &LanchesterLaw::captured);
    visit("helmbold", &LanchesterLaw::helmbold);
    visit("size", &LanchesterLaw::size);
    visit("reference_people", &LanchesterLaw::reference_people);
    visit("smallest_people", &LanchesterLaw::smallest_people);
    visit("works_gain", &LanchesterLaw::works_gain);
    visit("attacker_era", &LanchesterLaw::attacker_era);
    visit("defender_era", &LanchesterLaw::defender_era);
  }
};

struct AttritionParameters;

/// The rates of {lanchester-law} for one engagement.
LossRates lanchester_rates(const AttritionParameters&, const Fight&);

}  // namespace salient::models
