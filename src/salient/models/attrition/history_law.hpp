#pragma once
#include "models/attrition/setting.hpp"

namespace salient::models {

/// A log-linear law after the record of battles of 1937-90.                    {history-law}
///
///     ln q_A = ln m_A(e) - s_A ln(P_A / N_A) - k c (ln(S_A / S_D) - ln R(e))       + circumstances + ln era_A
///     ln q_D = ln m_D(e) - s_D ln(P_D / N_D) + k (1 - c) (ln(S_A / S_D) - ln R(e)) + circumstances + ln era_D
///
/// q: share of the people present lost per day; m(e): median of the record at works level e, interpolated in
/// ln q between hasty, prepared and fortified defence; P people, S power; k: fall of ln(q_A / q_D) with
/// ln(S_A / S_D), shared by c between the sides; R(e): the ratio typical of the record at that level, since
/// attackers bring more against better works.
/// The record's defender losses include prisoners; a share of them by posture is split off as `captured`, and
/// the rest is held from rising with better works. Theory: README.md#history-law
struct HistoryLaw {
  double attacker_hasty, attacker_prepared, attacker_fortified, attacker_delay;  ///< medians, per day
  double defender_hasty, defender_prepared, defender_fortified, defender_delay;  ///< with prisoners, per day
  double captured_hasty, captured_prepared, captured_fortified, captured_delay;  ///< share of those losses
  double attacker_people;  ///< N_A: strength at which the attacker's medians hold
  double defender_people;  ///< N_D: strength at which the defender's medians hold
  double smallest_people;  ///< strength below which the size effect grows no further
  double attacker_size;    ///< fall of ln rate with ln strength
  double defender_size;
  double ratio_hasty, ratio_prepared, ratio_fortified, ratio_delay;  ///< R: power ratio of each median
  double ratio_slope;     ///< fall of ln(attacker's rate / defender's rate) with ln power ratio
  double attacker_share;  ///< share of that slope in the attacker's rate
  double attacker_era;    ///< factor on the attacker's rate for what changed since the record
  double defender_era;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("attacker_hasty", &HistoryLaw::attacker_hasty);
    visit("attacker_prepared", &HistoryLaw::attacker_prepared);
    visit("attacker_fortified", &HistoryLaw::attacker_fortified);
    visit("attacker_delay", &HistoryLaw::attacker_delay);
    visit("defender_hasty", &HistoryLaw::defender_hasty);
    visit("defender_prepared", &HistoryLaw::defender_prepared);
    visit("defender_fortified", &HistoryLaw::defender_fortified);
    visit("defender_delay", &HistoryLaw::defender_delay);
    visit("captured_hasty", &HistoryLaw::captured_hasty);
    visit("captured_prepared", &HistoryLaw::captured_prepared);
    visit("captured_fortified", &HistoryLaw::captured_fortified);
    visit("captured_delay", &HistoryLaw::captured_delay);
    visit("attacker_people", &HistoryLaw::attacker_people);
    visit("defender_people", &HistoryLaw::defender_people);
    visit("smallest_people", &HistoryLaw::smallest_people);
    visit("attacker_size", &HistoryLaw::attacker_size);
    visit("defender_size", &HistoryLaw::defender_size);
    visit("ratio_hasty", &HistoryLaw::ratio_hasty);
    visit("ratio_prepared", &HistoryLaw::ratio_prepared);
    visit("ratio_fortified", &HistoryLaw::ratio_fortified);
    visit("ratio_delay", &HistoryLaw::ratio_delay);
    visit("ratio_slope", &HistoryLaw::ratio_slope);
    visit("attacker_share", &HistoryLaw::attacker_share);
    visit("attacker_era", &HistoryLaw::attacker_era);
    visit("defender_era", &HistoryLaw::defender_era);
  }
};

struct AttritionParameters;

/// The rates of {history-law} for one engagement.
LossRates history_rates(const AttritionParameters&, const Fight&);

}  // namespace salient::models
