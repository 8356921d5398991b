#include <algorithm>

#include "models/supply/supply.hpp"
#include "phases/phase.hpp"

namespace salient::phases {
namespace {

models::SupplyActivity activity(const State& s, UnitId unit) {
  using models::SupplyActivity;
  if (s.posture[unit] == Posture::attack) return SupplyActivity::attack;
  if (s.posture[unit] == Posture::march || s.posture[unit] == Posture::withdraw) return SupplyActivity::march;
  if (s.contact[unit] > 0.1) return SupplyActivity::defend;
  return s.posture[unit] == Posture::rest ? SupplyActivity::rest : SupplyActivity::hold;
}

/// Eats and drives for a day. Guns have fired their rounds in the fires phase; the others' ammunition goes
/// here.
void live(const Setting& at, State& s, UnitId id, FullStock& wanted) {
  const Unit& unit = at.scenario.unit[id];
  const models::DailyNeed need = models::daily_need(at.parameters.supply, unit.branch, activity(s, id),
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
  const FullStock& full = at.drawn.full[id];
  const double present = std::min(1.0, s.people[id] / unit.establishment);
  wanted = {
      std::max(0.0, full.ammunition * (is_fires(unit.branch) ? s.weapons[id] : present) - s.ammunition[id]),
      std::max(0.0, full.fuel * present - s.fuel[id]), std::max(0.0, full.food * present - s.food[id])};
}

/// What the side's sources let through today, into its depots. Food comes before ammunition and fuel.
void receive(const Setting& at, State& s, SideId side, const FullStock& daily) {
  double capacity = 0;
  for (const SupplySourceId id : ids<SupplySourceId>(at.scenario.source_of_supply.rows())) {
    const SupplySource& source = at.scenario.source_of_supply[id];
    if (source.side == side && at.front.held(side).has(source.hex))
      capacity += std::max(0.0, at.drawn.tonnes[id]);
  }
  Flow& flow = s.flow[side];
  const double most = at.parameters.operation.rear.depot_most;
  const auto room = [&](double depot, double need) { return std::max(0.0, most * need - depot); };
  const double food = std::min({capacity, daily.food, room(flow.food, daily.food)});
  const double ammunition = std::min(daily.ammunition * std::max(0.0, at.drawn.shells[side]) * flow.shells,
                                     room(flow.ammunition, daily.ammunition));
  const double fuel = std::min(daily.fuel, room(flow.fuel, daily.fuel));
  const double rest = ammunition + fuel;
  const double share = rest > 0 ? std::min(1.0, (capacity - food) / rest) : 0.0;
  flow.food += food;
  flow.ammunition += ammunition * share;
  flow.fuel += fuel * share;
  flow.received += food + rest * share;
}

HexId nearest_source(const Setting& at, SideId side, HexId to, std::uint16_t& minutes) {
  HexId best{};
  minutes = TravelTimes::no_way;
  for (const SupplySource& source : at.scenario.source_of_supply) {
    if (source.side != side || !at.front.held(side).has(source.hex)) continue;
    const std::uint16_t there = at.scenario.travel.minutes(source.hex, to);
    if (there >= minutes) continue;
    minutes = there;
    best = source.hex;
  }
  return best;
}

/// Share of loads lost on the way to a unit: the stretch within the enemy drones' reach, as they watch it.
double interdiction_of(const Setting& at, const State& s, SideId side, HexId hex) {
  const double overhead = enemy_overhead(at, s, side);
  const auto& rear = at.parameters.operation.rear;
  const double depth = at.front.depth(side, hex) * at.theatre.hex_km;
  return rear.interdiction * overhead * std::clamp(1 - depth / rear.guarded_km, 0.0, 1.0);
}

/// Hands one unit its part, as far as depots and lift allow. What is lost on the way is destroyed.
void deliver(State& s, SideId side, UnitId unit, const FullStock& wanted, double share, double interdiction) {
  Flow& flow = s.flow[side];
  const auto hand = [&](double& depot, double& stock, double amount) {
    const double sent = std::min(depot, amount * share);
    depot -= sent;
    stock += sent * (1 - interdiction);
    flow.destroyed += sent * interdiction;
  };
  hand(flow.food, s.food[unit], wanted.food);
  hand(flow.ammunition, s.ammunition[unit], wanted.ammunition);
  hand(flow.fuel, s.fuel[unit], wanted.fuel);
}

/// Trucks that a unit's refill would take for a day; 0 for a unit that nothing reaches.
void plan_haul(const Setting& at, const State& s, SideId side, UnitId unit, HaulRequest& wanted) {
  const HexId hex = s.hex[unit];
  wanted.trucks = 0;
  std::uint16_t minutes = 0;
  if (!at.front.linked(side).has(hex) || !nearest_source(at, side, hex, minutes) ||
      minutes == TravelTimes::no_way)
    return;
  wanted.interdiction = std::clamp(interdiction_of(at, s, side, hex), 0.0, 0.9);
  const models::Haul one = models::haul(at.parameters.supply.lift, 1, minutes, 0, at.weather.supply);
  const double tonnes = wanted.stock.ammunition + wanted.stock.fuel + wanted.stock.food;
  wanted.trucks = tonnes / std::max(1e-9, in<TonnesPerDay>(one.delivered));
}

/// A depot that cannot fill every request fills all in the same proportion, so that the roster's order is
/// nothing.
FullStock proportion(const Flow& flow, const FullStock& asked) {
  const auto part = [](double depot, double amount) { return amount > depot ? depot / amount : 1.0; };
  return {part(flow.ammunition, asked.ammunition), part(flow.fuel, asked.fuel), part(flow.food, asked.food)};
}

void note_shortage(const Setting& at, const State& s, Journal& journal) {
  for (const FormationId formation : at.theatre.formations()) {
    double ammunition = 0, fuel = 0, food = 0, units = 0;
    for (const UnitId unit : at.theatre.of(formation)) {
      if (!alive(s, unit)) continue;
      const FullStock& full = at.drawn.full[unit];
      units += 1;
      ammunition += full.ammunition > 0 ? s.ammunition[unit] / full.ammunition : 1;
      fuel += full.fuel > 0 ? s.fuel[unit] / full.fuel : 1;
      food += full.food > 0 ? s.food[unit] / full.food : 1;
    }
    if (units == 0 || std::min({ammunition, fuel, food}) > 0.25 * units) continue;
    journal.note({.turn = stamp(s),
                  .kind = EventKind::went_short,
                  .side = at.theatre.formation_side[formation],
                  .formation = formation,
                  .a = static_cast<float>(ammunition / units),
                  .b = static_cast<float>(fuel / units),
                  .c = static_cast<float>(food / units)});
  }
}

void supply_side(const Setting& at, State& s, SideId side, std::vector<HaulRequest>& requests) {
  FullStock daily{0, 0, 0}, asked{0, 0, 0};
  double trucks = 0, needed = 0, transport = 0;
  const double stock_days = at.parameters.operation.rear.stock_days;
  for (const UnitId unit : at.theatre.units()) {
    HaulRequest& wanted = requests[unit.row()] = HaulRequest{};
    if (at.theatre.side_of[unit] != side || !alive(s, unit)) continue;
    live(at, s, unit, wanted.stock);
    plan_haul(at, s, side, unit, wanted);
    const FullStock& full = at.drawn.full[unit];
    daily = {daily.ammunition + full.ammunition / stock_days, daily.fuel + full.fuel / stock_days,
             daily.food + full.food / stock_days};
    transport += s.people[unit];
    if (wanted.trucks <= 0) continue;
    needed += wanted.trucks;
    asked = {asked.ammunition + wanted.stock.ammunition, asked.fuel + wanted.stock.fuel,
             asked.food + wanted.stock.food};
  }
  trucks = transport / 1000.0 * at.parameters.operation.rear.trucks;
  receive(at, s, side, daily);
  const double lift = needed > 0 ? std::min(1.0, trucks / needed) : 1.0;
  const FullStock part =
      proportion(s.flow[side], {asked.ammunition * lift, asked.fuel * lift, asked.food * lift});
  for (const UnitId unit : at.theatre.units()) {
    const HaulRequest& wanted = requests[unit.row()];
    if (wanted.trucks <= 0) continue;
    const FullStock due{wanted.stock.ammunition * part.ammunition, wanted.stock.fuel * part.fuel,
                        wanted.stock.food * part.food};
    deliver(s, side, unit, due, lift, wanted.interdiction);
  }
}

}  // namespace

/// Once a day: what comes in, what is used up, what trucks bring forward. Tonnes are conserved.
void supply(const Setting& at, State& s, Journal& journal) {
  if (!dawn(at, s)) return;
  for (const SideId side : ids<SideId>(at.theatre.sides)) supply_side(at, s, side, at.scratch.haul);
  if (static_cast<int>(day_of(at, s)) % 7 == 0) note_shortage(at, s, journal);
}

}  // namespace salient::phases
