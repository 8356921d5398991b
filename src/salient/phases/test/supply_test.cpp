#include "phases/supply/supply.hpp"
#include "phases/test/morning.hpp"

namespace salient::tests {
namespace {

double tonnes(const Morning& m) {
  double sum = 0;
  for (const Stores& depot : m.state.depot) sum += depot.all();
  for (const UnitId unit : m.theatre.units())
    sum += m.state.ammunition[unit] + m.state.fuel[unit] + m.state.food[unit] + m.state.spares[unit];
  for (const Flow& flow : m.state.flow) sum += flow.spent + flow.destroyed - flow.received;
  return sum;
}

/// What a side's units hold of food and ammunition, tonnes.
double held_by_units(const Morning& m, SideId side) {
  double sum = 0;
  for (const UnitId unit : m.theatre.units())
    if (m.theatre.side_of[unit] == side) sum += m.state.food[unit] + m.state.ammunition[unit];
  return sum;
}

void empty_units(Morning& m) {
  for (const UnitId unit : m.theatre.units())
    m.state.ammunition[unit] = m.state.fuel[unit] = m.state.food[unit] = m.state.spares[unit] = 0;
}

void supply(Morning& m) { phases::supply(m.setting(), m.state, m.journal); }

SideId side_of(const Morning& m) { return m.attacker(); }

}  // namespace

TEST_CASE("a day of supply makes and loses no tonne, under bombs and drones and with a depot taken") {
  Morning m;
  empty_units(m);
  for (Flow& flow : m.state.flow) flow.overhead = 0.7;
  for (double& air : m.drawn.air) air = 1;
  const DepotId taken{0};
  m.state.control[m.scenario.depot[taken].hex] =
      static_cast<std::uint8_t>(1 - m.scenario.depot[taken].side.row());
  m.state.flips += 1;
  m.front.refresh(m.state);
  const double before = tonnes(m);
  supply(m);
  CHECK(tonnes(m) == doctest::Approx(before).epsilon(1e-12));
  CHECK(m.state.depot[taken].all() == 0);
}

TEST_CASE("food has the road before ammunition, and that before spares") {
  Morning m;
  empty_units(m);
  for (const SideId side : ids<SideId>(m.theatre.sides)) m.state.flow[side].trucks_lost = 0.97;
  supply(m);
  double food = 0, ammunition = 0, spares = 0, full_food = 0, full_ammunition = 0;
  for (const UnitId unit : m.theatre.units()) {
    if (m.theatre.side_of[unit] != side_of(m)) continue;
    food += m.state.food[unit], full_food += m.drawn.full[unit].food;
    ammunition += m.state.ammunition[unit], full_ammunition += m.drawn.full[unit].ammunition;
    spares += m.state.spares[unit];
  }
  CHECK(food > 0);
  CHECK(food / full_food > ammunition / full_ammunition);
  CHECK(spares == 0);
}

TEST_CASE("the watch overhead and fewer trucks bring less; nothing brings more than there was room for") {
  Morning plain, watched, poor;
  for (Morning* m : {&plain, &watched, &poor}) empty_units(*m);
  for (Flow& flow : watched.state.flow) flow.overhead = 1;
  for (Flow& flow : poor.state.flow) flow.trucks_lost = 0.95;
  for (Morning* m : {&plain, &watched, &poor}) supply(*m);
  const SideId side = side_of(plain);
  CHECK(held_by_units(watched, side) < held_by_units(plain, side));
  CHECK(held_by_units(poor, side) < held_by_units(plain, side));
  CHECK(watched.state.flow[side].destroyed > plain.state.flow[side].destroyed);
  CHECK(watched.state.flow[side].trucks_lost > 0);
  for (const UnitId unit : plain.theatre.units())
    CHECK(plain.state.food[unit] <= plain.drawn.full[unit].food * (1 + 1e-12));
}

TEST_CASE("the emptiest are served first") {
  Morning m;
  const SideId side = side_of(m);
  for (const SideId s : ids<SideId>(m.theatre.sides)) m.state.flow[s].trucks_lost = 0.96;
  UnitId empty{};
  for (const UnitId unit : m.theatre.units()) {
    if (m.theatre.side_of[unit] != side) continue;
    if (!empty && alive(m.state, unit)) empty = unit;
    m.state.food[unit] = m.drawn.full[unit].food * (unit == empty ? 0.05 : 0.7);
  }
  const double before = m.state.food[empty];
  supply(m);
  CHECK(m.state.food[empty] > before);
  CHECK(m.state.food[empty] / m.drawn.full[empty].food > 0.25);
}

TEST_CASE("short of trucks, no class is left at nothing while another is filled") {
  Morning m;
  empty_units(m);
  const SideId side = side_of(m);
  m.state.flow[side].trucks_lost = 0.4;
  supply(m);
  double fill[models::supply_classes]{}, units = 0;
  for (const UnitId unit : m.theatre.units()) {
    if (m.theatre.side_of[unit] != side) continue;
    units += 1;
    for (const models::SupplyClass kind : phases::by_priority)
      fill[phases::row_of(kind)] +=
          phases::stock_of(m.state, unit, kind) / std::max(1e-9, phases::full_of(m.drawn.full[unit], kind));
  }
  const auto mean = [&](models::SupplyClass kind) { return fill[phases::row_of(kind)] / units; };
  CHECK(mean(models::SupplyClass::food) > 0.3);
  CHECK(mean(models::SupplyClass::fuel) > 0.1);
  CHECK(mean(models::SupplyClass::ammunition) < 0.95);
}

TEST_CASE("the last stretch goes over own land, round what the enemy holds, or not at all") {
  Morning m;
  supply(m);  // leaves the hubs that serve the last side
  const SideId side{m.theatre.sides - 1u};
  HexId place{};
  for (const UnitId unit : m.theatre.units())
    if (m.theatre.side_of[unit] == side && m.front.depth(side, m.state.hex[unit]) == 1)
      place = m.state.hex[unit];
  REQUIRE(static_cast<bool>(place));
  const auto before = phases::last_stretch(m.setting(), m.state, side, place);
  REQUIRE(static_cast<bool>(before.hub));
  const HexId hub = m.scenario.ways.hub[before.hub];
  const std::uint16_t now = m.scenario.travel.minutes(place, hub);
  for (const HexId beside : m.scenario.map.neighbour[place])
    if (beside && beside != hub && m.scenario.travel.minutes(beside, hub) < now)
      m.state.control[beside] = static_cast<std::uint8_t>(1 - side.row());
  m.see();
  const auto round = phases::last_stretch(m.setting(), m.state, side, place);
  CHECK((!round.hub || round.hub != before.hub || round.minutes > before.minutes));
  for (const HexId beside : m.scenario.map.neighbour[place])
    if (beside) m.state.control[beside] = static_cast<std::uint8_t>(1 - side.row());
  m.see();
  CHECK(!phases::last_stretch(m.setting(), m.state, side, place).hub);
}

}  // namespace salient::tests
