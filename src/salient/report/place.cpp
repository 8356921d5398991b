#include <fmt/format.h>

#include <cmath>

#include "report/narrative.hpp"

namespace salient::report {

std::string place(const Scenario& s, HexId hex) {
  if (!hex) return "";
  const Point here = s.map.grid.centre(hex);
  const Town* nearest = nullptr;
  double least = 1e9, east = 0, north = 0;
  for (const Town& town : s.map.town) {
    const Point there = s.map.grid.centre(town.hex);
    const double km = std::hypot(here.east - there.east, here.north - there.north);
    if (km >= least) continue;
    least = km;
    nearest = &town;
    east = here.east - there.east;
    north = here.north - there.north;
  }
  if (!nearest)
    return fmt::format("at {:.2f} E {:.2f} N", s.map.grid.lonlat(hex).lon, s.map.grid.lonlat(hex).lat);
  if (least < 1) return "at " + nearest->name;
  const std::string ns = std::abs(north) > 0.4 * std::abs(east) ? (north > 0 ? "north" : "south") : "";
  const std::string ew = std::abs(east) > 0.4 * std::abs(north) ? (east > 0 ? "east" : "west") : "";
  const std::string dash = ns.empty() || ew.empty() ? "" : "-";
  return fmt::format("{:.0f} km {}{}{} of {}", least, ns, dash, ew, nearest->name);
}

}  // namespace salient::report
