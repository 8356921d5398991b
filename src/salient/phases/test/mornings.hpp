#pragma once
#include "phases/test/morning.hpp"

// The same morning many times over, and what commanders believe on it.
namespace salient::tests {

constexpr std::uint64_t mornings = 200;

/// Of many mornings, on how many `seen(morning)` holds after the commanders have decided.
template <class Prepare, class Seen>
int mornings_with(const Scenario& s, Prepare&& prepare, Seen&& seen) {
  int count = 0;
  for (std::uint64_t seed = 1; seed <= mornings; ++seed) {
    Morning m{s};
    prepare(m);
    phases::command(m.setting(seed), m.state, m.journal);
    count += seen(m);
  }
  return count;
}

/// The enemies of a side are believed this many everywhere they stand.
inline void believe(Morning& m, SideId side, float people) {
  for (const UnitId unit : m.theatre.units())
    if (m.theatre.hostile(side, m.theatre.side_of[unit]))
      m.state.belief[m.state.belief_of(side, unit)] = {m.state.hex[unit], 0, people, 0.1F};
}

/// The formation's attack has gone on for a while, gaining or not.
inline void attack_with(Morning& m, FormationId f, double success) {
  believe(m, m.attacker(), 100.0F);
  phases::command(m.setting(1), m.state, m.journal);
  for (const HexId hex : m.scenario.map.region[offensive(m.scenario).region].hexes)
    if (m.front.hostile_land(m.attacker()).has(hex)) m.state.target[f] = hex;
  m.state.order[f].due = -1;
  m.state.mission[f] = Mission::attack;
  m.state.attack[f] = {.opened = 0, .number = 1};
  m.state.success[f] = success;
  if (success > 0) m.state.attack[f].gained = 20;
}

/// A defender in contact who believes in so many enemies in each of the places next to him that they hold.
inline void press_on_defender(Morning& m, float people) {
  const SideId defender{1 - m.attacker().row()};
  const HexId lead = foremost(m.setting(), m.state, m.formation("ar-3"));
  for (const UnitId unit : m.theatre.units()) {
    m.state.contact[unit] = 1;
    if (m.theatre.hostile(defender, m.theatre.side_of[unit]))
      m.state.belief[m.state.belief_of(defender, unit)] = {lead, 0, people, 0.1F};
  }
}

/// The formation's attack has cost the defender dear on so many days of battle since yesterday.
inline void has_fought(Morning& m, FormationId f, double days) {
  Attack& attack = m.state.attack[f];
  attack.pressing = 1;
  attack.pressed_by = 1000;
  attack.met = 300;
  attack.enemy_lost = 200;
  attack.enemy_usual = 10;
  attack.last_gain = m.state.turn;
  attack.fought = attack.today = days;
  attack.last_fought = days > 0 ? m.state.turn - 1 : -1;
}

/// A battalion of ar-3 is cut off two steps before the line that ar-3 holds, the enemy's ground between.
inline void surround_one(Morning& m, std::int32_t people) {
  const SideId defender{1 - m.attacker().row()};
  const UnitId lost = *m.theatre.of(m.formation("ar-3")).begin();
  const HexId lead = foremost(m.setting(), m.state, m.formation("ar-3"));
  HexId pocket{};
  m.front.line(defender).each([&](HexId own) {
    if (pocket || m.theatre.distance(own, lead) > 1) return;
    for (const HexId next : m.scenario.map.neighbour[own]) {
      if (pocket || !next || !m.front.hostile_land(defender).has(next)) continue;
      for (const HexId beyond : m.scenario.map.neighbour[next])
        if (beyond && m.front.hostile_land(defender).has(beyond) && !m.front.line(m.attacker()).has(beyond))
          pocket = beyond;
    }
  });
  REQUIRE(pocket);
  m.state.hex[lost] = pocket;
  m.state.control[pocket] = static_cast<std::uint8_t>(defender.row());
  m.state.cut_off[lost] = 1;
  m.state.people[lost] = people;
  m.see();
}

inline bool ordered(const Morning& m, FormationId f, Mission mission) {
  return m.state.order[f].due >= 0 && m.state.order[f].mission == mission;
}

}  // namespace salient::tests
