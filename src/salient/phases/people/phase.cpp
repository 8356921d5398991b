#include "base/math.hpp"
#include "phases/people/people.hpp"

namespace salient::phases {

double of_today() {
  static const double share = 1 - math::exp(-1.0);
  return share;
}

/// Once a day, at dusk: will, wounds, replacements.
void people(const Setting& at, State& s, Journal& journal) {
  if (!dusk(at, s)) return;
  care_for_casualties(at, s, journal);
  share_life(at, s, journal);
  change_condition(at, s, journal);
  refit(at, s);
  decide_on_contingents(at, s, journal);
}

}  // namespace salient::phases
