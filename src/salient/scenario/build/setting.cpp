#include <fmt/format.h>

#include <cmath>

#include "scenario/build/build.hpp"

namespace salient::building {

using namespace reading;

void report_key_of(const Node& table, std::string_view key, Reader& reader, Complaint said) {
  const Node* found = table.find(key);
  const auto scope = reader.inside(std::string{key});
  if (!found && said.found.empty()) said.found = fmt::format("no `{}`", key);
  if (found)
    reader.report(*found, std::move(said));
  else
    reader.report_key(table, std::move(said));
}

bool hostile(const Scenario& scenario, SideId a, SideId b) {
  if (a == b || !a || !b) return false;
  if (scenario.relation.empty()) return true;
  return scenario.relation[a.row() * scenario.side.rows() + b.row()] == Relation::hostile;
}

namespace {

/// A turn must divide a day, so that each day has the same turns.
void build_calendar(const CalendarDraft& calendar, Scenario& scenario, Reader& reader) {
  const auto scope = reader.inside("calendar");
  scenario.start = calendar.start;
  scenario.days = calendar.days;
  const double turns = std::round(1 / calendar.turn);
  scenario.turn = Days{1 / turns};
  if (std::abs(turns * calendar.turn - 1) > 1e-9)
    report_key_of(*calendar.node, "turn", reader,
                  {.expected = "1, 2, 3, 4, 6, 8, 12 or 24 h",
                   .because = "a turn divides a day, so that every day has the same turns",
                   .attempt = fmt::format("\"{:.3g} h\" is near", 24 / turns)});
}

void build_relation(const RelationDraft& relation, Scenario& scenario, std::vector<bool>& given,
                    Reader& reader) {
  const std::size_t sides = scenario.side.rows();
  if (relation.between.size() != 2 || relation.between[0] == relation.between[1]) {
    if (const Node* between = relation.node->find("between");
        between && between->children.size() != relation.between.size())
      return;  // a name in it was wrong, and has been reported
    report_key_of(*relation.node, "between", reader,
                  {.expected = "two different sides", .because = "a relation stands between two sides"});
    return;
  }
  const std::size_t a = relation.between[0].row(), b = relation.between[1].row();
  if (given[a * sides + b])
    report_key_of(
        *relation.node, "between", reader,
        {.expected = "each pair of sides once", .because = "an earlier relation says how these two stand"});
  given[a * sides + b] = given[b * sides + a] = true;
  scenario.relation[a * sides + b] = scenario.relation[b * sides + a] = relation.is;
}

void build_relations(const ScenarioDraft& draft, Scenario& scenario, Reader& reader) {
  const std::size_t sides = scenario.side.rows();
  scenario.relation.assign(sides * sides, Relation::hostile);
  for (std::size_t side = 0; side < sides; ++side) scenario.relation[side * sides + side] = Relation::allied;
  std::vector<bool> given(sides * sides, false);
  for (std::size_t row = 0; row < draft.relation.size(); ++row) {
    const auto scope = reader.inside(step_to("relation", *draft.relation[row].node, row));
    build_relation(draft.relation[row], scenario, given, reader);
  }
}

void check_sides(const ScenarioDraft& draft, Reader& reader) {
  if (draft.node->find("side") && draft.side.size() < 2)
    report_key_of(*draft.node, "side", reader,
                  {.expected = "two sides or more", .because = "a campaign needs somebody to fight against"});
}

}  // namespace

void build_setting(const ScenarioDraft& draft, Scenario& scenario, Reader& reader) {
  scenario.title = draft.title;
  scenario.about = draft.about;
  scenario.as_of = draft.as_of.value_or(scenario.as_of);
  if (draft.calendar.node) build_calendar(draft.calendar, scenario, reader);
  scenario.sky = draft.weather.sky;
  scenario.ground = draft.weather.ground;
  check_sides(draft, reader);
  for (const SideDraft& side : draft.side) scenario.side.push_back(side);
  for (const NationDraft& nation : draft.nation) scenario.nation.push_back(nation);
  build_relations(draft, scenario, reader);
}

}  // namespace salient::building
