#include "tests/support/tiny.hpp"

#include <algorithm>

// Changes to a scenario that must leave its outcomes where they were, in distribution, or move them one way
// only.
namespace salient::tests {
namespace {

constexpr std::uint64_t plays = 240;

const Outcome& as_it_is() {
  static const Outcome result = outcome(tiny(), plays);
  return result;
}

void check_same_distribution(const Scenario& changed, double retaken_allowed, double losses_allowed) {
  const Outcome other = outcome(changed, plays, 12);
  check_alike(as_it_is().retaken, other.retaken, retaken_allowed);
  const Outcome& one = as_it_is();
  check_alike(one.lost_by_attacker, other.lost_by_attacker, losses_allowed * one.lost_by_attacker.mean());
  check_alike(one.lost_by_defender, other.lost_by_defender, losses_allowed * one.lost_by_defender.mean());
}

/// Half a turn about the middle of the map. With an even number of rows it carries hexes onto hexes.
Scenario turned_about(const Scenario& from) {
  Scenario turned = from;
  const std::size_t hexes = from.map.grid.hexes();
  const auto to = [&](HexId hex) { return hex ? HexId{hexes - 1 - hex.row()} : hex; };
  for (const HexId hex : ids<HexId>(hexes)) {
    turned.map.relief[to(hex)] = from.map.relief[hex];
    turned.map.cover[to(hex)] = from.map.cover[hex];
    turned.map.water[to(hex)] = from.map.water[hex];
    turned.map.control[to(hex)] = from.map.control[hex];
    for (int d = 0; d < direction_count; ++d)
      turned.map.edge[to(hex)][static_cast<std::size_t>(opposite(d))] =
          from.map.edge[hex][static_cast<std::size_t>(d)];
  }
  const auto turn_all = [&](std::vector<HexId>& list) {
    for (HexId& hex : list) hex = to(hex);
    std::sort(list.begin(), list.end());
  };
  for (Town& town : turned.map.town) town.hex = to(town.hex);
  for (Region& region : turned.map.region) turn_all(region.hexes);
  for (WorksLine& line : turned.works) turn_all(line.hexes);
  for (Unit& unit : turned.unit) unit.hex = to(unit.hex);
  for (SupplySource& source : turned.source_of_supply) source.hex = to(source.hex);
  std::vector<HexId> anchors;
  for (Depot& depot : turned.depot) {
    depot.hex = to(depot.hex);
    anchors.push_back(depot.hex);
  }
  turned.travel = TravelTimes{turned.map};
  turned.ways = find_ways(turned.map, turned.travel, anchors);
  for (Axis& axis : turned.axis) {
    axis.objective = to(axis.objective);
    for (const HexId hex : ids<HexId>(hexes))
      axis.to_objective[hex.row()] = turned.travel.minutes(hex, axis.objective);
  }
  return turned;
}

Scenario renamed(const Scenario& from) {
  Scenario other = from;
  for (Unit& unit : other.unit) unit.name = "formerly " + unit.name;
  for (Formation& formation : other.formation) formation.id = "x-" + formation.id;
  return other;
}

/// The battalions of every formation in the opposite order.
Scenario permuted(const Scenario& from) {
  Scenario other = from;
  for (std::size_t first = 0; first < from.unit.rows();) {
    std::size_t last = first;
    while (last < from.unit.rows() && from.unit[UnitId{last}].formation == from.unit[UnitId{first}].formation)
      ++last;
    std::reverse(other.unit.begin() + static_cast<std::ptrdiff_t>(first),
                 other.unit.begin() + static_cast<std::ptrdiff_t>(last));
    first = last;
  }
  return other;
}

/// Every battalion as two of half its strength in the same place.
Scenario halved_battalions(const Scenario& from) {
  Scenario other = from;
  other.unit = {};
  for (const Unit& unit : from.unit) {
    Unit half = unit;
    half.establishment = unit.establishment / 2;
    half.tubes = unit.tubes / 2;
    other.unit.push_back(half);
    half.name += " (second half)";
    other.unit.push_back(half);
  }
  return other;
}

}  // namespace

TEST_CASE("the map turned about: the same campaign, seen from the other side") {
  REQUIRE(tiny().map.grid.rows() % 2 == 0);
  check_same_distribution(turned_about(tiny()), 0.03, 0.05);
}

TEST_CASE("other names, other luck, the same distribution") {
  check_same_distribution(renamed(tiny()), 0.0, 0.0);
}

TEST_CASE("the order of the roster is nothing") { check_same_distribution(permuted(tiny()), 0.0, 0.0); }

TEST_CASE("a battalion split in two fights as it did whole") {
  check_same_distribution(halved_battalions(tiny()), 0.08, 0.2);
}

TEST_CASE("half the turn, about the same campaign") {
  Scenario finer = tiny();
  finer.turn = finer.turn / 2.0;
  check_same_distribution(finer, 0.08, 0.2);
}

TEST_CASE("stronger works keep more ground") {
  Scenario bare = tiny(), strong = tiny();
  for (WorksLine& line : bare.works) line.level = line.mines = Value{.fixed = 0.0};
  for (WorksLine& line : strong.works) line.level = Value{.fixed = 0.9};
  // Most plays of the tutorial end with all of it taken or none: it takes many to tell.
  const Sample without = outcome(bare, 4 * plays).retaken, with = outcome(strong, 4 * plays).retaken;
  Sample kept;
  for (std::size_t n = 0; n < with.values.size(); ++n) kept.add(without.values[n] - with.values[n]);
  CHECK(kept.mean() > 2 * kept.error());
}

TEST_CASE("an attacker without ammunition takes less") {
  Scenario starved = tiny();
  const SideId attacker = offensive(starved).side;
  starved.side[attacker].shells = Value{.fixed = 0.0};
  for (Formation& formation : starved.formation)
    if (formation.side == attacker) formation.ammunition = Value{.fixed = 0.0};
  const Outcome hungry = outcome(starved, plays);
  CHECK(hungry.retaken.mean() < as_it_is().retaken.mean() - 2 * as_it_is().retaken.error());
}

TEST_CASE("every law of attrition gives another campaign of one kind") {
  for (std::size_t i = 0; i < models::attrition_law_count; ++i) {
    const auto law = static_cast<models::AttritionLaw>(i);
    if (law == models::AttritionLaw::history) continue;
    CAPTURE(models::spelling(law));
    const Outcome other = outcome(tiny(), plays, 11, {law, {}});
    CHECK(other.lost_by_attacker.values != as_it_is().lost_by_attacker.values);
    check_alike(as_it_is().retaken, other.retaken, 0.25);
  }
}

}  // namespace salient::tests
