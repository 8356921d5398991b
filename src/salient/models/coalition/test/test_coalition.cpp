#include <doctest/doctest.h>

#include "chance/key.hpp"
#include "models/coalition/coalition.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {

TEST_CASE("the seam is that of the reference {seam-friction} {seam-orders} {seam-fires} {friendly-fire}") {
  for (const ReferenceRow& row : reference_rows("coalition", "seam-friction")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<SeamParameters>(row.parameters);
    check_close(friction(p, {x[0] > 0.0, x[1], Days{x[2]}}), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("coalition", "seam-orders"))
    check_close(order_delay_factor(parameters_of<SeamParameters>(row.parameters), row.inputs[0]),
                row.expected[0]);
  for (const ReferenceRow& row : reference_rows("coalition", "seam-fires"))
    check_close(fire_support_factor(parameters_of<SeamParameters>(row.parameters), row.inputs[0]),
                row.expected[0]);
  for (const ReferenceRow& row : reference_rows("coalition", "friendly-fire")) {
    const auto p = parameters_of<SeamParameters>(row.parameters);
    check_close(in<PerDay>(friendly_fire(p, row.inputs[0], row.inputs[1])), row.expected[0]);
  }
}

TEST_CASE(
    "equipment, uniform and tolerance are those of the reference "
    "{host-equipment} {uniform-identification} {loss-tolerance}") {
  for (const ReferenceRow& row : reference_rows("coalition", "host-equipment")) {
    const auto p = parameters_of<HostEquipment>(row.parameters);
    check_close(equipment_after(p, row.inputs[0], Days{row.inputs[1]}), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("coalition", "uniform-identification")) {
    const auto p = parameters_of<UniformParameters>(row.parameters);
    const Numbers& x = row.inputs;
    const double unknown = unknown_after(p, x[1], x[2], Days{x[3]});
    check_close(unknown, row.expected[0]);
    check_close(identification_factor(p, x[0], unknown), row.expected[1]);
  }
  for (const ReferenceRow& row : reference_rows("coalition", "loss-tolerance")) {
    const auto p = parameters_of<ToleranceParameters>(row.parameters);
    const Numbers& x = row.inputs;
    const ToleranceHazards found = tolerance_hazards(p, {x[0], x[1], x[2]}, Days{x[3]});
    check_close(found.pause, row.expected[0]);
    check_close(found.withdraw, row.expected[1]);
    check_close(found.resume, row.expected[2]);
  }
}

TEST_CASE("within one army there is no seam {seam-friction} {seam-orders} {seam-fires}") {
  const auto p = parameters_at<SeamParameters>("coalition.seam");
  const double none = friction(p, {.crossed = false, .interpreters = 0, .together = Days{0}});
  CHECK(none == 0.0);
  CHECK(order_delay_factor(p, none) == 1.0);
  CHECK(fire_support_factor(p, none) == 1.0);
  CHECK(in<PerDay>(friendly_fire(p, none, 1.0)) == 0.0);
}

TEST_CASE("interpreters and habit ease the seam, never fully {seam-friction}") {
  const auto p = parameters_at<SeamParameters>("coalition.seam");
  for (std::uint64_t sample = 0; sample < 300; ++sample) {
    const chance::Key key = chance::Key::from_seed(1814).at(sample);
    const Seam seam{true, key.uniform(0), Days{key.uniform(1) * 200}};
    const double f = friction(p, seam);
    CHECK((f > 0.0 && f <= 1.0));
    CHECK(friction(p, {true, seam.interpreters, seam.together + Days{10}}) < f);
    CHECK(friction(p, {true, seam.interpreters + (1 - seam.interpreters) * 0.5, seam.together}) < f);
    CHECK(order_delay_factor(p, f) > 1.0);
    CHECK((fire_support_factor(p, f) > 0.0 && fire_support_factor(p, f) < 1.0));
    SeamParameters later = p;
    later.fire_latency *= 2;
    CHECK(fire_support_factor(later, f) < fire_support_factor(p, f));
    CHECK(friendly_fire(p, f, 1.0) > friendly_fire(p, f, 0.5));
  }
}

TEST_CASE("equipment approaches what the host can spare, in halves as in wholes {host-equipment}") {
  const auto p = parameters_at<HostEquipment>("coalition.equipment");
  const double half = equipment_after(p, 0.4, Days{10}), whole = equipment_after(p, 0.4, Days{20});
  CHECK(equipment_after(p, half, Days{10}) == doctest::Approx(whole));
  CHECK((0.4 < half && half < whole && whole < p.spare));
  CHECK(equipment_after(p, p.spare + 0.1, Days{30}) == p.spare + 0.1);
}

TEST_CASE("the host's dress hides, until contact gives it away {uniform-identification}") {
  const auto p = parameters_at<UniformParameters>("coalition.uniform");
  CHECK(identification_factor(p, 0.0, 1.0) == 1.0);
  CHECK(identification_factor(p, 1.0, 1.0) < identification_factor(p, 0.5, 1.0));
  CHECK(unknown_after(p, 1.0, 0.0, Days{20}) == 1.0);
  const double left = unknown_after(p, 1.0, 1.0, Days{20});
  CHECK(unknown_after(p, unknown_after(p, 1.0, 1.0, Days{10}), 1.0, Days{10}) == doctest::Approx(left));
  CHECK(identification_factor(p, 1.0, left) > identification_factor(p, 1.0, 1.0));
  CHECK(identification_factor(p, 1.0, left) < 1.0);
}

TEST_CASE("more loss makes a contingent likelier to pause, without a threshold {loss-tolerance}") {
  const auto p = parameters_at<ToleranceParameters>("coalition.tolerance");
  const auto at = [&](Share lost, Share week) {
    return tolerance_hazards(p, {lost, lost, week}, Days{p.stands});
  };
  CHECK(at(0, 0).pause == 0.0);
  ToleranceHazards before = at(0, 0.05);
  for (int step = 1; step <= 100; ++step) {
    const ToleranceHazards now = at(step / 100.0, 0.05);
    CHECK(now.pause > before.pause);
    CHECK(now.withdraw > before.withdraw);
    CHECK(now.withdraw < now.pause);
    CHECK(now.resume < before.resume);
    CHECK(now.pause - before.pause < 0.02);
    before = now;
  }
  CHECK(at(0.3, 0.1).pause > at(0.3, 0.0).pause);
}

TEST_CASE("a pause stands its days; losses once accepted do not pause again, but call home {loss-tolerance}") {
  const auto p = parameters_at<ToleranceParameters>("coalition.tolerance");
  const ContingentLosses of{.lost = 0.4, .since = 0.05, .week = 0.02};
  CHECK(tolerance_hazards(p, of, Days{p.stands - 1}).resume == 0.0);
  CHECK(tolerance_hazards(p, of, Days{p.stands}).resume > 0.0);
  const ContingentLosses fresh{.lost = 0.4, .since = 0.4, .week = 0.02};
  CHECK(tolerance_hazards(p, of, Days{0}).pause < tolerance_hazards(p, fresh, Days{0}).pause / 10);
  CHECK(tolerance_hazards(p, of, Days{0}).withdraw == tolerance_hazards(p, fresh, Days{0}).withdraw);
}

}  // namespace salient::models::test
