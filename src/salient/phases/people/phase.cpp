#include "phases/people/people.hpp"

namespace salient::phases {

/// Once a day, at dusk: will, wounds, replacements. A day is the step whatever the length of the turn.
void people(const Setting& at, State& s, Journal& journal) {
  if (!dusk(at, s)) return;
  care_for_casualties(at, s, journal);
  change_condition(at, s, journal);
  refit(at, s, journal);
}

}  // namespace salient::phases
