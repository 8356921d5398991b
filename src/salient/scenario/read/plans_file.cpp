#include "scenario/read/drafts.hpp"

namespace salient::reading {
namespace {

/// Rows of the map's works, in the order the plan names them.
Type<std::vector<std::size_t>> lines_of_works() {
  Type<std::size_t> line{
      [](const Node& node, Reader& reader) { return resolve(node, reader, reader.names.works); },
      "the name of a works feature", R"({"type":"string"})"};
  return list_of(line);
}

AxisDraft default_axis() {
  AxisDraft axis;
  axis.effort = Value{1};
  return axis;
}

const Table<AxisDraft>& axis_table() {
  static const auto table =
      Table<AxisDraft>("axis", "One thrust of an offensive, or one sector of a defence.", default_axis())
          .must("id", &Axis::id, identifier(), "how results name the axis")
          .may("name", &Axis::name, text(), "how reports name it; left out: the id")
          .must("objective", &AxisDraft::toward, place(),
                "town or point to take or to hold, or [longitude, latitude]")
          .may("effort", &Axis::effort, value(Measure::factor, 0, 100),
               "its weight for reserves and fires beside the other axes")
          .must("formations", &Axis::formations,
                list_of(reference<FormationId>(&Names::formation, "formation")), "who");
  return table;
}

const Table<PlanPhaseDraft>& phase_table() {
  static const auto table =
      Table<PlanPhaseDraft>("phase", "A phase of an offensive; the first begins with the assault.")
          .must("id", &PlanPhase::id, identifier(), "how results name the phase")
          .may("name", &PlanPhase::name, text(), "how reports name it; left out: the id")
          .must("axes", &PlanPhaseDraft::attack, list_of(reference_within("axis")),
                "axes of this plan that attack in it; the others hold and give up what they have in hand")
          .may("held", &PlanPhaseDraft::once_held, reference_within("axis"),
               "begins when the objective of this axis is held")
          .may("after", &PlanPhase::after, value(Measure::days, 0, 400),
               "or so long after the phase before it began")
          .may("share", &PlanPhase::share, value(Measure::share),
               "or when the side holds this share of the region")
          .may("ratio", &PlanPhase::ratio, value(Measure::factor, 0, 100),
               "or when the attacks of the phase before it are believed to have so many times the enemy's "
               "power");
  return table;
}

PlanDraft default_plan() {
  PlanDraft plan;
  plan.resolve = Value{0.5};
  return plan;
}

const Table<PlanDraft>& plan_table() {
  static const auto formations = list_of(reference<FormationId>(&Names::formation, "formation"));
  static const auto table =
      Table<PlanDraft>("plan", "What one side intends: an offensive or a defence.", default_plan())
          .must("side", &Plan::side, reference<SideId>(&Names::side, "side"), "whose plan")
          .must("kind", &PlanDraft::intent, word<PlanKind>({"offensive", "defence"}), "what it intends")
          .may("region", &PlanDraft::over, reference<RegionId>(&Names::region, "region"),
               "the land fought for; an offensive must name one")
          .may("start", &Plan::start, value(Measure::day), "day of the assault")
          .may("preparation", &Plan::preparation, value(Measure::days, 0, 60), "preparatory fire before it")
          .may("shelling", &Plan::shelling, value(Measure::factor, 0, 20),
               "factor on the normal rate of fire until then")
          .may("resolve", &Plan::resolve, value(Measure::share),
               "how long it persists before it calls off or falls back")
          .may("reserve", &Plan::reserve, formations, "formations held back")
          .may("lines", &PlanDraft::line_rows, lines_of_works(), "works to fall back to, front to rear")
          .may("phase", &PlanDraft::phase, tables_of(phase_table()),
               "phases of an offensive, in order; left out: all axes attack from the first day")
          .must("axis", &PlanDraft::axis, tables_of(axis_table()), "thrusts or sectors");
  return table;
}

}  // namespace

const Table<PlansDraft>& plans_table() {
  static const auto table =
      Table<PlansDraft>("plans", "What each side intends.")
          .must("plan", &PlansDraft::plan, tables_of(plan_table()), "one intention of one side");
  return table;
}

}  // namespace salient::reading
