#include <fmt/format.h>

#include "scenario/build/build.hpp"

namespace salient::building {

using namespace reading;

namespace {

class Planner {
 public:
  Planner(const PlanDraft& draft, const Places* places, Scenario& scenario, Reader& reader)
      : draft_{draft}, places_{places}, scenario_{scenario}, reader_{reader} {}

  Plan plan() {
    Plan plan = draft_;
    plan.kind = draft_.intent.value_or(PlanKind::defence);
    if (!draft_.intent) reader_.names.plans_complete = false;
    plan.region = draft_.over.value_or(RegionId{});
    plan.lines = draft_.line_rows;
    check_kind();
    take_formations(draft_.reserve, *draft_.node, "reserve");
    for (std::size_t row = 0; row < draft_.axis.size(); ++row) {
      const auto scope = reader_.inside(step_to("axis", *draft_.axis[row].node, row));
      plan.axes.push_back(scenario_.axis.push_back(axis(draft_.axis[row])));
    }
    for (std::size_t row = 0; row < draft_.phase.size(); ++row) {
      const auto scope = reader_.inside(step_to("phase", *draft_.phase[row].node, row));
      plan.phases.push_back(scenario_.plan_phase.push_back(phase(row, plan.axes)));
    }
    return plan;
  }

 private:
  Axis axis(const AxisDraft& draft) {
    Axis axis = draft;
    if (axis.name.empty()) axis.name = axis.id;
    check_id(draft);
    take_formations(draft.formations, *draft.node, "formations");
    if (draft.toward.node) axis.objective = objective(draft.toward);
    return axis;
  }
  PlanPhase phase(std::size_t row, const std::vector<AxisId>& axes) {
    const PlanPhaseDraft& draft = draft_.phase[row];
    PlanPhase phase = draft;
    if (phase.name.empty()) phase.name = phase.id;
    for (const Reference& name : draft.attack)
      if (const AxisId axis = axis_named(name, "axes", axes)) phase.axes.push_back(axis);
    if (draft.once_held) phase.held = axis_named(*draft.once_held, "held", axes);
    const bool begins = draft.once_held || draft.after || draft.share || draft.ratio;
    if (row == 0 && begins)
      report_key_of(*draft.node, "id", reader_,
                    {.expected = "a first phase without held, after, share or ratio",
                     .because = "the first phase begins with the assault: the plan's start says when"});
    if (row > 0 && !begins)
      report_key_of(
          *draft.node, "id", reader_,
          {.expected = "held, after, share or ratio", .because = "something must begin a later phase"});
    return phase;
  }
  AxisId axis_named(const Reference& name, const char* key, const std::vector<AxisId>& axes) {
    std::vector<std::string> known;
    for (const AxisId axis : axes) {
      if (scenario_.axis[axis].id == name.name) return axis;
      known.push_back(scenario_.axis[axis].id);
    }
    const auto scope = reader_.inside(key);
    reader_.report(*name.node, {.expected = "an axis of this plan: " + one_of(known),
                                .because = "the plan has no axis of this id",
                                .attempt = did_you_mean(name.name, known)});
    return {};
  }
  void check_id(const AxisDraft& draft) {
    for (const Axis& other : scenario_.axis)
      if (other.id == draft.id && !draft.id.empty())
        return report_key_of(
            *draft.node, "id", reader_,
            {.expected = "a name no other axis has", .because = "results name axes by their ids"});
  }
  /// Each formation belongs to the plan's side and has one place in the plan.
  void take_formations(const std::vector<FormationId>& formations, const Node& node, const char* key) {
    for (const FormationId id : formations) {
      if (id.row() >= scenario_.formation.rows()) continue;
      const Formation& formation = scenario_.formation[id];
      if (formation.side && draft_.side && formation.side != draft_.side)
        report_key_of(node, key, reader_,
                      {.found = quoted(formation.id),
                       .expected = fmt::format("formations of {}", scenario_.side[draft_.side].id),
                       .because = "a side plans with its own formations"});
      if (std::find(taken_.begin(), taken_.end(), id) != taken_.end())
        report_key_of(node, key, reader_,
                      {.found = fmt::format("{} again", quoted(formation.id)),
                       .expected = "each formation once in a plan",
                       .because = "a formation has one axis, or is in reserve"});
      check_caveat(formation, node, key);
      taken_.push_back(id);
    }
  }
  /// A contingent's land and the plan's share some ground.
  void check_caveat(const Formation& formation, const Node& node, const char* key) {
    const auto known = [&](RegionId region) { return region && region.row() < scenario_.map.region.rows(); };
    if (!formation.nation || formation.nation.row() >= scenario_.nation.rows() || !draft_.over) return;
    const RegionId own = scenario_.nation[formation.nation].fights_in;
    if (!known(own) || !known(*draft_.over)) return;
    const Region &lets = scenario_.map.region[own], &asks = scenario_.map.region[*draft_.over];
    for (const HexId hex : asks.hexes)
      if (std::find(lets.hexes.begin(), lets.hexes.end(), hex) != lets.hexes.end()) return;
    if (!lets.hexes.empty() && !asks.hexes.empty())
      report_key_of(
          node, key, reader_,
          {.found = fmt::format("{}, whose nation fights in {} only", quoted(formation.id), quoted(lets.name)),
           .expected = fmt::format("formations that may fight in {}", quoted(asks.name)),
           .because = "the two regions share no ground: it could do nothing in this plan",
           .attempt = "draw fights_in of the nation wider, or leave the formation out"});
  }
  HexId objective(const PlaceName& toward);
  void check_kind() {
    const bool offensive = draft_.intent == PlanKind::offensive;
    if (offensive && !draft_.over && !draft_.node->find("region"))
      report_key_of(
          *draft_.node, "region", reader_,
          {.expected = "the region to take", .because = "an offensive ends when its region is taken"});
    if (offensive && draft_.node->find("lines"))
      report_key_of(*draft_.node, "lines", reader_,
                    {.expected = "no lines", .because = "only a defence falls back from line to line"});
    if (!offensive && draft_.node->find("phase"))
      report_key_of(*draft_.node, "phase", reader_,
                    {.expected = "no phases", .because = "only an offensive goes by phases"});
    if (draft_.axis.empty() && draft_.node->find("axis"))
      report_key_of(*draft_.node, "axis", reader_,
                    {.expected = "one axis or more", .because = "a plan without axes moves nobody"});
  }

  const PlanDraft& draft_;
  const Places* places_;
  Scenario& scenario_;
  Reader& reader_;
  std::vector<FormationId> taken_;
};

HexId Planner::objective(const PlaceName& toward) {
  if (!places_) return {};
  const auto scope = reader_.inside("objective");
  const auto place = places_->find(toward.name);
  const bool named = place != places_->end() && place->second.sector.empty();
  if (!toward.lonlat && !named) {
    std::vector<std::string> known = reader_.names.town.names;
    known.insert(known.end(), reader_.names.point.names.begin(), reader_.names.point.names.end());
    if (reader_.names.town.complete && std::find(known.begin(), known.end(), toward.name) == known.end())
      reader_.report(*toward.node, {.expected = "a town or point of map.geojson, or [longitude, latitude]",
                                    .because = place == places_->end() ? "no feature has this name"
                                                                       : "a sector is a line and no objective",
                                    .attempt = did_you_mean(toward.name, known)});
    return {};
  }
  const HexId hex =
      scenario_.map.grid.at(named ? place->second.point : scenario_.map.grid.project(*toward.lonlat));
  if (hex && !scenario_.map.water[hex]) return hex;
  reader_.report(*toward.node, {.expected = "a place on the map, on dry land", .because = "units march to it"});
  return {};
}

}  // namespace

void build_plans(const PlansDraft& draft, const Places* places, Scenario& scenario, Reader& reader) {
  for (std::size_t row = 0; row < draft.plan.size(); ++row) {
    const auto scope = reader.inside(step_to("plan", *draft.plan[row].node, row));
    scenario.plan.push_back(Planner{draft.plan[row], places, scenario, reader}.plan());
  }
}

}  // namespace salient::building
