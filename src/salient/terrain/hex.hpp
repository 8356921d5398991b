#pragma once
#include <array>
#include <cstdint>

#include "base/id.hpp"
#include "base/units.hpp"

namespace salient {

/// A place on the earth, WGS 84, degrees.
struct LonLat {
  double lon{0}, lat{0};
  friend bool operator==(const LonLat&, const LonLat&) = default;
};
/// A place on the map's plane: kilometres east and north of the map's south-west corner.
struct Point {
  double east{0}, north{0};
  friend bool operator==(const Point&, const Point&) = default;
};

/// The six ways out of a hex (pointy top), counter-clockwise from east. opposite(d) = (d + 3) % 6.
constexpr int direction_count = 6;
constexpr int opposite(int direction) { return (direction + 3) % direction_count; }

/// A hex by column and row, counted from the south-west corner; may lie off the map.
struct Cell {
  int column{0}, row{0};
  friend bool operator==(const Cell&, const Cell&) = default;
};
/// The next cell that way, on the map or not.
Cell next_cell(Cell, int direction);
/// Steps between two cells.
int cell_distance(Cell, Cell);

/// A rectangle of pointy-top hexes in offset rows ("odd rows shoved right"); `size` is centre to centre.
/// Row 0 is the southernmost; hex(column, row) has id row * columns() + column. The hexes cover the whole
/// rectangle and stand out over its edges by up to one hex. Equirectangular projection about the rectangle's
/// middle latitude: lengths true to 0.3 % over 150 km.
class HexGrid {
 public:
  HexGrid() = default;
  /// south_west below and left of north_east, latitudes within 85 degrees, size > 0, at most 4 million hexes.
  HexGrid(LonLat south_west, LonLat north_east, Kilometres size);

  std::size_t hexes() const { return static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_); }
  int columns() const { return columns_; }
  int rows() const { return rows_; }
  Kilometres size() const { return size_; }
  SquareKilometres area() const;  ///< of one hex

  Point centre(HexId hex) const { return centre(cell(hex)); }
  Point centre(Cell) const;
  LonLat lonlat(HexId hex) const { return unproject(centre(hex)); }
  /// Counter-clockwise; the border toward direction d runs from corner d to corner (d + 1) % 6.
  std::array<Point, 6> corners(HexId) const;
  Point project(LonLat) const;
  LonLat unproject(Point) const;
  /// The hex that holds the point; unassigned when off the map. A point on a border belongs to one side only.
  HexId at(Point place) const { return id(cell(place)); }
  HexId at(LonLat place) const { return at(project(place)); }
  /// The neighbour that way; unassigned over the map's edge.
  HexId neighbour(HexId, int direction) const;
  /// Steps between two hexes.
  int distance(HexId a, HexId b) const { return cell_distance(cell(a), cell(b)); }

  Cell cell(HexId hex) const {
    const int row = static_cast<int>(hex.row()) / columns_;
    return {static_cast<int>(hex.row()) - row * columns_, row};
  }
  /// The cell that holds the point, on the map or not.
  Cell cell(Point) const;
  /// Unassigned when off the map.
  HexId id(Cell) const;

 private:
  double row_height() const;  ///< kilometres north from one row of centres to the next
  LonLat south_west_{};
  double km_per_lon_{1}, km_per_lat_{1};
  int columns_{0}, rows_{0};
  Kilometres size_{1};
};

}  // namespace salient
