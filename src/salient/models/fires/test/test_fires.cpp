#include <doctest/doctest.h>

#include "models/fires/fires.hpp"
#include "models/test/nested_parameters.hpp"

namespace salient::models {
namespace {

using test::check_close;

Beaten beaten(double works) {
  return {.posture = Posture::prepared_defence,
          .cover = Cover::mixed,
          .works = works,
          .observed = 0.5,
          .area = SquareKilometres{2}};
}

DroneAttack swarm() {
  return {.sorties_per_day = 60,
          .flying = 1,
          .jamming = 0.3,
          .air_defence = 0.2,
          .people_per_km2 = 40,
          .posture = Posture::attack,
          .cover = Cover::open,
          .works = 0,
          .width = Kilometres{10}};
}

}  // namespace

TEST_CASE("rounds and batteries lost agree with the reference {rounds} {counter-battery}") {
  for (const auto& row : test::reference_rows("fires", "rounds")) {
    const auto& x = row.inputs;
    const FireOrder order{static_cast<Branch>(x[0]), x[1], static_cast<FireMission>(x[2]), Tonnes{x[3]}};
    const Fired fired = fire(test::nested_of<Gunnery>(row.parameters), order, Days{x[4]});
    check_close(fired.rounds, row.expected[0]);
    check_close(in<Tonnes>(fired.ammunition), row.expected[1]);
  }
  for (const auto& row : test::reference_rows("fires", "counter-battery")) {
    const auto& x = row.inputs;
    check_close(tubes_lost(test::nested_of<CounterBattery>(row.parameters), x[0], {x[1], x[2], x[3]}),
                row.expected[0]);
  }
}

TEST_CASE("casualties and suppression agree with the reference {random-coverage} {suppression}") {
  for (const auto& row : test::reference_rows("fires", "random-coverage")) {
    const auto& x = row.inputs;
    const Beaten target{static_cast<Posture>(x[0]), static_cast<Cover>(x[1]), x[2], x[3],
                        SquareKilometres{x[4]}};
    check_close(casualty_share(test::nested_of<Coverage>(row.parameters), target, x[5]), row.expected[0]);
  }
  for (const auto& row : test::reference_rows("fires", "suppression")) {
    const auto& x = row.inputs;
    check_close(suppressed(test::nested_of<Suppression>(row.parameters), x[0], x[1], x[2], Days{x[3]}),
                row.expected[0]);
  }
}

TEST_CASE("drones agree with the reference {drone-chain}") {
  for (const auto& row : test::reference_rows("fires", "drone-chain")) {
    const auto& x = row.inputs;
    const DroneAttack attack{x[0],
                             x[1],
                             x[2],
                             x[3],
                             x[4],
                             static_cast<Posture>(x[5]),
                             static_cast<Cover>(x[6]),
                             x[7],
                             Kilometres{x[8]}};
    const auto drones = test::nested_of<Drones>(row.parameters);
    check_close(drone_casualties(drones, attack), row.expected[0]);
    check_close(drones_overhead(drones, attack), row.expected[1]);
  }
}

TEST_CASE("parameters/fires.toml holds the numbers that fires read and no others") {
  CHECK(test::count_of<FiresParameters>() == test::tables_in("fires"));
}

TEST_CASE("no battery fires without ammunition or spends more than it has") {
  const auto g = test::nested_at<Gunnery>("fires.gunnery");
  const FireOrder dry{Branch::artillery, 18, FireMission::preparatory, Tonnes{0}};
  CHECK(fire(g, dry, Days{1}).rounds == 0);
  const FireOrder scarce{Branch::artillery, 18, FireMission::preparatory, Tonnes{3}};
  CHECK(fire(g, scarce, Days{1}).ammunition == Tonnes{3});
  const FireOrder plenty{Branch::artillery, 18, FireMission::preparatory, Tonnes{1000}};
  CHECK(fire(g, plenty, Days{1}).rounds == doctest::Approx(18 * g.gun_preparatory));
}

TEST_CASE("works shelter, suppression settles and decays, and half steps add up") {
  const auto c = test::nested_at<Coverage>("fires.coverage");
  CHECK(casualty_share(c, beaten(0.8), 500) < casualty_share(c, beaten(0.2), 500));
  CHECK(casualty_share(c, beaten(0), 1e7) == doctest::Approx(1));
  const double once = casualty_share(c, beaten(0.5), 400), half = casualty_share(c, beaten(0.5), 200);
  check_close(once, 1 - (1 - half) * (1 - half));

  const auto s = test::nested_at<Suppression>("fires.suppression");
  const double whole = suppressed(s, 0.1, 60, 0.4, Days{0.25});
  check_close(whole, suppressed(s, suppressed(s, 0.1, 60, 0.4, Days{0.125}), 60, 0.4, Days{0.125}));
  CHECK(suppressed(s, 0.8, 0, 0, Days{1}) < 1e-6);
  CHECK(suppressed(s, 0, 60, 0.9, Days{1}) < suppressed(s, 0, 60, 0.1, Days{1}));
}

TEST_CASE("each step of the drones' chain only takes away") {
  const auto d = test::nested_at<Drones>("fires.drones");
  const double before = drone_casualties(d, swarm());
  const auto with = [&](auto change) {
    DroneAttack a = swarm();
    change(a);
    return drone_casualties(d, a);
  };
  CHECK(with([](DroneAttack& a) { a.flying = 0.3; }) < before);
  CHECK(with([](DroneAttack& a) { a.jamming = 0.9; }) < before);
  CHECK(with([](DroneAttack& a) { a.air_defence = 0.9; }) < before);
  CHECK(with([](DroneAttack& a) { a.cover = Cover::wooded; }) < before);
  CHECK(with([](DroneAttack& a) { a.works = 0.8; }) < before);
  CHECK(with([](DroneAttack& a) { a.posture = Posture::prepared_defence; }) < before);
  CHECK(with([](DroneAttack& a) { a.people_per_km2 = 4; }) < before);
  CHECK(before < swarm().sorties_per_day);
  const double overhead = drones_overhead(d, swarm());
  CHECK(overhead > 0);
  CHECK(overhead < 1);
}

}  // namespace salient::models
