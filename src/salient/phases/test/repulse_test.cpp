// What a side learns from attacks that were thrown back.
#include "base/math.hpp"
#include "phases/command/staff.hpp"
#include "phases/test/mornings.hpp"

namespace salient::tests {
namespace {

/// ve-11 attacks a place of the enemy's, and its attack ends so, having gained so much.
HexId ends(Morning& m, Cause cause, double gained) {
  const FormationId f = m.formation("ve-11");
  attack_with(m, f, 0);
  const HexId place = m.state.target[f];
  m.state.attack[f].gained = gained;
  phases::end_attack(m.setting(), m.state, m.journal, f, cause);
  return place;
}

double power_at(Morning& m, HexId place) {
  const Setting at = m.setting();
  return phases::Estimate{at, m.state, m.attacker()}.defending_power(m.state, place);
}

}  // namespace

TEST_CASE("an attack thrown back shows its side, and nobody else, a stronger enemy there {repulses}") {
  Morning m;
  const HexId place = ends(m, Cause::losses, 0);
  const SideId enemy{1 - m.attacker().row()};
  CHECK(phases::repulses_at(m.setting(), m.state, m.attacker(), place) == 1);
  CHECK(phases::repulses_at(m.setting(), m.state, enemy, place) == 0);
  const double after = power_at(m, place);
  m.state.repulses[place] = Repulses{};
  CHECK(after == doctest::Approx(power_at(m, place) * math::exp(m.parameters.command.belief.repulse)));
}

TEST_CASE("repulses add up and are forgotten {repulses}") {
  Morning m;
  const HexId place = ends(m, Cause::no_gain, 0);
  CHECK(ends(m, Cause::shock, 0) == place);
  const double two = phases::repulses_at(m.setting(), m.state, m.attacker(), place);
  CHECK(two == 2);
  m.state.turn += 30 * m.scenario.turns_a_day();
  const double later = phases::repulses_at(m.setting(), m.state, m.attacker(), place);
  CHECK(later < two / 2);
  CHECK(later > 0);
}

TEST_CASE("who took ground, or found nobody to attack, was not thrown back {repulses}") {
  for (const auto& [cause, gained] :
       {std::pair{Cause::losses, 3.0}, {Cause::no_target, 0.0}, {Cause::no_way, 0.0}}) {
    Morning m;
    const HexId place = ends(m, cause, gained);
    CHECK(phases::repulses_at(m.setting(), m.state, m.attacker(), place) == 0);
  }
}

TEST_CASE("where attacks failed time and again the staff looks for another place {repulses} {target-cost}") {
  Morning m;
  believe(m, m.attacker(), 1500.0F);
  const Setting at = m.setting();
  const FormationId f = m.formation("ve-11");
  const HexId lead = foremost(at, m.state, f);
  PlanId plan{};
  for (const PlanId each : ids<PlanId>(m.scenario.plan.size()))
    if (m.scenario.plan[each.row()].kind == PlanKind::offensive) plan = each;
  const phases::Estimate estimate{at, m.state, m.attacker()};
  const auto chosen = [&] { return phases::choose_target(at, m.state, estimate, f, lead, plan); };
  const HexId first = chosen();
  m.state.repulses[first] = {1, 0, static_cast<std::int32_t>(m.attacker().row())};
  const double once = estimate.defending_power(m.state, first);
  m.state.repulses[first].count = 6;
  CHECK(estimate.defending_power(m.state, first) > 2 * once);
  CHECK(chosen() != first);
}

}  // namespace salient::tests
