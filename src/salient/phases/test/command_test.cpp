#include "phases/test/morning.hpp"

namespace salient::tests {
namespace {

/// A battalion of the other side that the attacker has never seen, put into the heart of the land he wants.
void plant_unseen(Morning& m) {
  const HexId place = m.scenario.map.region[offensive(m.scenario).region].hexes.front();
  for (const UnitId unit : m.theatre.units()) {
    if (m.theatre.side_of[unit] == m.attacker()) continue;
    m.state.hex[unit] = place;
    m.state.people[unit] = 5000;
    return;
  }
}

std::vector<std::uint64_t> decisions_of(Morning& m) {
  phases::command(m.setting(), m.state, m.journal);
  std::vector<std::uint64_t> decisions;
  for (const FormationId formation : m.theatre.formations()) {
    if (m.theatre.formation_side[formation] != m.attacker()) continue;
    const Order& order = m.state.order[formation];
    decisions.push_back(static_cast<std::uint64_t>(order.mission));
    decisions.push_back(order.target.row());
    decisions.push_back(static_cast<std::uint64_t>(order.due));
    for (const UnitId unit : m.theatre.of(formation)) decisions.push_back(m.state.destination[unit].row());
  }
  return decisions;
}

}  // namespace

TEST_CASE("a commander does not react to a unit that his side has not seen") {
  Morning plain, planted;
  plant_unseen(planted);
  CHECK(decisions_of(plain) == decisions_of(planted));
}

TEST_CASE("he does react to those he believes in: he goes where they are not") {
  Morning unaware, warned;
  HexSet strong{warned.scenario.map.grid};
  for (const UnitId unit : warned.theatre.units()) {
    if (warned.theatre.side_of[unit] == warned.attacker()) continue;
    warned.state.belief[warned.state.belief_of(warned.attacker(), unit)] = {warned.state.hex[unit], 0, 50000.0F,
                                                                            0.1F};
    strong.insert(warned.state.hex[unit]);
  }
  const auto targets_in_strength = [&](Morning& m) {
    phases::command(m.setting(), m.state, m.journal);
    std::size_t orders = 0, into_strength = 0;
    for (const Event& event : m.journal.events()) {
      if (event.kind != EventKind::order_given || event.side != m.attacker()) continue;
      if (event.b != static_cast<float>(Mission::attack)) continue;
      orders += 1;
      into_strength += strong.has(event.hex);
    }
    CHECK(orders > 0);
    return into_strength;
  };
  CHECK(targets_in_strength(unaware) > 0);
  CHECK(targets_in_strength(warned) == 0);
}

TEST_CASE("without ammunition guns are silent") {
  Morning m;
  for (const UnitId unit : m.theatre.units()) m.state.ammunition[unit] = 0;
  for (double& air : m.drawn.air) air = 0;  // bombs come with their aircraft
  const State before = m.state;
  phases::intelligence(m.setting(), m.state, m.journal);
  phases::fires(m.setting(), m.state, m.journal);
  for (const SideId side : ids<SideId>(m.theatre.sides))
    CHECK(m.state.flow[side].fired == before.flow[side].fired);
  for (const FormationId formation : m.theatre.formations()) CHECK(m.state.toll[formation].artillery == 0);
}

TEST_CASE("a unit cut off gets nothing and uses up what it has") {
  Morning m;
  const UnitId unit{0};
  const SideId side = m.theatre.side_of[unit];
  for (const HexId hex : ids<HexId>(m.scenario.map.grid.hexes()))
    if (hex != m.state.hex[unit] && m.state.control[hex] == side.row())
      m.state.control[hex] = static_cast<std::uint8_t>(1 - side.row());
  m.state.flips += 1;
  m.front.refresh(m.state);
  m.state.food[unit] /= 2;
  const double before = m.state.food[unit];
  phases::supply(m.setting(), m.state, m.journal);
  CHECK(m.state.food[unit] < before);
}

}  // namespace salient::tests
