#include "terrain/hex.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "chance/key.hpp"

namespace salient {
namespace {

using chance::Key;

const HexGrid grid{{36.0, 50.8}, {37.6, 51.9}, Kilometres{5}};

HexId some_hex(Key key, std::uint64_t n) {
  return HexId{static_cast<std::size_t>(key.uniform(n) * static_cast<double>(grid.hexes()))};
}
double apart(Point a, Point b) { return std::hypot(a.east - b.east, a.north - b.north); }

TEST_CASE("every hex is the hex at its centre, and at every point well inside") {
  for (const HexId hex : ids<HexId>(grid.hexes())) {
    const Point c = grid.centre(hex);
    CHECK(grid.at(c) == hex);
    CHECK(grid.at(grid.lonlat(hex)) == hex);
    for (const Point corner : grid.corners(hex))
      CHECK(grid.at(Point{c.east + 0.999 * (corner.east - c.east),
                          c.north + 0.999 * (corner.north - c.north)}) == hex);
  }
}

TEST_CASE("the hexes cover the whole rectangle, corners and edges included") {
  const Point far = grid.project({37.6, 51.9});
  for (std::uint64_t i = 0; i < 20000; ++i) {
    const Key key = Key::from_seed(40).at(i);
    Point p{far.east * key.uniform(0), far.north * key.uniform(1)};
    if (i % 5 == 1) p.east = 0;
    if (i % 5 == 2) p.north = 0;
    if (i % 5 == 3) p.east = far.east;
    if (i % 5 == 4) p.north = far.north;
    const HexId hex = grid.at(p);
    REQUIRE(static_cast<bool>(hex));
    CHECK(apart(grid.centre(hex), p) <= 5 / std::sqrt(3.0) + 1e-9);
  }
  for (const LonLat corner : {LonLat{36, 50.8}, LonLat{37.6, 50.8}, LonLat{36, 51.9}, LonLat{37.6, 51.9}})
    CHECK(static_cast<bool>(grid.at(corner)));
  CHECK_FALSE(static_cast<bool>(grid.at(Point{-20, 10})));
  CHECK_FALSE(static_cast<bool>(grid.at(Point{10, far.north + 20})));
}

TEST_CASE("neighbours are mutual, one size away, and in the direction's angle") {
  const double pi = std::acos(-1.0);
  for (const HexId hex : ids<HexId>(grid.hexes())) {
    for (int d = 0; d < direction_count; ++d) {
      const HexId other = grid.neighbour(hex, d);
      if (!other) continue;
      CHECK(grid.neighbour(other, opposite(d)) == hex);
      CHECK(grid.distance(hex, other) == 1);
      const Point a = grid.centre(hex), b = grid.centre(other);
      CHECK(b.east - a.east == doctest::Approx(5 * std::cos(d * pi / 3)));
      CHECK(b.north - a.north == doctest::Approx(5 * std::sin(d * pi / 3)));
    }
  }
}

TEST_CASE("the border toward a direction runs between its two corners") {
  const HexId hex{grid.hexes() / 2};
  for (int d = 0; d < direction_count; ++d) {
    const auto corners = grid.corners(hex);
    const Point a = corners[static_cast<std::size_t>(d)], b = corners[static_cast<std::size_t>((d + 1) % 6)];
    const Point here = grid.centre(hex), there = grid.centre(grid.neighbour(hex, d));
    CHECK((a.east + b.east) / 2 == doctest::Approx((here.east + there.east) / 2));
    CHECK((a.north + b.north) / 2 == doctest::Approx((here.north + there.north) / 2));
  }
}

TEST_CASE("distance is a metric and agrees with walking") {
  for (std::uint64_t i = 0; i < 5000; ++i) {
    const Key key = Key::from_seed(41).at(i);
    const HexId a = some_hex(key, 0), b = some_hex(key, 1), c = some_hex(key, 2);
    CHECK(grid.distance(a, b) == grid.distance(b, a));
    CHECK(grid.distance(a, c) <= grid.distance(a, b) + grid.distance(b, c));
    CHECK((grid.distance(a, b) == 0) == (a == b));
    if (a == b) continue;
    int nearest = 1000;
    for (int d = 0; d < direction_count; ++d)
      nearest = std::min(nearest, cell_distance(next_cell(grid.cell(a), d), grid.cell(b)));
    CHECK(nearest == grid.distance(a, b) - 1);
  }
}

TEST_CASE("the projection is true to 0.3 % over the map") {
  // A degree of latitude and of longitude at 51 N, from the usual cosine series for WGS 84.
  const HexGrid at_51{{30, 50.5}, {32, 51.5}, Kilometres{5}};
  const Point p = at_51.project({31, 51.5});
  CHECK(p.north == doctest::Approx(111.2482).epsilon(2e-6));
  CHECK(p.east == doctest::Approx(70.1977).epsilon(2e-6));
  const LonLat back = at_51.unproject(p);
  CHECK(back.lon == doctest::Approx(31));
  CHECK(back.lat == doctest::Approx(51.5));
  CHECK(in<SquareKilometres>(at_51.area()) == doctest::Approx(25 * std::sqrt(3.0) / 2));
}

TEST_CASE("a rectangle smaller than a hex still has one") {
  const HexGrid tiny{{30, 50}, {30.01, 50.01}, Kilometres{5}};
  CHECK(tiny.hexes() >= 1);
  CHECK(static_cast<bool>(tiny.at(LonLat{30.01, 50.01})));
}

}  // namespace
}  // namespace salient
