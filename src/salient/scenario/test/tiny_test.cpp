// What the tutorial's scenario is once it has been read.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "scenario/read_scenario.hpp"

using namespace salient;

namespace {

const Scenario& tiny() {
  static const auto scenario =
      read_scenario(std::string{SALIENT_SOURCE_DIR} + "/scenarios/tiny", parameters_folder());
  static const std::string said = scenario ? "" : render(scenario.problems());
  REQUIRE_MESSAGE(scenario, said);
  return *scenario;
}

template <class ThingId, class T>
ThingId with_id(const Column<ThingId, T>& column, const std::string& id) {
  for (const ThingId row : ids<ThingId>(column.rows()))
    if (column[row].id == id) return row;
  FAIL("no " << id);
  return {};
}

}  // namespace

TEST_CASE("units of one formation are consecutive, numbered by name, on their own ground") {
  const Scenario& s = tiny();
  std::set<std::uint32_t> seen;
  FormationId last{};
  for (const UnitId id : ids<UnitId>(s.unit.rows())) {
    const Unit& unit = s.unit[id];
    if (unit.formation != last) CHECK(seen.insert(static_cast<std::uint32_t>(unit.formation.row())).second);
    last = unit.formation;
    CHECK(s.map.control[unit.hex] == s.formation[unit.formation].side);
    CHECK(s.map.water[unit.hex] == 0);
  }
  CHECK(s.unit[UnitId{0}].name == "1st Rifle Battalion, 3rd Ardonian Brigade");
}

TEST_CASE("units of a sector stand apart along it") {
  const Scenario& s = tiny();
  CHECK(s.unit[UnitId{0}].hex != s.unit[UnitId{1}].hex);
  CHECK(s.unit[UnitId{1}].hex != s.unit[UnitId{2}].hex);
}

TEST_CASE("a formation like another takes what it does not give") {
  const Scenario& s = tiny();
  const Formation& third = s.formation[with_id(s.formation, "ar-3")];
  const Formation& ninth = s.formation[with_id(s.formation, "ar-9")];
  CHECK(ninth.training[0].fixed == third.training[0].fixed);
  CHECK(ninth.leadership.fixed == third.leadership.fixed);
  CHECK(ninth.confidence.fixed == 0.8);
  CHECK(ninth.fill.fixed == 0.9);
  CHECK(!ninth.fill.quantity);
  CHECK(third.fill.quantity);
}

TEST_CASE("values that claims speak about are drawn, dates are days of play") {
  const Scenario& s = tiny();
  const auto& start = s.quantity[with_id(s.quantity, "assault-start")];
  REQUIRE(start.claims.size() == 1);
  CHECK(s.claim[start.claims[0]].distribution == evidence::Distribution{evidence::Shape::pert, 3, 7, 11});
  CHECK(s.claim[start.claims[0]].written == "low 2031-05-08, best 2031-05-12, high 2031-05-16");
  CHECK(s.plan[0].start.quantity == with_id(s.quantity, "assault-start"));
  CHECK(s.process[ProcessId{0}].switches[0].day.fixed == 10);
  CHECK(s.process[ProcessId{0}].lag.fixed == 5);
  double weight = 0;
  for (const auto& part : s.quantity[with_id(s.quantity, "legion-people")].pooled.parts) weight += part.weight;
  CHECK(weight == doctest::Approx(1));
}

TEST_CASE("the land: control, works, roads over the river, ways to the objective") {
  const Scenario& s = tiny();
  const HexId millbrook = s.map.town[TownId{0}].hex;
  CHECK(s.map.control[millbrook] == with_id(s.side, "ardonia"));
  CHECK(s.map.region[RegionId{0}].hexes.size() > 20);
  CHECK(s.works[0].hexes.size() > 8);
  CHECK(std::is_sorted(s.works[0].hexes.begin(), s.works[0].hexes.end()));
  CHECK(std::any_of(s.map.edge.begin(), s.map.edge.end(), [](const auto& edges) {
    return std::any_of(edges.begin(), edges.end(),
                       [](const Edge& e) { return e.river_width > 0 && e.road == Road::major; });
  }));
  CHECK(s.axis[AxisId{0}].to_objective[millbrook.row()] == 0);
  CHECK(std::count(s.axis[AxisId{0}].to_objective.begin(), s.axis[AxisId{0}].to_objective.end(),
                   TravelTimes::no_way) > 0);
}

TEST_CASE("every kind of question is asked, and parameters stand in the order of their keys") {
  const Scenario& s = tiny();
  std::set<QuestionKind> kinds;
  for (const Question& question : s.question) kinds.insert(question.kind);
  CHECK(kinds.size() == 5);
  const auto keys = parameter_keys();
  REQUIRE(s.parameter.rows() == keys.size());
  for (std::size_t row = 0; row < keys.size(); ++row) CHECK(s.parameter[ParameterId{row}].key == keys[row]);
}

TEST_CASE("the hash is of the text, not of the place") {
  CHECK(tiny().hash.size() == 64);
  const auto again =
      read_scenario(std::string{SALIENT_SOURCE_DIR} + "/scenarios/../scenarios/tiny/", parameters_folder());
  REQUIRE(again);
  CHECK(again->hash == tiny().hash);
  CHECK(again->id == "tiny");
}
