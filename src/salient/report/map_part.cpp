#include "report/parts.hpp"

namespace salient::report {
namespace {

constexpr char cover_letters[] = "omwu";  // open, mixed, wooded, urban
constexpr char relief_letters[] = "frg";  // flat, rolling, rugged
constexpr char side_letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

template <class Letter>
std::string letters(const Map& map, Letter letter) {
  std::string text;
  for (const HexId hex : ids<HexId>(map.grid.hexes())) text += letter(hex);
  return text;
}

Json rows_of(const std::vector<HexId>& hexes) {
  Json rows = Json::array();
  for (const HexId hex : hexes) rows.push_back(hex.row());
  return rows;
}

Json water_of(const Map& map) {
  Json rows = Json::array();
  for (const HexId hex : ids<HexId>(map.grid.hexes()))
    if (map.water[hex]) rows.push_back(hex.row());
  return rows;
}

Json towns_of(const Map& map) {
  Json towns = Json::array();
  for (const Town& town : map.town) {
    const Point at = map.grid.centre(town.hex);
    towns.push_back({{"name", town.name},
                     {"hex", town.hex.row()},
                     {"population", number(town.population)},
                     {"at", {number(at.east), number(at.north)}}});
  }
  return towns;
}

Json regions_of(const Map& map) {
  Json regions = Json::array();
  for (const Region& region : map.region)
    regions.push_back({{"name", region.name}, {"hexes", rows_of(region.hexes)}});
  return regions;
}

/// Kilometres from one row of hexes to the next.
double row_step(const HexGrid& grid) {
  if (grid.rows() < 2) return in<Kilometres>(grid.size());
  return grid.centre(HexId{static_cast<std::size_t>(grid.columns())}).north - grid.centre(HexId{0}).north;
}

}  // namespace

Json map_part(const Scenario& s) {
  const Map& map = s.map;
  const Point first = map.grid.centre(HexId{0});
  const LonLat corner = map.grid.unproject({0, 0});
  Json part{{"columns", map.grid.columns()},
            {"rows", map.grid.rows()},
            {"origin_km", {number(first.east), number(first.north)}},
            {"column_km", number(in<Kilometres>(map.grid.size()))},
            {"row_km", row_step(map.grid)},
            {"south_west", {corner.lon, corner.lat}},
            {"cover", letters(map, [&](HexId h) { return cover_letters[static_cast<int>(map.cover[h])]; })},
            {"relief", letters(map, [&](HexId h) { return relief_letters[static_cast<int>(map.relief[h])]; })},
            {"control",
             letters(map, [&](HexId h) { return map.control[h] ? side_letters[map.control[h].row()] : '-'; })},
            {"water", water_of(map)},
            {"towns", towns_of(map)},
            {"regions", regions_of(map)}};
  add_lines(s, part);
  return part;
}

}  // namespace salient::report
