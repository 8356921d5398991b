#include "phases/test/morning.hpp"

namespace salient::tests {
namespace {

/// Each side knows where everyone of the other stands.
void see_everyone(Morning& m) {
  for (const SideId side : ids<SideId>(m.theatre.sides))
    for (const UnitId unit : m.theatre.units())
      if (m.theatre.hostile(side, m.theatre.side_of[unit]))
        m.state.belief[m.state.belief_of(side, unit)] = {m.state.hex[unit], 0,
                                                         static_cast<float>(m.state.people[unit]), 0.1F};
}

/// All guns of both sides beside each other, so that everyone is in reach, and all fired the day before.
void duel(Morning& m, double rounds) {
  for (const SideId side : ids<SideId>(m.theatre.sides))
    for (const UnitId unit : m.theatre.batteries[side]) {
      m.state.hex[unit] = m.state.hex[m.theatre.batteries[SideId{0}].front()];
      m.state.fired[unit] = rounds;
    }
  m.front.muster(m.state);
}

double guns(const Morning& m) {
  double fill = 0;
  for (const SideId side : ids<SideId>(m.theatre.sides))
    for (const UnitId unit : m.theatre.batteries[side]) fill += m.state.weapons[unit];
  return fill;
}

std::int32_t toll_by_drones(const Morning& m) {
  std::int32_t sum = 0;
  for (const Toll& toll : m.state.toll) sum += toll.drone;
  return sum;
}
std::int32_t toll_by_guns(const Morning& m) {
  std::int32_t sum = 0;
  for (const Toll& toll : m.state.toll) sum += toll.artillery;
  return sum;
}

void shoot(Morning& m) { phases::fires(m.setting(), m.state, m.journal); }

SideId attacked(const Morning& m) { return SideId{1u - m.attacker().row()}; }

}  // namespace

TEST_CASE("batteries that fired are found and answered; those that were silent are not") {
  Morning loud, silent;
  duel(loud, 400);
  duel(silent, 0);
  const double before = guns(loud);
  shoot(loud);
  shoot(silent);
  CHECK(guns(loud) < before);
  CHECK(guns(silent) == before);
  for (const double rounds : loud.state.fired) CHECK(rounds < 400);  // the count begins anew at dawn
}

TEST_CASE("nobody is answered by guns without ammunition") {
  Morning m;
  duel(m, 400);
  for (const UnitId unit : m.theatre.units()) m.state.ammunition[unit] = 0;
  const double before = guns(m);
  shoot(m);
  CHECK(guns(m) == before);
}

TEST_CASE("fire that is not in a fight falls on who is believed there, and harder when they are seen well") {
  Morning known, unknown;
  see_everyone(known);
  shoot(known);
  shoot(unknown);
  CHECK(toll_by_guns(known) > 0);
  CHECK(toll_by_guns(unknown) == 0);
}

TEST_CASE("a ceasefire ceases fire") {
  Scenario s = tiny();
  REQUIRE(s.process.rows() > 0);
  for (Process& process : s.process)
    for (Regime& regime : process.regimes) regime.attacks_allowed = false;
  Morning m{s};
  see_everyone(m);
  shoot(m);
  CHECK(toll_by_guns(m) + toll_by_drones(m) == 0);
}

TEST_CASE("bad weather and a short day lower what drones do, on both sides") {
  const auto toll = [](models::Sky sky, double wind, double daylight) {
    Morning m;
    m.state.weather.sky = sky;
    m.state.weather.wind = wind;
    m.state.weather.daylight = daylight;
    std::int32_t sum = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      Morning day = Morning{};
      day.state.weather = m.state.weather;
      phases::fires(day.setting(seed), day.state, day.journal);
      sum += toll_by_drones(day);
    }
    return sum;
  };
  const std::int32_t fine = toll(models::Sky::clear, 1, 0.6);
  CHECK(fine > 0);
  CHECK(toll(models::Sky::fog, 1, 0.6) < fine);
  CHECK(toll(models::Sky::clear, 12, 0.6) < fine);
  CHECK(toll(models::Sky::clear, 1, 0.2) < fine);
}

TEST_CASE("bombs fall only where a side has the air, and wear works") {
  const auto works_after = [](double use) {
    Morning m;
    see_everyone(m);
    for (const UnitId unit : m.theatre.units()) m.state.ammunition[unit] = 0;
    m.drawn.air[m.attacker()] = use;
    shoot(m);
    double sum = 0;
    for (const float works : m.state.works) sum += works;
    return sum;
  };
  CHECK(works_after(1) < works_after(0));
}

TEST_CASE("who was hit by bombs is not counted with who was hit by shells") {
  std::int32_t bombs = 0, shells = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Morning m;
    see_everyone(m);
    for (const UnitId unit : m.theatre.units()) m.state.ammunition[unit] = 0;
    m.drawn.air[m.attacker()] = 1;
    phases::fires(m.setting(seed), m.state, m.journal);
    for (const Toll& toll : m.state.toll) bombs += toll.bomb;
    shells += toll_by_guns(m);
  }
  CHECK(bombs > 0);
  CHECK(shells == 0);
}

TEST_CASE("strike sorties are written down: fewer come through than flew, fewer hit than came through") {
  Morning m;
  for (const SideId side : ids<SideId>(m.theatre.sides)) m.drawn.jamming[side] = 0.5;
  shoot(m);
  bool any = false;
  for (const Flow& flow : m.state.flow) {
    CHECK(flow.front > 0);
    if (flow.flown <= 0) continue;
    any = true;
    CHECK(flow.through > 0);
    CHECK(flow.through < flow.flown);
    CHECK(flow.struck > 0);
    CHECK(flow.struck < flow.through * m.parameters.fires.drones.at_people);
  }
  CHECK(any);
}

TEST_CASE("a salvo costs depots and bridges, less against a stronger air defence; tonnes are accounted for") {
  const auto stores_after = [](double missiles, double defence) {
    double sum = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      Morning m;
      m.drawn.missiles[m.attacker()] = missiles;
      m.drawn.air_defence[attacked(m)] = defence;
      const Flow before = m.state.flow[attacked(m)];
      phases::fires(m.setting(seed), m.state, m.journal);
      const Flow& after = m.state.flow[attacked(m)];
      CHECK(before.material - after.material <= after.destroyed - before.destroyed + 1e-9);
      sum += after.material;
    }
    return sum;
  };
  const double none = stores_after(0, 0.5);
  CHECK(stores_after(8, 0.9) < none);
  CHECK(stores_after(8, 0.1) < stores_after(8, 0.9));
}

TEST_CASE(
    "a defender blows the bridge over which he is attacked; engineers mend it once both banks are theirs") {
  Morning m;
  REQUIRE(m.theatre.bridge.rows() > 0);
  const BridgeId id{0};
  const Theatre::Bridge& bridge = m.theatre.bridge[id];
  const FormationId formation = [&] {
    for (const FormationId f : m.theatre.formations())
      if (m.theatre.formation_side[f] == m.attacker() && m.theatre.manoeuvre[f]) return f;
    return FormationId{};
  }();
  m.state.control[bridge.from] = static_cast<std::uint8_t>(m.attacker().row());
  m.state.control[bridge.to] = static_cast<std::uint8_t>(attacked(m).row());
  m.state.mission[formation] = Mission::attack;
  m.state.target[formation] = bridge.to;
  m.state.attack[formation].opened = 0;
  m.parameters.fortification.bridges.demolished = 1;
  m.state.turn = m.scenario.turns_a_day() - 1;  // dusk
  m.state.flips += 1;
  m.front.refresh(m.state);
  phases::works(m.setting(), m.state, m.journal);
  CHECK(m.state.bridge[id] == m.parameters.fortification.bridges.left);

  m.state.attack[formation].opened = -1;
  m.state.control[bridge.to] = static_cast<std::uint8_t>(m.attacker().row());
  phases::works(m.setting(), m.state, m.journal);
  CHECK(m.state.bridge[id] == m.parameters.fortification.bridges.left);  // the tutorial has no engineers
}

TEST_CASE("beyond a prepared position works need material") {
  const auto highest = [](double tonnes) {
    Morning m;
    m.state.turn = m.scenario.turns_a_day() - 1;
    for (const SideId side : ids<SideId>(m.theatre.sides)) {
      m.state.flow[side].material = tonnes;
      m.drawn.material[side] = 0;
    }
    for (float& works : m.state.works) works = 0.5F;
    phases::works(m.setting(), m.state, m.journal);
    return *std::max_element(m.state.works.begin(), m.state.works.end());
  };
  CHECK(highest(0) == 0.5F);
  CHECK(highest(1e6) > 0.5F);
}

}  // namespace salient::tests
