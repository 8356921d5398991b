#pragma once
#include "models/attrition/era_table.hpp"

namespace salient::models {

/// How soon either side of an engagement has had enough: two hazards, fitted to the record.    {giving-up}
///
///     ln h_D = pace + tilt / 2        ln h_A = pace - tilt / 2        h <= ceiling
///     pace = base + era - attackers ln(A / P0) - defenders ln(D / P0) + works e + delay [gives ground]
///            + heat (x_A + x_D) / 2
///     tilt = verdict + ratio L + air a - density ln(n / n_era) + sorties (f_A - f_D) + envelopment [round]
///            + counterattack [strikes back] + effectiveness (m_A - m_D) + excess (x_D - x_A)
///
/// A, D people; L ln power ratio; n defenders per km; m effectiveness of the {nationality}; x: {loss-excess},
/// ln of a side's losses over those that such an engagement usually costs. The first to give up has lost:
/// winner and duration follow. Theory: README.md#giving-up
struct GivingUp {
  double base;       ///< ln of the geometric mean of the two hazards, per day
  double attackers;  ///< fall of it with ln of the attacker's people
  double defenders;
  double works;          ///< change with the level of the defender's works, 0 to 1
  double delay;          ///< change where the defender gives ground
  double heat;           ///< rise with the mean excess of both sides' losses
  double verdict;        ///< ln(h_D / h_A) of a usual engagement
  double ratio;          ///< rise of it with ln power ratio
  double air;            ///< rise with the attacker's superiority in the air
  double density;        ///< fall with ln(defenders per km / usual of the era)
  double excess;         ///< rise with the defender's excess of losses over the attacker's
  double sorties;        ///< rise with ln(1 + sorties per thousand), attacker's less defender's
  double envelopment;    ///< rise where the attacker goes round
  double counterattack;  ///< change where the defender means to strike back
  double effectiveness;  ///< rise with the attacker's national effectiveness over the defender's
  double density_limit;  ///< factor beyond which density counts no further
  double ceiling;        ///< of a hazard, per day

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("base", &GivingUp::base);
    visit("attackers", &GivingUp::attackers);
    visit("defenders", &GivingUp::defenders);
    visit("works", &GivingUp::works);
    visit("delay", &GivingUp::delay);
    visit("heat", &GivingUp::heat);
    visit("verdict", &GivingUp::verdict);
    visit("ratio", &GivingUp::ratio);
    visit("air", &GivingUp::air);
    visit("density", &GivingUp::density);
    visit("excess", &GivingUp::excess);
    visit("sorties", &GivingUp::sorties);
    visit("envelopment", &GivingUp::envelopment);
    visit("counterattack", &GivingUp::counterattack);
    visit("effectiveness", &GivingUp::effectiveness);
    visit("density_limit", &GivingUp::density_limit);
    visit("ceiling", &GivingUp::ceiling);
  }
};

/// What both sides weigh.
struct Contest {
  Era era{Era::present};
  double attackers{0}, defenders{0};  ///< people
  double works{0};                    ///< level of the defender's works that count, 0 to 1
  bool gives_ground{false};           ///< the defender means to
  double log_ratio{0};                ///< ln of the attacker's power over the defender's
  double air{0};                      ///< superiority, -1 to 1
  double per_km{0};                   ///< defenders per km of front; 0 where unknown
  double sorties{0};                  ///< ln(1 + sorties a day per thousand), attacker's less defender's
  bool envelopment{false}, counterattacks{false};
  double effectiveness{0};                        ///< {nationality}, attacker's less defender's
  double attacker_excess{0}, defender_excess{0};  ///< {loss-excess}
};

struct AttritionParameters;

/// What a fight gives the two sides to weigh, before any losses.
Contest contest_of(const AttritionParameters&, const Fight&);

/// ln of people lost over people whom such an engagement usually costs by then, one added to each so that a
/// handful says nothing. {loss-excess}
double loss_excess(double lost, double usual);

struct Hazards {
  PerDay attacker, defender;
};

/// The hazards of {giving-up}.
Hazards giving_up(const AttritionParameters&, const Contest&);

}  // namespace salient::models
