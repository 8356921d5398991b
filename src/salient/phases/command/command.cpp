#include <algorithm>
#include <tuple>

#include "phases/command/staff.hpp"

namespace salient::phases {
namespace {

enum Decision : std::uint64_t { turn_of_staff = 56 };

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

std::span<const StaffInTurn> staffs_in_turn(const Command& c) {
  std::vector<StaffInTurn>& staffs = c.at.scratch.staffs;
  staffs.clear();
  for (const FormationId formation : c.at.theatre.formations())
    if (c.at.theatre.plan_of[formation] == c.plan && c.at.theatre.manoeuvre[formation])
      staffs.push_back({c.luck(formation, turn_of_staff), formation});
  std::sort(staffs.begin(), staffs.end(), [](const StaffInTurn& a, const StaffInTurn& b) {
    return std::tie(a.lot, a.formation) < std::tie(b.lot, b.formation);
  });
  return staffs;
}

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
