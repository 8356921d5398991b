#include "phases/test/morning.hpp"

namespace salient::tests {
namespace {

SideId defender(const Morning& m) { return SideId{1U - m.attacker().row()}; }

void look(Morning& m, std::uint64_t seed = 4) { phases::intelligence(m.setting(seed), m.state, m.journal); }

/// Moves all of a side out of reach of any sensor but one unit, and blinds the sensors if asked.
UnitId only_unit(Morning& m, SideId side) {
  UnitId kept{};
  for (const UnitId unit : m.theatre.units()) {
    if (m.theatre.side_of[unit] != side) continue;
    if (!kept && is_manoeuvre(m.scenario.unit[unit].branch) && alive(m.state, unit)) {
      kept = unit;
      continue;
    }
    m.state.presence[unit] = Presence::gone;
  }
  return kept;
}

void blind(Morning& m, SideId watcher) {
  for (const UnitId unit : m.theatre.units()) {
    const Branch branch = m.scenario.unit[unit].branch;
    if (m.theatre.side_of[unit] == watcher && !is_manoeuvre(branch)) m.state.presence[unit] = Presence::gone;
  }
}

Belief& belief(Morning& m, SideId watcher, UnitId unit) {
  return m.state.belief[m.state.belief_of(watcher, unit)];
}

}  // namespace

TEST_CASE("a unit that no sensor finds changes no belief") {
  Morning m;
  blind(m, m.attacker());
  look(m);
  for (const UnitId unit : m.theatre.units())
    if (m.theatre.side_of[unit] == defender(m)) CHECK(belief(m, m.attacker(), unit) == Belief{});
}

TEST_CASE("a unit planted out of reach changes nothing of what is believed of the others") {
  Morning plain, planted;
  UnitId hidden{};
  for (const UnitId unit : planted.theatre.units())
    if (planted.theatre.side_of[unit] == defender(planted)) hidden = unit;
  plain.state.presence[hidden] = Presence::gone;
  for (const HexId hex : ids<HexId>(planted.scenario.map.grid.hexes()))
    if (planted.theatre.land.has(hex) && planted.front.depth(defender(planted), hex) >
                                             planted.front.depth(defender(planted), planted.state.hex[hidden]))
      planted.state.hex[hidden] = hex;
  planted.drawn.deception[defender(planted)] = plain.drawn.deception[defender(plain)] = 0;
  planted.parameters.detection.coverage.radio.reach = plain.parameters.detection.coverage.radio.reach = 0;
  planted.parameters.detection.coverage.radar.reach = plain.parameters.detection.coverage.radar.reach = 0;
  planted.parameters.detection.coverage.drones.reach = plain.parameters.detection.coverage.drones.reach = 0;
  look(plain);
  look(planted);
  for (const UnitId unit : plain.theatre.units())
    if (unit != hidden)
      CHECK(belief(plain, plain.attacker(), unit) == belief(planted, planted.attacker(), unit));
}

TEST_CASE("those who fight a unit see it, and sooner or later know whose it is") {
  Morning m;
  const UnitId unit = only_unit(m, defender(m));
  m.state.contact[unit] = 1;
  look(m);
  Belief& seen = belief(m, m.attacker(), unit);
  CHECK(seen.hex == m.state.hex[unit]);
  CHECK(seen.people > 0);
  bool known = seen.known >= 0;
  for (std::uint64_t seed = 5; seed < 25 && !known; ++seed) {
    look(m, seed);
    known = belief(m, m.attacker(), unit).known >= 0;
  }
  CHECK(known);
  CHECK(belief(m, m.attacker(), unit).nation == m.theatre.nation_of[unit]);
}

TEST_CASE("a contact that turns up far off and is not known again leaves a ghost; one that is known does not") {
  Morning m;
  const UnitId unit = only_unit(m, defender(m));
  const HexId old = m.state.hex[unit];
  m.state.contact[unit] = 1;
  m.parameters.detection.belief.identified = 0;
  m.parameters.detection.belief.follow_km = 0.1;
  m.parameters.detection.search.still = 0;  // nobody finds the old place empty
  look(m);
  for (const HexId hex : ids<HexId>(m.scenario.map.grid.hexes()))
    if (m.theatre.land.has(hex) && m.theatre.distance(hex, old) == 4) m.state.hex[unit] = hex;
  look(m);
  CHECK(belief(m, m.attacker(), unit).ghost == old);
  CHECK(belief(m, m.attacker(), unit).hex == m.state.hex[unit]);
  m.parameters.detection.belief.identified = 1;
  look(m);
  CHECK(!belief(m, m.attacker(), unit).ghost);
}

TEST_CASE("who wears the host's uniform passes for the host's until he is known") {
  Morning m;
  for (const FormationId formation : m.theatre.formations()) {
    const Formation& guest = m.scenario.formation[formation];
    if (!guest.uniform || guest.uniform == guest.nation) continue;
    const SideId watcher{1U - m.theatre.formation_side[formation].row()};
    m.parameters.detection.belief.identified = 0;
    for (const UnitId unit : m.theatre.of(formation)) {
      m.state.presence[unit] = Presence::present;
      m.state.contact[unit] = 1;
    }
    look(m);
    for (const UnitId unit : m.theatre.of(formation))
      if (alive(m.state, unit)) CHECK(belief(m, watcher, unit).nation == guest.uniform);
    return;
  }
  FAIL("the tutorial has a contingent in its host's uniform");
}

TEST_CASE("deception hides") {
  std::size_t open = 0, hidden = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed)
    for (const double deception : {0.0, 1.0}) {
      Morning m;
      m.drawn.deception[defender(m)] = deception;
      m.parameters.detection.search.concealed = 0.9;
      look(m, seed);
      for (const UnitId unit : m.theatre.units())
        if (m.theatre.side_of[unit] == defender(m))
          (deception > 0 ? hidden : open) += belief(m, m.attacker(), unit).seen >= 0;
    }
  CHECK(open > 0);
  CHECK(hidden < open);
}

}  // namespace salient::tests
