#include <fmt/format.h>

#include "scenario/build/build.hpp"

namespace salient::building {

using namespace reading;

namespace {

std::vector<std::uint16_t> minutes_to(const Scenario& scenario, HexId objective) {
  std::vector<std::uint16_t> minutes;
  for (const HexId hex : ids<HexId>(scenario.map.grid.hexes()))
    minutes.push_back(scenario.travel.minutes(hex, objective));
  return minutes;
}

/// Reports a formation of the axis that has a unit without a way to the objective, once.
void check_reach(const Axis& axis, const AxisDraft& draft, const Scenario& scenario, Reader& reader) {
  for (const Unit& unit : scenario.unit) {
    const bool on_axis =
        std::find(axis.formations.begin(), axis.formations.end(), unit.formation) != axis.formations.end();
    if (!on_axis || axis.to_objective[unit.hex.row()] != TravelTimes::no_way) continue;
    return report_key_of(*draft.node, "objective", reader,
                         {.found = fmt::format("no way from {} to the objective", quoted(unit.name)),
                          .expected = "an objective that every unit of the axis can reach",
                          .because = "water or the map's edge lies between",
                          .attempt = "check the water polygons"});
  }
}

}  // namespace

void build_ways(const Drafts& drafts, Scenario& scenario, Reader& reader) {
  scenario.travel = TravelTimes{scenario.map};
  std::vector<HexId> anchors;
  for (const Depot& depot : scenario.depot) anchors.push_back(depot.hex);
  scenario.ways = find_ways(scenario.map, scenario.travel, anchors);
  std::size_t row = 0;
  for (std::size_t p = 0; p < drafts.plans.plan.size(); ++p) {
    const PlanDraft& plan = drafts.plans.plan[p];
    const auto scope = reader.inside(step_to("plan", *plan.node, p));
    for (std::size_t a = 0; a < plan.axis.size(); ++a) {
      const auto inner = reader.inside(step_to("axis", *plan.axis[a].node, a));
      Axis& axis = scenario.axis[AxisId{row++}];
      axis.to_objective = minutes_to(scenario, axis.objective);
      check_reach(axis, plan.axis[a], scenario, reader);
    }
  }
}

}  // namespace salient::building
