#include "phases/command/staff.hpp"

namespace salient::phases {

/// Commanders decide every morning from what their side believes; what they order arrives when it has passed
/// down.
void command(const Setting& at, State& s, Journal& journal) {
  carry_out_orders(at, s, journal);
  if (!dawn(at, s)) return;
  for (std::size_t row = 0; row < at.scenario.plan.size(); ++row) {
    const PlanId plan{row};
    if (at.scenario.plan[row].kind == PlanKind::offensive)
      direct_offensive(at, s, journal, plan);
    else
      direct_defence(at, s, journal, plan);
  }
}

}  // namespace salient::phases
