#include <algorithm>
#include <limits>

#include "phases/phase.hpp"

namespace salient {

namespace {

/// One value of each row, as this play has it.
template <class Values, class Rows, class Row>
void fill_from(const Knowledge& known, Values& column, const Rows& rows, Value Row::*member) {
  column.assign(rows.rows(), 0.0);
  for (std::size_t row = 0; row < rows.rows(); ++row) column.data()[row] = known(rows.data()[row].*member);
}

void look_up_sides(const Scenario& scenario, const Knowledge& known, Drawn& d) {
  const auto fill = [&](auto& column, auto member) { fill_from(known, column, scenario.side, member); };
  fill(d.air, &Side::air);
  fill(d.drones, &Side::drones);
  fill(d.jamming, &Side::jamming);
  fill(d.shells, &Side::shells);
  fill(d.replacements, &Side::replacements);
  fill(d.deception, &Side::deception);
  fill(d.cluster, &Side::cluster);
  fill(d.fibre, &Side::fibre);
  fill(d.interception, &Side::interception);
  fill(d.air_defence, &Side::air_defence);
  fill(d.missiles, &Side::missiles);
  fill(d.long_range_drones, &Side::long_range_drones);
  fill(d.material, &Side::material);
  for (auto* shares : {&d.deception, &d.jamming, &d.cluster, &d.fibre, &d.interception, &d.air_defence})
    for (double& share : *shares) share = std::clamp(share, 0.0, 1.0);
  for (auto* flows : {&d.missiles, &d.long_range_drones, &d.material})
    for (double& flow : *flows) flow = std::max(0.0, flow);
}

void look_up_plans(const Scenario& scenario, const Knowledge& known, Drawn& d) {
  const auto plan = [&](auto& column, auto member) {
    column.assign(scenario.plan.size(), 0.0);
    for (std::size_t row = 0; row < scenario.plan.size(); ++row)
      column.data()[row] = known(scenario.plan[row].*member);
  };
  plan(d.start, &Plan::start);
  plan(d.preparation, &Plan::preparation);
  plan(d.shelling, &Plan::shelling);
  plan(d.resolve, &Plan::resolve);
}

/// What begins the phases of plans; beyond all bounds what a phase does not ask for.
void look_up_phases(const Scenario& scenario, const Knowledge& known, Drawn& d) {
  const auto threshold = [&](auto& column, auto member) {
    column.assign(scenario.plan_phase.rows(), std::numeric_limits<double>::infinity());
    for (const PlanPhaseId phase : ids<PlanPhaseId>(scenario.plan_phase.rows()))
      if (const auto& value = scenario.plan_phase[phase].*member) column[phase] = known(*value);
  };
  threshold(d.phase_after, &PlanPhase::after);
  threshold(d.phase_share, &PlanPhase::share);
  threshold(d.phase_ratio, &PlanPhase::ratio);
}

}  // namespace

void look_up(const Scenario& scenario, const Parameters& parameters, const Knowledge& known, Drawn& d) {
  const auto fill = [&](auto& column, const auto& rows, auto member) {
    fill_from(known, column, rows, member);
  };
  look_up_sides(scenario, known, d);
  fill(d.arrives, scenario.formation, &Formation::arrives);
  fill(d.leadership, scenario.formation, &Formation::leadership);
  fill(d.information, scenario.formation, &Formation::information);
  fill(d.discipline, scenario.formation, &Formation::discipline);
  fill(d.network_access, scenario.formation, &Formation::network_access);
  fill(d.interpreters, scenario.formation, &Formation::interpreters);
  fill(d.instructors, scenario.formation, &Formation::instructors);
  fill(d.home_sites, scenario.nation, &Nation::home_sites);
  fill(d.home_access, scenario.nation, &Nation::home_access);
  fill(d.tolerance, scenario.nation, &Nation::tolerance);
  fill(d.dilution, scenario.nation, &Nation::dilution);
  fill(d.defends_only, scenario.nation, &Nation::defends_only);
  fill(d.messages, scenario.nation, &Nation::messages);
  fill(d.messages_language, scenario.nation, &Nation::messages_language);
  fill(d.treatment, scenario.nation, &Nation::treatment);
  fill(d.hospital_places, scenario.nation, &Nation::hospital_places);
  fill(d.evacuation_places, scenario.nation, &Nation::evacuation_places);
  fill(d.effort, scenario.axis, &Axis::effort);
  look_up_phases(scenario, known, d);
  fill(d.lag, scenario.process, &Process::lag);
  fill(d.tonnes, scenario.source_of_supply, &SupplySource::tonnes);
  fill(d.size, scenario.depot, &Depot::size);
  look_up_plans(scenario, known, d);
  d.nation.assign(scenario.side.rows(), {});
  for (const SideId side : ids<SideId>(known.effectiveness.rows()))
    d.nation[side] =
        models::nationality_of(parameters.attrition.nation, known.effectiveness[side], known.losses[side]);
  d.full.assign(scenario.unit.rows(), FullStock{});
  for (const UnitId unit : ids<UnitId>(scenario.unit.rows()))
    d.full[unit] = full_stock(parameters, scenario.unit[unit]);
  const auto clamp = [](auto& column) {
    for (double& share : column) share = std::clamp(share, 0.0, 1.0);
  };
  for (auto* shares :
       {&d.leadership, &d.information, &d.discipline, &d.network_access, &d.interpreters, &d.instructors})
    clamp(*shares);
  for (auto* shares : {&d.home_access, &d.dilution, &d.messages, &d.messages_language, &d.treatment})
    clamp(*shares);
}

namespace {

void size_supply(const Scenario& scenario, SupplyWork& work) {
  const std::size_t hubs = scenario.ways.hub.rows();
  work.request.assign(scenario.unit.rows(), SupplyRequest{});
  work.trade.assign(hubs, HubTrade{});
  work.node.assign(hubs, -1);
  work.served.assign(hubs, 0);
  work.stretch.assign(scenario.side.rows(), {});
  for (auto& of_side : work.stretch) of_side.assign(scenario.map.grid.hexes(), StretchKnown{});
  work.reached.assign(scenario.map.grid.hexes(), TravelTimes::no_way);
  work.depot.assign(scenario.depot.rows(), DepotArcs{});
  work.hub_of_hex.assign(scenario.map.grid.hexes(), HubId{});
  for (const HubId hub : ids<HubId>(hubs)) work.hub_of_hex[scenario.ways.hub[hub]] = hub;
  work.hub_of_depot.assign(scenario.depot.rows(), HubId{});
  for (const DepotId depot : ids<DepotId>(scenario.depot.rows()))
    work.hub_of_depot[depot] = work.hub_of_hex[scenario.depot[depot].hex];
  work.open.reserve(2 * scenario.ways.link.rows());
  work.loaded.reserve(2 * scenario.ways.link.rows());
  work.trading.reserve(hubs);
  work.fetching.reserve(scenario.unit.rows());
}

void size_fires(const Scenario& scenario, Scratch& scratch) {
  const std::size_t units = scenario.unit.rows(), sides = scenario.side.rows();
  const std::size_t hexes = scenario.map.grid.hexes();
  scratch.overflown.reserve(units);
  scratch.exposed.reserve(units * sides);
  scratch.exposed_from.assign(sides + 1, 0);
  scratch.fire_luck.key.assign(units, chance::Key::from_words(0, 0));
  scratch.fire_luck.first.assign(units, 0.0);
  scratch.struck.unit.reserve(units);
  scratch.struck.casualties.reserve(units);
  scratch.struck.who.reserve(units);
  scratch.struck.key.reserve(units);
  scratch.struck.first.reserve(units);
  scratch.falling.assign(hexes, FallingFire{});
  scratch.under_fire.clear();
  scratch.under_fire.reserve(hexes);
  scratch.seen.reserve(units * sides);
  scratch.seen_place.reserve(units * sides);
  scratch.seen_in_reach.reserve(units * sides);
  scratch.seen_from.assign(sides + 1, 0);
}

}  // namespace

void size_scratch(const Scenario& scenario, Scratch& scratch) {
  const std::size_t units = scenario.unit.rows(), hexes = scenario.map.grid.hexes();
  scratch.by_unit.assign(units, 0.0);
  scratch.power.assign(units, 0.0);
  scratch.flag.assign(units, 0);
  scratch.threat.assign(hexes, 0.0);
  scratch.cover.assign(hexes, 0.0);
  scratch.life.assign(scenario.formation.rows(), FormationLife{});
  scratch.casualties.assign(scenario.formation.rows(), CasualtyDay{});
  scratch.medical.assign(scenario.nation.rows(), MedicalDay{});
  for (auto* luck :
       {&scratch.luck.sick, &scratch.luck.severely_sick, &scratch.luck.deserts, &scratch.luck.heart})
    luck->assign(units, 0.0);
  scratch.luck.formation.assign(scenario.formation.rows(), chance::Key::from_words(0, 0));
  scratch.aware.assign(scenario.nation.rows(), 0.0);
  size_supply(scenario, scratch.supply);
  size_fires(scenario, scratch);
  for (auto& carriers : scratch.carriers) carriers.reserve(units);
  scratch.attacks.reserve(scenario.formation.rows());
  scratch.engagements.reserve(scenario.formation.rows());
  scratch.engaged.reserve(units * 8);
  scratch.hexes.reserve(std::max(2 * scenario.formation.rows(), hexes));
  scratch.progress.reserve(std::max(scenario.formation.rows(), hexes));
  scratch.in_reach.reserve(std::max(scenario.formation.rows(), hexes));
  scratch.axes.reserve(scenario.axis.rows());
  scratch.inner = scratch.wide = scratch.lost_soon = scratch.way_open = scratch.manned =
      HexSet{scenario.map.grid};
  constexpr std::size_t goals_kept = 64;
  scratch.ways.assign(units, WayKnown{});
  scratch.rounds.assign(goals_kept, StepsKnown{});
  for (StepsKnown& round : scratch.rounds) {
    round.steps.assign(hexes, 0);
    round.reached.reserve(hexes);
  }
  scratch.open_land.assign(scenario.side.rows(), OpenLand{});
  for (OpenLand& land : scratch.open_land) land.steps.assign(hexes, 0);
  scratch.targets.assign(scenario.plan.size(), TargetsKnown{});
  for (TargetsKnown& targets : scratch.targets) targets.hexes.reserve(hexes);
  scratch.estimated.clear();
  scratch.estimated.reserve(units * 3);
  scratch.staffs.reserve(scenario.formation.rows());
  scratch.tellers.reserve(scenario.formation.rows());
  scratch.by_hex.assign(hexes, 0.0);
  scratch.by_side.assign(scenario.side.rows(), 0.0);
}

}  // namespace salient
