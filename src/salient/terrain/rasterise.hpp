#pragma once
#include <compare>
#include <span>
#include <vector>

#include "terrain/geometry.hpp"
#include "terrain/hex.hpp"
#include "terrain/map.hpp"

// From drawn lines and areas to hexes and the borders between them. Pure, except for lay_..., which write a map
// that is being made. What lies off the map is left out.
namespace salient {

/// The border of a hex in a direction. Every border between two hexes has two names; `canonical` gives the one
/// with the lower hex id, whose direction is 0, 1 or 2.
struct Border {
  HexId hex;
  int direction;
  friend auto operator<=>(const Border&, const Border&) = default;
};
Border canonical(const HexGrid&, Border);

/// Corners given as places, on the map's plane. Straight lines stay straight.
Line project(const HexGrid&, std::span<const LonLat>);

/// A line's way over the hexes.
struct Trace {
  std::vector<HexId> hexes;  ///< in order, repeated when the line comes back; consecutive ones are neighbours,
                             ///< unless the line left the map between them
  std::vector<Border> borders;  ///< crossed from one hex to the next, named from the one it leaves
};
/// For roads and railways. A visit shorter than `clip` times the hex size is passed over where the hexes before
/// and after it are the same or neighbours, so that a road that cuts a corner does not go round by a third hex.
Trace trace(const HexGrid&, std::span<const Point> line, double clip = 0);
/// Every hex under the line once, in the order of the first visit: to string units out along a sector.
std::vector<HexId> along(const HexGrid&, std::span<const Point> line);
/// For rivers: the borders whose centre-to-centre segment the line crosses, canonical, ascending, each once.
std::vector<Border> crossed(const HexGrid&, std::span<const Point> line);
/// The hexes whose centre is inside, ascending.
std::vector<HexId> inside(const HexGrid&, const Polygon&);
/// The hexes whose centre is no further than that from the line, ascending; none for an empty line.
std::vector<HexId> within(const HexGrid&, std::span<const Point> line, Kilometres reach);

// Each writes both sides of the border alike. Of two roads or rivers on one border the greater stays. The map's
// neighbours must be tabulated.
void lay_road(Map&, Border, Road);
void lay_rail(Map&, Border);
void lay_river(Map&, Border, Metres width);

}  // namespace salient
