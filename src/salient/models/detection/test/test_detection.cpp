#include <doctest/doctest.h>

#include "models/detection/detection.hpp"
#include "models/test/nested_parameters.hpp"

namespace salient::models {
namespace {

using test::check_close;

Look column_on_the_road() {
  return {.depth = Kilometres{5},
          .drones = 0.7,
          .radar = 0.5,
          .radio = 0.5,
          .flying = 1,
          .visibility = 1,
          .darkness = 0,
          .posture = Posture::march,
          .cover = Cover::open,
          .deception = 0};
}

}  // namespace

TEST_CASE("detection agrees with the reference {detection}") {
  for (const auto& row : test::reference_rows("detection", "detection")) {
    const auto& x = row.inputs;
    const auto p = test::nested_of<DetectionParameters>(row.parameters);
    const Look look{Kilometres{x[0]},         x[1], x[2], x[3], x[4], x[5], x[6], static_cast<Posture>(x[7]),
                    static_cast<Cover>(x[8]), x[9]};
    check_close(detected(p.search, look, Days{x[10]}), row.expected[0]);
  }
}

TEST_CASE("beliefs agree with the reference {strength-error} {fusion} {ageing} {forgetting} {identification}") {
  for (const auto& row : test::reference_rows("detection", "strength-error")) {
    const auto& x = row.inputs;
    const auto seen =
        sighting(test::nested_of<BeliefErrors>(row.parameters), Personnel{x[0]}, x[1], x[2], x[3]);
    check_close(in<Personnel>(seen.people), row.expected[0]);
    check_close(seen.sigma, row.expected[1]);
  }
  for (const auto& row : test::reference_rows("detection", "fusion")) {
    const auto& x = row.inputs;
    const StrengthBelief both = fused({Personnel{x[0]}, x[1]}, {Personnel{x[2]}, x[3]});
    check_close(in<Personnel>(both.people), row.expected[0]);
    check_close(both.sigma, row.expected[1]);
  }
  for (const auto& row : test::reference_rows("detection", "ageing")) {
    const auto old = aged(test::nested_of<BeliefErrors>(row.parameters), {Personnel{500}, row.inputs[0]},
                          Days{row.inputs[1]});
    check_close(old.sigma, row.expected[0]);
    CHECK(old.people == Personnel{500});
  }
  for (const auto& row : test::reference_rows("detection", "forgetting"))
    check_close(trust_after(test::nested_of<BeliefErrors>(row.parameters), row.inputs[0], Days{row.inputs[1]}),
                row.expected[0]);
  for (const auto& row : test::reference_rows("detection", "identification"))
    check_close(identified(test::nested_of<BeliefErrors>(row.parameters), row.inputs[0], row.inputs[1]),
                row.expected[0]);
}

TEST_CASE("coverage and continuity agree with the reference {coverage} {flights} {continuity}") {
  for (const auto& row : test::reference_rows("detection", "flights"))
    check_close(flights_left(test::nested_of<SensorCoverage>(row.parameters), row.inputs[0], row.inputs[1]),
                row.expected[0]);
  for (const auto& row : test::reference_rows("detection", "coverage")) {
    const auto p = test::nested_of<SensorCoverage>(row.parameters);
    check_close(covered(p.drones, row.inputs[0]), row.expected[0]);
    check_close(covered(p.radar, row.inputs[0]), row.expected[1]);
    check_close(covered(p.radio, row.inputs[0]), row.expected[2]);
  }
  for (const auto& row : test::reference_rows("detection", "continuity"))
    CHECK(same_contact(test::nested_of<BeliefErrors>(row.parameters), Kilometres{row.inputs[0]},
                       Days{row.inputs[1]}) == (row.expected[0] > 0));
}

TEST_CASE("asking whether a unit is found by its finds is asking for the chance") {
  const auto d = test::nested_at<Detection>("detection.search");
  const Look look = column_on_the_road();
  const Finds full = finds_at(d, look);
  const double finds = (full.drones * look.drones + full.radar * look.radar + full.radio * look.radio) *
                       shown(d, look.posture, look.deception);
  const double chance = detected(d, look, Days{1});
  for (int i = 0; i < 1000; ++i) {
    const double u = (i + 0.5) / 1000;
    CHECK(found(finds, u) == (u < chance));
  }
}

TEST_CASE("parameters/detection.toml holds the numbers that detection reads and no others") {
  CHECK(test::count_of<DetectionParameters>() == test::tables_in("detection"));
}

TEST_CASE("depth, cover, night, fog, stillness and deception hide, and half steps add up") {
  const auto d = test::nested_at<Detection>("detection.search");
  const double seen = detected(d, column_on_the_road(), Days{0.25});
  const auto with = [&](auto change) {
    Look look = column_on_the_road();
    change(look);
    return detected(d, look, Days{0.25});
  };
  CHECK(with([](Look& l) { l.depth = Kilometres{20}; }) < seen);
  CHECK(with([](Look& l) { l.cover = Cover::wooded; }) < seen);
  CHECK(with([](Look& l) { l.darkness = 1; }) < seen);
  CHECK(with([](Look& l) { l.visibility = 0.3; }) < seen);
  CHECK(with([](Look& l) { l.flying = 0.2; }) < seen);
  CHECK(with([](Look& l) { l.posture = Posture::prepared_defence; }) < seen);
  CHECK(with([](Look& l) { l.deception = 1; }) < seen);
  CHECK(with([](Look& l) { l.drones = l.radar = l.radio = 0; }) == 0);
  const double half = detected(d, column_on_the_road(), Days{0.125});
  check_close(seen, 1 - (1 - half) * (1 - half));
}

TEST_CASE("two sightings are worth more than one, and age blurs") {
  const auto b = test::nested_at<BeliefErrors>("detection.belief");
  const StrengthBelief one = sighting(b, Personnel{500}, 0.5, 0, 0.3);
  CHECK(fused(one, one).sigma < one.sigma);
  check_close(in<Personnel>(fused(one, one).people), in<Personnel>(one.people));
  CHECK(sighting(b, Personnel{500}, 0.5, 1, 0.3).sigma > one.sigma);
  CHECK(sighting(b, Personnel{500}, 1, 0, 0.3).sigma < one.sigma);
  const StrengthBelief late = aged(b, one, Days{6});
  CHECK(late.sigma > one.sigma);
  check_close(late.sigma, aged(b, aged(b, one, Days{3}), Days{3}).sigma);
}

}  // namespace salient::models
