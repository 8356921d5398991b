#include "terrain/hex_set.hpp"

#include <doctest/doctest.h>

#include <set>
#include <vector>

#include "chance/key.hpp"

namespace salient {
namespace {

using chance::Key;
using Plain = std::set<HexId>;

// Wider than a word of 64 columns, so that growing has to carry from word to word.
const HexGrid grid{{36.0, 51.0}, {41.0, 51.5}, Kilometres{5}};

HexSet some_set(Key key, double share) {
  HexSet set{grid};
  for (const HexId hex : ids<HexId>(grid.hexes()))
    if (key.uniform(hex.row()) < share) set.insert(hex);
  return set;
}
Plain plain(const HexSet& set) {
  Plain hexes;
  set.each([&](HexId hex) { hexes.insert(hex); });
  return hexes;
}
Plain plain_grown(const Plain& hexes) {
  Plain more = hexes;
  for (const HexId hex : hexes)
    for (int d = 0; d < direction_count; ++d)
      if (const HexId other = grid.neighbour(hex, d)) more.insert(other);
  return more;
}

TEST_CASE("a set holds what was put in and not taken out") {
  REQUIRE(grid.columns() > 64);
  HexSet set{grid};
  CHECK(set.empty());
  const HexId last{grid.hexes() - 1};
  set.insert(last);
  set.insert(HexId{0});
  CHECK(set.has(last));
  CHECK(set.size() == 2);
  set.erase(last);
  CHECK_FALSE(set.has(last));
  set.clear();
  CHECK(set == HexSet{grid});
}

TEST_CASE("union, intersection and difference are those of plain sets") {
  const HexSet a = some_set(Key::from_seed(90), 0.4), b = some_set(Key::from_seed(91), 0.4);
  HexSet both = a, either = a, only = a;
  both &= b;
  either |= b;
  only -= b;
  for (const HexId hex : ids<HexId>(grid.hexes())) {
    CHECK(both.has(hex) == (a.has(hex) && b.has(hex)));
    CHECK(either.has(hex) == (a.has(hex) || b.has(hex)));
    CHECK(only.has(hex) == (a.has(hex) && !b.has(hex)));
  }
  CHECK(plain(a).size() == a.size());
}

TEST_CASE("a set grows by its neighbours") {
  for (std::uint64_t i = 0; i < 20; ++i) {
    const HexSet set = some_set(Key::from_seed(92).at(i), 0.02 * static_cast<double>(i));
    HexSet grown{grid};
    set.grown(grown);
    CHECK(plain(grown) == plain_grown(plain(set)));
    HexSet ring{grid};
    const bool any = set.ring(ring);
    CHECK(any == !ring.empty());
    grown -= set;
    CHECK(ring == grown);
  }
}

TEST_CASE("a flood reaches what is connected over land, and nothing else") {
  for (std::uint64_t i = 0; i < 20; ++i) {
    const HexSet land = some_set(Key::from_seed(93).at(i), 0.4 + 0.02 * static_cast<double>(i));
    HexSet flood = some_set(Key::from_seed(94).at(i), 0.01);
    flood &= land;
    Plain reached = plain(flood);
    for (std::size_t before = grid.hexes() + 1; before != reached.size();) {
      before = reached.size();
      for (const HexId hex : plain_grown(reached))
        if (land.has(hex)) reached.insert(hex);
    }
    flood.flood(land);
    CHECK(plain(flood) == reached);
  }
}

}  // namespace
}  // namespace salient
