#pragma once
#include "models/attrition/setting.hpp"

namespace salient::models {

/// Epstein's adaptive dynamic model: each side fights at the pace of loss that it will bear.   {epstein-law}
///
///     press:    f(t) = f* - (f* - f1) exp(-t / t_f),    f* = max(0, T_A - air_A),  f1 at most f*
///     withdraw: w(t) = w* (1 - exp(-t / t_w)),          w* = max(0, 1 - (T_D - air_D)+ r / (R f*))
///     a = f(t) (1 - w(t)) + air_A                       the attacker's loss of fighting power, share per day
///     d = f(t) (1 - w(t)) R / r + air_D                 the defender's
///     air = min(tanks, kills sorties) v / S
///
/// T tolerable loss, R = S_A / S_D power ratio, r exchange ratio, (1 + gain e) times as much in works e, t days
/// since the engagement began. The attacker presses until he loses what he tolerates; a defender who loses more
/// than he tolerates gives ground, and who gives ground is harder to hurt. f* and w* are where the published
/// day-by-day rules settle, t_f and t_w how fast. People are lost as `people` times power, with ground,
/// weather, surprise, size and luck as in {lanchester-law}. How far the front moves by w is the advance law's
/// to say. Theory: README.md#epstein-law
struct EpsteinLaw {
  double tolerable_attacker;  ///< T_A, of fighting power, per day
  double tolerable_defender;  ///< T_D
  double opening;             ///< f1: what an attacker risks on the first day, per day
  double press_days;          ///< t_f
  double withdraw_days;       ///< t_w
  double exchange;            ///< r: power the attacker loses for each that he destroys, without works
  double works_gain;          ///< rise of r in full works
  double kills_attacker;      ///< vehicles that a sortie of the attacker destroys
  double kills_defender;      ///< the same of the defender
  double vehicle;             ///< v: power, in people, that goes with an armoured vehicle
  double people;              ///< share of people lost for each share of power
  double captured;            ///< prisoners for each other loss of the defender on ground that is lost
  double size;                ///< fall of ln rate with ln strength
  double reference_people;    ///< strength at which the thresholds hold
  double smallest_people;     ///< strength below which the size effect grows no further
  double attacker_era;        ///< factor on the attacker's rate for what changed since
  double defender_era;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("tolerable_attacker", &EpsteinLaw::tolerable_attacker);
    visit("tolerable_defender", &EpsteinLaw::tolerable_defender);
    visit("opening", &EpsteinLaw::opening);
    visit("press_days", &EpsteinLaw::press_days);
    visit("withdraw_days", &EpsteinLaw::withdraw_days);
    visit("exchange", &EpsteinLaw::exchange);
    visit("works_gain", &EpsteinLaw::works_gain);
    visit("kills_attacker", &EpsteinLaw::kills_attacker);
    visit("kills_defender", &EpsteinLaw::kills_defender);
    visit("vehicle", &EpsteinLaw::vehicle);
    visit("people", &EpsteinLaw::people);
    visit("captured", &EpsteinLaw::captured);
    visit("size", &EpsteinLaw::size);
    visit("reference_people", &EpsteinLaw::reference_people);
    visit("smallest_people", &EpsteinLaw::smallest_people);
    visit("attacker_era", &EpsteinLaw::attacker_era);
    visit("defender_era", &EpsteinLaw::defender_era);
  }
};

/// What both sides decide on a day, and what it costs them in fighting power.
struct AdaptedDay {
  PerDay press;       ///< f(t)
  Share withdrawing;  ///< w(t), of the fastest withdrawal
  PerDay attacker, defender;
};

/// The day of {epstein-law} before people, size, circumstances and ceiling are counted.
AdaptedDay adapted_day(const EpsteinLaw&, const Fight&, double works);

struct AttritionParameters;

/// The rates of {epstein-law} for one engagement.
LossRates epstein_rates(const AttritionParameters&, const Fight&);

}  // namespace salient::models
