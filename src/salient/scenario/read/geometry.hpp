#pragma once
#include <string_view>
#include <vector>

#include "scenario/read/reader.hpp"
#include "terrain/hex.hpp"

namespace salient::reading {

/// The geometry of a feature as lines of places: one of one place for a Point, one for a LineString, the rings
/// of a Polygon, closed. Reports other types, places that are none, rings that are open or cross themselves.
std::optional<std::vector<std::vector<LonLat>>> read_geometry(const Node&, std::string_view type, Reader&);

/// The first two sides of a closed ring that cross or touch, as the places where they start; none in a simple
/// ring.
struct Crossing {
  std::size_t one, other;
};
std::optional<Crossing> self_crossing(const std::vector<LonLat>& ring);

}  // namespace salient::reading
