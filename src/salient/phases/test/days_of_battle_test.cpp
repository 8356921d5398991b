// Days of battle and other days of an attack: what commanders make of either.
#include "phases/test/mornings.hpp"

namespace salient::tests {

TEST_CASE("who comes up to attack attacks, whatever the tempo of days of battle") {
  const int pressing = mornings_with(
      tiny(),
      [&](Morning& m) {
        m.parameters.command.press.best = 0;
        attack_with(m, m.formation("ve-11"), 0);
      },
      [](Morning& m) { return m.state.attack[m.formation("ve-11")].pressing != 0; });
  CHECK(pressing == static_cast<int>(mornings));
}

TEST_CASE("an attack is given up after days of battle, or when it has rested for too long {giving-up}") {
  const auto given_up = [](int days_ago, double battle = 1) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          const FormationId f = m.formation("ve-11");
          m.parameters.command.culmination.hazard = 0;
          attack_with(m, f, 0);
          m.state.turn = 20 * m.scenario.turns_a_day();
          Attack& attack = m.state.attack[f];
          attack.own_lost = 10;
          attack.own_usual = 10;
          attack.began_with = 1000;
          attack.pressed_by = 1000;
          attack.met = 300;
          attack.fought = attack.today = battle;
          attack.last_fought = m.state.turn - days_ago * m.scenario.turns_a_day();
        },
        [](Morning& m) { return !attacking(m.state, m.formation("ve-11")); });
  };
  CHECK(given_up(1) > 40);
  CHECK(given_up(1, 0.25) < 0.6 * given_up(1));
  CHECK(given_up(2) == 0);
  CHECK(given_up(10) == static_cast<int>(mornings));
}

TEST_CASE("a defender gives up after a day of battle, and not because somebody has orders to attack him") {
  const auto fell_back = [](double fought) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          const FormationId f = m.formation("ve-11"), defender = m.formation("ar-3");
          m.parameters.command.fall_back.hazard = 0;
          m.state.turn = 20 * m.scenario.turns_a_day();
          attack_with(m, f, 0);
          m.state.target[f] = foremost(m.setting(), m.state, defender);
          has_fought(m, f, fought);
        },
        [](Morning& m) { return ordered(m, m.formation("ar-3"), Mission::withdraw); });
  };
  CHECK(fell_back(1) > 20);
  CHECK(fell_back(0) == 0);
}

}  // namespace salient::tests
