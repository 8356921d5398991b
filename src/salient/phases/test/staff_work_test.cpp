// What staffs ask before they order: can he get there, has he been thrown back, can the place be held, is he
// needed.
#include <algorithm>

#include "phases/command/staff.hpp"
#include "phases/test/mornings.hpp"

namespace salient::tests {
namespace {

PlanId plan_of_side(const Morning& m, SideId side) {
  for (const PlanId plan : ids<PlanId>(m.scenario.plan.size()))
    if (m.scenario.plan[plan.row()].side == side) return plan;
  return {};
}

/// The defence is attacked at its line and believes in so many in each of the places before it.
void assault_line(Morning& m, float people) {
  const SideId defender{1 - m.attacker().row()};
  m.parameters.command.reserve.hazard = 1;
  believe(m, defender, people);
  for (double& share : m.state.contact) share = 1;
}

/// On how many mornings the reserve of the defence is sent, and of these into the line itself.
struct Sent {
  int anywhere{0}, into_line{0};
};
Sent reserve_sent(float people, double neck_km) {
  Sent sent;
  sent.anywhere = mornings_with(
      tiny(),
      [&](Morning& m) {
        assault_line(m, people);
        m.parameters.command.procedure.neck_km = neck_km;
      },
      [&](Morning& m) {
        const FormationId reserve = m.formation("ar-9");
        if (!ordered(m, reserve, Mission::hold)) return false;
        sent.into_line += m.front.depth(m.theatre.formation_side[reserve], m.state.order[reserve].target) == 1;
        return true;
      });
  return sent;
}

/// Nothing is attacked any more, and everyone of the offensive stands in the line.
void call_off(Morning& m) {
  const SideId side = m.attacker();
  phases::command(m.setting(1), m.state, m.journal);
  for (Operation& operation : m.state.operation)
    if (operation.opened >= 0) operation.culminated = 0;
  for (const FormationId f : m.theatre.formations()) {
    m.state.order[f] = Order{};
    if (m.theatre.formation_side[f] == side) m.state.mission[f] = Mission::hold;
  }
  HexId place{};
  m.front.line(side).each([&](HexId hex) { place = hex; });
  for (const UnitId unit : m.theatre.units())
    if (m.theatre.side_of[unit] == side) m.state.hex[unit] = place;
  m.see();
}

int thinned_out(float believed) {
  return mornings_with(
      tiny(),
      [&](Morning& m) {
        call_off(m);
        believe(m, m.attacker(), believed);
        HexId line{};
        m.front.line(m.attacker()).each([&](HexId hex) { line = hex; });
        for (const UnitId unit : m.theatre.units())
          if (m.theatre.hostile(m.attacker(), m.theatre.side_of[unit]))
            m.state.belief[m.state.belief_of(m.attacker(), unit)].hex = line;
      },
      [](Morning& m) { return ordered(m, m.formation("ve-11"), Mission::rest); });
}

}  // namespace

TEST_CASE("a reserve goes into the line where it can be held, else on the ground behind it") {
  const Sent holds = reserve_sent(60, 0), lost = reserve_sent(60000, 0), neck = reserve_sent(60, 60);
  CHECK(holds.into_line > 20);
  CHECK(lost.into_line == 0);
  CHECK(lost.anywhere > 20);
  CHECK(neck.into_line == 0);
}

TEST_CASE("battalions sent to hold a place spread over it and the ground beside it") {
  Morning m;
  const FormationId reserve = m.formation("ar-9");
  const SideId side = m.theatre.formation_side[reserve];
  const HexId place = foremost(m.setting(), m.state, m.formation("ar-3"));
  m.state.mission[reserve] = Mission::hold;
  m.state.target[reserve] = place;
  phases::set_stations(m.setting(), m.state, phases::Estimate{m.setting(), m.state, side}, side);
  std::size_t beside = 0;
  for (const UnitId unit : m.theatre.of(reserve)) {
    if (!is_manoeuvre(m.scenario.unit[unit].branch)) continue;
    const HexId goes = m.state.destination[unit];
    CHECK(m.theatre.distance(goes, place) <= 1);
    CHECK(m.front.held(side).has(goes));
    CHECK(m.front.depth(side, goes) == 1);
    beside += goes != place;
  }
  CHECK(beside > 0);
}

TEST_CASE("nobody is exchanged in a place that cannot be held") {
  const auto relieved = [](float people) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          m.parameters.command.reserve.hazard = m.parameters.command.fall_back.hazard = 0;
          m.parameters.command.procedure.neck_km = 0;
          press_on_defender(m, people);
          for (const UnitId unit : m.theatre.of(m.formation("ar-3"))) {
            m.state.fatigue[unit] = 0.95;
            m.state.in_line[unit] = 90;
            m.state.people[unit] /= 2;
          }
        },
        [](Morning& m) { return ordered(m, m.formation("ar-3"), Mission::rest); });
  };
  CHECK(relieved(5) == static_cast<int>(mornings));
  CHECK(relieved(60000) == 0);
}

TEST_CASE("who has been thrown back again and again regroups longer, and not before he is steady {regroup}") {
  const auto attacks_again = [](std::int16_t repulsed, Morale morale) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          const FormationId f = m.formation("ve-11");
          believe(m, m.attacker(), 10.0F);
          m.state.turn = 20 * m.scenario.turns_a_day();
          m.state.attack[f].number = 1;
          m.state.attack[f].repulsed = repulsed;
          m.state.attack[f].last_gain = 14 * m.scenario.turns_a_day();
          for (const UnitId unit : m.theatre.of(f)) m.state.morale[unit] = morale;
        },
        [](Morning& m) { return ordered(m, m.formation("ve-11"), Mission::attack); });
  };
  CHECK(attacks_again(0, Morale::steady) > 20);
  CHECK(attacks_again(5, Morale::steady) == 0);
  CHECK(attacks_again(0, Morale::shaken) > 0);
  CHECK(attacks_again(1, Morale::shaken) == 0);
}

TEST_CASE("an order to attack lapses when others have taken the place; those for one place begin together") {
  Morning m;
  const FormationId f = m.formation("ve-11"), other = m.formation("ve-20");
  const HexId own = foremost(m.setting(), m.state, f);
  m.state.order[f] = {.mission = Mission::attack, .cause = 0, .target = own, .due = m.state.turn};
  phases::carry_out_orders(m.setting(), m.state, m.journal);
  CHECK_FALSE(attacking(m.state, f));
  CHECK(m.state.order[f].due < 0);
  HexId target{};
  for (const HexId hex : m.scenario.map.region[offensive(m.scenario).region].hexes)
    if (m.front.hostile_land(m.attacker()).has(hex)) target = hex;
  m.state.order[other] = {.mission = Mission::attack, .cause = 0, .target = target, .due = 1000};
  phases::send_order(m.setting(), m.state, m.journal, f, Mission::attack, target, Cause::orders);
  CHECK(m.state.order[f].due == 1000);
  CHECK(m.state.order[other].due == 1000);
}

TEST_CASE("formations of one axis decide on one luck of the day: they go together or wait") {
  int both = 0, one = 0;
  mornings_with(
      tiny(),
      [](Morning& m) {
        believe(m, m.attacker(), 10.0F);
        m.state.axis[m.formation("ve-20")] = m.state.axis[m.formation("ve-11")];
      },
      [&](Morning& m) {
        const bool first = ordered(m, m.formation("ve-11"), Mission::attack);
        const bool second = ordered(m, m.formation("ve-20"), Mission::attack);
        both += first && second;
        one += first != second;
        return true;
      });
  CHECK(both > 20);
  CHECK(both > one);
}

TEST_CASE("an order to attack of which nobody is left lapses") {
  Morning m;
  const FormationId f = m.formation("ve-11");
  for (const HexId hex : m.scenario.map.region[offensive(m.scenario).region].hexes)
    if (m.front.hostile_land(m.attacker()).has(hex))
      m.state.order[f] = {.mission = Mission::attack, .cause = 0, .target = hex, .due = m.state.turn};
  for (const UnitId unit : m.theatre.of(f)) m.state.morale[unit] = Morale::routed;
  phases::carry_out_orders(m.setting(), m.state, m.journal);
  CHECK_FALSE(attacking(m.state, f));
}

TEST_CASE("an order to hold a place or to go back to it lapses when the place is lost") {
  const auto mission_after = [](Mission mission, bool lost) {
    Morning m;
    const FormationId f = m.formation("ar-9");
    const SideId defender = m.theatre.formation_side[f];
    HexId place{};
    m.front.secure(defender).each([&](HexId hex) {
      if (m.front.depth(defender, hex) == 2) place = hex;
    });
    REQUIRE(place);
    m.state.order[f] = {.mission = mission, .cause = 0, .target = place, .due = m.state.turn};
    if (lost) m.state.control[place] = static_cast<std::uint8_t>(m.attacker().row());
    m.see();
    phases::carry_out_orders(m.setting(), m.state, m.journal);
    return m.state.mission[f];
  };
  for (const Mission mission : {Mission::hold, Mission::withdraw}) {
    CHECK(mission_after(mission, false) == mission);
    CHECK(mission_after(mission, true) == Mission::reserve);
  }
}

TEST_CASE("nobody is ordered to attack with hardly any ammunition") {
  const auto attacks = [](double ammunition) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          believe(m, m.attacker(), 10.0F);
          for (double& stock : m.state.ammunition) stock *= ammunition;
        },
        [](Morning& m) { return ordered(m, m.formation("ve-11"), Mission::attack); });
  };
  CHECK(attacks(1) > 20);
  CHECK(attacks(0.1) == 0);
}

TEST_CASE("who has nobody left is taken out, unless somebody of his is cut off") {
  const auto told = [](bool cut, Mission mission) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          const FormationId f = m.formation("ar-3");
          press_on_defender(m, 5000);
          for (const UnitId unit : m.theatre.of(f)) {
            m.state.morale[unit] = Morale::routed;
            m.state.people[unit] /= 10;
            m.state.cut_off[unit] = cut;
          }
        },
        [&](Morning& m) { return ordered(m, m.formation("ar-3"), mission); });
  };
  CHECK(told(false, Mission::rest) == static_cast<int>(mornings));
  CHECK(told(true, Mission::rest) == 0);
}

TEST_CASE("who stands overrun among the enemy, in hand, is ordered to attack nobody, nor does he go on") {
  for (const bool attacked : {false, true}) {
    const int orders = mornings_with(
        tiny(),
        [&](Morning& m) {
          const FormationId f = m.formation("ve-11");
          if (attacked) attack_with(m, f, 1);
          believe(m, m.attacker(), 10.0F);
          HexId enemy{};
          for (const HexId hex : m.scenario.map.region[offensive(m.scenario).region].hexes)
            if (m.front.hostile_land(m.attacker()).has(hex)) enemy = hex;
          for (const UnitId unit : m.theatre.of(f)) m.state.hex[unit] = enemy;
          if (attacked) m.state.target[f] = HexId{};
          m.see();
        },
        [](Morning& m) {
          CHECK_FALSE(attacking(m.state, m.formation("ve-11")));
          return ordered(m, m.formation("ve-11"), Mission::attack);
        });
    CHECK(orders == 0);
  }
}

TEST_CASE("nobody is ordered to attack what he has no fuel to reach") {
  const auto attacks = [](double fuel) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          believe(m, m.attacker(), 10.0F);
          HexId far{};
          for (const HexId hex : ids<HexId>(m.scenario.map.grid.hexes()))
            if (m.front.held(m.attacker()).has(hex) &&
                (!far || m.front.depth(m.attacker(), hex) > m.front.depth(m.attacker(), far)))
              far = hex;
          for (const UnitId unit : m.theatre.of(m.formation("ve-11"))) {
            m.state.hex[unit] = far;
            m.state.fuel[unit] *= fuel;
          }
          m.see();
        },
        [](Morning& m) { return ordered(m, m.formation("ve-11"), Mission::attack); });
  };
  CHECK(attacks(1) > 20);
  CHECK(attacks(0) == 0);
}

TEST_CASE(
    "guns and staffs displace rearward where the enemy is believed to press, no farther than they should") {
  const auto depths = [](float people) {
    Morning m;
    const SideId defender{1 - m.attacker().row()};
    press_on_defender(m, people);
    m.parameters.command.fall_back.hazard = 0;
    phases::command(m.setting(), m.state, m.journal);
    int sum = 0;
    for (const UnitId unit : m.theatre.units())
      if (m.theatre.side_of[unit] == defender && !is_manoeuvre(m.scenario.unit[unit].branch))
        sum += m.front.depth(defender, m.state.destination[unit]);
    return sum;
  };
  CHECK(depths(20000) > depths(0));
}

TEST_CASE("where nothing is attacked any more, those who are not needed are pulled back {thin-out}") {
  CHECK(thinned_out(0) > 20);
  CHECK(thinned_out(20000) == 0);
}

TEST_CASE("who was pulled back comes forward when the offensive is taken up again") {
  const int forward = mornings_with(
      tiny(),
      [](Morning& m) {
        call_off(m);
        believe(m, m.attacker(), 1.0F);
        m.state.mission[m.formation("ve-11")] = Mission::reserve;
        m.state.turn = 40 * m.scenario.turns_a_day();
      },
      [](Morning& m) {
        if (m.state.operation[plan_of_side(m, m.attacker())].culminated >= 0) return false;
        CHECK(ordered(m, m.formation("ve-11"), Mission::hold));
        return true;
      });
  CHECK(forward > 0);
}

}  // namespace salient::tests
