#pragma once
#include "base/units.hpp"

namespace salient::models {

/// Probability that a decision of so high a hazard is taken within a span, its log-hazard shifted.
///                                                                                            {decision-hazard}
///     1 - exp(-hazard e^shift t)
double decided_within(PerDay hazard, double log_shift, Days span);

/// A probability moved by a shift of its log-odds; 0 and 1 stay.                              {log-odds-shift}
double shifted(double probability, double log_odds_shift);

struct PolicyParameters {
  double statement_spread;  ///< standard deviation of what a statement moves, as a share of it; one draw a
                            ///< statement
  double statement_fade;    ///< days over which a statement falls by e
  double feedback;          ///< how far the battlefield counts, against what a scenario states: 1 as stated
  double reference;         ///< share of bargaining ground at which the battlefield says nothing
  double stands;            ///< days that a decision lasts at least, but for decisions on a date

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("statement_spread", &PolicyParameters::statement_spread);
    visit("statement_fade", &PolicyParameters::statement_fade);
    visit("feedback", &PolicyParameters::feedback);
    visit("reference", &PolicyParameters::reference);
    visit("stands", &PolicyParameters::stands);
  }
};

/// Whether the last decision is too fresh to be taken anew on any day: since < stands. {decision-stands}
bool stands(const PolicyParameters&, Days since);

/// Log-odds by which a statement said to move `log_odds` moves a decision; `z` its own standard normal.
/// {statement}
///
///     (log_odds + statement_spread |log_odds| z) exp(-since / statement_fade)
double statement_shift(const PolicyParameters&, double log_odds, double z, Days since);

/// Log-odds from the battlefield: slope feedback (held - reference).                                 {feedback}
/// `slope`: log-odds per share of the bargaining ground, as the scenario states it; `held`: the side's share of
/// it.
double feedback_shift(const PolicyParameters&, double slope, Share held);

/// Flow after a span on its way to the decided level, in the unit of the flow:                  {delivery-lag}
///
///     decided + (flow - decided) exp(-span / lag)
double flow_after(double flow, double decided, Days lag, Days span);

}  // namespace salient::models
