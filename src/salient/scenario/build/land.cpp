#include <fmt/format.h>

#include "scenario/build/build.hpp"
#include "terrain/rasterise.hpp"

namespace salient::building {

using namespace reading;

namespace {

/// A road that only cuts a hex's corner does not go through it.
constexpr double corner_cut = 0.3;

class Surveyor {
 public:
  Surveyor(Scenario& scenario, Places& places, Reader& reader)
      : scenario_{scenario},
        map_{scenario.map},
        places_{places},
        reader_{reader},
        drawn_(map_.grid.hexes(), nullptr) {}

  void survey(const FeatureDraft&);

 private:
  void area(const FeatureDraft&);
  void control(const FeatureDraft&, const std::vector<HexId>&);
  void road(const FeatureDraft&);
  void rail(const FeatureDraft&);
  void river(const FeatureDraft&);
  void town(const FeatureDraft&);
  void works(const FeatureDraft&);
  void supply(const FeatureDraft&);
  void depot(const FeatureDraft&);
  void place(const FeatureDraft&);

  Line line(const FeatureDraft& feature) const { return project(map_.grid, feature.lines.front()); }
  /// The hex of a Point; reported when off the map.
  HexId hex_of(const FeatureDraft&);
  void off_the_map(const FeatureDraft&, LonLat);
  template <class ThingId, class T>
  T* row_of(Column<ThingId, T>& column, const NameList& list, const std::string& name) {
    const auto row = list.find(name);
    return row && *row < column.rows() ? &column[ThingId{*row}] : nullptr;
  }

  Scenario& scenario_;
  Map& map_;
  Places& places_;
  Reader& reader_;
  std::vector<const FeatureDraft*> drawn_;  ///< by hex: the control polygon that holds it
};

void Surveyor::survey(const FeatureDraft& feature) {
  switch (feature.kind) {
    case FeatureKind::region:
    case FeatureKind::control:
    case FeatureKind::relief:
    case FeatureKind::cover:
    case FeatureKind::water:
      return area(feature);
    case FeatureKind::road:
      return road(feature);
    case FeatureKind::rail:
      return rail(feature);
    case FeatureKind::river:
      return river(feature);
    case FeatureKind::town:
      return town(feature);
    case FeatureKind::works:
      return works(feature);
    case FeatureKind::supply:
      return supply(feature);
    case FeatureKind::depot:
      return depot(feature);
    case FeatureKind::point:
    case FeatureKind::sector:
      return place(feature);
  }
}

void Surveyor::off_the_map(const FeatureDraft& feature, LonLat at) {
  const LonLat swapped{at.lat, at.lon};
  const bool fits = std::abs(swapped.lat) <= 85 && map_.grid.at(swapped);
  reader_.report(*feature.node,
                 {.found = fmt::format("[{}, {}]", at.lon, at.lat),
                  .expected = "a place on the map of scenario.toml",
                  .because = "what lies off the map is not played",
                  .attempt = fits ? "swap the two: longitude comes first" : "move it, or make the map larger"});
}

HexId Surveyor::hex_of(const FeatureDraft& feature) {
  const LonLat at = feature.lines.front().front();
  const HexId hex = map_.grid.at(at);
  if (!hex) off_the_map(feature, at);
  return hex;
}

void Surveyor::area(const FeatureDraft& feature) {
  Polygon polygon;
  for (const auto& ring : feature.lines) polygon.rings.push_back(project(map_.grid, ring));
  const std::vector<HexId> hexes = inside(map_.grid, polygon);
  if (feature.kind == FeatureKind::control) control(feature, hexes);
  if (feature.kind == FeatureKind::region) {
    if (hexes.empty()) off_the_map(feature, feature.lines.front().front());
    if (Region* region = row_of(map_.region, reader_.names.region, feature.name))
      *region = {feature.name, hexes};
  }
  for (const HexId hex : hexes) {
    if (feature.kind == FeatureKind::relief) map_.relief[hex] = feature.relief;
    if (feature.kind == FeatureKind::cover) map_.cover[hex] = feature.cover;
    if (feature.kind == FeatureKind::water) map_.water[hex] = 1;
  }
}

void Surveyor::control(const FeatureDraft& feature, const std::vector<HexId>& hexes) {
  const FeatureDraft* other = nullptr;
  std::size_t shared = 0;
  HexId example{};
  for (const HexId hex : hexes) {
    if (drawn_[hex.row()] && drawn_[hex.row()]->side != feature.side) {
      other = drawn_[hex.row()];
      example = hex;
      ++shared;
    }
    drawn_[hex.row()] = &feature;
    map_.control[hex] = feature.side;
  }
  if (!other) return;
  const LonLat at = map_.grid.lonlat(example);
  reader_.report(*feature.node,
                 {.found = fmt::format("{} hexes also in the polygon at {}, one at [{:.3f}, {:.3f}]", shared,
                                       other->node->where(), at.lon, at.lat),
                  .expected = "control polygons of two sides that do not overlap",
                  .because = "land is held by one side at a time",
                  .attempt = "let the two share their common border and no more"});
}

void Surveyor::road(const FeatureDraft& feature) {
  for (const Border& border : trace(map_.grid, line(feature), corner_cut).borders)
    lay_road(map_, border, feature.road);
}

void Surveyor::rail(const FeatureDraft& feature) {
  for (const Border& border : trace(map_.grid, line(feature), corner_cut).borders) lay_rail(map_, border);
}

void Surveyor::river(const FeatureDraft& feature) {
  for (const Border& border : crossed(map_.grid, line(feature))) lay_river(map_, border, Metres{feature.width});
}

void Surveyor::town(const FeatureDraft& feature) {
  const HexId hex = hex_of(feature);
  if (Town* town = row_of(map_.town, reader_.names.town, feature.name))
    *town = {feature.name, hex, feature.population};
  if (hex) place(feature);
}

void Surveyor::works(const FeatureDraft& feature) {
  std::vector<HexId> hexes = within(map_.grid, line(feature), Kilometres{feature.reach});
  std::erase_if(hexes, [&](HexId hex) { return map_.water[hex] != 0; });
  // A line shorter than a hex may pass no centre: it still fortifies the ground it stands on.
  if (hexes.empty()) hexes = along(map_.grid, line(feature));
  if (hexes.empty()) off_the_map(feature, feature.lines.front().front());
  const auto row = reader_.names.works.find(feature.name);
  if (row && *row < scenario_.works.size())
    scenario_.works[*row] = {feature.name, hexes, feature.level, feature.mines};
}

void Surveyor::supply(const FeatureDraft& feature) {
  const HexId hex = hex_of(feature);
  scenario_.source_of_supply.push_back({feature.name, feature.side, hex, feature.tonnes});
}

void Surveyor::depot(const FeatureDraft& feature) {
  scenario_.depot.push_back({feature.name, feature.side, hex_of(feature), feature.size, {}});
}

void Surveyor::place(const FeatureDraft& feature) {
  NamedPlace named;
  named.node = feature.node;
  named.point = map_.grid.project(feature.lines.front().front());
  if (feature.kind == FeatureKind::sector) named.sector = line(feature);
  if (feature.kind == FeatureKind::point && !hex_of(feature)) return;
  places_.emplace(feature.name, std::move(named));
}

/// Every source is a depot too; they come first.
void add_depots_at_sources(Scenario& scenario) {
  Column<DepotId, Depot> all;
  for (const SupplySourceId id : ids<SupplySourceId>(scenario.source_of_supply.rows())) {
    const SupplySource& source = scenario.source_of_supply[id];
    all.push_back({source.name, source.side, source.hex, Value{1}, id});
  }
  for (const Depot& forward : scenario.depot) all.push_back(forward);
  scenario.depot = std::move(all);
}

/// After all polygons are drawn: stocks lie on a side's own ground.
void check_depots(const MapDraft& draft, const Scenario& scenario, Reader& reader) {
  std::size_t row = scenario.source_of_supply.rows();
  for (std::size_t i = 0; i < draft.feature.size(); ++i) {
    if (draft.feature[i].kind != FeatureKind::depot) continue;
    const Depot& depot = scenario.depot[DepotId{row++}];
    if (!depot.hex || !hostile(scenario, depot.side, scenario.map.control[depot.hex])) continue;
    const auto scope = reader.inside(fmt::format("features[{}]", i + 1));
    reader.report(*draft.feature[i].node,
                  {.found = fmt::format("a depot of {} on ground that {} holds", scenario.side[depot.side].name,
                                        scenario.side[scenario.map.control[depot.hex]].name),
                   .expected = "a place that its own side holds at the start",
                   .because = "stocks on the enemy's ground are his"});
  }
}

/// After all polygons are drawn: supplies enter on a side's own ground, and every side has some.
void check_supply(const MapDraft& draft, Scenario& scenario, Reader& reader) {
  for (std::size_t i = 0, source = 0; i < draft.feature.size(); ++i) {
    if (draft.feature[i].kind != FeatureKind::supply) continue;
    const SupplySource& supply = scenario.source_of_supply[SupplySourceId{source++}];
    if (!supply.hex || !hostile(scenario, supply.side, scenario.map.control[supply.hex])) continue;
    const auto scope = reader.inside(fmt::format("features[{}]", i + 1));
    reader.report(*draft.feature[i].node,
                  {.found = fmt::format("supply of {} on ground that {} holds", scenario.side[supply.side].name,
                                        scenario.side[scenario.map.control[supply.hex]].name),
                   .expected = "a place that its own side holds at the start",
                   .because = "supplies come from one's own rear"});
  }
  for (const SideId side : ids<SideId>(scenario.side.rows())) {
    const auto& sources = scenario.source_of_supply;
    if (std::any_of(sources.begin(), sources.end(), [&](const SupplySource& s) { return s.side == side; }))
      continue;
    reader.report(*draft.node,
                  {.found = fmt::format("no supply source of {}", scenario.side[side].id),
                   .expected = "a feature of kind supply for every side",
                   .because = "a side that nothing reaches is out of ammunition in days",
                   .attempt = "add a Point with \"kind\": \"supply\" on a road at the map's edge"});
  }
}

}  // namespace

void build_land(const MapKeys&, const MapDraft& draft, Scenario& scenario, Places& places, Reader& reader) {
  scenario.map.town.assign(reader.names.town.names.size(), Town{});
  scenario.map.region.assign(reader.names.region.names.size(), Region{});
  scenario.works.assign(reader.names.works.names.size(), WorksLine{});
  Surveyor surveyor{scenario, places, reader};
  // Water first: works are not dug in a lake, wherever the file draws it.
  for (const bool water : {true, false})
    for (std::size_t i = 0; i < draft.feature.size(); ++i) {
      if ((draft.feature[i].kind == FeatureKind::water) != water) continue;
      const auto scope = reader.inside(fmt::format("features[{}]", i + 1));
      surveyor.survey(draft.feature[i]);
    }
  add_depots_at_sources(scenario);
  if (!reader.names.side.complete) return;
  check_supply(draft, scenario, reader);
  check_depots(draft, scenario, reader);
}

}  // namespace salient::building
