#include "phases/command/staff.hpp"

namespace salient::phases {

namespace {

/// A contingent called home breaks off what it does and goes to the rear; from there it leaves.
void send_home(const Setting& at, State& s, Journal& journal) {
  for (const FormationId formation : at.theatre.formations()) {
    if (!leaving(at, s, formation) || s.mission[formation] == Mission::rest || s.order[formation].due >= 0)
      continue;
    if (s.attack[formation].opened >= 0) end_attack(at, s, journal, formation, Cause::contingent);
    send_order(at, s, journal, formation, Mission::rest, HexId{}, Cause::contingent);
  }
}

}  // namespace

/// Commanders decide every morning from what their side believes; what they order arrives when it has passed
/// down.
void command(const Setting& at, State& s, Journal& journal) {
  carry_out_orders(at, s, journal);
  if (!dawn(at, s)) return;
  send_home(at, s, journal);
  for (std::size_t row = 0; row < at.scenario.plan.size(); ++row) {
    const PlanId plan{row};
    if (at.scenario.plan[row].kind == PlanKind::offensive)
      direct_offensive(at, s, journal, plan);
    else
      direct_defence(at, s, journal, plan);
  }
}

}  // namespace salient::phases
