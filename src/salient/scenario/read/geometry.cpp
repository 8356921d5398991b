#include "scenario/read/geometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scenario/read/type.hpp"

namespace salient::reading {
namespace {

using Line = std::vector<LonLat>;

constexpr std::size_t most_places = 50'000;

/// A GeoJSON position may carry a height; it is not used.
std::optional<LonLat> read_position(const Node& node, Reader& reader) {
  if (node.kind != Kind::list || node.children.size() < 2 || node.children.size() > 3)
    return lonlat().read(node, reader);
  Node pair = node;
  pair.children.resize(2);
  return lonlat().read(pair, reader);
}

std::optional<Line> read_line(const Node& node, std::size_t least, Reader& reader) {
  if (node.kind != Kind::list || node.children.size() < least) {
    reader.report(node, {.expected = fmt::format("a list of {} places or more", least),
                         .because = "a line has two places, a closed ring four, the last like the first"});
    return std::nullopt;
  }
  if (node.children.size() > most_places) {
    reader.report(node, {.expected = fmt::format("{} places at most", most_places),
                         .because = "lines and rings finer than the hexes only take time",
                         .attempt = "simplify the line to some 100 m"});
    return std::nullopt;
  }
  Line line;
  for (const Node& child : node.children) {
    const auto place = read_position(child, reader);
    if (!place) return std::nullopt;
    line.push_back(*place);
  }
  return line;
}

double turn(LonLat a, LonLat b, LonLat c) {
  return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

bool on_segment(LonLat a, LonLat b, LonLat c) {
  return std::min(a.lon, b.lon) <= c.lon && c.lon <= std::max(a.lon, b.lon) &&
         std::min(a.lat, b.lat) <= c.lat && c.lat <= std::max(a.lat, b.lat);
}

bool meet(LonLat a, LonLat b, LonLat c, LonLat d) {
  const double abc = turn(a, b, c), abd = turn(a, b, d), cda = turn(c, d, a), cdb = turn(c, d, b);
  if (((abc > 0) != (abd > 0)) && ((cda > 0) != (cdb > 0)) && abc != 0 && abd != 0 && cda != 0 && cdb != 0)
    return true;
  return (abc == 0 && on_segment(a, b, c)) || (abd == 0 && on_segment(a, b, d)) ||
         (cda == 0 && on_segment(c, d, a)) || (cdb == 0 && on_segment(c, d, b));
}

bool check_ring(const Node& node, const Line& ring, Reader& reader) {
  if (!(ring.front() == ring.back())) {
    reader.report(
        node.children.back(),
        {.found = fmt::format("[{}, {}]", ring.back().lon, ring.back().lat),
         .expected = fmt::format("[{}, {}], where the ring began", ring.front().lon, ring.front().lat),
         .because = "a polygon's ring is closed: its last place is its first (RFC 7946, 3.1.6)",
         .attempt = "add the first place again at the end"});
    return false;
  }
  const auto crossing = self_crossing(ring);
  if (!crossing) return true;
  const auto side = [&](std::size_t i) {
    return fmt::format("[{}, {}] to [{}, {}]", ring[i].lon, ring[i].lat, ring[i + 1].lon, ring[i + 1].lat);
  };
  reader.report(node.children[crossing->other],
                {.found = fmt::format("the side {} crosses or touches the side {}", side(crossing->other),
                                      side(crossing->one)),
                 .expected = "a ring that does not cross itself",
                 .because = "of a ring that crosses itself nobody can say what lies inside",
                 .attempt = "check the order of the places, and for one given twice"});
  return false;
}

std::optional<std::vector<Line>> read_rings(const Node& node, Reader& reader) {
  if (node.kind != Kind::list || node.children.empty()) {
    wrong_kind(node, reader, "a list of rings", "[[[35.0, 51.0], ...]]");
    return std::nullopt;
  }
  std::vector<Line> rings;
  bool sound = true;
  for (const Node& child : node.children) {
    auto ring = read_line(child, 4, reader);
    sound = ring && check_ring(child, *ring, reader) && sound;
    if (ring) rings.push_back(*std::move(ring));
  }
  return sound ? std::optional{rings} : std::nullopt;
}

bool has_type(const Node& geometry, std::string_view type, Reader& reader) {
  const Node* given = geometry.find("type");
  if (given && given->text == type) return true;
  const bool multi = given && given->text == fmt::format("Multi{}", type);
  reader.report(given ? *given : geometry, {.found = given ? "" : "no \"type\"",
                                            .expected = fmt::format("\"{}\"", type),
                                            .because = fmt::format("features of this kind are {}s", type),
                                            .attempt = multi ? "write one feature for each of its parts" : ""});
  return false;
}

}  // namespace

std::optional<Crossing> self_crossing(const Line& ring) {
  const std::size_t sides = ring.size() - 1;
  std::vector<std::size_t> order(sides);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto west = [&](std::size_t i) { return std::min(ring[i].lon, ring[i + 1].lon); };
  const auto east = [&](std::size_t i) { return std::max(ring[i].lon, ring[i + 1].lon); };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return west(a) < west(b); });
  // Swept from west to east, so that only sides above the same longitudes are compared.
  std::optional<Crossing> first;
  for (std::size_t i = 0; i < sides; ++i)
    for (std::size_t j = i + 1; j < sides && west(order[j]) <= east(order[i]); ++j) {
      const std::size_t one = std::min(order[i], order[j]), other = std::max(order[i], order[j]);
      if (other == one + 1 || (one == 0 && other == sides - 1)) continue;  // neighbours share a place
      const bool earlier = !first || other < first->other;
      if (earlier && meet(ring[one], ring[one + 1], ring[other], ring[other + 1])) first = Crossing{one, other};
    }
  return first;
}

std::optional<std::vector<Line>> read_geometry(const Node& geometry, std::string_view type, Reader& reader) {
  if (!has_type(geometry, type, reader)) return std::nullopt;
  const Node* coordinates = geometry.find("coordinates");
  if (!coordinates) {
    reader.report(geometry, {.found = "no \"coordinates\"",
                             .expected = "a list of coordinates",
                             .because = "a geometry has type and coordinates (RFC 7946)"});
    return std::nullopt;
  }
  const auto scope = reader.inside("coordinates");
  if (type == "Polygon") return read_rings(*coordinates, reader);
  std::optional<Line> line;
  if (type == "LineString")
    line = read_line(*coordinates, 2, reader);
  else if (const auto place = read_position(*coordinates, reader))
    line = Line{*place};
  if (!line) return std::nullopt;
  return std::vector<Line>{*std::move(line)};
}

}  // namespace salient::reading
