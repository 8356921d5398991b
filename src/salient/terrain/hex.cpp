#include "terrain/hex.hpp"

#include <cmath>

#include "base/math.hpp"

namespace salient {
namespace {

constexpr double root_three = 1.7320508075688772;
constexpr double radians_per_degree = 0.017453292519943295;

struct Scale {
  double km_per_lon, km_per_lat;
};

/// Lengths of a degree on the WGS 84 ellipsoid: its radii of curvature at that latitude, in kilometres.
Scale scale_at(double latitude) {
  constexpr double equator = 6378.137, eccentricity2 = 0.00669437999014;
  const double cosine = math::cos(latitude * radians_per_degree);
  const double w2 = 1 - eccentricity2 * (1 - cosine * cosine), w = math::sqrt(w2);
  return {radians_per_degree * equator * cosine / w,
          radians_per_degree * equator * (1 - eccentricity2) / (w2 * w)};
}

bool odd(int row) { return (row & 1) != 0; }

/// Columns of the slanted axes in which a step of any direction has one length; rows stay.
int slanted(Cell c) { return c.column - (c.row - (c.row & 1)) / 2; }

double square(double x) { return x * x; }
double distance2(Point a, Point b) { return square(a.east - b.east) + square(a.north - b.north); }

}  // namespace

Cell next_cell(Cell c, int direction) {
  EXPECT(direction >= 0 && direction < direction_count);
  const int shove = odd(c.row) ? 1 : 0;
  switch (direction) {
    case 0:
      return {c.column + 1, c.row};
    case 1:
      return {c.column + shove, c.row + 1};
    case 2:
      return {c.column + shove - 1, c.row + 1};
    case 3:
      return {c.column - 1, c.row};
    case 4:
      return {c.column + shove - 1, c.row - 1};
    default:
      return {c.column + shove, c.row - 1};
  }
}

int cell_distance(Cell a, Cell b) {
  const int across = slanted(b) - slanted(a), up = b.row - a.row;
  return (std::abs(across) + std::abs(up) + std::abs(across + up)) / 2;
}

HexGrid::HexGrid(LonLat south_west, LonLat north_east, Kilometres size) : south_west_{south_west}, size_{size} {
  EXPECT(size > Kilometres{0} && north_east.lon > south_west.lon && north_east.lat > south_west.lat);
  EXPECT(south_west.lat >= -85 && north_east.lat <= 85);
  const Scale scale = scale_at(0.5 * (south_west.lat + north_east.lat));
  km_per_lon_ = scale.km_per_lon;
  km_per_lat_ = scale.km_per_lat;
  const Point far = project(north_east);
  const double width = in<Kilometres>(size), radius = width / root_three;
  const double columns = std::floor(far.east / width + 0.5) + 1;
  const double rows = std::fmax(1, std::floor((far.north - radius) / row_height()) + 2);
  EXPECT(columns * rows <= 4e6);
  columns_ = static_cast<int>(columns);
  rows_ = static_cast<int>(rows);
}

double HexGrid::row_height() const { return in<Kilometres>(size_) * (root_three / 2); }

SquareKilometres HexGrid::area() const { return SquareKilometres{in<Kilometres>(size_) * row_height()}; }

/// The first centre is half a radius north of the corner: there the rectangle's south edge runs along the lower
/// ends of the hexes' upright sides, so that no notch between two hexes is inside.
Point HexGrid::centre(Cell c) const {
  const double width = in<Kilometres>(size_);
  return {width * (c.column + (odd(c.row) ? 0.5 : 0.0)), width / root_three * 0.5 + row_height() * c.row};
}

std::array<Point, 6> HexGrid::corners(HexId hex) const {
  const Point c = centre(hex);
  const double half = in<Kilometres>(size_) / 2, radius = in<Kilometres>(size_) / root_three;
  const auto from_centre = [c](double east, double north) { return Point{c.east + east, c.north + north}; };
  return {from_centre(half, -radius / 2), from_centre(half, radius / 2),   from_centre(0, radius),
          from_centre(-half, radius / 2), from_centre(-half, -radius / 2), from_centre(0, -radius)};
}

Point HexGrid::project(LonLat place) const {
  return {(place.lon - south_west_.lon) * km_per_lon_, (place.lat - south_west_.lat) * km_per_lat_};
}

LonLat HexGrid::unproject(Point place) const {
  return {south_west_.lon + place.east / km_per_lon_, south_west_.lat + place.north / km_per_lat_};
}

/// A hex is what is nearest to its centre; the nearest centre is in the row below the point or the row above.
Cell HexGrid::cell(Point place) const {
  EXPECT(std::fabs(place.east) < 1e6 && std::fabs(place.north) < 1e6);
  const double width = in<Kilometres>(size_);
  const auto nearest_in_row = [&](int row) {
    return Cell{static_cast<int>(std::floor(place.east / width + (odd(row) ? 0.0 : 0.5))), row};
  };
  const int below = static_cast<int>(std::floor((place.north - width / root_three * 0.5) / row_height()));
  const Cell low = nearest_in_row(below), high = nearest_in_row(below + 1);
  return distance2(place, centre(low)) <= distance2(place, centre(high)) ? low : high;
}

HexId HexGrid::id(Cell c) const {
  const bool on_map = c.column >= 0 && c.column < columns_ && c.row >= 0 && c.row < rows_;
  if (!on_map) return HexId{};
  return HexId{static_cast<std::size_t>(c.row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(c.column)};
}

HexId HexGrid::neighbour(HexId hex, int direction) const { return id(next_cell(cell(hex), direction)); }

}  // namespace salient
