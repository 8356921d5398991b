#pragma once
#include "models/attrition/era_table.hpp"
#include "models/attrition/setting.hpp"

namespace salient::models {

/// What one side's rate answers to in the log-linear law of the record.          {history-law}
///
///     ln q = base + era - size ln(P / P0) - ratio ln(S / S') + works(e) + own_tanks t + enemy_tanks t'
///            + own_guns g + enemy_guns g' + air a + own_sorties f + enemy_sorties f'
///            + envelopment [round] + counterattack [strikes back] - fatigue ln(1 + days)
///            + n - (m - m') + circumstances + luck
///
/// q: share of the people present lost per day; P people; S power; t, g, f: ln(1 + n per thousand people) of
/// tanks, guns and sorties a day; m, n effectiveness and losses of the {nationality}; a dash: the enemy's.
/// Fitted to the battles of record by `salient calibrate`. Theory: README.md#history-law
struct SideRate {
  double base;       ///< ln rate per day as the engagement opens: usual people, equal power, hasty defence, no
                     ///< tanks, guns or aircraft
  double size;       ///< fall of ln rate with ln of own people
  double ratio;      ///< fall of ln rate with ln of own power over the enemy's
  double prepared;   ///< change of ln rate where the defence is prepared
  double fortified;  ///< and where it is fortified
  double delay;      ///< and where the defender gives ground
  double own_tanks;  ///< change with ln(1 + tanks per thousand of own people)
  double enemy_tanks;  ///< the same of the enemy's, per thousand of his
  double own_guns;
  double enemy_guns;
  double air;          ///< change with own superiority in the air, -1 to 1
  double own_sorties;  ///< change with ln(1 + sorties a day per thousand people)
  double enemy_sorties;
  double envelopment;    ///< change where the attacker goes round
  double counterattack;  ///< change where the defender means to strike back
  double fatigue;        ///< fall of ln rate with ln(1 + days fought)

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("base", &SideRate::base);
    visit("size", &SideRate::size);
    visit("ratio", &SideRate::ratio);
    visit("prepared", &SideRate::prepared);
    visit("fortified", &SideRate::fortified);
    visit("delay", &SideRate::delay);
    visit("own_tanks", &SideRate::own_tanks);
    visit("enemy_tanks", &SideRate::enemy_tanks);
    visit("own_guns", &SideRate::own_guns);
    visit("enemy_guns", &SideRate::enemy_guns);
    visit("air", &SideRate::air);
    visit("own_sorties", &SideRate::own_sorties);
    visit("enemy_sorties", &SideRate::enemy_sorties);
    visit("envelopment", &SideRate::envelopment);
    visit("counterattack", &SideRate::counterattack);
    visit("fatigue", &SideRate::fatigue);
  }
};

/// What both sides' rates share.
struct HistoryLaw {
  double captured_hasty;  ///< share of the defender's losses that are prisoners, on ground that is lost
  double captured_prepared;
  double captured_fortified;
  double captured_delay;
  double usual_people;     ///< strength at which the bases hold
  double smallest_people;  ///< strength below which the size effect grows no further
  double most_per_day;     ///< ceiling of a rate
  double attacker_era;     ///< factor on the attacker's rate for what changed since the record
  double defender_era;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("captured_hasty", &HistoryLaw::captured_hasty);
    visit("captured_prepared", &HistoryLaw::captured_prepared);
    visit("captured_fortified", &HistoryLaw::captured_fortified);
    visit("captured_delay", &HistoryLaw::captured_delay);
    visit("usual_people", &HistoryLaw::usual_people);
    visit("smallest_people", &HistoryLaw::smallest_people);
    visit("most_per_day", &HistoryLaw::most_per_day);
    visit("attacker_era", &HistoryLaw::attacker_era);
    visit("defender_era", &HistoryLaw::defender_era);
  }
};

/// How nations differ: standard deviations of a {nationality} over the nations of the record.
struct NationSpread {
  double effectiveness;
  double losses;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("effectiveness", &NationSpread::effectiveness);
    visit("losses", &NationSpread::losses);
  }
};

/// The nationality of a side of whom nothing is known but that it is one of them: from two standard normals.
Nationality nationality_of(const NationSpread&, double effectiveness, double losses);

/// Scatter of ln rate about the law: as {luck}, smaller for larger forces.         {history-scatter}
///
///     sigma_A = attacker (P / P0)^-attacker_size exp(attacker_modern [since machine guns])
///     sigma_D = defender (P' / P0)^-defender_size exp(era)
///
/// P no less than the geometric mean of smallest and usual people: the record's smaller battles scatter no
/// more.
struct HistoryScatter {
  double attacker;  ///< standard deviation of ln rate, all luck together, at usual people
  double defender;
  double attacker_size;    ///< fall of its ln with ln of own people
  double attacker_modern;  ///< change of its ln in eras of machine guns and since
  double defender_size;
  double lasting;      ///< share of the variance that lives as long as the engagement
  double correlation;  ///< of the two sides' luck

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("attacker", &HistoryScatter::attacker);
    visit("defender", &HistoryScatter::defender);
    visit("attacker_size", &HistoryScatter::attacker_size);
    visit("attacker_modern", &HistoryScatter::attacker_modern);
    visit("defender_size", &HistoryScatter::defender_size);
    visit("lasting", &HistoryScatter::lasting);
    visit("correlation", &HistoryScatter::correlation);
  }
};

struct AttritionParameters;

/// The scatter of both sides' ln rates in a fight. {history-scatter}
Scatter scatter_of(const AttritionParameters&, const Fight&);
/// The rates of {history-law} for one engagement.
LossRates history_rates(const AttritionParameters&, const Fight&);
/// Those, and what they would be without luck.
RatesToday history_rates_today(const AttritionParameters&, const Fight&);

}  // namespace salient::models
