#include <fmt/format.h>

#include <array>

#include "scenario/read/drafts.hpp"
#include "scenario/read/geometry.hpp"

namespace salient::reading {
namespace {

constexpr std::array<std::string_view, feature_kinds> kind_names{
    "region", "control", "relief", "cover", "water",  "road",   "rail",
    "river",  "town",    "point",  "works", "sector", "supply", "depot"};

Table<FeatureDraft> land(std::string doc) {
  FeatureDraft defaults;
  defaults.level = Value{1};
  defaults.size = Value{1};
  return Table<FeatureDraft>("properties", std::move(doc), defaults)
      .must("kind", &FeatureDraft::kind, word<FeatureKind>(feature_kind_names()), "what the feature is")
      .may("note", &FeatureDraft::note, text(), "for people")
      .may("source", &FeatureDraft::origin, text(), "where its shape is from, for people");
}

Table<FeatureDraft> unnamed(std::string doc) {
  return land(std::move(doc)).may("name", &FeatureDraft::name, text(), "for people");
}

Table<FeatureDraft> named(std::string doc) {
  return land(std::move(doc)).must("name", &FeatureDraft::name, text(), "how other files and reports name it");
}

std::vector<Table<FeatureDraft>> polygons() {
  const auto side = reference<SideId>(&Names::side, "side");
  return {
      named("Polygon: a piece of land that questions and plans speak of"),
      unnamed("Polygon: who holds the land at the start")
          .must("side", &FeatureDraft::side, side, "who holds it"),
      unnamed("Polygon: how hilly it is").must("relief", &FeatureDraft::relief, word<Relief>(), "how hilly"),
      unnamed("Polygon: what grows or stands on it")
          .must("cover", &FeatureDraft::cover, word<Cover>(), "what is on it"),
      unnamed("Polygon: a lake; nobody can stand on it")};
}

/// A road is of some class: `none` is for borders without one.
Type<Road> road_class() {
  const Type<int> classes = word<int>({"track", "minor", "major"});
  const auto read = [classes](const Node& node, Reader& reader) -> std::optional<Road> {
    const auto row = classes.read(node, reader);
    return row ? std::optional{static_cast<Road>(*row + 1)} : std::nullopt;
  };
  return {read, classes.takes, classes.schema};
}

std::vector<Table<FeatureDraft>> ways() {
  return {unnamed("LineString: a road").may("class", &FeatureDraft::road, road_class(), "how good it is"),
          unnamed("LineString: a railway"),
          unnamed("LineString: a river")
              .may("width", &FeatureDraft::width, amount(Measure::m, 1, 5000), "from bank to bank")};
}

std::vector<Table<FeatureDraft>> places() {
  const auto side = reference<SideId>(&Names::side, "side");
  return {
      named("Point: a town").must("population", &FeatureDraft::population, number(0, 30e6), "before the war"),
      named("Point: a place without people"),
      named("LineString: field fortification that stands at the start")
          .may("level", &FeatureDraft::level, value(Measure::share), "0 none, 1 fortified")
          .may("mines", &FeatureDraft::mines, value(Measure::share), "density of mines and obstacles")
          .may("reach", &FeatureDraft::reach, amount(Measure::km, 0.1, 20),
               "how far it extends to either side"),
      named("LineString: units are placed along it"),
      named("Point: where supplies enter the theatre")
          .must("side", &FeatureDraft::side, side, "whose supplies")
          .must("tonnes", &FeatureDraft::tonnes, value(Measure::t_per_day), "what can come through it"),
      named("Point: where a side keeps stocks forward of its sources, on a road")
          .must("side", &FeatureDraft::side, side, "whose stocks")
          .may("size", &FeatureDraft::size, value(Measure::factor, 0, 100),
               "its part of the side's forward stocks, against its other depots'")};
}

std::vector<Table<FeatureDraft>> all_tables() {
  std::vector<Table<FeatureDraft>> tables;
  for (const auto& group : {polygons(), ways(), places()})
    tables.insert(tables.end(), group.begin(), group.end());
  return tables;
}

std::string_view geometry_of(FeatureKind kind) {
  if (kind <= FeatureKind::water) return "Polygon";
  const bool line = kind <= FeatureKind::river || kind == FeatureKind::works || kind == FeatureKind::sector;
  return line ? "LineString" : "Point";
}

void refuse_feature(const Node& node, Reader& reader, const char* expected) {
  reader.report(node,
                {.expected = expected, .because = "map.geojson is a GeoJSON FeatureCollection (RFC 7946)"});
}

const Node* member(const Node& feature, const char* name, Reader& reader) {
  const Node* found = feature.find(name);
  if (found && found->kind == Kind::table) return found;
  reader.report(found ? *found : feature,
                {.found = found ? "" : fmt::format("no \"{}\"", name),
                 .expected = fmt::format("a \"{}\" object", name),
                 .because = "every feature has type, properties and geometry (RFC 7946)"});
  return nullptr;
}

std::optional<FeatureKind> kind_of(const Node& properties, Reader& reader) {
  const Node* kind = properties.find("kind");
  if (!kind) {
    reader.report(properties, {.found = "no \"kind\"",
                               .expected = "one of " + one_of(feature_kind_names()),
                               .because = "`kind` says what the feature is"});
    return std::nullopt;
  }
  const auto scope = reader.inside("kind");
  return word<FeatureKind>(feature_kind_names()).read(*kind, reader);
}

std::optional<FeatureDraft> read_feature(const Node& node, Reader& reader) {
  if (node.kind != Kind::table) {
    refuse_feature(node, reader, "a feature: {\"type\": \"Feature\", ...}");
    return std::nullopt;
  }
  const Node* properties = member(node, "properties", reader);
  const Node* geometry = member(node, "geometry", reader);
  if (!properties || !geometry) return std::nullopt;
  FeatureDraft feature;
  {
    const auto scope = reader.inside("properties");
    const auto kind = kind_of(*properties, reader);
    if (!kind) return std::nullopt;
    feature = feature_table(*kind).read(*properties, reader);
  }
  const auto scope = reader.inside("geometry");
  auto lines = read_geometry(*geometry, geometry_of(feature.kind), reader);
  if (!lines) return std::nullopt;
  feature.lines = *std::move(lines);
  return feature;
}

}  // namespace

std::vector<std::string> feature_kind_names() { return strings(kind_names); }

const Table<FeatureDraft>& feature_table(FeatureKind kind) {
  static const std::vector<Table<FeatureDraft>> tables = all_tables();
  return tables[static_cast<std::size_t>(kind)];
}

MapDraft read_map(const Node& root, Reader& reader) {
  MapDraft map;
  map.node = &root;
  const Node* features = root.kind == Kind::table ? root.find("features") : nullptr;
  if (!features || features->kind != Kind::list) {
    refuse_feature(features ? *features : root, reader,
                   "{\"type\": \"FeatureCollection\", \"features\": [ ... ]}");
    return map;
  }
  for (std::size_t i = 0; i < features->children.size(); ++i) {
    const auto scope = reader.inside(fmt::format("features[{}]", i + 1));
    if (auto feature = read_feature(features->children[i], reader)) map.feature.push_back(*std::move(feature));
  }
  return map;
}

}  // namespace salient::reading
