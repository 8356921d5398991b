#pragma once
#include "base/units.hpp"

namespace salient::models {

/// Shares of a loss by what caused it; they sum to 1.
struct LossCauses {
  Share artillery;
  Share drone;
  Share small_arms;
};

/// How the unit that lost people was placed. Shares of the span; all 0 for a unit that held or advanced.
struct LossCircumstance {
  Share retreating;
  Share routed;
  Share encircled;
};

/// What became of the people lost. The five sum to 1: probabilities of a multinomial the caller draws.
struct CasualtySplit {
  double killed;          ///< outright: whoever dies on the way to surgery is still among the wounded
  double wounded_severe;  ///< away for more than 72 hours, if they live
  double wounded_light;   ///< returned to duty within days
  double missing;
  double captured;
};

struct CasualtyParameters {
  double killed_artillery;  ///< killed outright, of those and the severely wounded
  double killed_drone;
  double killed_small_arms;
  double severe_artillery;  ///< severe, of wounded
  double severe_drone;
  double severe_small_arms;
  double missing_held;     ///< odds of missing against killed and wounded, holding or advancing
  double missing_retreat;  ///< added odds
  double missing_rout;
  double missing_encircled;
  double captured_held;  ///< odds of captured against killed and wounded
  double captured_retreat;
  double captured_rout;
  double captured_encircled;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("killed_artillery", &CasualtyParameters::killed_artillery);
    visit("killed_drone", &CasualtyParameters::killed_drone);
    visit("killed_small_arms", &CasualtyParameters::killed_small_arms);
    visit("severe_artillery", &CasualtyParameters::severe_artillery);
    visit("severe_drone", &CasualtyParameters::severe_drone);
    visit("severe_small_arms", &CasualtyParameters::severe_small_arms);
    visit("missing_held", &CasualtyParameters::missing_held);
    visit("missing_retreat", &CasualtyParameters::missing_retreat);
    visit("missing_rout", &CasualtyParameters::missing_rout);
    visit("missing_encircled", &CasualtyParameters::missing_encircled);
    visit("captured_held", &CasualtyParameters::captured_held);
    visit("captured_retreat", &CasualtyParameters::captured_retreat);
    visit("captured_rout", &CasualtyParameters::captured_rout);
    visit("captured_encircled", &CasualtyParameters::captured_encircled);
  }
};

/// Splits a loss in battle.                                                                  {casualty-split}
///
///     missing : captured : killed and wounded = o_m : o_c : 1,   o = held + sum of circumstance * added odds
///     killed : severe : light = k / (1 - k) : 1 : (1 - s) / s    of one cause; then the mean over the causes
///
/// k is killed of killed and severely wounded, below 1; s is severe of wounded, above 0.
CasualtySplit casualty_split(const CasualtyParameters&, const LossCauses&, const LossCircumstance&);

/// Disease, accident, cold: people lost to neither side's fire.
struct DiseaseParameters {
  double rate;          ///< per person per day in mild dry weather, rested and fed
  double cold;          ///< added at cold 1, as a multiple
  double wet;           ///< added at wet 1, as a multiple
  double fatigue;       ///< added at fatigue 1, as a multiple
  double short_supply;  ///< added at supply 0, as a multiple
  double severe;        ///< share of these cases away for more than 72 hours
  double frost;         ///< degrees Celsius below zero at which cold is 1

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("rate", &DiseaseParameters::rate);
    visit("cold", &DiseaseParameters::cold);
    visit("wet", &DiseaseParameters::wet);
    visit("fatigue", &DiseaseParameters::fatigue);
    visit("short_supply", &DiseaseParameters::short_supply);
    visit("severe", &DiseaseParameters::severe);
    visit("frost", &DiseaseParameters::frost);
  }
};

/// What the season and the life in the field do. All shares.
struct FieldConditions {
  Share cold;  ///< 0 mild, 1 hard frost
  Share wet;   ///< 0 dry, 1 standing water and mud
  Share fatigue;
  Share supply_fill;
};

/// How cold it is, 0 without frost to 1: min(1, max(0, -degrees / frost)).                         {cold}
Share cold_at(const DiseaseParameters&, double degrees);

/// Disease and non-battle injury per person per day:                                    {disease-and-injury}
///
///     rate (1 + cold c + wet w + fatigue f + short_supply (1 - s))
PerDay disease_and_injury(const DiseaseParameters&, const FieldConditions&);

}  // namespace salient::models
