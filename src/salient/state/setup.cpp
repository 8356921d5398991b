#include "state/setup.hpp"

#include <algorithm>

#include "models/supply/supply.hpp"

namespace salient {
namespace {

double share(double x) { return std::clamp(x, 0.0, 1.0); }

/// People per establishment of a formation: from its own count where one is claimed, else its fill.
double fill_of(const Scenario& scenario, const Theatre& theatre, const Knowledge& known, FormationId id) {
  const Formation& formation = scenario.formation[id];
  if (!formation.has_people) return std::max(0.0, known(formation.fill));
  double establishment = 0;
  for (const UnitId unit : theatre.of(id)) establishment += scenario.unit[unit].establishment;
  return establishment > 0 ? std::max(0.0, known(formation.people)) / establishment : 0.0;
}

void size_columns(const Scenario& scenario, const Theatre& theatre, State& s) {
  const std::size_t units = scenario.unit.rows(), formations = scenario.formation.rows();
  s = State{};
  s.hex.assign(units, HexId{});
  s.presence.assign(units, Presence::present);
  for (auto* column : {&s.people, &s.came_with, &s.lost}) column->assign(units, 0);
  for (auto* column :
       {&s.loss_day, &s.loss_lately, &s.cohesion, &s.fatigue, &s.shock, &s.suppression, &s.ammunition, &s.fuel,
        &s.food, &s.spares, &s.weapons, &s.fired, &s.silenced, &s.progress, &s.contact, &s.in_line})
    column->assign(units, 0.0);
  s.morale.assign(units, Morale::steady);
  s.posture.assign(units, Posture::hasty_defence);
  s.training.assign(units, models::Training{});
  s.destination.assign(units, HexId{});
  s.met.assign(units, 0);
  s.cut_off.assign(units, 0);
  s.mission.assign(formations, Mission::hold);
  s.target.assign(formations, HexId{});
  s.order.assign(formations, Order{});
  s.attack.assign(formations, Attack{});
  s.support.assign(formations, Support{});
  s.toll.assign(formations, Toll{});
  s.ledger.assign(formations, Ledger{});
  for (auto* column :
       {&s.staff_lost, &s.leaders_lost, &s.learned, &s.grievance, &s.distracted, &s.friction, &s.restriction})
    column->assign(formations, 0.0);
  s.freshness.assign(formations, 1.0);
  s.axis.assign(formations, AxisId{});
  s.shifted.assign(formations, -1);
  s.together.assign(formations, 0.0);
  s.success.assign(formations, 0.0);
  s.belief.assign(theatre.sides * units, Belief{});
  s.flow.assign(theatre.sides, Flow{});
  s.depot.assign(scenario.depot.rows(), Stores{});
  s.damage.assign(scenario.ways.link.rows(), 0.0);
  s.operation.assign(scenario.plan.size(), Operation{});
  s.politics.assign(scenario.process.rows(), Politics{});
  s.contingent.assign(scenario.nation.rows(), Contingent{});
}

void place_land(const Scenario& scenario, const Theatre& theatre, const Knowledge& known, State& s) {
  const std::size_t hexes = scenario.map.grid.hexes();
  s.bridge.assign(theatre.bridge.rows(), 1.0);
  s.control.assign(hexes, 0);
  s.taken.assign(hexes, -1);
  s.repulses.assign(hexes, Repulses{});
  s.works.assign(hexes, 0.0F);
  s.mines.assign(hexes, 0.0F);
  for (const HexId hex : ids<HexId>(hexes))
    s.control[hex] = static_cast<std::uint8_t>(scenario.map.control[hex].row());
  for (const WorksLine& line : scenario.works)
    for (const HexId hex : line.hexes) {
      s.works[hex] = std::max(s.works[hex], static_cast<float>(share(known(line.level))));
      s.mines[hex] = std::max(s.mines[hex], static_cast<float>(share(known(line.mines))));
    }
}

void raise_unit(const Scenario& scenario, const Parameters& p, const Knowledge& known, double fill, UnitId id,
                State& s) {
  const Unit& unit = scenario.unit[id];
  const Formation& formation = scenario.formation[unit.formation];
  s.hex[id] = s.destination[id] = unit.hex;
  s.people[id] = s.came_with[id] = static_cast<std::int32_t>(unit.establishment * fill + 0.5);
  s.cohesion[id] = share(known(formation.confidence));
  s.weapons[id] = share(known(formation.weapons));
  for (std::size_t domain = 0; domain < domain_count; ++domain)
    s.training[id].level[domain] = share(known(formation.training[domain]));
  const FullStock full = stock_of_those_left(unit, full_stock(p, unit), s.people[id], s.weapons[id]);
  const double stocked = share(known(formation.ammunition));
  s.ammunition[id] = full.ammunition * stocked;
  s.fuel[id] = full.fuel;
  s.food[id] = full.food;
  s.spares[id] = full.spares;
  if (known(formation.arrives) > 0) s.presence[id] = Presence::awaited;
}

void raise_formation(const Scenario& scenario, const Theatre& theatre, const Parameters& p,
                     const Knowledge& known, FormationId id, State& s) {
  const Formation& formation = scenario.formation[id];
  const double fill = fill_of(scenario, theatre, known, id);
  Contingent& contingent = s.contingent[formation.nation];
  for (const UnitId unit : theatre.of(id)) {
    raise_unit(scenario, p, known, fill, unit, s);
    if (s.presence[unit] == Presence::present) contingent.began_with += s.people[unit];
  }
  s.friction[id] = friction_of(scenario, p, known, id, Days{0});
  s.restriction[id] = share(known(formation.devices_held));
  s.axis[id] = theatre.axis_of[id];
  if (!theatre.axis_of[id] && theatre.plan_of[id]) s.mission[id] = Mission::reserve;
  const auto people = [&](const Value& v) { return static_cast<std::int32_t>(std::max(0.0, known(v)) + 0.5); };
  Ledger& ledger = s.ledger[id];
  ledger.killed = people(formation.killed_before);
  ledger.severe = people(formation.sick_and_hurt);
  ledger.wounded = ledger.wounded_severe = ledger.severe;
  contingent.in_hospital += ledger.severe;
}

/// A side's stocks as its depots' sizes divide them.
void stock_depots(const Scenario& scenario, const Parameters& p, const Theatre& theatre, const Knowledge& known,
                  State& s) {
  Column<SideId, Stores> days(theatre.sides, Stores{});
  Column<SideId, double> size(theatre.sides, 0.0);
  const double depots = p.supply.depot.start_days / p.operation.rear.stock_days;
  for (const UnitId unit : theatre.units()) {
    const FullStock full = full_stock(p, scenario.unit[unit]);
    Stores& side = days[theatre.side_of[unit]];
    side.ammunition += full.ammunition * depots;
    side.fuel += full.fuel * depots;
    side.food += full.food * depots;
    side.spares += full.spares * depots;
  }
  for (const Depot& depot : scenario.depot) size[depot.side] += std::max(0.0, known(depot.size));
  for (const DepotId id : ids<DepotId>(scenario.depot.rows())) {
    const Depot& depot = scenario.depot[id];
    const double part = size[depot.side] > 0 ? std::max(0.0, known(depot.size)) / size[depot.side] : 0.0;
    const Stores& side = days[depot.side];
    s.depot[id] = {side.food * part, side.ammunition * part, side.fuel * part, side.spares * part};
  }
  for (const SideId side : ids<SideId>(theatre.sides))
    s.flow[side].material = p.fortification.dump_days * std::max(0.0, known(scenario.side[side].material));
}

}  // namespace

models::MunitionKind munition_of(Branch branch) {
  return branch == Branch::artillery          ? models::MunitionKind::shell
         : branch == Branch::rocket_artillery ? models::MunitionKind::rocket
                                              : models::MunitionKind::mortar;
}

double friction_of(const Scenario& scenario, const Parameters& p, const Knowledge& known, FormationId id,
                   Days together) {
  const Formation& formation = scenario.formation[id];
  if (!formation.host) return 0;
  const Nation& host = scenario.nation[scenario.formation[formation.host].nation];
  const models::Seam seam{scenario.nation[formation.nation].language != host.language,
                          share(known(formation.interpreters)), together};
  return models::friction(p.coalition.seam, seam);
}

FullStock full_stock(const Parameters& p, const Unit& unit) {
  const models::DailyNeed need =
      models::daily_need(p.supply, unit.branch, models::SupplyActivity::attack, Personnel{unit.establishment});
  // Guns live by their rounds, not by the people who serve them: what they fire in support at full rate.
  // A battalion with mortars holds their harassing fire beside its own need.
  const auto& g = p.fires.gunnery;
  const models::MunitionKind kind = munition_of(unit.branch);
  const bool guns = is_fires(unit.branch);
  const double rounds =
      unit.tubes *
      models::daily_rounds(g, kind, guns ? models::FireMission::supporting : models::FireMission::harassing) *
      g.tonnes_of(kind);
  const double ammunition = guns                        ? rounds
                            : is_manoeuvre(unit.branch) ? in<TonnesPerDay>(need.ammunition) + rounds
                                                        : in<TonnesPerDay>(need.ammunition);
  const double days = p.operation.rear.stock_days;
  return {ammunition * days, in<TonnesPerDay>(need.fuel) * days, in<TonnesPerDay>(need.food) * days,
          p.supply.repair.whole.at(unit.branch) * unit.establishment * p.supply.repair.held};
}

void set_up(const Scenario& scenario, const Theatre& theatre, const Parameters& p, const Knowledge& known,
            State& s) {
  size_columns(scenario, theatre, s);
  place_land(scenario, theatre, known, s);
  for (const FormationId id : theatre.formations()) raise_formation(scenario, theatre, p, known, id, s);
  stock_depots(scenario, p, theatre, known, s);
  for (const ProcessId id : ids<ProcessId>(scenario.process.rows()))
    s.politics[id].regime = scenario.process[id].initial;
  s.weather = models::stated_weather(p.weather, scenario.season(scenario.start), scenario.sky, scenario.ground);
}

}  // namespace salient
