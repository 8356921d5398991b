#include "terrain/geometry.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient {
namespace {

/// Twice the area of the triangle; positive when c is left of a to b. Exactly 0 when two of the points are the
/// same.
double turn(Point a, Point b, Point c) {
  return (b.east - a.east) * (c.north - a.north) - (b.north - a.north) * (c.east - a.east);
}

double square(double x) { return x * x; }
double distance2(Point a, Point b) { return square(a.east - b.east) + square(a.north - b.north); }

/// The ring without a closing repetition of its first point.
std::span<const Point> open_ring(std::span<const Point> ring) {
  return ring.size() > 1 && ring.front() == ring.back() ? ring.first(ring.size() - 1) : ring;
}

/// Does the level ray from p to the east cross a to b? The lower end belongs to the stretch, the upper one does
/// not; and a to b is put in one order first, so that the polygons on its two sides get the same rounding.
bool ray_crosses(Point p, Point a, Point b) {
  if ((a.north > p.north) == (b.north > p.north)) return false;
  return a.north < b.north ? turn(a, b, p) > 0 : turn(b, a, p) > 0;
}

bool in_box(Point a, Point b, Point p) {
  return p.east >= std::min(a.east, b.east) && p.east <= std::max(a.east, b.east) &&
         p.north >= std::min(a.north, b.north) && p.north <= std::max(a.north, b.north);
}

/// Do the two closed stretches have a point in common?
bool meet(Point a, Point b, Point c, Point d) {
  const double c_side = turn(a, b, c), d_side = turn(a, b, d), a_side = turn(c, d, a), b_side = turn(c, d, b);
  const auto opposed = [](double x, double y) { return (x < 0 && y > 0) || (x > 0 && y < 0); };
  if (opposed(c_side, d_side) && opposed(a_side, b_side)) return true;
  return (c_side == 0 && in_box(a, b, c)) || (d_side == 0 && in_box(a, b, d)) ||
         (a_side == 0 && in_box(c, d, a)) || (b_side == 0 && in_box(c, d, b));
}

/// Does the line a, b, c go back over itself at b?
bool folds_back(Point a, Point b, Point c) {
  const double along = (b.east - a.east) * (c.east - b.east) + (b.north - a.north) * (c.north - b.north);
  return turn(a, b, c) == 0 && along < 0;
}

double distance2_to_stretch(Point p, Point a, Point b) {
  const double reach = distance2(a, b);
  if (reach == 0) return distance2(p, a);
  const double along = (p.east - a.east) * (b.east - a.east) + (p.north - a.north) * (b.north - a.north);
  const double t = std::clamp(along / reach, 0.0, 1.0);
  return distance2(p, {a.east + t * (b.east - a.east), a.north + t * (b.north - a.north)});
}

}  // namespace

bool contains(const Polygon& polygon, Point p) {
  bool inside = false;
  for (const Line& ring : polygon.rings)
    for (std::size_t i = 0; i < ring.size(); ++i)
      inside ^= ray_crosses(p, ring[i], ring[(i + 1) % ring.size()]);
  return inside;
}

SquareKilometres signed_area(std::span<const Point> ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 2 < ring.size(); ++i) twice += turn(ring[0], ring[i + 1], ring[i + 2]);
  return SquareKilometres{twice / 2};
}

std::optional<RingFault> ring_fault(std::span<const Point> closed) {
  const std::span<const Point> ring = open_ring(closed);
  std::vector<std::size_t>
      corner;  // those that differ from the one before: a stretch of no length has no fault
  for (std::size_t i = 0; i < ring.size(); ++i)
    if (i == 0 || !(ring[i] == ring[corner.back()])) corner.push_back(i);
  const std::size_t n = corner.size();
  if (n < 3) return std::nullopt;
  const auto at = [&](std::size_t i) { return ring[corner[i % n]]; };
  for (std::size_t i = 0; i < n; ++i) {
    if (folds_back(at(i), at(i + 1), at(i + 2))) return RingFault{corner[i], corner[(i + 1) % n]};
    for (std::size_t j = i + 2; j < n; ++j) {
      const bool neighbours = i == 0 && j == n - 1;
      if (!neighbours && meet(at(i), at(i + 1), at(j), at(j + 1))) return RingFault{corner[i], corner[j]};
    }
  }
  return std::nullopt;
}

Kilometres length(std::span<const Point> line) {
  Kilometres sum{0};
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

Kilometres distance(Point a, Point b) { return Kilometres{math::sqrt(distance2(a, b))}; }

Kilometres distance(Point p, std::span<const Point> line) {
  EXPECT(!line.empty());
  double nearest = distance2(p, line[0]);
  for (std::size_t i = 1; i < line.size(); ++i)
    nearest = std::min(nearest, distance2_to_stretch(p, line[i - 1], line[i]));
  return Kilometres{math::sqrt(nearest)};
}

bool crosses(Point a, Point b, Point c, Point d) {
  const auto left = [](Point from, Point to, Point p) { return turn(from, to, p) >= 0; };
  return left(a, b, c) != left(a, b, d) && left(c, d, a) != left(c, d, b);
}

}  // namespace salient
