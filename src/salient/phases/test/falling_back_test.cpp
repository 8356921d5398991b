// Who goes back before a ring closes, and how orders to go back are carried through.
#include "phases/command/staff.hpp"
#include "phases/test/mornings.hpp"

namespace salient::tests {
namespace {

bool fights(const Morning& m, UnitId unit) { return is_manoeuvre(m.scenario.unit[unit].branch); }

/// ar-3 stands alone in a place that one hex joins to the rest of its land.
struct Tongue {
  HexId place, way;
};
Tongue on_a_tongue(Morning& m) {
  const SideId defender{1 - m.attacker().row()}, enemy = m.attacker();
  Tongue tongue{.place = foremost(m.setting(), m.state, m.formation("ar-3")), .way = {}};
  for (const HexId next : m.scenario.map.neighbour[tongue.place])
    if (next && m.front.depth(defender, next) > 1) tongue.way = next;
  REQUIRE(tongue.way);
  for (const HexId next : m.scenario.map.neighbour[tongue.place])
    if (next && next != tongue.way) m.state.control[next] = static_cast<std::uint8_t>(enemy.row());
  for (const UnitId unit : m.theatre.units()) {
    if (m.theatre.side_of[unit] != defender) continue;
    const bool of_it = m.theatre.formation_of[unit] == m.formation("ar-3");
    if (of_it || m.theatre.distance(m.state.hex[unit], tongue.place) <= 2)
      m.state.hex[unit] = of_it ? tongue.place : m.scenario.depot[DepotId{0}].hex;
  }
  m.see();
  believe(m, defender, 1.0F);  // nobody to speak of presses in front
  return tongue;
}

/// ve-11 has attacked a place for a day and gained so much.
void attacks(Morning& m, HexId place, double gained) {
  const FormationId f = m.formation("ve-11");
  m.state.turn = 20 * m.scenario.turns_a_day();
  m.state.mission[f] = Mission::attack;
  m.state.target[f] = place;
  m.state.attack[f] = {.opened = m.state.turn - m.scenario.turns_a_day(), .number = 1};
  m.state.attack[f].gained = gained;
  m.state.attack[f].last_gain = m.state.turn - 1;
}

/// ar-3 has been told to go back to a place behind; that many of its battalions are there, and of the others
/// the broken do not count.
HexId goes_back(Morning& m, std::size_t there, bool broken) {
  const FormationId f = m.formation("ar-3");
  const SideId defender = m.theatre.formation_side[f];
  HexId place{};
  m.front.secure(defender).each([&](HexId hex) {
    if (!place && m.front.depth(defender, hex) == 3) place = hex;
  });
  REQUIRE(place);
  m.state.mission[f] = Mission::withdraw;
  m.state.target[f] = place;
  for (const UnitId unit : m.theatre.of(f)) {
    if (!fights(m, unit)) continue;
    if (there > 0) {
      m.state.hex[unit] = place;
      there -= 1;
    } else if (broken) {
      m.state.morale[unit] = Morale::broken;
    }
  }
  m.see();
  return place;
}

}  // namespace

TEST_CASE(
    "who will be cut off at the pace of the attacks goes, though nobody presses in front {exposure} "
    "{fall-back}") {
  const auto goes = [](double gained) {
    return mornings_with(
        tiny(), [&](Morning& m) { attacks(m, on_a_tongue(m).way, gained); },
        [](Morning& m) { return ordered(m, m.formation("ar-3"), Mission::withdraw); });
  };
  const int closing = goes(5), hanging = goes(0);
  CHECK(closing > static_cast<int>(mornings) / 4);
  CHECK(closing > 2 * hanging);
}

TEST_CASE(
    "land falls soon at an attack's pace, and past its target only where nobody stands on it or beside it: "
    "there "
    "it comes on as in pursuit, had it gained nothing so far") {
  const auto falling = [](double gained, bool manned) {
    Morning m;
    const SideId defender{1 - m.attacker().row()};
    const HexId target = foremost(m.setting(), m.state, m.formation("ar-3"));
    if (!manned)
      for (const UnitId unit : m.theatre.units())
        if (m.theatre.side_of[unit] == defender) m.state.hex[unit] = m.scenario.depot[DepotId{0}].hex;
    m.see();
    attacks(m, target, gained);
    phases::command(m.setting(), m.state, m.journal);
    CHECK(m.scratch.lost_soon.has(target) == (gained > 0 || !manned));
    return m.scratch.lost_soon.size();
  };
  CHECK(falling(0, true) == 0);
  CHECK(falling(5, true) == 1);
  CHECK(falling(0, false) > falling(5, true));
  CHECK(falling(200, false) > falling(0, false));
}

TEST_CASE("guns and staffs leave a place to which the way will be cut, and stay where it will not") {
  const auto stay = [](bool attacked) {
    Morning m;
    const SideId defender{1 - m.attacker().row()};
    const HexId target = foremost(m.setting(), m.state, m.formation("ar-3"));
    for (const UnitId unit : m.theatre.units())
      if (m.theatre.side_of[unit] == defender && fights(m, unit))
        m.state.hex[unit] = m.scenario.depot[DepotId{0}].hex;
    m.see();
    if (attacked) attacks(m, target, 200);
    phases::command(m.setting(), m.state, m.journal);
    int staying = 0;
    for (const UnitId unit : m.theatre.units()) {
      if (m.theatre.side_of[unit] != defender || fights(m, unit)) continue;
      const bool stays = m.state.destination[unit] == m.state.hex[unit];
      staying += stays;
      CHECK((!stays || !attacked || m.scratch.way_open.has(m.state.hex[unit])));
    }
    return staying;
  };
  CHECK(stay(true) < stay(false));
}

TEST_CASE("who goes back holds again with those who can be led, the broken not waited for") {
  const auto holds = [](std::size_t there, bool broken) {
    Morning m;
    m.parameters.command.fall_back.hazard = 0;
    goes_back(m, there, broken);
    phases::command(m.setting(), m.state, m.journal);
    return m.state.mission[m.formation("ar-3")] == Mission::hold;
  };
  CHECK(holds(1, true));
  CHECK_FALSE(holds(1, false));
  CHECK_FALSE(holds(0, false));
}

TEST_CASE("who goes back to a place that is lost meanwhile is told of another") {
  const auto told = [](bool lost) {
    Morning m;
    m.parameters.command.fall_back.hazard = 0;
    const HexId place = goes_back(m, 0, false);
    if (lost) m.state.control[place] = static_cast<std::uint8_t>(m.attacker().row());
    m.see();
    phases::command(m.setting(), m.state, m.journal);
    const FormationId f = m.formation("ar-3");
    return ordered(m, f, Mission::withdraw) && m.state.order[f].target != place;
  };
  CHECK(told(true));
  CHECK_FALSE(told(false));
}

TEST_CASE("who delays breaks contact before a closing ring, and before no other") {
  const auto told = [](double gained) {
    Morning m;
    const FormationId f = m.formation("ar-3");
    m.parameters.command.fall_back.hazard = 0;
    attacks(m, on_a_tongue(m).way, gained);
    m.state.mission[f] = Mission::delay;
    m.front.secure(m.theatre.formation_side[f]).each([&](HexId hex) { m.state.target[f] = hex; });
    phases::command(m.setting(), m.state, m.journal);
    return ordered(m, f, Mission::withdraw);
  };
  CHECK(told(5));
  CHECK_FALSE(told(0));
}

TEST_CASE("who goes back goes no farther than a night on foot where there is ground") {
  int orders = 0;
  mornings_with(
      tiny(),
      [](Morning& m) {
        m.parameters.command.fall_back.hazard = 1;
        m.parameters.command.procedure.strike_back_km = 8;
        press_on_defender(m, 60000);
      },
      [&](Morning& m) {
        const FormationId f = m.formation("ar-3");
        if (!ordered(m, f, Mission::withdraw)) return false;
        orders += 1;
        const HexId lead = foremost(m.setting(), m.state, f);
        CHECK(m.theatre.distance(lead, m.state.order[f].target) * m.theatre.hex_km <= 8);
        return true;
      });
  CHECK(orders > 20);
}

TEST_CASE("one battalion cut off does not keep the others from being told to go back") {
  const int told = mornings_with(
      tiny(),
      [](Morning& m) {
        m.parameters.command.fall_back.hazard = 1;
        press_on_defender(m, 60000);
        surround_one(m, 400);
      },
      [](Morning& m) { return ordered(m, m.formation("ar-3"), Mission::withdraw); });
  CHECK(told > 20);
}

TEST_CASE("who meets nobody goes on; pauses are between days of battle") {
  const auto pressing = [](double met) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          const FormationId f = m.formation("ve-11");
          m.drawn.resolve[m.theatre.plan_of[f]] = 0.2;
          attack_with(m, f, 0);
          m.state.attack[f].fought = 1;
          m.state.attack[f].met = met;
        },
        [](Morning& m) {
          const FormationId f = m.formation("ve-11");
          return attacking(m.state, f) && m.state.attack[f].pressing != 0;
        });
  };
  CHECK(pressing(0) > pressing(300) + 20);
}

TEST_CASE("an attack on a place that no ground of its own lies beside is given another target") {
  Morning m;
  const FormationId f = m.formation("ve-11");
  attack_with(m, f, 0);
  const SideId defender{1 - m.attacker().row()};
  HexId deep{};
  m.front.hostile_land(m.attacker()).each([&](HexId hex) {
    if (m.front.depth(defender, hex) > 3) deep = hex;
  });
  REQUIRE(deep);
  m.state.target[f] = deep;
  phases::command(m.setting(), m.state, m.journal);
  CHECK(m.state.target[f] != deep);
  if (!m.state.target[f]) return;
  bool beside = false;
  for (const HexId next : m.scenario.map.neighbour[m.state.target[f]])
    beside |= next && m.front.linked(m.attacker()).has(next);
  CHECK(beside);
}

}  // namespace salient::tests
