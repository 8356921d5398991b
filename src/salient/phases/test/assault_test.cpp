// One assault on one place: what fire, mines, engineers and bridges do to it, with sign and size, and what
// becomes of those who are overrun.
#include "models/fires/fires.hpp"
#include "phases/test/morning.hpp"

namespace salient::tests {
namespace {

constexpr std::uint64_t days = 240;

/// A division assaults a hex of the line with its guns in reach, and the defender's brigade with its own.
struct Assault : Morning {
  FormationId division, brigade;
  HexId from, target;

  explicit Assault(const Scenario& of = tiny())
      : Morning{of}, division{formation("ve-11")}, brigade{formation("ar-3")} {
    for (const HexId hex : ids<HexId>(scenario.map.neighbour.rows()))
      for (const HexId beside : scenario.map.neighbour[hex])
        if (beside && front.line(attacker()).has(hex) && front.hostile_land(attacker()).has(beside)) {
          from = hex;
          target = beside;
        }
    REQUIRE(static_cast<bool>(target));
    for (const UnitId unit : theatre.units()) {
      const FormationId f = theatre.formation_of[unit];
      if (f == division) state.hex[unit] = from;
      if (f == brigade) state.hex[unit] = target;
      state.ammunition[unit] = drawn.full[unit].ammunition;
    }
    state.mission[division] = Mission::attack;
    state.target[division] = target;
    Attack& attack = state.attack[division];
    attack.opened = 0;
    attack.pressing = 1;
    attack.fought = 0.25;  // it has begun before: no preparation
    for (const UnitId unit : theatre.of(division)) state.posture[unit] = Posture::attack;
    see();
  }
  void fire(std::uint64_t seed = 4) { phases::fires(setting(seed), state, journal); }
  void fight(std::uint64_t seed = 4) { phases::combat(setting(seed), state, journal); }
  /// People whom a formation has lost.
  double lost(FormationId f) const {
    double sum = 0;
    for (const UnitId unit : theatre.of(f)) sum += state.lost[unit];
    return sum;
  }
  /// Mean suppression of a formation's manoeuvre battalions.
  double held_down(FormationId f) const {
    double sum = 0, units = 0;
    for (const UnitId unit : theatre.of(f)) {
      if (!is_manoeuvre(scenario.unit[unit].branch)) continue;
      sum += state.suppression[unit];
      units += 1;
    }
    return sum / units;
  }
  double rounds(FormationId f) const {
    double sum = 0;
    for (const UnitId unit : theatre.of(f)) sum += state.fired[unit];
    return sum;
  }
};

/// Means over many mornings of the attacker's losses and of the ground gained in a turn of that assault.
struct Mean {
  double lost{0}, gained{0};
};
template <class Change>
Mean mean_of(Change&& change) {
  Mean mean;
  for (std::uint64_t seed = 1; seed <= days; ++seed) {
    Assault m;
    change(m);
    m.fire(seed);
    m.fight(seed);
    mean.lost += m.lost(m.division) / static_cast<double>(days);
    mean.gained += m.state.attack[m.division].penetration / static_cast<double>(days);
  }
  return mean;
}

void strip(Morning& m, SideId side) {
  for (const UnitId unit : m.theatre.batteries[side]) m.state.ammunition[unit] = 0;
}

}  // namespace

TEST_CASE(
    "supporting fire holds the defender down on every turn of a pressed assault, and no longer {suppression}") {
  Assault m;
  m.fire();
  const double first = m.held_down(m.brigade);
  CHECK(first > 0.1);
  CHECK(first < 0.8);
  m.state.turn = 1;
  m.fire();
  CHECK(m.held_down(m.brigade) == doctest::Approx(first).epsilon(0.1));
  m.state.attack[m.division].pressing = 0;
  m.state.turn = 2;
  m.fire();
  CHECK(m.held_down(m.brigade) < first / 4);
  strip(m, m.attacker());
  m.state.attack[m.division].pressing = 1;
  m.state.turn = 3;
  m.fire();
  CHECK(m.held_down(m.brigade) < 0.01);
}

TEST_CASE("works shelter from suppression, and the defence's guns hold attackers down {assault-density}") {
  Assault open, dug;
  dug.state.works[dug.target] = 1;
  open.fire();
  dug.fire();
  CHECK(dug.held_down(dug.brigade) < 0.7 * open.held_down(open.brigade));
  CHECK(open.held_down(open.division) > 0.02);
  Assault silent;
  strip(silent, SideId{1u - silent.attacker().row()});
  silent.fire();
  CHECK(silent.held_down(silent.division) == 0);
}

TEST_CASE("all batteries on one place count together") {
  Assault both, one;
  strip(one, one.attacker());
  const UnitId battery = one.theatre.batteries[one.attacker()].front();
  one.state.ammunition[battery] = one.drawn.full[battery].ammunition;
  both.fire();
  one.fire();
  CHECK(both.held_down(both.brigade) > 1.2 * one.held_down(one.brigade));
}

TEST_CASE("suppression costs the defender power: the attacker loses less and gets further") {
  const Mean with = mean_of([](Assault&) {});
  const Mean without = mean_of([](Assault& m) { m.parameters.fires.suppression.most = 0; });
  CHECK(with.lost < without.lost);
  CHECK(with.lost > 0.7 * without.lost);
  CHECK(with.gained > without.gained);
}

TEST_CASE("guns count once: what holds the defender down is not lent to the attacker as well {fire-once}") {
  const auto gained = [](bool weigh, bool hold_down) {
    return mean_of([&](Assault& m) {
             if (!weigh) m.parameters.engagement.contact.tube = 1e-6;
             if (!hold_down) m.parameters.fires.suppression.most = 0;
           })
        .gained;
  };
  const double neither = gained(false, false), weight = gained(true, false) / neither,
               holding = gained(false, true) / neither, both = gained(true, true) / neither;
  CHECK(weight > 1);
  CHECK(holding > 1);
  CHECK(both < 0.97 * weight * holding);
  CHECK(both > 0.97 * std::max(weight, holding));
}

TEST_CASE("an assault is prepared when it first meets the enemy, not before and not again") {
  const auto fired = [](double fought, bool beside) {
    Assault m;
    m.state.attack[m.division].fought = fought;
    if (!beside)
      for (const UnitId unit : m.theatre.of(m.division))
        if (is_manoeuvre(m.scenario.unit[unit].branch)) m.state.hex[unit] = m.scenario.depot[DepotId{0}].hex;
    m.see();
    m.fire();
    double works = m.held_down(m.brigade);
    return std::pair{m.rounds(m.division), works};
  };
  const auto prepared = fired(0, true), later = fired(1, true), marching = fired(0, false);
  CHECK(prepared.first > 3 * later.first);
  CHECK(prepared.second > 1.3 * later.second);
  CHECK(marching.first < prepared.first / 2);  // harassing fire alone: nobody is there to be supported
  CHECK(marching.second < later.second / 4);
}

TEST_CASE("batteries answered yesterday fire less today {battery-silenced}") {
  const auto today = [](double rounds) {
    Assault m;
    for (const SideId side : ids<SideId>(m.theatre.sides)) {
      m.state.flow[side].eyes = 0.5;
      for (const UnitId unit : m.theatre.batteries[side])
        m.state.fired[unit] = side == m.attacker() ? rounds * m.scenario.unit[unit].tubes : 0;
    }
    m.fire();
    return m.rounds(m.division);
  };
  const double share = today(40) / today(0);
  CHECK(share < 0.97);
  CHECK(share > 0.6);
}

TEST_CASE("mines slow and bleed an assault until engineers have breached them {mine-toll} {breach}") {
  const auto mined = [](float density) {
    return mean_of([density](Assault& m) { m.state.mines[m.target] = density; });
  };
  const Mean none = mined(0), belt = mined(1);
  CHECK(belt.lost > 1.2 * none.lost);
  CHECK(belt.lost < 2 * none.lost);
  CHECK(belt.gained < 0.6 * none.gained);
}

TEST_CASE("engineers open a belt in days, and under drones hardly {breach}") {
  const auto left = [](bool engineers, double overhead) {
    Scenario s = tiny();
    for (const UnitId unit : ids<UnitId>(s.unit.rows()))
      if (engineers && s.unit[unit].branch == Branch::logistics) s.unit[unit].branch = Branch::engineer;
    Assault m{s};
    for (const UnitId unit : m.theatre.units())
      if (m.scenario.unit[unit].branch == Branch::engineer) m.state.hex[unit] = m.from;
    for (Flow& flow : m.state.flow) flow.overhead = overhead;
    m.state.mines[m.target] = 1;
    m.state.turn = m.scenario.turns_a_day() - 1;
    m.see();
    phases::works(m.setting(), m.state, m.journal);
    return m.state.mines[m.target];
  };
  CHECK(left(false, 0) == 1.0F);
  CHECK(left(true, 0) < 0.5F);
  CHECK(left(true, 1) > left(true, 0));
}

TEST_CASE("a bridge blown before an attacker slows him, and mended it does not {crossing}") {
  const auto gained = [](double bridge) {
    return mean_of([bridge](Assault& m) {
      // The target lies behind a river a hundred metres wide, with a road over it.
      Map& map = const_cast<Map&>(m.scenario.map);
      for (int direction = 0; direction < direction_count; ++direction)
        map.edge[m.target][static_cast<std::size_t>(direction)].river_width =
            static_cast<float>(100 * (1 - bridge));
    });
  };
  const Mean whole = gained(1), blown = gained(0);
  CHECK(blown.gained < 0.95 * whole.gained);
}

TEST_CASE("an attack is as fresh as it has days of battle behind it, however long it marched or waited") {
  const auto fought = [](int opened, double battle, std::int16_t pressing) {
    Assault m;
    m.state.turn = 40;
    Attack& attack = m.state.attack[m.division];
    attack.opened = opened;
    attack.fought = battle;
    attack.pressing = pressing;
    m.fight();
    return std::pair{m.lost(m.division), attack};
  };
  const auto fresh = fought(40, 0, 1), marched = fought(0, 0, 1), tired = fought(0, 10, 1),
             waiting = fought(0, 0, 0);
  CHECK(fresh.first > 0);
  CHECK(marched.first == fresh.first);
  CHECK(marched.second.penetration == fresh.second.penetration);
  CHECK(tired.first < 0.7 * fresh.first);
  CHECK(fresh.second.fought == 0.25);
  CHECK(fresh.second.last_fought == 40);
  CHECK(fresh.second.attacker_days == 0.25 * fresh.second.pressed_by);
  CHECK(fresh.second.defender_days == 0.25 * fresh.second.met);
  CHECK(fresh.second.today == 0.25);
  CHECK(waiting.second.fought == 0);
  CHECK(waiting.second.last_fought == -1);
}

TEST_CASE("depth costs an attack power, and not its losses as well {frontage}") {
  const auto crowded = [](double density) {
    return mean_of([&](Assault& m) { m.parameters.engagement.contact.density = density; });
  };
  const Mean narrow = crowded(20), wide = crowded(1e4);
  CHECK(narrow.lost > wide.lost);
  CHECK(narrow.gained < wide.gained);
}

TEST_CASE("the worst luck does not annihilate an attacker in a day {to-ground}") {
  Assault m;
  m.state.attack[m.division].luck_attacker = 8;
  double began = 0;
  for (const UnitId unit : m.theatre.of(m.division))
    if (is_manoeuvre(m.scenario.unit[unit].branch)) began += m.state.people[unit];
  for (int turn = 0; turn < m.scenario.turns_a_day(); ++turn) {
    m.state.turn = turn;
    m.fight(static_cast<std::uint64_t>(turn) + 1);
  }
  CHECK(m.lost(m.division) > 0.2 * began);
  CHECK(m.lost(m.division) < 0.6 * began);
}

TEST_CASE("who is overrun with nowhere to go is hunted down over days and not annihilated at once {hunted}") {
  Assault m;
  for (const HexId hex : ids<HexId>(m.state.control.rows()))
    if (hex != m.target) m.state.control[hex] = static_cast<std::uint8_t>(m.attacker().row());
  m.state.attack[m.division].penetration = 2 * m.theatre.hex_km;
  m.see();
  const UnitId victim = m.front.first(m.target);
  const std::int32_t before = m.state.people[victim];
  phases::control(m.setting(), m.state, m.journal);  // in the morning
  REQUIRE(m.state.control[m.target] == m.attacker().row());
  CHECK(m.state.hex[victim] == m.target);
  CHECK(m.state.people[victim] == before);
  CHECK(m.state.cut_off[victim] == 1);
  std::int32_t left = before, taken = 0;
  for (int day = 0; day < 12; ++day) {
    m.state.turn = (day + 1) * m.scenario.turns_a_day() - 1;
    phases::control(m.setting(static_cast<std::uint64_t>(day) + 1), m.state, m.journal);
    if (day == 0) CHECK(m.state.people[victim] > 0);
    CHECK(m.state.people[victim] <= left);
    left = m.state.people[victim];
  }
  CHECK(left < before / 20);
  for (const Toll& toll : m.state.toll) taken += toll.surrendered;
  std::int32_t lost = 0;
  for (const UnitId unit : m.theatre.units()) lost += m.state.lost[unit];
  CHECK(taken == lost);  // everyone who is gone is a prisoner
}

TEST_CASE("who is overrun near his own lines gets out through the gap with a part {break-out-loss}") {
  Assault m;
  for (const HexId beside : m.scenario.map.neighbour[m.target])
    if (beside) m.state.control[beside] = static_cast<std::uint8_t>(m.attacker().row());
  m.state.attack[m.division].penetration = 2 * m.theatre.hex_km;
  m.see();
  const UnitId victim = m.front.first(m.target);
  const std::int32_t before = m.state.people[victim];
  phases::control(m.setting(), m.state, m.journal);
  CHECK(m.state.hex[victim] != m.target);
  CHECK(m.state.people[victim] > before / 2);
  CHECK(m.state.people[victim] < before);
}

}  // namespace salient::tests
