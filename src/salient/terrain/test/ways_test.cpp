#include "terrain/ways.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace salient {
namespace {

/// A strip of land with one road along a row, a railway along it, and a river across both.
struct Strip {
  Map map = blank_map(HexGrid{{36, 51}, {36.8, 51.3}, Kilometres{2}});
  std::vector<HexId> row;

  Strip() {
    const int middle = map.grid.rows() / 2;
    for (int column = 0; column < map.grid.columns(); ++column) row.push_back(map.grid.id({column, middle}));
    for (std::size_t i = 0; i + 1 < row.size(); ++i) pave(row[i], 0, {.road = Road::major, .rail = true});
    pave(row[5], 0, {.road = Road::major, .rail = true, .river_width = 40});
  }
  void pave(HexId hex, int d, Edge edge) {
    map.edge[hex][static_cast<std::size_t>(d)] = edge;
    map.edge[map.neighbour[hex][static_cast<std::size_t>(d)]][static_cast<std::size_t>(opposite(d))] = edge;
  }
  Ways ways(std::vector<HexId> anchors) const { return find_ways(map, TravelTimes{map}, anchors); }
};

}  // namespace

TEST_CASE("two anchors on one road are joined by road and rail, over the bridge between them") {
  const Strip strip;
  const Ways ways = strip.ways({strip.row[1], strip.row[12]});
  REQUIRE(ways.hub.rows() == 2);
  REQUIRE(ways.link.rows() == 2);
  const Link& road = *std::find_if(ways.link.begin(), ways.link.end(), [](const Link& l) { return !l.rail; });
  const Link& rail = *std::find_if(ways.link.begin(), ways.link.end(), [](const Link& l) { return l.rail; });
  CHECK(road.road == Road::major);
  CHECK(road.minutes == TravelTimes{strip.map}.minutes(strip.row[1], strip.row[12]));
  CHECK(road.hexes.size() == 12);
  CHECK(road.bridges == 1);
  CHECK(rail.hexes.front() != rail.hexes.back());
}

TEST_CASE("an anchor between two others takes the link between them") {
  const Strip strip;
  const Ways ways = strip.ways({strip.row[1], strip.row[12], strip.row[7]});
  REQUIRE(ways.hub.rows() == 3);
  for (const Link& link : ways.link) CHECK((link.a == HubId{2} || link.b == HubId{2}));  // no link goes past it
}

TEST_CASE("crossings of roads are hubs, and every hex knows its nearest hubs in order") {
  Strip strip;
  for (HexId hex = strip.row[9]; strip.map.neighbour[hex][1]; hex = strip.map.neighbour[hex][1])
    strip.pave(hex, 1, {.road = Road::minor});
  const Ways ways = strip.ways({strip.row[1]});
  CHECK(std::find(ways.hub.begin(), ways.hub.end(), strip.row[9]) != ways.hub.end());
  for (const auto& near : ways.near)
    for (std::size_t i = 0; i + 1 < near.size(); ++i) CHECK(near[i].minutes <= near[i + 1].minutes);
  CHECK(ways.near[strip.row[1]][0].hub == HubId{0});
  CHECK(ways.near[strip.row[1]][0].minutes == 0);
}

TEST_CASE("a way that leads over fields says so") {
  const Strip strip;
  const Ways ways = strip.ways({strip.row[1], strip.map.grid.id({3, 0})});
  CHECK(std::any_of(ways.link.begin(), ways.link.end(), [](const Link& l) { return l.road == Road::none; }));
}

}  // namespace salient
