#include <doctest/doctest.h>

#include "models/fires/fires.hpp"
#include "models/test/nested_parameters.hpp"

namespace salient::models {
namespace {

using test::check_close;

FiresParameters fires() { return test::nested_at<FiresParameters>("fires"); }

struct FiresOnPeople {
  Munitions munition;
  Coverage coverage;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("munition", &FiresOnPeople::munition);
    visit("coverage", &FiresOnPeople::coverage);
  }
};

/// Inputs from `first` on, a barrage of each kind.
Barrage barrage_at(const test::Numbers& x, std::size_t first) {
  return {x.at(first), x.at(first + 1), x.at(first + 2), x.at(first + 3), x.at(first + 4)};
}

Beaten beaten(double works, Posture posture = Posture::prepared_defence, Cover cover = Cover::mixed) {
  return {.posture = posture,
          .cover = cover,
          .works = works,
          .observed = 0.5,
          .bursts = 1,
          .area = SquareKilometres{2}};
}

DroneAttack swarm() {
  return {.sorties_per_day = 60,
          .skill = 1,
          .flying = 1,
          .daylight = 0.5,
          .jamming = 0.3,
          .fibre = 0.1,
          .interception = 0.2,
          .people_per_km2 = 40,
          .posture = Posture::attack,
          .cover = Cover::open,
          .works = 0,
          .width = Kilometres{10}};
}

FireOrder order_of(double tubes, FireMission mission, double tonnes) {
  return {MunitionKind::shell, tubes, mission, Tonnes{tonnes}, Tonnes{100}};
}

constexpr FireMission missions[] = {FireMission::supporting, FireMission::preparatory,
                                    FireMission::counter_battery, FireMission::harassing,
                                    FireMission::interdiction};

}  // namespace

TEST_CASE("rounds agree with the reference {fire-cycle} {rounds}") {
  for (const auto& row : test::reference_rows("fires", "rounds")) {
    const auto& x = row.inputs;
    const auto g = test::nested_of<Gunnery>(row.parameters);
    const FireOrder order{static_cast<MunitionKind>(x[0]), x[1], static_cast<FireMission>(x[2]), Tonnes{x[3]},
                          Tonnes{x[4]}};
    const Fired fired = fire(g, order, Days{x[5]});
    check_close(daily_rounds(g, order.kind, order.mission), row.expected[0]);
    check_close(fired.rounds, row.expected[1]);
    check_close(in<Tonnes>(fired.ammunition), row.expected[2]);
  }
}

TEST_CASE(
    "batteries found and struck agree with the reference {battery-located} {battery-exposed} "
    "{battery-strike}") {
  for (const auto& row : test::reference_rows("fires", "battery-exposed")) {
    const auto& x = row.inputs;
    const auto c = test::nested_of<CounterBattery>(row.parameters);
    check_close(located(c, {x[2], x[3], x[4]}), row.expected[0]);
    check_close(tubes_exposed(c, x[0], x[1], {x[2], x[3], x[4]}), row.expected[1]);
  }
  for (const auto& row : test::reference_rows("fires", "battery-silenced")) {  // {battery-silenced}
    const auto& x = row.inputs;
    check_close(silenced(test::nested_of<CounterBattery>(row.parameters), x[0], x[1], x[2]), row.expected[0]);
  }
  for (const auto& row : test::reference_rows("fires", "battery-strike")) {
    const auto& x = row.inputs;
    check_close(tubes_lost(test::nested_of<CounterBattery>(row.parameters), x[0], x[1], x[2]), row.expected[0]);
  }
}

TEST_CASE("casualties and suppression agree with the reference {random-coverage} {suppression}") {
  for (const auto& row : test::reference_rows("fires", "random-coverage")) {
    const auto& x = row.inputs;
    const auto p = test::nested_of<FiresOnPeople>(row.parameters);
    const Beaten target{static_cast<Posture>(x[0]), static_cast<Cover>(x[1]), x[2], x[3], x[4],
                        SquareKilometres{x[5]}};
    check_close(casualty_share(p.munition, p.coverage, target, barrage_at(x, 6)), row.expected[0]);
  }
  for (const auto& row : test::reference_rows("fires", "assault-density"))  // {assault-density}
    check_close(
        assault_density(test::nested_of<Suppression>(row.parameters), row.inputs[0], Days{row.inputs[1]}),
        row.expected[0]);
  for (const auto& row : test::reference_rows("fires", "suppression")) {
    const auto& x = row.inputs;
    check_close(suppressed(test::nested_of<Suppression>(row.parameters), x[0], x[1], x[2], Days{x[3]}),
                row.expected[0]);
  }
}

TEST_CASE("rounds of every kind count together {wear-equivalent} {suppression-equivalent}") {
  for (const auto& row : test::reference_rows("fires", "wear-equivalent")) {
    const auto p = test::nested_of<FiresOnPeople>(row.parameters);
    check_close(wear_shells(p.munition, barrage_at(row.inputs, 0)), row.expected[0]);
    check_close(suppressing_shells(p.munition, barrage_at(row.inputs, 0)), row.expected[1]);
  }
}

TEST_CASE("roads, bombs and salvos agree with the reference {interdiction} {road-threat} {glide-bombs}") {
  for (const auto& row : test::reference_rows("fires", "interdiction")) {
    const auto& x = row.inputs;
    const Share fire = roads_under_fire(test::nested_of<Interdiction>(row.parameters), x[0], Kilometres{x[1]});
    check_close(fire, row.expected[0]);
    check_close(road_threat(x[2], fire), row.expected[1]);
  }
  for (const auto& row : test::reference_rows("fires", "glide-bombs")) {
    const auto& x = row.inputs;
    check_close(bombs_a_day(test::nested_of<GlideBombs>(row.parameters), {x[0], x[1], x[2], Kilometres{x[3]}}),
                row.expected[0]);
    check_close(bombing_priority(x[4], x[5]), row.expected[1]);  // {bombing-priority}
  }
}

TEST_CASE("salvos agree with the reference {salvo} {salvo-damage}") {
  for (const auto& row : test::reference_rows("fires", "salvo")) {
    const auto& x = row.inputs;
    const Penetration p = penetration(test::nested_of<Salvo>(row.parameters), {x[0], x[1]}, x[2]);
    check_close(p.missile, row.expected[0]);
    check_close(p.drone, row.expected[1]);
  }
  for (const auto& row : test::reference_rows("fires", "salvo-damage"))
    check_close(salvo_damage(row.inputs[0], row.inputs[1], row.inputs[2]), row.expected[0]);
}

TEST_CASE("drones agree with the reference {drone-chain} {daylight-denied}") {
  for (const auto& row : test::reference_rows("fires", "drone-chain")) {
    const auto& x = row.inputs;
    const DroneAttack attack{x[0],
                             x[1],
                             x[2],
                             x[3],
                             x[4],
                             x[5],
                             x[6],
                             x[7],
                             static_cast<Posture>(x[8]),
                             static_cast<Cover>(x[9]),
                             x[10],
                             Kilometres{x[11]}};
    const auto drones = test::nested_of<Drones>(row.parameters);
    check_close(drone_casualties(drones, attack), row.expected[0]);
    check_close(drones_overhead(drones, attack), row.expected[1]);
    check_close(drones_surviving(drones, attack.jamming, attack.fibre, attack.interception), row.expected[2]);
    check_close(drones_flown(drones, attack), row.expected[3]);
  }
  for (const auto& row : test::reference_rows("fires", "daylight-denied")) {
    const auto& x = row.inputs;
    check_close(march_share(test::nested_of<Drones>(row.parameters), x[0], x[1], x[2]), row.expected[0]);
  }
}

TEST_CASE("parameters/fires.toml holds the numbers that fires read and no others") {
  CHECK(test::count_of<FiresParameters>() == test::tables_in("fires"));
}

TEST_CASE("no battery fires without ammunition, spends more than it has or into what is kept for a fight") {
  const Gunnery g = fires().gunnery;
  for (const FireMission mission : missions) {
    CHECK(fire(g, order_of(18, mission, 0), Days{1}).rounds == 0);
    double before = 0;
    for (const double tonnes : {1.0, 5.0, 20.0, 60.0, 1000.0}) {
      const Fired fired = fire(g, order_of(18, mission, tonnes), Days{1});
      CHECK(fired.rounds >= before);  // more ammunition, no fewer rounds
      CHECK(tonnes - in<Tonnes>(fired.ammunition) >= std::min(tonnes, 100 * g.reserve.at(mission)) - 1e-9);
      before = fired.rounds;
    }
    CHECK(before == doctest::Approx(18 * daily_rounds(g, MunitionKind::shell, mission)));
  }
}

TEST_CASE("harassing fire ends before counter-battery fire does, and support of a fight last of all") {
  const Gunnery g = fires().gunnery;
  const auto fires_at = [&](FireMission mission, double fill) {
    return fire(g, order_of(18, mission, 100 * fill), Days{1}).rounds > 0;
  };
  CHECK(!fires_at(FireMission::interdiction, 0.3));
  CHECK(fires_at(FireMission::harassing, 0.3));
  CHECK(!fires_at(FireMission::harassing, 0.2));
  CHECK(fires_at(FireMission::counter_battery, 0.2));
  CHECK(!fires_at(FireMission::counter_battery, 0.05));
  CHECK(fires_at(FireMission::supporting, 0.05));
}

TEST_CASE("moving costs rounds, most where most are asked") {
  Gunnery g = fires().gunnery;
  const auto kept = [&](FireMission m) { return daily_rounds(g, MunitionKind::shell, m) / g.gun.at(m); };
  CHECK(kept(FireMission::preparatory) < kept(FireMission::harassing));
  CHECK(kept(FireMission::harassing) < 1);
  g.displacement_hours = 0;
  CHECK(kept(FireMission::preparatory) == doctest::Approx(1));
}

TEST_CASE("a battery in two halves fires, is found and is hit as it was whole") {
  const FiresParameters p = fires();
  const Fired whole = fire(p.gunnery, order_of(18, FireMission::harassing, 60), Days{1});
  FireOrder half = order_of(9, FireMission::harassing, 30);
  half.full = Tonnes{50};
  check_close(2 * fire(p.gunnery, half, Days{1}).rounds, whole.rounds);
  const BatteryHunt hunt{0.5, 0.4, 0.3};
  const double exposed = tubes_exposed(p.counter_battery, 400, p.gunnery.rounds_per_mission, hunt);
  check_close(2 * tubes_exposed(p.counter_battery, 200, p.gunnery.rounds_per_mission, hunt), exposed);
  check_close(tubes_lost(p.counter_battery, 9, exposed / 2, 150),
              tubes_lost(p.counter_battery, 18, exposed, 300));
}

TEST_CASE("counter-battery needs both halves: nobody is hit who was not found or at whom nobody fires") {
  const CounterBattery c = fires().counter_battery;
  CHECK(tubes_exposed(c, 400, 6, {0, 0, 0}) == 0);
  CHECK(tubes_lost(c, 18, 0, 500) == 0);
  CHECK(tubes_lost(c, 18, 3, 0) == 0);
  CHECK(tubes_lost(c, 18, 3, 200) < tubes_lost(c, 18, 3, 400));
  CHECK(tubes_lost(c, 18, 3, 1e9) <= 3.0 / 18);
  for (const auto& [radar, drones, sound] : {BatteryHunt{1, 0, 0}, BatteryHunt{0, 1, 0}, BatteryHunt{0, 0, 1}})
    CHECK(located(c, {radar, drones, sound}) > 0);
}

TEST_CASE("counter-battery fire silences more than it destroys {battery-silenced}") {
  const FiresParameters p = fires();
  const double rounds = 18 * daily_rounds(p.gunnery, MunitionKind::shell, FireMission::supporting);
  const double exposed =
      tubes_exposed(p.counter_battery, rounds, p.gunnery.rounds_per_mission, {0.25, 0.5, 0.5});
  const double answer = p.counter_battery.rounds_asked * exposed;
  const double quiet = silenced(p.counter_battery, 18, exposed, answer);
  CHECK(quiet > 2 * tubes_lost(p.counter_battery, 18, exposed, answer));
  CHECK(quiet > 0.08);  // a tenth of a day's fire at the best guess, a quarter and more at the end of the range
  CHECK(quiet < 0.3);
  CHECK(silenced(p.counter_battery, 18, exposed, answer / 2) < quiet);
  CHECK(silenced(p.counter_battery, 18, exposed, 9 * answer) == quiet);
  CHECK(silenced(p.counter_battery, 18, exposed, 0) == 0);
  CHECK(silenced(p.counter_battery, 18, 0, 100) == 0);
}

TEST_CASE("each kind of round has its targets: cluster shells for the open, bombs for works, mortars least") {
  const FiresParameters p = fires();
  const auto casualties = [&](MunitionKind kind, const Beaten& target) {
    return casualty_share(p.munition, p.coverage, target, barrage_of(kind, 10, kind == MunitionKind::cluster));
  };
  const Beaten open = beaten(0, Posture::attack, Cover::open), works = beaten(0.8, Posture::fortified_defence),
               town = beaten(0, Posture::hasty_defence, Cover::urban);
  const auto of_shell = [&](MunitionKind kind, const Beaten& target) {
    return casualties(kind, target) / casualties(MunitionKind::shell, target);
  };
  CHECK(of_shell(MunitionKind::cluster, open) > 2);
  CHECK(of_shell(MunitionKind::cluster, open) > of_shell(MunitionKind::cluster, works));
  CHECK(of_shell(MunitionKind::cluster, open) > of_shell(MunitionKind::cluster, town));
  CHECK(of_shell(MunitionKind::bomb, works) > of_shell(MunitionKind::bomb, open));
  CHECK(of_shell(MunitionKind::mortar, open) < 1);
  CHECK(wear_shells(p.munition, barrage_of(MunitionKind::bomb, 1, 0)) > 10);
  CHECK(wear_shells(p.munition, barrage_of(MunitionKind::shell, 7, 0)) == doctest::Approx(7));
}

TEST_CASE("works shelter, soft ground smothers, and half steps add up") {
  const FiresParameters p = fires();
  const auto share = [&](const Beaten& target, double shells) {
    return casualty_share(p.munition, p.coverage, target, barrage_of(MunitionKind::shell, shells, 0));
  };
  CHECK(share(beaten(0.8), 500) < share(beaten(0.2), 500));
  CHECK(share(beaten(0), 1e7) == doctest::Approx(1));
  Beaten mud = beaten(0.2);
  mud.bursts = 0.7;
  CHECK(share(mud, 500) < share(beaten(0.2), 500));
  const double once = share(beaten(0.5), 400), half = share(beaten(0.5), 200);
  check_close(once, 1 - (1 - half) * (1 - half));

  const Suppression s = p.suppression;
  const double whole = suppressed(s, 0.1, 60, 0.4, Days{0.25});
  check_close(whole, suppressed(s, suppressed(s, 0.1, 60, 0.4, Days{0.125}), 60, 0.4, Days{0.125}));
  CHECK(suppressed(s, 0.8, 0, 0, Days{1}) < 1e-6);
  CHECK(suppressed(s, 0, 60, 0.9, Days{1}) < suppressed(s, 0, 60, 0.1, Days{1}));
}

TEST_CASE("each step of the drones' chain only takes away") {
  const Drones d = fires().drones;
  const double before = drone_casualties(d, swarm());
  const auto with = [&](auto change) {
    DroneAttack a = swarm();
    change(a);
    return drone_casualties(d, a);
  };
  CHECK(with([](DroneAttack& a) { a.flying = 0.3; }) < before);
  CHECK(with([](DroneAttack& a) { a.skill = 0.3; }) < before);
  check_close(with([](DroneAttack& a) { a.skill = 9; }), before / d.aimed);  // nobody hits more than once
  CHECK(with([](DroneAttack& a) { a.daylight = 0.3; }) < before);
  CHECK(with([](DroneAttack& a) { a.jamming = 0.9; }) < before);
  CHECK(with([](DroneAttack& a) { a.fibre = 0; }) < before);
  CHECK(with([](DroneAttack& a) { a.interception = 0.9; }) < before);
  CHECK(with([](DroneAttack& a) { a.cover = Cover::wooded; }) < before);
  CHECK(with([](DroneAttack& a) { a.works = 0.8; }) < before);
  CHECK(with([](DroneAttack& a) { a.posture = Posture::prepared_defence; }) < before);
  CHECK(with([](DroneAttack& a) { a.people_per_km2 = 4; }) < before);
  CHECK(with([](DroneAttack& a) { a.sorties_per_day = 0; }) == 0);
  CHECK(before < swarm().sorties_per_day);
  const double overhead = drones_overhead(d, swarm());
  CHECK(overhead > 0);
  CHECK(overhead < 1);
}

TEST_CASE("jamming does not touch what is guided by fibre") {
  const Drones d = fires().drones;
  DroneAttack all = swarm(), none = swarm();
  all.fibre = 1;
  none.jamming = none.fibre = 0;
  check_close(drone_casualties(d, all), drone_casualties(d, none));
}

TEST_CASE("columns near the front keep to the dark; reach falls to nothing {drone-reach}") {
  const Drones d = fires().drones;
  CHECK(march_share(d, 0.8, 0.9, 0.3) > march_share(d, 0.8, 0.9, 0.6));
  CHECK(march_share(d, 0.8, 0, 0.6) == 1);
  CHECK(within_reach(Kilometres{0}, Kilometres{12}) == 1);
  CHECK(within_reach(Kilometres{6}, Kilometres{12}) == doctest::Approx(0.5));
  CHECK(within_reach(Kilometres{13}, Kilometres{12}) == 0);
}

TEST_CASE("mass tells in a salvo: two days' weapons at once beat the same on two days") {
  const Salvo s = fires().salvo;
  const auto hits = [&](double missiles, double drones, double engagements) {
    const Penetration p = penetration(s, {missiles, drones}, engagements);
    return missiles * p.missile + drones * s.drone.weight * p.drone;
  };
  CHECK(hits(20, 60, 15) > 2 * hits(10, 30, 15));
  CHECK(hits(20, 60, 15) > hits(20, 60, 30));
  CHECK(hits(20, 61, 15) > hits(20, 60, 15));
  CHECK(hits(10, 60, 15) > hits(10, 0, 15));
  CHECK(hits(0, 0, 15) == 0);
  // Drones draw engagements from missiles.
  CHECK(penetration(s, {10, 60}, 15).missile > penetration(s, {10, 0}, 15).missile);
}

}  // namespace salient::models
