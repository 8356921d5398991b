#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "report/parts.hpp"

namespace salient::report {
namespace {

namespace fs = std::filesystem;

/// The scenario's map file: map.geojson, or the only one of that ending.
fs::path map_file(const std::string& folder) {
  const fs::path usual = fs::path{folder} / "map.geojson";
  std::error_code none;
  if (fs::exists(usual, none)) return usual;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, none))
    if (entry.path().extension() == ".geojson") return entry.path();
  return {};
}

/// "R200" out of "Kursk - Sudzha (R200)"; a name without brackets is too long for a map.
std::string short_name(const std::string& name) {
  const std::size_t open = name.rfind('('), close = name.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open) return {};
  return name.substr(open + 1, close - open - 1);
}

Json line_of(const HexGrid& grid, const Json& coordinates) {
  Json line = Json::array();
  for (const Json& place : coordinates) {
    const Point at = grid.project({place.at(0).get<double>(), place.at(1).get<double>()});
    line.push_back({std::round(at.east * 100) / 100, std::round(at.north * 100) / 100});
  }
  return line;
}

void add_feature(const HexGrid& grid, const Json& feature, Json& map) {
  const Json& properties = feature.at("properties");
  const std::string kind = properties.value("kind", ""), name = properties.value("name", "");
  if (kind != "river" && kind != "road" && kind != "rail") return;
  Json entry{{"name", kind == "road" ? short_name(name) : kind == "river" ? name : ""}};
  if (kind == "road") entry["class"] = properties.value("class", "minor");
  if (kind == "river") entry["width"] = std::strtod(properties.value("width", "10").c_str(), nullptr);
  const Json& geometry = feature.at("geometry");
  const bool several = geometry.value("type", "") == "MultiLineString";
  const Json& lines = geometry.at("coordinates");
  for (const Json& line : several ? lines : Json::array({lines})) {
    entry["line"] = line_of(grid, line);
    map[kind + "s"].push_back(entry);
  }
}

/// A town stands where the file says, which is finer than the middle of its hex.
void place_town(const HexGrid& grid, const Json& feature, Json& map) {
  const Json& properties = feature.at("properties");
  if (properties.value("kind", "") != "town") return;
  const Json at = line_of(grid, Json::array({feature.at("geometry").at("coordinates")}))[0];
  for (Json& town : map["towns"])
    if (town["name"] == properties.value("name", "")) town["at"] = at;
}

}  // namespace

void add_lines(const Scenario& s, Json& map) {
  for (const char* kind : {"rivers", "roads", "rails"}) map[kind] = Json::array();
  std::ifstream file{map_file(s.folder)};
  const Json land = Json::parse(file, nullptr, false);
  if (!land.is_object() || !land.contains("features")) return;
  for (const Json& feature : land["features"]) try {
      add_feature(s.map.grid, feature, map);
      place_town(s.map.grid, feature, map);
    } catch (
        const Json::exception&) {  // a line less on the map; the scenario's own reader has the say on errors
    }
}

}  // namespace salient::report
