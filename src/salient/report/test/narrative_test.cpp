#include "report/narrative.hpp"

#include <doctest/doctest.h>

#include "tests/support/tiny.hpp"

// What an analyst reads of one play.
namespace salient::tests {
namespace {

FormationId legion(const Scenario& s) {
  for (const FormationId formation : ids<FormationId>(s.formation.rows()))
    if (s.formation[formation].id == "legion") return formation;
  FAIL("no legion");
  return {};
}

UnitId first_of(const Scenario& s, FormationId formation) {
  for (const UnitId unit : ids<UnitId>(s.unit.rows()))
    if (s.unit[unit].formation == formation) return unit;
  FAIL("no unit");
  return {};
}

Event of(const Scenario& s, EventKind kind, Cause cause, float a, float b, float c) {
  const FormationId formation = legion(s);
  return {.turn = 9,
          .kind = kind,
          .cause = cause,
          .side = s.formation[formation].side,
          .formation = formation,
          .unit = first_of(s, formation),
          .hex = s.unit[first_of(s, formation)].hex,
          .a = a,
          .b = b,
          .c = c};
}

}  // namespace

TEST_CASE(
    "a unit that breaks is told with what it had been told, what it lacked and what it lost, largest first") {
  const Scenario& s = tiny();
  REQUIRE(s.formation[legion(s)].told == Task::guard);
  Journal journal;
  journal.note(of(s, EventKind::morale_changed, Cause::shock, 1, 2, 0.18F));
  journal.note(of(s, EventKind::strain, Cause::shock, 0.6F, 1.1F, 0.16F));
  journal.note(of(s, EventKind::strain, Cause::losses, 0.18F, 0.9F, 0.16F));
  journal.note(of(s, EventKind::strain, Cause::ammunition, 0.35F, 0.7F, 0.16F));
  const std::string text = report::narrative(s, journal, legion(s));
  const std::string& name = s.unit[first_of(s, legion(s))].name;
  CHECK(
      text.find(name.substr(0, name.find(", " + s.formation[legion(s)].name)) +
                " broke: shocked by its first fight after being told to guard roads and buildings; 18 % of its "
                "people lost, 16 % in the last days; ammunition and food at 35 %\n") != std::string::npos);
}

TEST_CASE("a recovery is told with the scare before it, and first contacts of one evening together") {
  const Scenario& s = tiny();
  Journal journal;
  journal.note(of(s, EventKind::shock, Cause::shock, 0.05F, 0.86F, 0.67F));
  Event second = of(s, EventKind::shock, Cause::shock, 0.05F, 0.88F, 0.67F);
  second.unit = UnitId{first_of(s, legion(s)).row() + 1};
  journal.note(second);
  journal.note(of(s, EventKind::morale_changed, Cause::losses, 0, 1, 0.1F));
  Event back = of(s, EventKind::morale_changed, Cause::none, 1, 0, 0.1F);
  back.turn = static_cast<std::uint16_t>(back.turn + 2 * s.turns_a_day());
  journal.note(back);
  const std::string text = report::narrative(s, journal, legion(s));
  CHECK(text.find(
            "met the enemy for the first time: they had been told they would guard roads and buildings, had "
            "86 to 88 % of their ammunition and knew 67 % of what they should about enemy and ground; shock "
            "at 5 %\n") != std::string::npos);
  CHECK(text.find(" was shaken; steady again after 2 days\n") != std::string::npos);
  CHECK(text.find("recovered") == std::string::npos);
  for (const int day : {3, 20, 21}) {
    Event loss = of(s, EventKind::losses_day, Cause::none, 2, 5, 1);
    loss.turn = static_cast<std::uint16_t>(day * s.turns_a_day());
    journal.note(loss);
  }
  CHECK(report::narrative(s, journal, legion(s))
            .find("lost in all: 6 killed, 15 wounded, 3 missing or captured; in the "
                  "worst week, from " +
                  to_string(s.start + 15) + ": 16\n") != std::string::npos);
}

TEST_CASE("who is called home is told from who is taken out to rest") {
  const Scenario& s = tiny();
  CHECK(report::sentence(s, of(s, EventKind::rotated_out, Cause::contingent, 0.4F, 0.1F, 0)) ==
        "was called home, fatigue 40 %, 10 % of its people lost");
  CHECK(report::sentence(s, of(s, EventKind::rotated_out, Cause::fatigue, 0.4F, 0.1F, 0)) ==
        "was taken out to rest, fatigue 40 %, 10 % of its people lost");
}

TEST_CASE("an attack to relieve the surrounded says so, one by orders says no more") {
  const Scenario& s = tiny();
  CHECK(report::sentence(s, of(s, EventKind::attack_opened, Cause::relief, 0, 900, 0))
            .ends_with("with 900 men, to reach those cut off"));
  CHECK(report::sentence(s, of(s, EventKind::attack_opened, Cause::counter_attack, 0, 900, 0))
            .ends_with("with 900 men, to win back ground just lost"));
  CHECK(
      report::sentence(s, of(s, EventKind::attack_opened, Cause::orders, 0, 900, 0)).ends_with("with 900 men"));
}

}  // namespace salient::tests
