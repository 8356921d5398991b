#include <fmt/format.h>

#include <cmath>

#include "scenario/build/build.hpp"

namespace salient::building {

using namespace reading;

namespace {

std::string ordinal(int n) {
  const int tens = n % 100, ones = n % 10;
  const bool teen = tens >= 11 && tens <= 13;
  return fmt::format("{}{}", n,
                     !teen && ones == 1   ? "st"
                     : !teen && ones == 2 ? "nd"
                     : !teen && ones == 3 ? "rd"
                                          : "th");
}

Point along(const Line& line, double share) {
  double left = in<Kilometres>(length(line)) * share;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = in<Kilometres>(distance(line[i - 1], line[i]));
    if (left <= step && step > 0) {
      const double part = left / step;
      return {line[i - 1].east + (line[i].east - line[i - 1].east) * part,
              line[i - 1].north + (line[i].north - line[i - 1].north) * part};
    }
    left -= step;
  }
  return line.back();
}

/// Puts every unit on its hex. Units of one sector are spread along it in the order of the file, whatever their
/// formation, each in the middle of its equal part.
class Billeting {
 public:
  Billeting(const ForcesDraft& draft, const Places& places, Scenario& scenario, Reader& reader)
      : draft_{draft}, places_{places}, scenario_{scenario}, reader_{reader} {
    for (const UnitDraft& unit : draft.unit)
      if (const PlaceName* at = place_of(unit)) share_[at->name] += unit.count;
  }

  HexId hex_of(const UnitDraft&, SideId side);

 private:
  const PlaceName* place_of(const UnitDraft&) const;
  HexId named(const PlaceName&, SideId);
  HexId checked(const Node&, Point, SideId, bool near_will_do);
  bool may_stand(HexId hex, SideId side) const {
    return scenario_.map.water[hex] == 0 && !hostile(scenario_, side, scenario_.map.control[hex]);
  }
  HexId neighbour_for(HexId, Point, SideId) const;
  void report_unknown(const PlaceName&);
  void report_bad_ground(const Node&, HexId);

  const ForcesDraft& draft_;
  const Places& places_;
  Scenario& scenario_;
  Reader& reader_;
  std::map<std::string, int> share_, placed_;  ///< by place: units on it in all, and so far
};

const PlaceName* Billeting::place_of(const UnitDraft& unit) const {
  if (unit.at) return &*unit.at;
  if (!unit.of || unit.of->row() >= draft_.formation.size()) return nullptr;
  const FormationDraft& formation = draft_.formation[unit.of->row()];
  return formation.at ? &*formation.at : nullptr;
}

HexId Billeting::hex_of(const UnitDraft& unit, SideId side) {
  const PlaceName* at = place_of(unit);
  if (!at) {
    const bool unread = unit.node->find("at") || !unit.of;  // reported when it was read
    if (!unread && !draft_.formation[unit.of->row()].node->find("at"))
      reader_.report_key(*unit.node, {.found = "no `at`",
                                      .expected = "a place, here or at its formation",
                                      .because = "every unit stands somewhere at the start"});
    return {};
  }
  if (at->lonlat) return checked(*at->node, scenario_.map.grid.project(*at->lonlat), side, true);
  return named(*at, side);
}

HexId Billeting::named(const PlaceName& at, SideId side) {
  const auto place = places_.find(at.name);
  if (place == places_.end()) {
    report_unknown(at);
    return {};
  }
  const Line& sector = place->second.sector;
  if (sector.empty()) return checked(*at.node, place->second.point, side, false);
  const double share = (placed_[at.name]++ + 0.5) / share_[at.name];
  return checked(*at.node, along(sector, share), side, true);
}

/// A hex is coarser than a place drawn by its coordinates or a line drawn along the front: when its centre lies
/// on the wrong side, the nearest of its neighbours will do.
HexId Billeting::checked(const Node& node, Point point, SideId side, bool near_will_do) {
  const HexId hex = scenario_.map.grid.at(point);
  if (!hex) {
    const LonLat at = scenario_.map.grid.unproject(point);
    reader_.report(node, {.found = fmt::format("[{:.4g}, {:.4g}]", at.lon, at.lat),
                          .expected = "a place on the map of scenario.toml",
                          .because = "units stand on the map",
                          .attempt = std::abs(at.lon) <= 85 && scenario_.map.grid.at(LonLat{at.lat, at.lon})
                                         ? "swap the two: longitude comes first"
                                         : "move it, or make the map larger"});
    return {};
  }
  if (may_stand(hex, side)) return hex;
  const HexId near = near_will_do ? neighbour_for(hex, point, side) : HexId{};
  if (!near) report_bad_ground(node, hex);
  return near;
}

HexId Billeting::neighbour_for(HexId hex, Point point, SideId side) const {
  HexId best{};
  for (const HexId near : scenario_.map.neighbour[hex]) {
    if (!near || !may_stand(near, side)) continue;
    const auto away = [&](HexId h) { return distance(scenario_.map.grid.centre(h), point); };
    if (!best || away(near) < away(best)) best = near;
  }
  return best;
}

void Billeting::report_unknown(const PlaceName& at) {
  const Names& names = reader_.names;
  if (!names.town.complete) return;
  std::vector<std::string> known;
  for (const NameList* list : {&names.town, &names.point, &names.sector})
    known.insert(known.end(), list->names.begin(), list->names.end());
  if (std::find(known.begin(), known.end(), at.name) != known.end()) return;  // its feature was reported
  reader_.report(*at.node, {.expected = "a town, point or sector of map.geojson, or [longitude, latitude]",
                            .because = "no feature has this name",
                            .attempt = did_you_mean(at.name, known)});
}

void Billeting::report_bad_ground(const Node& node, HexId hex) {
  const LonLat centre = scenario_.map.grid.lonlat(hex);
  const std::string where = fmt::format("hex at [{:.3f}, {:.3f}]", centre.lon, centre.lat);
  if (scenario_.map.water[hex])
    reader_.report(node, {.found = fmt::format("{}, in a lake", where),
                          .expected = "dry land",
                          .because = "nobody can stand on water",
                          .attempt = "move the unit to the shore"});
  else
    reader_.report(
        node, {.found = fmt::format("{}, held by {}", where, scenario_.side[scenario_.map.control[hex]].name),
               .expected = "ground that its own side holds at the start",
               .because = "a unit on hostile ground would be cut off before the first turn",
               .attempt = "move the unit, or correct the control polygon"});
}

void check_name(const std::string& name, const Node& node, std::map<std::string, std::string>& places,
                Reader& reader) {
  const auto [before, is_new] = places.emplace(name, node.where());
  if (is_new || name.empty()) return;
  report_key_of(node, "name", reader,
                {.found = quoted(name),
                 .expected = "a name no other unit has",
                 .because = fmt::format("the unit at {} has this name, and a unit's luck is drawn by its name",
                                        before->second),
                 .attempt = "add the formation's number or name to it"});
}

void check_kind(const UnitDraft& unit, Reader& reader) {
  const bool shoots =
      is_fires(unit.branch) || unit.branch == Branch::drone || unit.branch == Branch::air_defence;
  const bool has_mortars = is_manoeuvre(unit.branch) || unit.branch == Branch::headquarters;
  if (unit.tubes > 0 && !shoots && !has_mortars)
    report_key_of(*unit.node, "tubes", reader,
                  {.expected = "0", .because = fmt::format("{} units have no tubes", spelling(unit.branch))});
  if (is_fires(unit.branch) && unit.tubes == 0 && unit.node->find("branch"))
    report_key_of(
        *unit.node, "tubes", reader,
        {.expected = "the number of its guns or launchers", .because = "artillery without guns fires nothing"});
}

}  // namespace

void build_units(const ForcesDraft& draft, const Places* places, Scenario& scenario, Reader& reader) {
  std::optional<Billeting> billeting;
  if (places) billeting.emplace(draft, *places, scenario, reader);
  std::map<std::string, std::string> taken;
  Column<FormationId, std::vector<Unit>> units;
  units.assign(scenario.formation.rows(), {});
  for (std::size_t row = 0; row < draft.unit.size(); ++row) {
    const UnitDraft& entry = draft.unit[row];
    const auto scope = reader.inside(step_to("unit", *entry.node, row));
    check_kind(entry, reader);
    if (!entry.of || entry.of->row() >= units.rows()) continue;
    const Formation& formation = scenario.formation[*entry.of];
    for (int n = 1; n <= entry.count; ++n) {
      Unit unit = entry;
      unit.formation = *entry.of;
      if (entry.count > 1) unit.name = fmt::format("{} {}, {}", ordinal(n), entry.name, formation.name);
      check_name(unit.name, *entry.node, taken, reader);
      const auto at = reader.inside("at");
      if (billeting) unit.hex = billeting->hex_of(entry, formation.side);
      units[*entry.of].push_back(std::move(unit));
    }
  }
  // Of one formation: consecutive.
  for (const auto& of_one : units)
    for (const Unit& unit : of_one) scenario.unit.push_back(unit);
}

}  // namespace salient::building
