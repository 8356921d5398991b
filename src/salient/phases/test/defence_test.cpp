// When a defence gives ground up, takes its reserve back and lets the surrounded be; how an offensive ends.
#include "phases/test/mornings.hpp"

namespace salient::tests {
namespace {

SideId defence_of(const Morning& m) { return SideId{1 - m.attacker().row()}; }

/// A place of the defender's line far from where ar-3 has its weight.
HexId far_in_line(Morning& m, HexId lead) {
  HexId far{};
  m.front.line(defence_of(m)).each([&](HexId hex) {
    if (m.front.secure(defence_of(m)).has(hex) && m.theatre.distance(hex, lead) > 3) far = hex;
  });
  REQUIRE(far);
  return far;
}

/// ve-11 has fought a day for the place where so many battalions of ar-3 stand, the others in its line
/// elsewhere.
void fight_for_some(Morning& m, int battalions) {
  m.parameters.command.fall_back.hazard = 0;
  m.state.turn = 20 * m.scenario.turns_a_day();
  const FormationId f = m.formation("ve-11"), defender = m.formation("ar-3");
  attack_with(m, f, 0);
  const HexId place = far_in_line(m, foremost(m.setting(), m.state, defender));
  int there = 0;
  for (const UnitId unit : m.theatre.of(defender))
    if (is_manoeuvre(m.scenario.unit[unit].branch) && there++ < battalions) m.state.hex[unit] = place;
  m.see();
  m.state.target[f] = place;
  has_fought(m, f, 1);
}

/// The reserve of the defence was put into its line; the front there is quiet or fought for, and so many
/// enemies are believed about it.
void put_in(Morning& m, double contact, float believed) {
  const FormationId reserve = m.formation("ar-9");
  const HexId place = foremost(m.setting(), m.state, m.formation("ar-3"));
  m.state.mission[reserve] = Mission::hold;
  m.state.target[reserve] = place;
  for (const UnitId unit : m.theatre.of(reserve)) m.state.hex[unit] = place;
  for (double& share : m.state.contact) share = contact;
  m.see();
  believe(m, defence_of(m), 0);
  for (const UnitId unit : m.theatre.units())
    if (m.theatre.hostile(defence_of(m), m.theatre.side_of[unit]))
      m.state.belief[m.state.belief_of(defence_of(m), unit)] = {place, 0, believed, 0.1F};
}

int stood_down(double contact, float believed) {
  return mornings_with(
      tiny(), [&](Morning& m) { put_in(m, contact, believed); },
      [](Morning& m) { return ordered(m, m.formation("ar-9"), Mission::reserve); });
}

}  // namespace

TEST_CASE(
    "a defender counts an attack on any of his battalions, by the part of him that it meets {giving-up}") {
  const auto fell_back = [](int battalions) {
    return mornings_with(
        tiny(), [&](Morning& m) { fight_for_some(m, battalions); },
        [](Morning& m) { return ordered(m, m.formation("ar-3"), Mission::withdraw); });
  };
  CHECK(fell_back(0) == 0);
  CHECK(fell_back(1) > 0);
  CHECK(fell_back(2) > fell_back(1));
}

TEST_CASE("a reserve that is needed no more where it was put is the reserve again {thin-out}") {
  CHECK(stood_down(0, 0) > 20);
  CHECK(stood_down(0, 20000) == 0);
  CHECK(stood_down(1, 0) == 0);
}

TEST_CASE("no reserve is sent to a place that will have fallen before it comes") {
  const auto sent_into_line = [](double km_a_day) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          m.parameters.command.reserve.hazard = 1;
          m.parameters.command.procedure.neck_km = 0;
          attack_with(m, m.formation("ve-11"), 0);
          believe(m, defence_of(m), 60);
          for (double& share : m.state.contact) share = 1;
          for (const FormationId f : m.theatre.formations()) {
            if (m.theatre.formation_side[f] != m.attacker()) continue;
            m.state.mission[f] = Mission::attack;
            m.state.order[f] = Order{};
            m.state.target[f] = foremost(m.setting(), m.state, m.formation("ar-3"));
            m.state.attack[f] = {.opened = 0, .gained = km_a_day, .fought = 1};
          }
        },
        [](Morning& m) {
          const FormationId reserve = m.formation("ar-9");
          return ordered(m, reserve, Mission::hold) &&
                 m.front.depth(defence_of(m), m.state.order[reserve].target) == 1;
        });
  };
  CHECK(sent_into_line(0) > 20);
  CHECK(sent_into_line(60) == 0);
}

TEST_CASE(
    "an offensive waits for those it has just sent, and called off lets the fights that have begun run out") {
  const auto called_off = [](int sent_days_ago, bool met) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          m.parameters.command.culmination.hazard = 1;
          attack_with(m, m.formation("ve-11"), 0);
          m.state.turn = 40 * m.scenario.turns_a_day();
          for (const FormationId f : m.theatre.formations()) {
            if (m.theatre.formation_side[f] != m.attacker() || !m.theatre.manoeuvre[f]) continue;
            m.state.mission[f] = Mission::attack;
            m.state.target[f] = m.state.target[m.formation("ve-11")];
            m.state.attack[f].opened = m.state.turn - sent_days_ago * m.scenario.turns_a_day();
            m.state.attack[f].last_gain = m.state.attack[f].opened;
            m.state.attack[f].fought = met ? 0.25 : 0;
            m.state.attack[f].last_fought = m.state.turn - 1;
          }
        },
        [&](Morning& m) {
          if (m.state.operation[m.theatre.plan_of[m.formation("ve-11")]].culminated < 0) return false;
          CHECK(attacking(m.state, m.formation("ve-11")) == met);
          return true;
        });
  };
  CHECK(called_off(1, true) == 0);
  CHECK(called_off(30, true) > 20);
  CHECK(called_off(30, false) > 20);
}

}  // namespace salient::tests
