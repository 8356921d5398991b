#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "scenario/build/build.hpp"

namespace salient::building {

using namespace reading;

namespace {

constexpr double most_hexes = 20'000;
constexpr double km_per_degree = 111.2;

/// Hexes of the rectangle, near enough to refuse a map before it is made.
double hexes_about(const MapKeys& map) {
  const double middle = (map.south_west.lat + map.north_east.lat) / 2 * std::numbers::pi / 180;
  const double wide = (map.north_east.lon - map.south_west.lon) * km_per_degree * std::cos(middle);
  const double high = (map.north_east.lat - map.south_west.lat) * km_per_degree;
  return wide * high / (map.hex * map.hex * std::sqrt(3.0) / 2);
}

bool corners_in_order(const MapKeys& map, Reader& reader) {
  const LonLat a = map.south_west, b = map.north_east;
  if (a.lon < b.lon && a.lat < b.lat) return true;
  report_key_of(*map.node, "north_east", reader,
                {.found = fmt::format("[{}, {}], with south_west = [{}, {}]", b.lon, b.lat, a.lon, a.lat),
                 .expected = "a corner east and north of south_west",
                 .because = "the two corners span the map",
                 .attempt = a.lon > b.lon && a.lat > b.lat ? "swap the two corners" : "longitude comes first"});
  return false;
}

}  // namespace

bool build_grid(const MapKeys& map, Scenario& scenario, Reader& reader) {
  const auto scope = reader.inside("map");
  if (!map.node || map.south_west == LonLat{} || map.north_east == LonLat{})
    return false;  // reported as missing
  if (!corners_in_order(map, reader)) return false;
  const double hexes = hexes_about(map);
  if (hexes > most_hexes) {
    const double fit = map.hex * std::sqrt(hexes / most_hexes);
    report_key_of(
        *map.node, "hex", reader,
        {.expected = fmt::format("at most {} hexes; these make about {:.0f}", most_hexes, hexes),
         .because = "the time of every way between two hexes is held in memory",
         .attempt = fit <= 10 ? fmt::format("\"{:.1f} km\", or a smaller map", std::ceil(fit * 10) / 10)
                              : "a smaller map"});
    return false;
  }
  if (hexes < 4) {
    report_key_of(*map.node, "hex", reader,
                  {.expected = "a map of four hexes or more", .because = "units need somewhere to go"});
    return false;
  }
  scenario.map = blank_map(HexGrid{map.south_west, map.north_east, Kilometres{map.hex}});
  for (const HexId hex : ids<HexId>(scenario.map.grid.hexes())) {
    scenario.map.relief[hex] = map.relief;
    scenario.map.cover[hex] = map.cover;
    scenario.map.control[hex] = map.control;
  }
  return true;
}

}  // namespace salient::building
