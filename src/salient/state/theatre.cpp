#include "state/theatre.hpp"

#include <algorithm>

#include "base/fingerprint.hpp"

namespace salient {
namespace {

Column<HexId, Theatre::Axial> axial_places(const HexGrid& grid) {
  Column<HexId, Theatre::Axial> places;
  for (const HexId hex : ids<HexId>(grid.hexes())) {
    const int row = static_cast<int>(hex.row()) / grid.columns(),
              column = static_cast<int>(hex.row()) % grid.columns();
    const int q = column - (row - (row & 1)) / 2;
    places.push_back({static_cast<std::int16_t>(q), static_cast<std::int16_t>(row)});
  }
  return places;
}

Column<HexId, std::array<std::uint16_t, direction_count>> tabulate_steps(const Map& map) {
  Column<HexId, std::array<std::uint16_t, direction_count>> table(map.grid.hexes(), {});
  for (const HexId hex : ids<HexId>(map.grid.hexes()))
    for (int d = 0; d < direction_count; ++d)
      table[hex][static_cast<std::size_t>(d)] = step_minutes(map, hex, d);
  return table;
}

void enrol(Theatre& t, const Scenario& scenario) {
  for (const FormationId id : ids<FormationId>(scenario.formation.rows())) {
    t.formation_side.push_back(scenario.formation[id].side);
    t.formation_nation.push_back(scenario.formation[id].nation);
    t.formation_key.push_back(name_key(scenario.formation[id].id));
  }
  t.batteries.assign(scenario.side.rows(), {});
  t.mortars.assign(scenario.side.rows(), {});
  t.engineers.assign(scenario.side.rows(), {});
  t.drones.assign(scenario.side.rows(), {});
  t.units_of.assign(scenario.formation.rows(), UnitRange{});
  t.manoeuvre.assign(scenario.formation.rows(), 0);
  t.establishment.assign(scenario.formation.rows(), 0.0);
  for (const UnitId id : ids<UnitId>(scenario.unit.rows())) {
    const Unit& unit = scenario.unit[id];
    UnitRange& range = t.units_of[unit.formation];
    const auto row = static_cast<std::uint32_t>(id.row());
    if (range.size() == 0) range = {row, row};
    EXPECT(range.last == row);  // the reader puts a formation's units side by side
    range.last = row + 1;
    t.unit_key.push_back(name_key(unit.name));
    t.formation_of.push_back(unit.formation);
    t.side_of.push_back(scenario.formation[unit.formation].side);
    t.nation_of.push_back(scenario.formation[unit.formation].nation);
    if (is_fires(unit.branch)) t.batteries[t.side_of[id]].push_back(id);
    if (is_manoeuvre(unit.branch) && unit.tubes > 0) t.mortars[t.side_of[id]].push_back(id);
    if (unit.branch == Branch::drone) t.drones[t.side_of[id]].push_back(id);
    if (unit.branch == Branch::engineer) t.engineers[t.side_of[id]].push_back(id);
    if (!is_manoeuvre(unit.branch)) continue;
    t.manoeuvre[unit.formation] = 1;
    t.establishment[unit.formation] += unit.establishment;
  }
}

/// The headquarters unit of a formation; unassigned where it has none.
UnitId headquarters_of(const Theatre& t, const Scenario& scenario, FormationId formation) {
  for (const UnitId unit : t.of(formation))
    if (scenario.unit[unit].branch == Branch::headquarters) return unit;
  return {};
}

/// Up the chain, and where that ends without one, to the host: the nearest headquarters.
void find_staffs(Theatre& t, const Scenario& scenario) {
  t.staff.assign(scenario.formation.rows(), UnitId{});
  for (const FormationId formation : t.formations()) {
    FormationId above = formation;
    while (above && !t.staff[formation]) {
      t.staff[formation] = headquarters_of(t, scenario, above);
      const Formation& f = scenario.formation[above];
      above = f.parent ? f.parent : f.host;
    }
  }
}

void assign_plans(Theatre& t, const Scenario& scenario) {
  t.plan_of.assign(scenario.formation.rows(), PlanId{});
  t.axis_of.assign(scenario.formation.rows(), AxisId{});
  t.plan_of_axis.assign(scenario.axis.rows(), PlanId{});
  t.axis_key.assign(scenario.axis.rows(), 0);
  for (std::size_t row = 0; row < scenario.plan.size(); ++row) {
    const PlanId plan{row};
    HexSet region{scenario.map.grid};
    for (const HexId hex : scenario.map.region[scenario.plan[row].region].hexes) region.insert(hex);
    t.region.push_back(std::move(region));
    const Plan& named = scenario.plan[row];
    const char* does = named.kind == PlanKind::offensive ? " attacks " : " defends ";
    t.plan_key.push_back(
        name_key(scenario.side[named.side].id + does + scenario.map.region[named.region].name));
    for (const AxisId axis : scenario.plan[row].axes) {
      t.plan_of_axis[axis] = plan;
      t.axis_key[axis] = name_key(scenario.side[named.side].id + " on " + scenario.axis[axis].id);
      for (const FormationId formation : scenario.axis[axis].formations) {
        t.plan_of[formation] = plan;
        t.axis_of[formation] = axis;
      }
    }
    for (const FormationId formation : scenario.plan[row].reserve) t.plan_of[formation] = plan;
  }
}

void confine(Theatre& t, const Scenario& scenario) {
  for (const Nation& nation : scenario.nation) {
    t.confined.push_back(nation.fights_in ? 1 : 0);
    HexSet land{scenario.map.grid};
    if (nation.fights_in)
      for (const HexId hex : scenario.map.region[nation.fights_in].hexes) land.insert(hex);
    t.fights_in.push_back(std::move(land));
  }
}

/// Each once, in the order of the hexes.
void list_bridges(Theatre& t, const Map& map, Column<HexId, std::array<BridgeId, direction_count>>& at) {
  at.assign(map.grid.hexes(), {});
  for (const HexId from : ids<HexId>(map.grid.hexes()))
    for (int direction = 0; direction < direction_count; ++direction) {
      const auto d = static_cast<std::size_t>(direction);
      const HexId to = map.neighbour[from][d];
      const Edge& edge = map.edge[from][d];
      if (!to || to.row() < from.row() || edge.road == Road::none || !(edge.river_width > 0)) continue;
      at[from][d] = at[to][static_cast<std::size_t>(opposite(direction))] = BridgeId{t.bridge.rows()};
      t.bridge.push_back({from, to, Metres{edge.river_width}});
    }
}

}  // namespace

std::uint64_t name_key(std::string_view name) {
  Fingerprint fingerprint;
  fingerprint.add(name);
  return fingerprint.value();
}

Theatre::Theatre(const Scenario& scenario)
    : sides{scenario.side.rows()},
      hex_km{in<Kilometres>(scenario.map.grid.size())},
      axial{axial_places(scenario.map.grid)},
      step{tabulate_steps(scenario.map)},
      land{scenario.map.grid} {
  enrol(*this, scenario);
  find_staffs(*this, scenario);
  list_bridges(*this, scenario.map, bridge_at_);
  assign_plans(*this, scenario);
  confine(*this, scenario);
  for (const HexId hex : ids<HexId>(scenario.map.grid.hexes()))
    if (!scenario.map.water[hex]) land.insert(hex);
  for (const WorksLine& line : scenario.works) line_hexes.push_back(line.hexes);
  for (std::size_t a = 0; a < sides; ++a)
    for (std::size_t b = 0; b < sides; ++b) {
      const bool stated = scenario.relation.size() == sides * sides;
      hostile_.push_back(a != b && (!stated || scenario.relation[a * sides + b] == Relation::hostile));
    }
}

}  // namespace salient
