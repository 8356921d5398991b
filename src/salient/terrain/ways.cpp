#include "terrain/ways.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "terrain/hex_set.hpp"

namespace salient {
namespace {

constexpr std::uint16_t no_way = TravelTimes::no_way;

int roads_at(const Map& map, HexId hex) {
  return static_cast<int>(std::count_if(map.edge[hex].begin(), map.edge[hex].end(),
                                        [](const Edge& edge) { return edge.road != Road::none; }));
}

bool crowded(const Map& map, const Column<HubId, HexId>& hubs, HexId hex) {
  return std::any_of(hubs.begin(), hubs.end(),
                     [&](HexId hub) { return map.grid.distance(hub, hex) < hub_spacing; });
}

Column<HubId, HexId> find_hubs(const Map& map, std::span<const HexId> anchors) {
  Column<HubId, HexId> hubs;
  for (const HexId anchor : anchors)
    if (std::find(hubs.begin(), hubs.end(), anchor) == hubs.end()) hubs.push_back(anchor);
  constexpr int a_crossing = 3;
  for (int roads = direction_count; roads >= a_crossing; --roads)
    for (const HexId hex : ids<HexId>(map.grid.hexes()))
      if (!map.water[hex] && roads_at(map, hex) == roads && !crowded(map, hubs, hex)) hubs.push_back(hex);
  return hubs;
}

Link road_link(const Map& map, const TravelTimes& travel, const Column<HubId, HexId>& hubs, HubId a, HubId b) {
  Link link{.a = a, .b = b, .road = Road::major, .minutes = travel.minutes(hubs[a], hubs[b])};
  HexId at = hubs[a];
  link.hexes.push_back(at);
  while (at != hubs[b]) {
    const int d = travel.toward(at, hubs[b]);
    ENSURE(d >= 0);
    const Edge& edge = map.edge[at][static_cast<std::size_t>(d)];
    link.road = std::min(link.road, edge.road);
    link.bridges = static_cast<std::uint16_t>(link.bridges + (edge.river_width > 0 ? 1 : 0));
    at = map.neighbour[at][static_cast<std::size_t>(d)];
    link.hexes.push_back(at);
  }
  return link;
}

bool superfluous(const TravelTimes& travel, const Column<HubId, HexId>& hubs, HubId a, HubId b) {
  const double straight = travel.minutes(hubs[a], hubs[b]);
  for (const HubId c : ids<HubId>(hubs.rows())) {
    if (c == a || c == b) continue;
    const std::uint16_t first = travel.minutes(hubs[a], hubs[c]), second = travel.minutes(hubs[c], hubs[b]);
    if (first != no_way && second != no_way && first + second <= hardly_longer * straight) return true;
  }
  return false;
}

void link_by_road(const Map& map, const TravelTimes& travel, Ways& ways) {
  for (const HubId a : ids<HubId>(ways.hub.rows()))
    for (std::size_t row = a.row() + 1; row < ways.hub.rows(); ++row) {
      const HubId b{row};
      if (travel.minutes(ways.hub[a], ways.hub[b]) == no_way) continue;
      if (!superfluous(travel, ways.hub, a, b)) ways.link.push_back(road_link(map, travel, ways.hub, a, b));
    }
}

bool on_rail(const Map& map, HexId hex) {
  return std::any_of(map.edge[hex].begin(), map.edge[hex].end(), [](const Edge& edge) { return edge.rail; });
}

/// The hub that loads and unloads trains on this hex of a line: one that stands on it or beside it.
Column<HexId, HubId> stations(const Map& map, const Column<HubId, HexId>& hubs) {
  Column<HexId, HubId> station(map.grid.hexes(), HubId{});
  for (const int apart : {0, 1})
    for (const HubId hub : ids<HubId>(hubs.rows()))
      for (const HexId hex : ids<HexId>(map.grid.hexes()))
        if (!station[hex] && on_rail(map, hex) && map.grid.distance(hubs[hub], hex) == apart)
          station[hex] = hub;
  return station;
}

Link rail_link(const Map& map, HubId a, HubId b, const Column<HexId, HexId>& before, HexId last) {
  Link link{.a = a, .b = b, .rail = true};
  for (HexId hex = last; hex; hex = before[hex]) {
    link.hexes.push_back(hex);
    for (std::size_t d = 0; d < direction_count; ++d)
      if (map.neighbour[hex][d] == before[hex] && before[hex] && map.edge[hex][d].river_width > 0)
        ++link.bridges;
  }
  std::reverse(link.hexes.begin(), link.hexes.end());
  return link;
}

/// Follows every line out of a hub's stations to the next hub on it, breadth first.
void follow_rails(const Map& map, const Column<HexId, HubId>& station, HubId from, Ways& ways) {
  Column<HexId, HexId> before(map.grid.hexes(), HexId{});
  HexSet seen{map.grid};
  std::vector<HexId> queue;
  for (const HexId hex : ids<HexId>(map.grid.hexes()))
    if (station[hex] == from) {
      queue.push_back(hex);
      seen.insert(hex);
    }
  std::vector<HubId> reached;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const HexId hex = queue[next];
    for (std::size_t d = 0; d < direction_count; ++d) {
      const HexId to = map.neighbour[hex][d];
      if (!to || !map.edge[hex][d].rail || seen.has(to)) continue;
      seen.insert(to);
      before[to] = hex;
      const HubId hub = station[to];
      if (!hub) {
        queue.push_back(to);
        continue;
      }
      if (hub < from || std::find(reached.begin(), reached.end(), hub) != reached.end()) continue;
      reached.push_back(hub);
      ways.link.push_back(rail_link(map, from, hub, before, to));
    }
  }
}

void find_approaches(const Map& map, const TravelTimes& travel, Ways& ways) {
  ways.near.assign(map.grid.hexes(), {});
  std::vector<Approach> all;
  for (const HexId hex : ids<HexId>(map.grid.hexes())) {
    all.clear();
    for (const HubId hub : ids<HubId>(ways.hub.rows())) {
      const std::uint16_t minutes = travel.minutes(ways.hub[hub], hex);
      if (minutes != no_way) all.push_back({hub, minutes});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Approach& x, const Approach& y) { return x.minutes < y.minutes; });
    for (std::size_t i = 0; i < std::min(all.size(), Ways::approaches); ++i) ways.near[hex][i] = all[i];
  }
}

}  // namespace

Ways find_ways(const Map& map, const TravelTimes& travel, std::span<const HexId> anchors) {
  Ways ways;
  ways.hub = find_hubs(map, anchors);
  link_by_road(map, travel, ways);
  const Column<HexId, HubId> station = stations(map, ways.hub);
  for (const HubId hub : ids<HubId>(ways.hub.rows())) follow_rails(map, station, hub, ways);
  find_approaches(map, travel, ways);
  return ways;
}

}  // namespace salient
