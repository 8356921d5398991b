#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/units.hpp"
#include "forces/vocabulary.hpp"
#include "terrain/hex.hpp"

namespace salient {

/// What lies on the border between two neighbouring hexes, seen from either.
struct Edge {
  Road road{Road::none};
  bool rail{false};
  float river_width{0};  ///< metres; 0 where no river runs along or across this border
  friend bool operator==(const Edge&, const Edge&) = default;
};

struct Town {
  std::string name;
  HexId hex;
  double population{0};
};

/// A named piece of land, e.g. "salient": the hexes whose centre lies in its polygon, ascending.
struct Region {
  std::string name;
  std::vector<HexId> hexes;
};

/// The land: immutable, shared by every play. Row order of hexes is the grid's.
struct Map {
  HexGrid grid;
  Column<HexId, Relief> relief;
  Column<HexId, Cover> cover;
  Column<HexId, std::uint8_t> water;  ///< 1 where nobody can stand (lake)
  Column<HexId, SideId> control;      ///< who holds it at the start
  Column<HexId, std::array<Edge, direction_count>> edge;
  Column<HexId, std::array<HexId, direction_count>> neighbour;  ///< grid.neighbour, tabulated
  Column<TownId, Town> town;
  Column<RegionId, Region> region;
};

/// HexGrid::neighbour for every hex and direction.
Column<HexId, std::array<HexId, direction_count>> tabulate_neighbours(const HexGrid&);
/// Flat, open, dry land that nobody holds, with its neighbours tabulated and every column as long as the grid.
Map blank_map(const HexGrid&);

/// Minutes for one step of a wheeled column, from `hex` to its neighbour that way; no_way into water or off the
/// map. A road on the border bridges what river is there. At least 1. The figures: terrain/march.hpp.
std::uint16_t step_minutes(const Map&, HexId, int direction);

/// Minutes that the border's river costs a column; 0 where a road bridges it or none runs.
double crossing_minutes(const Edge&);

/// Minutes to go from one hex to any other for a wheeled column on the shortest way, roads counted, control
/// not, and the first step of that way. Square tables: two bytes a pair and one. no_way: no way. A way longer
/// than 0xfffe minutes (45 days) is entered as that.
class TravelTimes {
 public:
  static constexpr std::uint16_t no_way = 0xffff;
  TravelTimes() = default;
  explicit TravelTimes(const Map&);
  std::uint16_t minutes(HexId from, HexId to) const { return minutes_[from.row() * hexes_ + to.row()]; }
  /// Direction of the first step; the first by number where several ways are as short; -1: none, or there
  /// already.
  int toward(HexId from, HexId to) const { return toward_[from.row() * hexes_ + to.row()]; }

 private:
  std::size_t hexes_{0};
  std::vector<std::uint16_t> minutes_;
  std::vector<std::int8_t> toward_;
};

}  // namespace salient
