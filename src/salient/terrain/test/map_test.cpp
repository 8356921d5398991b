#include "terrain/map.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "chance/key.hpp"
#include "terrain/march.hpp"

namespace salient {
namespace {

using chance::Key;
constexpr std::uint16_t no_way = TravelTimes::no_way;

Map flat_map(double east_degrees = 1.0, double north_degrees = 0.6) {
  return blank_map(HexGrid{{36, 51}, {36 + east_degrees, 51 + north_degrees}, Kilometres{5}});
}

void set_edge(Map& map, HexId hex, int d, Edge edge) {
  map.edge[hex][static_cast<std::size_t>(d)] = edge;
  map.edge[map.neighbour[hex][static_cast<std::size_t>(d)]][static_cast<std::size_t>(opposite(d))] = edge;
}

/// A map with everything on it by chance, the same from both sides of a border.
Map motley_map(std::uint64_t seed) {
  Map map = flat_map();
  for (const HexId hex : ids<HexId>(map.grid.hexes())) {
    const Key key = Key::from_seed(seed).at(hex.row());
    map.relief[hex] = static_cast<Relief>(static_cast<int>(3 * key.uniform(0)));
    map.cover[hex] = static_cast<Cover>(static_cast<int>(4 * key.uniform(1)));
    map.water[hex] = key.uniform(2) < 0.15;
    for (int d = 0; d < 3; ++d) {
      if (!map.neighbour[hex][static_cast<std::size_t>(d)]) continue;
      const auto n = static_cast<std::uint64_t>(10 * (d + 1));
      const auto road = static_cast<Road>(static_cast<int>(4 * key.uniform(n)));
      const auto width = key.uniform(n + 1) < 0.3 ? static_cast<float>(60 * key.uniform(n + 2)) : 0.0F;
      set_edge(map, hex, d, {.road = road, .rail = false, .river_width = width});
    }
  }
  return map;
}

TEST_CASE("a step takes its road's or its fields' time, and a river's where no bridge is") {
  Map map = flat_map();
  const HexId hex{map.grid.hexes() / 2}, east = map.neighbour[hex][0];
  CHECK(step_minutes(map, hex, 0) == 60);  // 5 km at 5 km/h
  set_edge(map, hex, 0, {.road = Road::major, .rail = false, .river_width = 80});
  CHECK(step_minutes(map, hex, 0) == 12);
  set_edge(map, hex, 0, {.road = Road::none, .rail = false, .river_width = 80});
  CHECK(step_minutes(map, hex, 0) == 240);
  set_edge(map, hex, 0, {.road = Road::none, .rail = true, .river_width = 10});
  CHECK(step_minutes(map, hex, 0) == 105);
  map.cover[east] = Cover::wooded;  // half the way at 2 km/h
  CHECK(step_minutes(map, hex, 0) == 30 + 75 + 45);
  map.relief[east] = Relief::rugged;
  CHECK(step_minutes(map, hex, 0) == 30 + 150 + 45);
  map.water[east] = 1;
  CHECK(step_minutes(map, hex, 0) == no_way);
  CHECK(step_minutes(map, east, 3) == no_way);
  CHECK(step_minutes(map, HexId{0}, 4) == no_way);
}

TEST_CASE("better roads are faster, worse ground is slower") {
  static_assert(march::major_road > march::minor_road && march::minor_road > march::track);
  static_assert(march::track * march::rugged_road > march::open);
  static_assert(march::open > march::mixed && march::mixed > march::wooded);
}

TEST_CASE("on an open plain the time is the number of steps") {
  const Map map = flat_map();
  const TravelTimes travel{map};
  for (std::uint64_t i = 0; i < 3000; ++i) {
    const Key key = Key::from_seed(50).at(i);
    const auto hex = [&](std::uint64_t n) {
      return HexId{static_cast<std::size_t>(key.uniform(n) * static_cast<double>(map.grid.hexes()))};
    };
    const HexId a = hex(0), b = hex(1);
    CHECK(travel.minutes(a, b) == 60 * map.grid.distance(a, b));
  }
}

/// The same table by relaxing every step until nothing improves.
std::vector<std::uint32_t> relaxed(const Map& map, HexId from) {
  constexpr std::uint32_t far = 1U << 30;
  std::vector<std::uint32_t> minutes(map.grid.hexes(), far);
  minutes[from.row()] = 0;
  for (bool improved = true; improved;) {
    improved = false;
    for (const HexId hex : ids<HexId>(map.grid.hexes())) {
      for (int d = 0; d < direction_count; ++d) {
        const std::uint16_t step = step_minutes(map, hex, d);
        if (step == no_way || minutes[hex.row()] == far) continue;
        std::uint32_t& there = minutes[map.neighbour[hex][static_cast<std::size_t>(d)].row()];
        improved |= minutes[hex.row()] + step < there;
        there = std::min(there, minutes[hex.row()] + step);
      }
    }
  }
  for (std::uint32_t& m : minutes) m = m == far ? no_way : m;
  return minutes;
}

TEST_CASE("travel times agree with plain relaxation on a motley map, and are symmetric") {
  const Map map = motley_map(51);
  const TravelTimes travel{map};
  for (std::size_t from = 0; from < map.grid.hexes(); from += 17) {
    const std::vector<std::uint32_t> want = relaxed(map, HexId{from});
    for (const HexId to : ids<HexId>(map.grid.hexes())) {
      CHECK(travel.minutes(HexId{from}, to) == want[to.row()]);
      CHECK(travel.minutes(to, HexId{from}) == want[to.row()]);
    }
  }
}

TEST_CASE("the first step of a way is the first direction from which the rest takes least") {
  const Map map = motley_map(51);
  const TravelTimes travel{map};
  for (std::size_t row = 0; row < map.grid.hexes(); row += 17)
    for (const HexId to : ids<HexId>(map.grid.hexes())) {
      const HexId from{row};
      int want = -1;
      for (int d = 0; d < direction_count && from != to; ++d) {
        const std::uint16_t step = step_minutes(map, from, d);
        const HexId next = map.neighbour[from][static_cast<std::size_t>(d)];
        if (want < 0 && step != no_way && step + travel.minutes(next, to) == travel.minutes(from, to)) want = d;
      }
      CHECK(travel.toward(from, to) == want);
    }
}

TEST_CASE("a hex in the water is reached from nowhere but itself") {
  Map map = flat_map(0.4, 0.3);
  const HexId lake{map.grid.hexes() / 2};
  map.water[lake] = 1;
  const TravelTimes travel{map};
  for (const HexId hex : ids<HexId>(map.grid.hexes()))
    CHECK(travel.minutes(hex, lake) == (hex == lake ? 0 : no_way));
}

}  // namespace
}  // namespace salient
