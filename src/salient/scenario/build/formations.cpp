#include <fmt/format.h>

#include "scenario/build/build.hpp"

namespace salient::building {

using namespace reading;

namespace {

std::array<Value, domain_count> by_domain(const TrainingDraft& t) {
  return {t.infantry, t.trench, t.artillery, t.armour, t.drone, t.combined_arms};
}

std::array<Value, domain_count> by_domain(const std::optional<ProgrammeDraft>& t) {
  if (t) return {t->infantry, t->trench, t->artillery, t->armour, t->drone, t->combined_arms};
  std::array<Value, domain_count> alike;
  alike.fill(Value{1.0 / domain_count});
  return alike;
}

Formation formation_of(const FormationDraft& draft, const Scenario& scenario) {
  Formation formation = draft;
  formation.nation = draft.of_nation.value_or(NationId{});
  const bool known = formation.nation && formation.nation.row() < scenario.nation.rows();
  if (known) formation.side = scenario.nation[formation.nation].side;
  formation.parent = draft.higher.value_or(FormationId{});
  formation.host = draft.under.value_or(FormationId{});
  formation.uniform = draft.in_uniform.value_or(formation.nation);
  formation.equipped_by = draft.arms_from.value_or(formation.nation);
  formation.has_people = draft.strength.has_value();
  formation.people = draft.strength.value_or(Value{});
  formation.training = by_domain(draft.trained);
  formation.programme = by_domain(draft.taught);
  return formation;
}

class Checker {
 public:
  Checker(const ForcesDraft& draft, const Scenario& scenario, Reader& reader)
      : draft_{draft}, scenario_{scenario}, reader_{reader} {}

  void check(std::size_t row) {
    const Formation& formation = scenario_.formation[FormationId{row}];
    const Node& node = *draft_.formation[row].node;
    const auto scope = reader_.inside(step_to("formation", node, row));
    check_parent(formation, node);
    check_host(formation, node);
    if (circle(row)) report_circle(formation, node);
    check_strength(node);
    check_programme(formation, node);
    check_used(row, node);
  }

 private:
  const Formation* find(FormationId id) const {
    return id && id.row() < scenario_.formation.rows() ? &scenario_.formation[id] : nullptr;
  }
  static FormationId commander(const Formation& f) { return f.host ? f.host : f.parent; }

  void check_parent(const Formation& formation, const Node& node) {
    const Formation* parent = find(formation.parent);
    if (parent && formation.side && parent->side && parent->side != formation.side)
      report_key_of(node, "parent", reader_,
                    {.expected = "a formation of the same side",
                     .because = "no headquarters commands the enemy's units"});
  }
  void check_host(const Formation& formation, const Node& node) {
    const Formation* host = find(formation.host);
    if (!host || !formation.nation || !host->nation) return;
    if (host->nation == formation.nation)
      report_key_of(node, "host", reader_,
                    {.expected = "a formation of another nation",
                     .because = "a host is a foreign headquarters under which the formation fights",
                     .attempt = "for its own nation's headquarters write parent"});
    else if (host->side != formation.side)
      report_key_of(node, "host", reader_,
                    {.expected = "a formation of the same side",
                     .because = "no headquarters commands the enemy's units"});
  }
  /// Whether the way up from a formation comes back to it.
  bool circle(std::size_t row) const {
    FormationId up{row};
    for (std::size_t steps = 0; steps <= scenario_.formation.rows(); ++steps) {
      const Formation* here = find(up);
      up = here ? commander(*here) : FormationId{};
      if (!up) return false;
      if (up.row() == row) return true;
    }
    return false;
  }
  void report_circle(const Formation& formation, const Node& node) {
    report_key_of(node, formation.host ? "host" : "parent", reader_,
                  {.expected = "a higher headquarters that is not, in the end, under this one",
                   .because = "the chain of command goes in a circle",
                   .attempt = "leave parent out at the highest headquarters"});
  }
  void check_strength(const Node& node) {
    if (node.find("fill") && node.find("people"))
      report_key_of(node, "people", reader_,
                    {.expected = "fill or people, not both", .because = "either says how many are present"});
  }
  /// A programme of plain numbers cannot give away more than all of its time; one drawn from claims is cut to
  /// it.
  void check_programme(const Formation& formation, const Node& node) {
    double sum = 0;
    for (const Value& share : formation.programme) {
      if (share.quantity) return;
      sum += share.fixed;
    }
    if (sum > 1 + 1e-9)
      report_key_of(node, "programme", reader_,
                    {.found = fmt::format("shares that sum to {:g}", sum),
                     .expected = "shares that sum to 1 at most",
                     .because = "a day in camp has no more time than a day",
                     .attempt = "make some of the shares smaller"});
  }
  void check_used(std::size_t row, const Node& node) {
    const FormationId id{row};
    const auto& units = draft_.unit;
    const auto& others = scenario_.formation;
    const bool has_unit =
        std::any_of(units.begin(), units.end(), [&](const UnitDraft& u) { return u.of == id; });
    const bool leads = std::any_of(others.begin(), others.end(),
                                   [&](const Formation& f) { return f.parent == id || f.host == id; });
    const auto& all = draft_.formation;
    const bool model = std::any_of(all.begin(), all.end(), [&](const FormationDraft& f) {
      return f.like && reader_.names.formation.find(*f.like) == row;
    });
    if (!has_unit && !leads && !model)
      report_key_of(node, "id", reader_,
                    {.expected = "at least one [[unit]] of this formation, or a formation under it",
                     .because = "a formation without soldiers does nothing"});
  }

  const ForcesDraft& draft_;
  const Scenario& scenario_;
  Reader& reader_;
};

}  // namespace

void build_formations(const ForcesDraft& draft, Scenario& scenario, Reader& reader) {
  for (const FormationDraft& formation : draft.formation)
    scenario.formation.push_back(formation_of(formation, scenario));
  Checker checker{draft, scenario, reader};
  for (std::size_t row = 0; row < draft.formation.size(); ++row) checker.check(row);
}

}  // namespace salient::building
