#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "terrain/map.hpp"

namespace salient {

using HubId = Id<struct HubTag>;
using LinkId = Id<struct LinkTag>;

/// The way from one hub to the next with no other hub on it: by truck or by rail, as good in either direction.
struct Link {
  HubId a, b;
  bool rail{false};
  Road road{Road::none};     ///< by truck: the worst stretch; none: part of it leads over fields
  std::uint16_t minutes{0};  ///< by truck; 0 for rail
  std::uint16_t bridges{0};  ///< rivers crossed on it
  std::vector<HexId> hexes;  ///< from a to b, both ends included
};

/// The way from a hub to a hex by truck.
struct Approach {
  HubId hub{};
  std::uint16_t minutes{TravelTimes::no_way};
};

/// The road and rail net of a map, thinned to the places where loads change direction or carrier: given anchors
/// (sources and depots) and the junctions between them. Who holds the land is not counted: a side uses the part
/// that lies on its own.
struct Ways {
  static constexpr std::size_t approaches = 4;
  Column<HubId, HexId> hub;
  Column<LinkId, Link> link;
  Column<HexId, std::array<Approach, approaches>> near;  ///< the nearest hubs, nearest first; unassigned: none
};

/// Hubs: every anchor once, in the order given, then junctions of three or more roads or tracks, the largest
/// first, none within `hub_spacing` steps of another hub. Two hubs are linked by truck unless the way over a
/// third is hardly longer, and by rail when a line joins them with no other hub on it. Depends on the map and
/// the anchors only.
Ways find_ways(const Map&, const TravelTimes&, std::span<const HexId> anchors);

/// Steps between hubs that are not anchors: finer than that a hex map does not tell junctions apart.
constexpr int hub_spacing = 3;
/// A way over a third hub that takes no longer than this times the straight one makes a link superfluous.
constexpr double hardly_longer = 1.1;

}  // namespace salient
