#include "terrain/geometry.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "chance/key.hpp"

namespace salient {
namespace {

using chance::Key;

Point some_point(Key key, std::uint64_t n) { return {100 * key.uniform(2 * n), 80 * key.uniform(2 * n + 1)}; }

/// A ring around (50, 40) without crossings, its corners at chance distances.
Line star(Key key, int corners) {
  Line ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::acos(-1.0) * i / corners,
                 radius = 5 + 30 * key.uniform(static_cast<std::uint64_t>(i));
    ring.push_back({50 + radius * std::cos(angle), 40 + radius * std::sin(angle)});
  }
  return ring;
}
const Line square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};

TEST_CASE("a ring's area has the ring's sense, closed or not") {
  CHECK(signed_area(square) == SquareKilometres{100});
  Line clockwise{square.rbegin(), square.rend()};
  CHECK(signed_area(clockwise) == SquareKilometres{-100});
  clockwise.push_back(clockwise.front());
  CHECK(signed_area(clockwise) == SquareKilometres{-100});
  CHECK(signed_area(Line{}) == SquareKilometres{0});
  CHECK(signed_area(Line{{1, 1}, {2, 2}}) == SquareKilometres{0});
}

TEST_CASE("a hole is not land, an island in it is") {
  const Polygon polygon{{square, {{2, 2}, {8, 2}, {8, 8}, {2, 8}}, {{4, 4}, {6, 4}, {6, 6}, {4, 6}}}};
  CHECK(contains(polygon, {1, 1}));
  CHECK_FALSE(contains(polygon, {3, 3}));
  CHECK(contains(polygon, {5, 5}));
  CHECK_FALSE(contains(polygon, {11, 5}));
  CHECK_FALSE(contains(Polygon{}, {0, 0}));
}

TEST_CASE("the share of points inside is the area's share") {
  const Line ring = star(Key::from_seed(60), 17);
  int hits = 0;
  for (std::uint64_t i = 0; i < 40000; ++i) hits += contains({{ring}}, some_point(Key::from_seed(61).at(i), 0));
  CHECK(hits / 40000.0 * 8000 == doctest::Approx(in<SquareKilometres>(signed_area(ring))).epsilon(0.03));
}

TEST_CASE("of the parts of a cut square every point is in exactly one, those on the cuts too") {
  for (std::uint64_t i = 0; i < 300; ++i) {
    const Point c = some_point(Key::from_seed(62).at(i), 0);
    const Point corner[4] = {{0, 0}, {100, 0}, {100, 80}, {0, 80}};
    const auto part_count = [&](Point p) {
      int parts = 0;
      for (int k = 0; k < 4; ++k) parts += contains({{{corner[k], corner[(k + 1) % 4], c}}}, p);
      return parts;
    };
    CHECK(part_count(c) == 1);
    for (std::uint64_t n = 1; n < 20; ++n) {
      CHECK(part_count(some_point(Key::from_seed(63).at(i), n)) == 1);
      const double t = Key::from_seed(64).at(i).uniform(n);
      CHECK(part_count({t * c.east, t * c.north}) == 1);
    }
  }
}

TEST_CASE("a ring that crosses, touches or folds back on itself is at fault") {
  CHECK_FALSE(ring_fault(square).has_value());
  CHECK(ring_fault(Line{{0, 0}, {10, 10}, {10, 0}, {0, 10}}) == RingFault{0, 2});
  CHECK(ring_fault(Line{{0, 0}, {10, 0}, {10, 10}, {5, 0}}) == RingFault{0, 2});          // touches from inside
  CHECK(ring_fault(Line{{0, 0}, {10, 0}, {4, 0}, {4, 10}}).has_value());                  // a spike
  CHECK(ring_fault(Line{{0, 0}, {5, 5}, {10, 0}, {10, 9}, {5, 5}, {0, 9}}).has_value());  // a waist of no width
  CHECK_FALSE(ring_fault(Line{{0, 0}, {10, 0}, {10, 0}, {10, 10}, {0, 0}}).has_value());  // a repeated corner
  CHECK_FALSE(ring_fault(Line{{0, 0}, {5, 0}, {10, 0}, {10, 10}}).has_value());  // a corner on a straight
  for (std::uint64_t i = 0; i < 50; ++i) {
    Line ring = star(Key::from_seed(65).at(i), 40);
    CHECK_FALSE(ring_fault(ring).has_value());
    std::swap(ring[3], ring[20]);
    CHECK(ring_fault(ring).has_value());
  }
}

TEST_CASE("distance to a line is that to its nearest point") {
  const Line line{{0, 0}, {10, 0}, {10, 10}};
  CHECK(distance({5, 3}, line) == Kilometres{3});
  CHECK(distance({-3, -4}, line) == Kilometres{5});
  CHECK(distance({12, 10}, line) == Kilometres{2});
  CHECK(distance({4, 3}, Line{{0, 0}}) == Kilometres{5});
  CHECK(distance({4, 3}, Line{{0, 0}, {0, 0}}) == Kilometres{5});
  CHECK(length(line) == Kilometres{20});
  CHECK(length(Line{}) == Kilometres{0});
  for (std::uint64_t i = 0; i < 200; ++i) {
    const Key key = Key::from_seed(66).at(i);
    const Point a = some_point(key, 0), b = some_point(key, 1), p = some_point(key, 2);
    double nearest = 1e9;
    for (int k = 0; k <= 2000; ++k) {
      const double t = k / 2000.0;
      nearest = std::fmin(nearest, std::hypot(a.east + t * (b.east - a.east) - p.east,
                                              a.north + t * (b.north - a.north) - p.north));
    }
    CHECK(in<Kilometres>(distance(p, Line{a, b})) == doctest::Approx(nearest).epsilon(0.01));
  }
}

TEST_CASE("a line bent exactly on another crosses it once") {
  const Point c{0, -5}, d{0, 5};
  CHECK((crosses({-1, 0}, {0, 0}, c, d) != crosses({0, 0}, {1, 1}, c, d)));
  CHECK(crosses({-1, 0}, {1, 0}, c, d));
  CHECK(crosses({1, 0}, {-1, 0}, d, c));
  CHECK_FALSE(crosses({-1, 6}, {1, 6}, c, d));
  CHECK_FALSE(crosses({1, 0}, {2, 0}, c, d));
  CHECK_FALSE(crosses({0, -1}, {0, 1}, c, d));  // along it
}

}  // namespace
}  // namespace salient
