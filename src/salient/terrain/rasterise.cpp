#include "terrain/rasterise.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"

namespace salient {
namespace {

struct Visit {
  Cell cell;
  double kilometres;
};
using Visits = std::vector<Visit>;

void stay(Visits& visits, Cell cell, double kilometres) {
  if (visits.empty() || !(visits.back().cell == cell)) visits.push_back({cell, 0});
  visits.back().kilometres += kilometres;
}

int direction_toward(Cell from, Cell to) {
  int best = 0;
  for (int d = 1; d < direction_count; ++d)
    if (cell_distance(next_cell(from, d), to) < cell_distance(next_cell(from, best), to)) best = d;
  return best;
}

/// Visits the cells from a to b by halving: a stretch with both ends in one hex is wholly in it, since hexes
/// are convex. A stretch of a few millimetres between two hexes is taken as a step from the one to the other,
/// so that a line through a corner, whatever its rounding, leaves no gap.
void walk(const HexGrid& grid, Point a, Point b, Visits& visits) {
  const Cell from = grid.cell(a), to = grid.cell(b);
  const double reach = in<Kilometres>(distance(a, b));
  if (from == to) return stay(visits, from, reach);
  if (reach < 1e-6 * in<Kilometres>(grid.size())) {
    stay(visits, from, 0);
    for (Cell at = from; !(at == to);) stay(visits, at = next_cell(at, direction_toward(at, to)), 0);
    return;
  }
  const Point middle{0.5 * (a.east + b.east), 0.5 * (a.north + b.north)};
  walk(grid, a, middle, visits);
  walk(grid, middle, b, visits);
}

Visits visits_of(const HexGrid& grid, std::span<const Point> line) {
  Visits visits;
  if (!line.empty()) stay(visits, grid.cell(line[0]), 0);
  for (std::size_t i = 1; i < line.size(); ++i) walk(grid, line[i - 1], line[i], visits);
  return visits;
}

/// The visits but the short ones that can be passed over; the first and the last stay.
Visits clipped(const Visits& visits, double shortest) {
  Visits kept;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const bool between = !kept.empty() && i + 1 < visits.size();
    const bool passable = between && cell_distance(kept.back().cell, visits[i + 1].cell) <= 1;
    if (passable && visits[i].kilometres < shortest) continue;
    stay(kept, visits[i].cell, visits[i].kilometres);
  }
  return kept;
}

template <class Change>
void on_both_sides(Map& map, Border border, Change change) {
  EXPECT(border.direction >= 0 && border.direction < direction_count);
  const auto d = static_cast<std::size_t>(border.direction);
  change(map.edge[border.hex][d]);
  if (const HexId other = map.neighbour[border.hex][d])
    change(map.edge[other][static_cast<std::size_t>(opposite(border.direction))]);
}

}  // namespace

Border canonical(const HexGrid& grid, Border border) {
  const HexId other = grid.neighbour(border.hex, border.direction);
  if (border.direction < 3 || !other) return border;
  return {other, opposite(border.direction)};
}

Line project(const HexGrid& grid, std::span<const LonLat> places) {
  Line line;
  for (const LonLat& place : places) line.push_back(grid.project(place));
  return line;
}

Trace trace(const HexGrid& grid, std::span<const Point> line, double clip) {
  const Visits visits = clipped(visits_of(grid, line), clip * in<Kilometres>(grid.size()));
  Trace way;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const HexId hex = grid.id(visits[i].cell);
    if (!hex) continue;
    const HexId before = i > 0 ? grid.id(visits[i - 1].cell) : HexId{};
    if (before) way.borders.push_back({before, direction_toward(visits[i - 1].cell, visits[i].cell)});
    way.hexes.push_back(hex);
  }
  return way;
}

std::vector<HexId> along(const HexGrid& grid, std::span<const Point> line) {
  Column<HexId, std::uint8_t> seen(grid.hexes(), 0);
  std::vector<HexId> once;
  for (const HexId hex : trace(grid, line).hexes)
    if (!std::exchange(seen[hex], std::uint8_t{1})) once.push_back(hex);
  return once;
}

/// A crossing of the segment between two centres lies in one of their two hexes, so the hexes under the line
/// will do.
std::vector<Border> crossed(const HexGrid& grid, std::span<const Point> line) {
  std::vector<Border> found;
  for (std::size_t i = 1; i < line.size(); ++i) {
    for (const HexId hex : trace(grid, line.subspan(i - 1, 2)).hexes) {
      for (int d = 0; d < direction_count; ++d) {
        const HexId other = grid.neighbour(hex, d);
        if (!other) continue;
        const Border border = canonical(grid, {hex, d});
        const Point here = grid.centre(std::min(hex, other)), there = grid.centre(std::max(hex, other));
        if (crosses(line[i - 1], line[i], here, there)) found.push_back(border);
      }
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<HexId> inside(const HexGrid& grid, const Polygon& polygon) {
  std::vector<HexId> found;
  for (const HexId hex : ids<HexId>(grid.hexes()))
    if (contains(polygon, grid.centre(hex))) found.push_back(hex);
  return found;
}

std::vector<HexId> within(const HexGrid& grid, std::span<const Point> line, Kilometres reach) {
  std::vector<HexId> found;
  if (line.empty()) return found;
  for (const HexId hex : ids<HexId>(grid.hexes()))
    if (distance(grid.centre(hex), line) <= reach) found.push_back(hex);
  return found;
}

void lay_road(Map& map, Border border, Road road) {
  on_both_sides(map, border, [=](Edge& edge) { edge.road = std::max(edge.road, road); });
}

void lay_rail(Map& map, Border border) {
  on_both_sides(map, border, [](Edge& edge) { edge.rail = true; });
}

void lay_river(Map& map, Border border, Metres width) {
  const auto metres = static_cast<float>(in<Metres>(width));
  on_both_sides(map, border, [=](Edge& edge) { edge.river_width = std::max(edge.river_width, metres); });
}

}  // namespace salient
