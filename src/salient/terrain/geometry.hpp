#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "terrain/hex.hpp"

// Plane geometry on the map, in kilometres. Points must be finite.
namespace salient {

using Line = std::vector<Point>;  ///< corner to corner; a single point is a line of no length

/// Rings of corners: land is what a ray from it crosses an odd number of rings from (so a ring in a ring is a
/// hole). A ring closes itself; repeating its first point at the end, as GeoJSON does, changes nothing.
struct Polygon {
  std::vector<Line> rings;
};

/// True on land. Of two polygons with a common border, a point on it belongs to exactly one.
bool contains(const Polygon&, Point);
/// Positive when the ring runs counter-clockwise.
SquareKilometres signed_area(std::span<const Point> ring);

/// Two stretches of a ring that meet where they should not; stretch i runs from corner i to the next.
struct RingFault {
  std::size_t first, second;
  friend bool operator==(const RingFault&, const RingFault&) = default;
};
/// The first pair of stretches that cross, touch or lie on each other, other than neighbours at their common
/// corner; none for a simple ring. Time grows with the square of the corners.
std::optional<RingFault> ring_fault(std::span<const Point> ring);

Kilometres length(std::span<const Point> line);
Kilometres distance(Point, Point);
/// To the nearest point of the line, which has at least one.
Kilometres distance(Point, std::span<const Point> line);

/// True if a to b crosses c to d. A point exactly on the other's line counts as on its left, so that a line
/// bent there crosses once and not twice or never.
bool crosses(Point a, Point b, Point c, Point d);

}  // namespace salient
