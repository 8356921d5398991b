#include "phases/test/mornings.hpp"

namespace salient::tests {
namespace {

/// A battalion of the other side, moved to where this side has not seen it: into the land fought for.
void plant_unseen(Morning& m, SideId from) {
  const HexId place = m.scenario.map.region[offensive(m.scenario).region].hexes.front();
  for (const UnitId unit : m.theatre.units()) {
    if (m.theatre.side_of[unit] == from) continue;
    m.state.hex[unit] = place;
    m.state.people[unit] = 5000;
    return;
  }
}

/// Everything that the commanders of a side decide on a morning.
std::vector<std::uint64_t> decisions_of(Morning& m, SideId side, std::uint64_t seed) {
  phases::command(m.setting(seed), m.state, m.journal);
  std::vector<std::uint64_t> decisions;
  const auto note = [&](auto value) { decisions.push_back(static_cast<std::uint64_t>(value)); };
  for (const FormationId formation : m.theatre.formations()) {
    if (m.theatre.formation_side[formation] != side) continue;
    const Order& order = m.state.order[formation];
    note(order.mission), note(order.target.row()), note(order.due);
    note(m.state.mission[formation]), note(m.state.target[formation].row()),
        note(m.state.axis[formation].row());
    note(m.state.attack[formation].pressing), note(m.state.attack[formation].opened);
    for (const UnitId unit : m.theatre.of(formation)) note(m.state.destination[unit].row());
  }
  for (const PlanId plan : ids<PlanId>(m.scenario.plan.size())) {
    if (m.scenario.plan[plan.row()].side != side) continue;
    note(m.state.operation[plan].culminated), note(m.state.operation[plan].phase);
  }
  return decisions;
}

/// States of a campaign in which other decisions are due.
using Prepare = void (*)(Morning&);
const std::vector<Prepare> moments{[](Morning&) {},
                                   [](Morning& m) {  // everyone fights, and is tired of it
                                     for (const UnitId unit : m.theatre.units()) {
                                       m.state.contact[unit] = 1;
                                       m.state.fatigue[unit] = 0.8;
                                       m.state.in_line[unit] = 60;
                                     }
                                   },
                                   [](Morning& m) {  // attacks are under way
                                     phases::command(m.setting(1), m.state, m.journal);
                                     for (const FormationId f : m.theatre.formations()) {
                                       Order& order = m.state.order[f];
                                       if (order.due < 0 || order.mission != Mission::attack) continue;
                                       m.state.mission[f] = Mission::attack;
                                       m.state.target[f] = order.target;
                                       order.due = -1;
                                       m.state.attack[f].opened = m.state.attack[f].number = 1;
                                       m.state.attack[f].met = 400;
                                       m.state.attack[f].own_lost = 90;
                                     }
                                   },
                                   [](Morning& m) {  // the offensive is called off, everyone holds
                                     phases::command(m.setting(1), m.state, m.journal);
                                     for (Operation& operation : m.state.operation) operation.culminated = 0;
                                     for (const FormationId f : m.theatre.formations()) {
                                       m.state.order[f] = Order{};
                                       m.state.mission[f] = Mission::hold;
                                       m.state.attack[f].number = m.state.attack[f].repulsed = 1;
                                     }
                                     for (double& share : m.state.contact) share = 1;
                                     m.parameters.command.reserve.hazard = 1;
                                   },
                                   [](Morning& m) {  // everyone waits in reserve
                                     for (const FormationId f : m.theatre.formations())
                                       m.state.mission[f] = Mission::reserve;
                                   },
                                   [](Morning& m) {  // everyone rests or falls back
                                     for (const FormationId f : m.theatre.formations()) {
                                       m.state.mission[f] =
                                           f.row() % 2 == 0 ? Mission::rest : Mission::withdraw;
                                       m.state.target[f] = m.state.hex[*m.theatre.of(f).begin()];
                                     }
                                   }};

}  // namespace

TEST_CASE("no decision of either side reacts to a unit that the side has not seen") {
  for (const Prepare prepare : moments)
    for (const SideId side : ids<SideId>(std::size_t{2}))
      for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Morning plain, planted;
        prepare(plain), prepare(planted);
        plant_unseen(planted, side);
        CHECK(decisions_of(plain, side, seed) == decisions_of(planted, side, seed));
      }
}

TEST_CASE("he does react to those he believes in: he goes where they are not") {
  const auto targets_in_strength = [](bool warned) {
    std::size_t orders = 0, into_strength = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      Morning m;
      HexSet strong{m.scenario.map.grid};
      for (const UnitId unit : m.theatre.units()) {
        if (m.theatre.side_of[unit] == m.attacker()) continue;
        strong.insert(m.state.hex[unit]);
        if (warned)
          m.state.belief[m.state.belief_of(m.attacker(), unit)] = {m.state.hex[unit], 0, 50000.0F, 0.1F};
      }
      phases::command(m.setting(seed), m.state, m.journal);
      for (const Event& event : m.journal.events()) {
        if (event.kind != EventKind::order_given || event.side != m.attacker()) continue;
        if (event.b != static_cast<float>(Mission::attack)) continue;
        orders += 1;
        into_strength += strong.has(event.hex);
      }
    }
    CHECK(orders > 0);
    return into_strength;
  };
  CHECK(targets_in_strength(false) > 0);
  CHECK(targets_in_strength(true) == 0);
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
