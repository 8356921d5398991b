#include <algorithm>

#include "phases/supply/supply.hpp"

namespace salient::phases {
namespace {

models::SupplyActivity activity(const Setting& at, const State& s, UnitId unit) {
  using models::SupplyActivity;
  if (s.posture[unit] == Posture::attack) return SupplyActivity::attack;
  if (s.posture[unit] == Posture::march || s.posture[unit] == Posture::withdraw) return SupplyActivity::march;
  if (s.contact[unit] > at.parameters.supply.activity.in_contact) return SupplyActivity::defend;
  return s.posture[unit] == Posture::rest ? SupplyActivity::rest : SupplyActivity::hold;
}

/// The part of a lack by how empty the stock is: first what brings it to a third of full, then to two thirds.
void by_level(double stock, double full, double* need) {
  for (int level = 0; level < supply_levels; ++level) {
    const double below = full * level / supply_levels, above = full * (level + 1) / supply_levels;
    need[level] = std::max(0.0, above - std::max(below, stock));
  }
}

}  // namespace

void live(const Setting& at, State& s, UnitId id, SupplyRequest& request) {
  const Unit& unit = at.scenario.unit[id];
  const models::DailyNeed need = models::daily_need(at.parameters.supply, unit.branch, activity(at, s, id),
                                                    Personnel{static_cast<double>(s.people[id])});
  Flow& flow = s.flow[at.theatre.side_of[id]];
  const auto use = [&](double& stock, double amount) {
    const double used = std::min(stock, amount);
    stock -= used;
    flow.spent += used;
    return used;
  };
  use(s.food[id], in<TonnesPerDay>(need.food));
  use(s.fuel[id], in<TonnesPerDay>(need.fuel));
  if (!is_fires(unit.branch)) flow.fired += use(s.ammunition[id], in<TonnesPerDay>(need.ammunition));
  const FullStock full = full_now(at, s, id);
  for (const SupplyClass kind : by_priority)
    by_level(stock_of(s, id, kind), full_of(full, kind), request.need[row_of(kind)]);
}

void receive(const Setting& at, State& s, SideId side, const FullStock& daily) {
  double capacity = 0;
  Stores in_depots{};
  for (const DepotId id : ids<DepotId>(at.scenario.depot.rows())) {
    const Depot& depot = at.scenario.depot[id];
    if (depot.side != side) continue;
    for (const SupplyClass kind : by_priority) in_depots.of(kind) += s.depot[id].of(kind);
    if (depot.source && held(s, side, depot.hex)) capacity += std::max(0.0, at.drawn.tonnes[depot.source]);
  }
  if (capacity <= 0) return;
  Flow& flow = s.flow[side];
  const double most = at.parameters.supply.depot.most_days;
  const auto due = [&](double stocks, double need, double factor) {
    return std::min(need * factor, std::max(0.0, most * need - stocks));
  };
  const double food = std::min(capacity, due(in_depots.food, daily.food, 1));
  const double ammunition =
      due(in_depots.ammunition, daily.ammunition, std::max(0.0, at.drawn.shells[side]) * flow.shells);
  const double fuel = due(in_depots.fuel, daily.fuel, 1), spares = due(in_depots.spares, daily.spares, 1);
  const double rest = ammunition + fuel + spares;
  const double share = rest > 0 ? std::min(1.0, (capacity - food) / rest) : 0.0;
  for (const DepotId id : ids<DepotId>(at.scenario.depot.rows())) {
    const Depot& depot = at.scenario.depot[id];
    if (depot.side != side || !depot.source || !held(s, side, depot.hex)) continue;
    const double part = std::max(0.0, at.drawn.tonnes[depot.source]) / capacity;
    s.depot[id].food += food * part;
    s.depot[id].ammunition += ammunition * share * part;
    s.depot[id].fuel += fuel * share * part;
    s.depot[id].spares += spares * share * part;
  }
  flow.received += food + rest * share;
}

}  // namespace salient::phases
