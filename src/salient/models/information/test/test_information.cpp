#include <doctest/doctest.h>

#include "chance/key.hpp"
#include "models/information/information.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {

TEST_CASE("access and novelty are those of the reference {network-access} {home-openness} {novelty}") {
  for (const ReferenceRow& row : reference_rows("information", "network-access")) {
    const auto p = parameters_of<AccessParameters>(row.parameters);
    check_close(access(p, {static_cast<Network>(row.inputs[0]), row.inputs[1], row.inputs[2], row.inputs[3]}),
                row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("information", "home-openness")) {
    const auto p = parameters_of<AccessParameters>(row.parameters);
    check_close(home_openness(p, {row.inputs[0], row.inputs[1]}), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("information", "novelty")) {
    const auto p = parameters_of<AccessParameters>(row.parameters);
    const Numbers& x = row.inputs;
    const double fresh = freshness_after(p, x[2], x[0], Days{x[3]});
    check_close(fresh, row.expected[0]);
    check_close(novelty(x[0], x[1], fresh), row.expected[1]);
  }
}

TEST_CASE(
    "distraction, messages and grievance are those of the reference "
    "{distraction} {message-exposure} {restriction}") {
  for (const ReferenceRow& row : reference_rows("information", "distraction")) {
    const auto p = parameters_of<DistractionParameters>(row.parameters);
    const Distraction found = distraction(p, row.inputs[0], row.inputs[1]);
    check_close(found.distracted, row.expected[0]);
    check_close(found.vigilance_factor, row.expected[1]);
    check_close(found.uptake_factor, row.expected[2]);
    check_close(found.rest_lost, row.expected[3]);
  }
  for (const ReferenceRow& row : reference_rows("information", "message-exposure")) {
    const auto p = parameters_of<MessageParameters>(row.parameters);
    check_close(message_exposure(p, row.inputs[0], row.inputs[1], row.inputs[2]), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("information", "restriction")) {
    const auto p = parameters_of<RestrictionParameters>(row.parameters);
    check_close(restriction_hazard(p, row.inputs[0], row.inputs[1]), row.expected[0]);
    check_close(restricted(p, row.inputs[2]), row.expected[1]);
  }
}

TEST_CASE("more network is more access, restriction takes it away {network-access}") {
  const auto p = parameters_at<AccessParameters>("information.access");
  CHECK(access(p, {Network::cut, 1, 0, 0}) == 0.0);
  CHECK(access(p, {Network::filtered, 1, 0, 0}) > 0.0);
  CHECK(access(p, {Network::open, 1, 0, 0}) > access(p, {Network::filtered, 1, 0, 0}));
  CHECK(access(p, {Network::open, 1, 0, 1}) == 0.0);
  CHECK(access(p, {Network::open, 0.5, 0, 0}) < access(p, {Network::open, 1, 0, 0}));
  CHECK(access(p, {Network::open, 1, 1, 0}) < access(p, {Network::open, 1, 0, 0}));
  CHECK(access(p, {Network::open, 1, 0, 0.5}) < access(p, {Network::open, 1, 0, 0}));
}

TEST_CASE("a closed home makes the network new, an open one does not {home-openness} {novelty}") {
  const auto p = parameters_at<AccessParameters>("information.access");
  const double closed = home_openness(p, {.sites = 28, .with_access = 0.01});
  const double open = home_openness(p, {.sites = 1e9, .with_access = 0.9});
  CHECK(closed < 0.01);
  CHECK(open > 0.85);
  CHECK(novelty(1, closed, 1) > novelty(1, open, 1));
  CHECK(novelty(1, closed, 1) <= 1.0);
  CHECK(novelty(0, closed, 1) == 0.0);
  CHECK(freshness_after(p, 1, 0, Days{100}) == 1.0);
  const double ten = freshness_after(p, 1, 1, Days{10});
  CHECK(ten < 1.0);
  CHECK(freshness_after(p, ten, 1, Days{10}) == doctest::Approx(freshness_after(p, 1, 1, Days{20})));
  CHECK(freshness_after(p, 1, 0.5, Days{20}) == doctest::Approx(ten));
  CHECK(novelty(1, closed, freshness_after(p, 1, 1, Days{365})) < 0.01);
}

TEST_CASE("distraction is small by default and discipline lessens it {distraction}") {
  const auto p = parameters_at<DistractionParameters>("information.distraction");
  const Distraction none = distraction(p, 0, 0), worst = distraction(p, 1, 0), kept = distraction(p, 1, 1);
  CHECK(none.vigilance_factor == 1.0);
  CHECK(none.uptake_factor == 1.0);
  CHECK(none.rest_lost == 0.0);
  CHECK(worst.vigilance_factor > 0.9);
  CHECK(worst.uptake_factor > 0.9);
  CHECK(worst.rest_lost < 0.1);
  CHECK(kept.vigilance_factor > worst.vigilance_factor);
  CHECK(kept.uptake_factor > worst.uptake_factor);
  CHECK(kept.rest_lost < worst.rest_lost);
}

TEST_CASE("no effect reaches beyond a third at the edge of its range {distraction}") {
  for (const char* effect : {"vigilance", "uptake", "rest"})
    CHECK(parameter_value(std::string{"information.distraction."} + effect, "high") <= 0.35);
}

TEST_CASE("messages need effort, and access and language help them {message-exposure}") {
  const auto p = parameters_at<MessageParameters>("information.messages");
  for (std::uint64_t sample = 0; sample < 200; ++sample) {
    const chance::Key key = chance::Key::from_seed(451).at(sample);
    const double reached = key.uniform(0), effort = key.uniform(1), own = key.uniform(2);
    const double heard = message_exposure(p, reached, effort, own);
    CHECK((heard >= 0.0 && heard <= 1.0));
    CHECK(message_exposure(p, reached + (1 - reached) / 2, effort, own) >= heard);
    CHECK(message_exposure(p, reached, effort + (1 - effort) / 2, own) >= heard);
    CHECK(message_exposure(p, reached, effort, own + (1 - own) / 2) >= heard);
    CHECK(message_exposure(p, reached, 0, own) == 0.0);
  }
}

TEST_CASE("commanders restrict what they see distract, and never give back {restriction}") {
  const auto p = parameters_at<RestrictionParameters>("information.restriction");
  CHECK(restriction_hazard(p, 0, 1) == 0.0);
  CHECK(restriction_hazard(p, 1, 0) == 0.0);
  CHECK(restriction_hazard(p, 0.8, 0.5) > restriction_hazard(p, 0.4, 0.5));
  CHECK(restriction_hazard(p, 0.8, 0.9) > restriction_hazard(p, 0.8, 0.5));
  CHECK(restricted(p, 0) == p.share);
  CHECK(restricted(p, 1) == 1.0);
}

}  // namespace salient::models::test
