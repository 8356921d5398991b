#include "terrain/rasterise.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <set>

#include "chance/key.hpp"

namespace salient {
namespace {

using chance::Key;

const HexGrid grid{{36.0, 51.0}, {37.4, 51.7}, Kilometres{5}};
const Point far = grid.project({37.4, 51.7});

Point some_point(Key key, std::uint64_t n) {
  return {far.east * key.uniform(2 * n), far.north * key.uniform(2 * n + 1)};
}
Line some_line(Key key, std::uint64_t corners) {
  Line line;
  for (std::uint64_t n = 0; n < corners; ++n) line.push_back(some_point(key, n));
  return line;
}
/// The places that are awkward: centres, corners of hexes, middles of borders. None at the map's edge.
Point awkward_point(Key key, std::uint64_t n) {
  const HexId drawn{static_cast<std::size_t>(key.uniform(3 * n) * static_cast<double>(grid.hexes()))};
  const Cell cell = grid.cell(drawn);
  const HexId hex =
      grid.id({std::clamp(cell.column, 1, grid.columns() - 2), std::clamp(cell.row, 1, grid.rows() - 2)});
  const auto corners = grid.corners(hex);
  const auto side = static_cast<std::size_t>(6 * key.uniform(3 * n + 1));
  const double kind = key.uniform(3 * n + 2);
  const Point a = corners[side], b = corners[(side + 1) % 6];
  return kind < 0.3 ? grid.centre(hex) : kind < 0.7 ? a : Point{(a.east + b.east) / 2, (a.north + b.north) / 2};
}

void check_unbroken(const Trace& way) {
  REQUIRE(way.borders.size() + 1 == way.hexes.size());
  for (std::size_t i = 0; i < way.borders.size(); ++i) {
    CHECK(way.borders[i].hex == way.hexes[i]);
    CHECK(grid.neighbour(way.hexes[i], way.borders[i].direction) == way.hexes[i + 1]);
  }
}

TEST_CASE("a road's hexes are connected and hold every point of it") {
  for (std::uint64_t i = 0; i < 300; ++i) {
    const Line line = some_line(Key::from_seed(70).at(i), 5);
    const Trace way = trace(grid, line);
    check_unbroken(way);
    CHECK(way.hexes.front() == grid.at(line.front()));
    CHECK(way.hexes.back() == grid.at(line.back()));
    const std::set<HexId> under{way.hexes.begin(), way.hexes.end()};
    for (std::size_t k = 1; k < line.size(); ++k) {
      for (int step = 0; step <= 200; ++step) {
        const double t = step / 200.0;
        const Point a = line[k - 1], b = line[k];
        CHECK(under.count(grid.at(Point{a.east + t * (b.east - a.east), a.north + t * (b.north - a.north)})) ==
              1);
      }
    }
  }
}

TEST_CASE("lines through corners, along borders and between centres leave no gap either") {
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const Key key = Key::from_seed(71).at(i);
    check_unbroken(trace(grid, Line{awkward_point(key, 0), awkward_point(key, 1), awkward_point(key, 2)}));
  }
  const HexId middle{grid.hexes() / 2};
  for (int d = 0; d < direction_count; ++d) {
    const HexId other = grid.neighbour(middle, d);
    CHECK(trace(grid, Line{grid.centre(middle), grid.centre(other)}).borders ==
          std::vector<Border>{{middle, d}});
  }
}

TEST_CASE("a line without length, without points and off the map") {
  const Point p = some_point(Key::from_seed(72), 0);
  CHECK(trace(grid, Line{p}).hexes == std::vector<HexId>{grid.at(p)});
  CHECK(trace(grid, Line{p, p}).borders.empty());
  CHECK(trace(grid, Line{}).hexes.empty());
  CHECK(crossed(grid, Line{}).empty());
  CHECK(trace(grid, Line{{-50, -50}, {-60, 90}}).hexes.empty());
  const Trace through = trace(grid, Line{{-50, 20}, {far.east + 50, 20}});
  CHECK(through.hexes.size() >= static_cast<std::size_t>(grid.columns()));
  check_unbroken(through);
}

TEST_CASE("a cut corner is passed over when asked, a real visit is not") {
  const HexId middle{grid.hexes() / 2};
  const Point a = grid.centre(middle), b = grid.centre(grid.neighbour(middle, 0));
  const Point corner =
      grid.corners(middle)[1];  // the northern end of their border; the third hex is north of it
  const Line cutting{a, {corner.east, corner.north + 0.2}, b};
  CHECK(trace(grid, cutting).hexes.size() == 3);
  CHECK(trace(grid, cutting, 0.2).borders == std::vector<Border>{{middle, 0}});
  const Line round{a, {corner.east, corner.north + 3}, b};
  CHECK(trace(grid, round, 0.2).hexes.size() == 3);
  for (std::uint64_t i = 0; i < 300; ++i) {
    const Line line = some_line(Key::from_seed(73).at(i), 4);
    const Trace all = trace(grid, line), less = trace(grid, line, 0.25);
    check_unbroken(less);
    CHECK(less.hexes.size() <= all.hexes.size());
    CHECK(less.hexes.front() == all.hexes.front());
    CHECK(less.hexes.back() == all.hexes.back());
  }
}

TEST_CASE("along names each hex under a line once, in order") {
  const Point a = some_point(Key::from_seed(74), 0), b = some_point(Key::from_seed(74), 1);
  const std::vector<HexId> there = along(grid, Line{a, b}), back_again = along(grid, Line{a, b, a});
  CHECK(there == back_again);
  CHECK(there == trace(grid, Line{a, b}).hexes);
  CHECK(std::set<HexId>(there.begin(), there.end()).size() == there.size());
}

TEST_CASE("a river's borders are those whose centres it parts, whichever way it is drawn") {
  for (std::uint64_t i = 0; i < 100; ++i) {
    Line line = some_line(Key::from_seed(75).at(i), 4);
    const std::vector<Border> borders = crossed(grid, line);
    std::set<Border> want;
    for (const HexId hex : ids<HexId>(grid.hexes()))
      for (int d = 0; d < 3; ++d)
        if (const HexId other = grid.neighbour(hex, d))
          for (std::size_t k = 1; k < line.size(); ++k)
            if (crosses(line[k - 1], line[k], grid.centre(hex), grid.centre(other))) want.insert({hex, d});
    CHECK(borders == std::vector<Border>(want.begin(), want.end()));
    std::reverse(line.begin(), line.end());
    CHECK(crossed(grid, line) == borders);
  }
}

TEST_CASE("a river across the map parts it: no step from bank to bank but over a marked border") {
  for (std::uint64_t i = 0; i < 50; ++i) {
    const Key key = Key::from_seed(76).at(i);
    Line river{{-20, far.north * key.uniform(0)}};
    for (std::uint64_t n = 1; n < 20; ++n)
      river.push_back({far.east * static_cast<double>(n) / 20, far.north * key.uniform(n)});
    river.push_back({far.east + 20, far.north * key.uniform(30)});
    Line south = river;
    south.push_back({far.east + 20, -50});
    south.push_back({-20, -50});
    const std::vector<Border> marked = crossed(grid, river);
    for (const HexId hex : ids<HexId>(grid.hexes())) {
      for (int d = 0; d < 3; ++d) {
        const HexId other = grid.neighbour(hex, d);
        if (!other || contains({{south}}, grid.centre(hex)) == contains({{south}}, grid.centre(other)))
          continue;
        CHECK(std::binary_search(marked.begin(), marked.end(), Border{hex, d}));
      }
    }
  }
}

TEST_CASE("a polygon and what it leaves of the map share out the hexes") {
  for (std::uint64_t i = 0; i < 50; ++i) {
    const Key key = Key::from_seed(77).at(i);
    const Line ring{some_point(key, 0), some_point(key, 1), some_point(key, 2)};
    const Line all{{-50, -50}, {far.east + 50, -50}, {far.east + 50, far.north + 50}, {-50, far.north + 50}};
    const std::vector<HexId> in = inside(grid, {{ring}}), out = inside(grid, {{all, ring}});
    std::vector<HexId> both;
    std::merge(in.begin(), in.end(), out.begin(), out.end(), std::back_inserter(both));
    REQUIRE(both.size() == grid.hexes());
    for (std::size_t row = 0; row < both.size(); ++row) CHECK(both[row] == HexId{row});
  }
}

TEST_CASE("within takes the hexes near a line, more with more reach") {
  const Line line = some_line(Key::from_seed(78), 3);
  std::vector<HexId> before;
  for (const double reach : {0.0, 3.0, 6.0, 20.0}) {
    const std::vector<HexId> near = within(grid, line, Kilometres{reach});
    CHECK(std::includes(near.begin(), near.end(), before.begin(), before.end()));
    for (const HexId hex : near) CHECK(distance(grid.centre(hex), line) <= Kilometres{reach});
    before = near;
  }
  const std::vector<HexId> near = within(grid, line, Kilometres{5 / std::sqrt(3.0) + 1e-9});
  for (const HexId hex : along(grid, line)) CHECK(std::binary_search(near.begin(), near.end(), hex));
  CHECK(within(grid, Line{}, Kilometres{100}).empty());
}

TEST_CASE("what is laid on a border is seen from both sides, and the greater stays") {
  Map map = blank_map(grid);
  for (std::uint64_t i = 0; i < 30; ++i) {
    const Line line = some_line(Key::from_seed(79).at(i), 3);
    for (const Border border : trace(grid, line).borders) lay_road(map, border, static_cast<Road>(1 + i % 3));
    for (const Border border : crossed(grid, line)) lay_river(map, border, Metres{static_cast<double>(10 * i)});
    for (const Border border : trace(grid, line).borders) lay_rail(map, border);
  }
  for (const HexId hex : ids<HexId>(grid.hexes()))
    for (std::size_t d = 0; d < 6; ++d)
      if (const HexId other = map.neighbour[hex][d]) CHECK(map.edge[hex][d] == map.edge[other][(d + 3) % 6]);
  const Border border{HexId{grid.hexes() / 2}, 4};
  lay_road(map, border, Road::major);
  lay_road(map, canonical(grid, border), Road::track);
  CHECK(map.edge[border.hex][4].road == Road::major);
  CHECK(canonical(grid, border) == canonical(grid, {grid.neighbour(border.hex, 4), 1}));
}

TEST_CASE("the same hexes and minutes on every machine, compiler and optimisation level") {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto add = [&](std::uint64_t x) { hash = (hash ^ x) * 0x100000001b3ULL; };
  Map map = blank_map(grid);
  for (std::uint64_t i = 0; i < 40; ++i) {
    const Line line = some_line(Key::from_seed(80).at(i), 4);
    for (const Border border : trace(grid, line, 0.2).borders) lay_road(map, border, Road::minor);
    for (const Border border : crossed(grid, line)) lay_river(map, border, Metres{30});
    for (const HexId hex : inside(grid, {{line}})) add(hex.row());
    for (const HexId hex : within(grid, line, Kilometres{4})) add(hex.row());
  }
  const TravelTimes travel{map};
  for (const HexId hex : ids<HexId>(grid.hexes())) add(travel.minutes(HexId{7}, hex));
  CHECK(hash == 0xca0792594e2129a2ULL);
}

}  // namespace
}  // namespace salient
