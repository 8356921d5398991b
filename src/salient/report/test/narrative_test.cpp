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
  CHECK(
      text.find(s.unit[first_of(s, legion(s))].name +
                " broke: shocked by its first fight after being told to guard roads and buildings; 18 % of its "
                "people lost, 16 % in the last days; ammunition and food at 35 %\n") != std::string::npos);
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
