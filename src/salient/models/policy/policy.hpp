#pragma once
#include <cstddef>
#include <span>

#include "base/units.hpp"

namespace salient::models {

/// How long a regime lasts: Weibull. Shape 1 forgets its age; above 1 a regime grows riper with age.
struct Sojourn {
  Days median;
  double shape;
};

/// Integrated hazard of leaving between two ages: ln 2 ((to / median)^shape - (from / median)^shape).
double sojourn_hazard(const Sojourn&, Days from, Days to);

/// Probability of leaving a regime within a span, given its age and a shift of the log-hazard. {regime-leaving}
///
///     1 - exp(-e^shift ln 2 (((age + span) / median)^shape - (age / median)^shape))
///
/// Exact over any span at a constant shift, so that the turn's length does not matter.
double leave_probability(const Sojourn&, Days age, Days span, double log_shift);

/// Which regime follows: index of the draw among weights w_i exp(shift_i), zero weights never.   {regime-next}
/// `uniform` in (0, 1); `shifts` empty or one per weight.
std::size_t next_regime(std::span<const double> weights, std::span<const double> shifts, double uniform);

/// A probability moved by a shift of its log-odds; 0 and 1 stay.                              {log-odds-shift}
double shifted(double probability, double log_odds_shift);

struct PolicyParameters {
  double statement_spread;  ///< standard deviation of what a statement moves, as a share of it; one draw a
                            ///< statement
  double statement_fade;    ///< days over which a statement falls by e
  double feedback;          ///< how far the battlefield counts, against what a scenario states: 1 as stated
  double reference;         ///< share of bargaining ground at which the battlefield says nothing

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("statement_spread", &PolicyParameters::statement_spread);
    visit("statement_fade", &PolicyParameters::statement_fade);
    visit("feedback", &PolicyParameters::feedback);
    visit("reference", &PolicyParameters::reference);
  }
};

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
/// Mean flow over that span, for what actually arrives in it.
double mean_flow(double flow, double decided, Days lag, Days span);

}  // namespace salient::models
