// What commanders must be seen to do, each over many mornings of the same situation.
#include <memory>

#include "phases/test/mornings.hpp"

namespace salient::tests {
namespace {

/// The tutorial's offensive with its legion in reserve, its southern axis toward a town of its own, and the
/// weights given.
Scenario with_reserve(double north, double south) {
  Scenario s = tiny();
  for (Plan& plan : s.plan) {
    if (plan.kind != PlanKind::offensive) continue;
    Axis &first = s.axis[plan.axes[0]], &second = s.axis[plan.axes[1]];
    plan.reserve = {first.formations.back()};
    first.formations.pop_back();
    first.effort = {north};
    second.effort = {south};
    for (const HexId hex : s.map.region[plan.region].hexes)
      if (s.map.control[hex] != plan.side && hex != first.objective) second.objective = hex;
  }
  return s;
}

AxisId axis_of(const Scenario& s, std::size_t n) { return offensive(s).axes[n]; }
PlanId plan_of_kind(const Scenario& s, PlanKind kind) {
  for (const PlanId plan : ids<PlanId>(s.plan.size()))
    if (s.plan[plan.row()].kind == kind) return plan;
  return {};
}

void tire(Morning& m, FormationId f) {
  for (const UnitId unit : m.theatre.of(f)) {
    m.state.fatigue[unit] = 0.95;
    m.state.in_line[unit] = 90;
    m.state.people[unit] /= 2;
  }
}

}  // namespace

TEST_CASE("mass: the reserve goes to the axis with the weight") {
  const auto north_gets_it = [](const Scenario& s) {
    return mornings_with(
        s, [](Morning&) {}, [&](Morning& m) { return m.state.axis[m.formation("legion")] == axis_of(s, 0); });
  };
  const auto south_gets_it = [](const Scenario& s) {
    return mornings_with(
        s, [](Morning&) {}, [&](Morning& m) { return m.state.axis[m.formation("legion")] == axis_of(s, 1); });
  };
  const Scenario north = with_reserve(1, 0.1), south = with_reserve(0.1, 1);
  CHECK(north_gets_it(north) > 0);
  CHECK(south_gets_it(north) == 0);
  CHECK(south_gets_it(south) > 0);
  CHECK(north_gets_it(south) == 0);
}

TEST_CASE("keep a reserve: at even odds it mostly waits, where an attack has broken in it goes sooner") {
  const Scenario s = with_reserve(1, 1);
  const auto committed = [](Morning& m) { return static_cast<bool>(m.state.axis[m.formation("legion")]); };
  const int calm = mornings_with(
      s, [](Morning&) {}, committed);
  const int success = mornings_with(
      s, [](Morning& m) { attack_with(m, m.formation("ve-11"), 1); }, committed);
  CHECK(calm < static_cast<int>(mornings) / 3);
  CHECK(success > calm);
}

TEST_CASE("exploit: success is pressed home on more days") {
  const auto pressing = [](double success) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          m.drawn.resolve[plan_of_kind(m.scenario, PlanKind::offensive)] = 0.2;
          attack_with(m, m.formation("ve-11"), success);
          m.state.attack[m.formation("ve-11")].met = 100;
        },
        [](Morning& m) { return m.state.attack[m.formation("ve-11")].pressing != 0; });
  };
  CHECK(pressing(1) > pressing(0) + 20);
}

TEST_CASE("shift effort: who has taken his objective is given another axis, who has not keeps his") {
  const Scenario s = with_reserve(1, 1);
  const auto shifted = [&](Morning& m) { return m.state.axis[m.formation("ve-11")] == axis_of(s, 1); };
  CHECK(mornings_with(
            s, [](Morning&) {}, shifted) == 0);
  const int after = mornings_with(
      s,
      [&](Morning& m) {
        m.state.control[s.axis[axis_of(s, 0)].objective] = static_cast<std::uint8_t>(m.attacker().row());
        m.see();
      },
      shifted);
  CHECK(after > 10);
}

TEST_CASE("phases: an axis attacks in its phase, which begins when the objective before it is held") {
  Scenario s = with_reserve(1, 1);
  for (Plan& plan : s.plan) {
    if (plan.kind != PlanKind::offensive) continue;
    plan.phases = {
        s.plan_phase.push_back({.id = "first", .name = "First", .axes = {plan.axes[0]}}),
        s.plan_phase.push_back({.id = "then", .name = "Then", .axes = plan.axes, .held = plan.axes[0]})};
  }
  const auto attacked = [](Morning& m) { return ordered(m, m.formation("ve-20"), Mission::attack); };
  const auto strong = [](Morning& m) { believe(m, m.attacker(), 10.0F); };
  CHECK(mornings_with(s, strong, attacked) == 0);
  const auto begun = [&](Morning& m) {
    strong(m);
    m.state.control[s.axis[axis_of(s, 0)].objective] = static_cast<std::uint8_t>(m.attacker().row());
    m.see();
  };
  CHECK(mornings_with(s, begun, attacked) > 40);
  CHECK(mornings_with(s, begun, [](Morning& m) {
          return m.state.operation[plan_of_kind(m.scenario, PlanKind::offensive)].phase == 1;
        }) == static_cast<int>(mornings));
}

TEST_CASE("phases: one also begins after its days, at its share of the region, at its ratio") {
  for (const auto member : {&PlanPhase::after, &PlanPhase::share, &PlanPhase::ratio}) {
    Scenario s = with_reserve(1, 1);
    PlanPhase second{.id = "then", .name = "Then"};
    second.*member = Value{0.0};
    for (Plan& plan : s.plan) {
      if (plan.kind != PlanKind::offensive) continue;
      second.axes = plan.axes;
      plan.phases = {s.plan_phase.push_back({.id = "first", .name = "First", .axes = {plan.axes[0]}}),
                     s.plan_phase.push_back(second)};
    }
    Morning m{s};
    phases::command(m.setting(), m.state, m.journal);
    CHECK(m.state.operation[plan_of_kind(s, PlanKind::offensive)].phase == 1);
  }
}

TEST_CASE("phases: one whose objectives are held already is passed over") {
  const auto phase_after = [](bool held) {
    Scenario s = with_reserve(1, 1);
    PlanPhase second{.id = "then", .name = "Then"}, third{.id = "last", .name = "Last"};
    for (Plan& plan : s.plan) {
      if (plan.kind != PlanKind::offensive) continue;
      second.axes = {plan.axes[1]};
      third.axes = plan.axes;
      plan.phases = {s.plan_phase.push_back({.id = "first", .name = "First", .axes = {plan.axes[0]}}),
                     s.plan_phase.push_back(second), s.plan_phase.push_back(third)};
      for (PlanPhaseId phase : plan.phases) s.plan_phase[phase].after = Value{0.0};
    }
    Morning m{s};
    if (held) m.state.control[s.axis[axis_of(s, 1)].objective] = static_cast<std::uint8_t>(m.attacker().row());
    m.see();
    phases::command(m.setting(), m.state, m.journal);
    return m.state.operation[plan_of_kind(s, PlanKind::offensive)].phase;
  };
  CHECK(phase_after(false) == 1);
  CHECK(phase_after(true) == 2);
}

TEST_CASE("relieve: a tired formation is exchanged for a fresh one in reserve") {
  Morning m;
  const FormationId tired = m.formation("ar-3"), fresh = m.formation("ar-9");
  m.parameters.command.reserve.hazard = 0;
  believe(m, m.theatre.formation_side[tired], 100.0F);  // the place can be held,
  m.parameters.command.procedure.neck_km = 0;           // and does not hang by a neck
  phases::command(m.setting(), m.state, m.journal);
  CHECK_FALSE(ordered(m, tired, Mission::rest));
  tire(m, tired);
  phases::command(m.setting(), m.state, m.journal);
  CHECK(ordered(m, tired, Mission::rest));
  CHECK(ordered(m, fresh, Mission::hold));
}

TEST_CASE("fall back: outmatched defenders go to a line behind, breaking contact or as a delay; others stand") {
  const auto goes = [](float enemy, Mission how) {
    return mornings_with(
        tiny(), [&](Morning& m) { press_on_defender(m, enemy); },
        [&](Morning& m) { return ordered(m, m.formation("ar-3"), how); });
  };
  CHECK(goes(20000, Mission::withdraw) > goes(100, Mission::withdraw) + 20);
  CHECK(goes(1000, Mission::delay) > 0);
  Morning m;
  const FormationId f = m.formation("ar-3");
  press_on_defender(m, 20000);
  for (std::uint64_t seed = 1; m.state.order[f].due < 0; ++seed)
    phases::command(m.setting(seed), m.state, m.journal);
  CHECK(m.front.secure(m.theatre.formation_side[f]).has(m.state.order[f].target));
  CHECK(m.front.depth(m.theatre.formation_side[f], m.state.order[f].target) >= 2);
}

TEST_CASE(
    "counter-attack: a reserve strikes back at ground just lost that is thinly held, and at no other "
    "{counter-urgency}") {
  // The enemy has taken a place of the line, `ago` days before, and this many are believed there.
  const auto struck = [](float enemy, int ago, bool lost) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          const SideId defender{1 - m.attacker().row()};
          const FormationId reserve = m.formation("ar-9");
          m.parameters.command.reserve.hazard = 0;
          m.state.turn = 20 * m.scenario.turns_a_day();
          const HexId lead = foremost(m.setting(), m.state, m.formation("ar-3"));
          for (const UnitId unit : m.theatre.of(reserve)) m.state.hex[unit] = lead;
          for (const UnitId unit : m.theatre.of(m.formation("ar-3"))) m.state.fatigue[unit] = 0.9;
          for (const HexId hex : m.scenario.map.neighbour[lead]) {
            if (!hex || !m.front.hostile_land(defender).has(hex)) continue;
            if (lost) m.state.taken[hex] = m.state.turn - ago * m.scenario.turns_a_day();
          }
          for (const UnitId unit : m.theatre.units())
            if (m.theatre.hostile(defender, m.theatre.side_of[unit]))
              m.state.belief[m.state.belief_of(defender, unit)] = {m.state.hex[unit], m.state.turn, enemy,
                                                                   0.1F};
          m.see();
        },
        [](Morning& m) {
          const Order& order = m.state.order[m.formation("ar-9")];
          if (!ordered(m, m.formation("ar-9"), Mission::attack)) return false;
          CHECK(m.state.taken[order.target] >= 0);
          CHECK(static_cast<Cause>(order.cause) == Cause::counter_attack);
          return true;
        });
  };
  const int weak = struck(5, 0, true);
  CHECK(weak > 40);
  CHECK(struck(3000, 0, true) < weak / 4);
  CHECK(struck(800, 0, true) > struck(800, 3, true) + 15);
  CHECK(struck(5, 15, true) == 0);
  CHECK(struck(5, 0, false) == 0);
}

TEST_CASE("delay: ground is given where the enemy is believed to press, a little a day") {
  const auto steps = [](float enemy) {
    Morning m;
    const FormationId f = m.formation("ar-3");
    const HexId lead = foremost(m.setting(), m.state, f);
    UnitId unit{};
    for (const UnitId of : m.theatre.of(f))
      if (m.state.hex[of] == lead && is_manoeuvre(m.scenario.unit[of].branch)) unit = of;
    press_on_defender(m, enemy);
    m.state.mission[f] = Mission::delay;
    for (const HexId hex : m.theatre.line_hexes.back()) m.state.target[f] = hex;
    phases::command(m.setting(), m.state, m.journal);
    return m.theatre.distance(m.state.hex[unit], m.state.destination[unit]);
  };
  CHECK(steps(800) >= 1);
  CHECK(steps(800) <= 2);
  CHECK(steps(0) == 0);
}

TEST_CASE(
    "give up: an offensive that has lost half its strength is called off, and attacks that have met nobody "
    "end") {
  const auto called_off = [](double loss, int days = 40) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          m.parameters.command.culmination.hazard = 0.2;  // at ten times the odds of a usual day, to be counted
          attack_with(m, m.formation("ve-11"), 0);
          m.state.turn = days * m.scenario.turns_a_day();
          for (const UnitId unit : m.theatre.units())
            if (m.theatre.side_of[unit] == m.attacker())
              m.state.people[unit] = static_cast<std::int32_t>(m.state.people[unit] * (1 - loss));
        },
        [](Morning& m) {
          const bool off = m.state.operation[plan_of_kind(m.scenario, PlanKind::offensive)].culminated >= 0;
          if (off)
            for (const FormationId f : m.theatre.formations())
              if (m.theatre.formation_side[f] == m.attacker()) CHECK_FALSE(attacking(m.state, f));
          return off;
        });
  };
  CHECK(called_off(0.5) > 2 * called_off(0) + 10);
  CHECK(called_off(0.5, 2) < called_off(0.5) / 2);  // not in its first days
}

TEST_CASE("no reserve is spent on a quiet front; where there is fighting one goes") {
  const auto committed = [](double contact) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          m.parameters.command.reserve.hazard = 1;
          believe(m, SideId{1u - m.attacker().row()}, 900.0F);
          for (double& share : m.state.contact) share = contact;
        },
        [](Morning& m) {
          return m.state.order[m.formation("ar-9")].due >= 0 &&
                 m.state.order[m.formation("ar-9")].mission == Mission::hold;
        });
  };
  CHECK(committed(1) > committed(0) + 20);
}

TEST_CASE(
    "an attack that has met nobody yet is not broken off, but given up where no way leads to its target") {
  const auto attacks_on = [](Morning& m) { return attacking(m.state, m.formation("ve-11")); };
  const auto begin = [](Morning& m) {
    m.parameters.command.culmination.hazard = 0;
    attack_with(m, m.formation("ve-11"), 0);
  };
  CHECK(mornings_with(tiny(), begin, attacks_on) == static_cast<int>(mornings));
  CHECK(mornings_with(
            tiny(),
            [&](Morning& m) {
              begin(m);
              m.state.turn = 10 * m.scenario.turns_a_day();
              for (const UnitId unit : m.theatre.of(m.formation("ve-11")))
                m.state.hex[unit] = HexId{std::size_t{0}};
            },
            attacks_on) == 0);
}

TEST_CASE("orders are slower from a headquarters that is far, hit or gone") {
  const auto mean_due = [](auto change) {
    double sum = 0, orders = 0;
    for (std::uint64_t seed = 1; seed <= mornings; ++seed) {
      Morning m;
      believe(m, m.attacker(), 10.0F);
      change(m);
      phases::command(m.setting(seed), m.state, m.journal);
      for (const Event& event : m.journal.events())
        if (event.kind == EventKind::order_given && event.formation == m.formation("ve-11")) {
          sum += static_cast<double>(event.a);
          orders += 1;
        }
    }
    REQUIRE(orders > 20);
    return sum / orders;
  };
  const double usual = mean_due([](Morning&) {});
  const auto staff = [](Morning& m) { return m.theatre.staff[m.formation("ve-11")]; };
  REQUIRE(staff(*std::make_unique<Morning>()));
  CHECK(mean_due([&](Morning& m) { m.state.staff_lost[m.theatre.formation_of[staff(m)]] = 0.5; }) > usual);
  CHECK(mean_due([&](Morning& m) { m.state.people[staff(m)] = 0; }) > usual);
  CHECK(mean_due([&](Morning& m) { m.state.hex[staff(m)] = HexId{std::size_t{0}}; }) > usual);
}

TEST_CASE("break out: a unit cut off tries, and comes out with a part of its people") {
  int out = 0;
  for (std::uint64_t seed = 1; seed <= mornings; ++seed) {
    Morning m;
    const SideId side{1 - m.attacker().row()};
    const UnitId unit = *m.theatre.of(m.formation("ar-3")).begin();
    for (const HexId near : m.scenario.map.neighbour[m.state.hex[unit]])
      if (near) m.state.control[near] = static_cast<std::uint8_t>(m.attacker().row());
    m.state.cut_off[unit] = 1;
    m.state.turn = m.scenario.turns_a_day() - 1;
    m.see();
    REQUIRE_FALSE(m.front.linked(side).has(m.state.hex[unit]));
    const HexId before = m.state.hex[unit];
    const std::int32_t people = m.state.people[unit];
    phases::control(m.setting(seed), m.state, m.journal);
    if (m.state.hex[unit] == before) continue;
    out += 1;
    CHECK(m.state.people[unit] < people);
    CHECK(m.state.people[unit] > 0);
    CHECK(m.front.linked(side).has(m.state.hex[unit]));
  }
  CHECK(out > 10);
  CHECK(out < static_cast<int>(mornings) * 3 / 4);
}

}  // namespace salient::tests
