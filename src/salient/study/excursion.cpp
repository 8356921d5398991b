#include "study/excursion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "scenario/draft/node.hpp"
#include "scenario/read/table.hpp"

namespace salient::study {
namespace {

using namespace reading;
using draft::Node;

/// One table of the file; exactly one is there.
struct Force {
  const Node* node{nullptr};
  Reference process, regime;
  std::optional<Value> from;
};
struct Hold {
  const Node* node{nullptr};
  Reference quantity;
  double at{0};
};
struct Without {
  const Node* node{nullptr};
  Reference nation;
};
struct Connect {
  const Node* node{nullptr};
  Reference nation;
  Network network{Network::filtered};
};
struct Set {
  const Node* node{nullptr};
  std::vector<Reference> parameters;
  double at{0};
};
struct ExcursionDraft {
  const Node* node{nullptr};
  std::string name, about;
  std::optional<Force> force;
  std::optional<Hold> hold;
  std::optional<Without> without;
  std::optional<Connect> network;
  std::optional<Set> set;
};

const Table<Force>& force_table() {
  static const auto table =
      Table<Force>("force", "Holds a political process in one regime.")
          .must("process", &Force::process, reference_within("a process of policy.toml"), "which process")
          .must("regime", &Force::regime, reference_within("a regime of it"), "which regime")
          .may("from", &Force::from, value(Measure::day), "from which day on; left out: the first");
  return table;
}
const Table<Hold>& hold_table() {
  static const auto table =
      Table<Hold>("hold", "Holds a quantity at one value in every play.")
          .must("quantity", &Hold::quantity, reference_within("a quantity of evidence.toml"), "which quantity")
          .must("at", &Hold::at, number(-1e12, 1e12), "its value, in its unit; of a day: days after the start");
  return table;
}
const Table<Without>& without_table() {
  static const auto table =
      Table<Without>("without", "Leaves a nation's formations out.")
          .must("nation", &Without::nation, reference_within("a nation of scenario.toml"), "which nation");
  return table;
}
const Table<Connect>& network_table() {
  static const auto table =
      Table<Connect>("network", "Gives a nation's soldiers another access to the internet.")
          .must("nation", &Connect::nation, reference_within("a nation of scenario.toml"), "which nation")
          .must("is", &Connect::network, word<Network>(), "cut, filtered or open");
  return table;
}
const Table<Set>& set_table() {
  static const auto table =
      Table<Set>("set", "Holds parameters of one mechanism at one value in every play.")
          .must("parameters", &Set::parameters, list_of(reference_within("a parameter")), "their keys")
          .must("at", &Set::at, number(-1e12, 1e12), "the value, in their unit; may lie outside their range");
  return table;
}
const Table<ExcursionDraft>& excursion_table() {
  static const auto table =
      Table<ExcursionDraft>("excursion", "A scenario with one thing otherwise.")
          .must("name", &ExcursionDraft::name, text(), "how tables name it")
          .may("about", &ExcursionDraft::about, text(), "what it asks, and why")
          .may("force", &ExcursionDraft::force, table_of(force_table()),
               "hold a political process in one regime")
          .may("hold", &ExcursionDraft::hold, table_of(hold_table()), "hold a quantity at one value")
          .may("without", &ExcursionDraft::without, table_of(without_table()),
               "leave a nation's formations out")
          .may("network", &ExcursionDraft::network, table_of(network_table()), "another access to the internet")
          .may("set", &ExcursionDraft::set, table_of(set_table()), "hold parameters at one value");
  return table;
}

/// The row of a name in a column; a problem where there is none of it.
template <class I, class T>
std::optional<I> row_of(const Reference& name, const Column<I, T>& column, const std::string& kind,
                        Reader& reader) {
  std::vector<std::string> known;
  for (const I id : ids<I>(column.rows())) {
    if (column[id].id == name.name) return id;
    known.push_back(column[id].id);
  }
  if (name.node)
    reader.report(*name.node, {.expected = "the id of a " + kind + " of the scenario",
                               .because = "an excursion changes what is there",
                               .attempt = did_you_mean(name.name, known)});
  return std::nullopt;
}

void apply(const Force& force, Excursion& into, Reader& reader) {
  const auto process = row_of(force.process, into.scenario.process, "process", reader);
  if (!process) return;
  std::vector<std::string> known;
  for (const Regime& regime : into.scenario.process[*process].regimes) known.push_back(regime.id);
  const auto at = std::find(known.begin(), known.end(), force.regime.name);
  if (at == known.end()) {
    reader.report(*force.regime.node, {.expected = one_of(known),
                                       .because = "these are the regimes of the process",
                                       .attempt = did_you_mean(force.regime.name, known)});
    return;
  }
  into.forced = Forced{*process, static_cast<int>(at - known.begin()),
                       force.from ? static_cast<int>(force.from->fixed) : 0};
}

void apply(const Hold& hold, Excursion& into, Reader& reader) {
  const auto quantity = row_of(hold.quantity, into.scenario.quantity, "quantity", reader);
  if (!quantity) return;
  evidence::Pooled& pool = into.scenario.quantity[*quantity].pooled;
  if (hold.at < pool.floor || hold.at > pool.ceiling)
    reader.report(*hold.node,
                  {.found = plain_number(hold.at),
                   .expected = fmt::format("{} to {}", plain_number(pool.floor), plain_number(pool.ceiling)),
                   .because = "these are the quantity's bounds"});
  const ClaimId claim = pool.parts.front().claim;
  pool = {{{{evidence::Shape::point, hold.at, hold.at, hold.at}, 1, claim}}, pool.floor, pool.ceiling};
}

void apply(const Without& without, Excursion& into, Reader& reader) {
  const auto nation = row_of(without.nation, into.scenario.nation, "nation", reader);
  if (!nation) return;
  for (Formation& formation : into.scenario.formation)
    if (formation.nation == *nation) formation.arrives = {.fixed = into.scenario.days + 1.0};
}

void apply(const Connect& connect, Excursion& into, Reader& reader) {
  const auto nation = row_of(connect.nation, into.scenario.nation, "nation", reader);
  if (!nation) return;
  for (Formation& formation : into.scenario.formation)
    if (formation.nation == *nation) formation.network = connect.network;
}

/// Takes a parameter out of those that are drawn together.
void forget_column(Posterior& posterior, ParameterId parameter) {
  const auto at = std::find(posterior.parameter.begin(), posterior.parameter.end(), parameter);
  if (at == posterior.parameter.end()) return;
  const auto column = static_cast<std::size_t>(at - posterior.parameter.begin());
  const std::size_t columns = posterior.parameter.size(), rows = posterior.rows();
  std::vector<double> kept;
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t i = 0; i < columns; ++i)
      if (i != column) kept.push_back(posterior.value[row * columns + i]);
  posterior.parameter.erase(at);
  posterior.value = std::move(kept);
}

void apply(const Set& set, Excursion& into, Reader& reader) {
  const std::vector<std::string> known = parameter_keys();
  for (const Reference& reference : set.parameters) {
    const auto at = std::find(known.begin(), known.end(), reference.name);
    if (at == known.end()) {
      reader.report(*reference.node, {.expected = "the key of a parameter, subject.model.member",
                                      .because = "an excursion changes what is there",
                                      .attempt = did_you_mean(reference.name, known)});
      continue;
    }
    const ParameterId id{static_cast<std::size_t>(at - known.begin())};
    into.scenario.parameter[id].distribution = {evidence::Shape::point, set.at, set.at, set.at};
    forget_column(into.scenario.posterior, id);
  }
}

void check_one_change(const ExcursionDraft& draft, Reader& reader) {
  const int changes = draft.force.has_value() + draft.hold.has_value() + draft.without.has_value() +
                      draft.network.has_value() + draft.set.has_value();
  if (changes != 1)
    reader.report_key(*draft.node, {.found = fmt::format("{} changes", changes),
                                    .expected = "one of [force], [hold], [without], [network], [set]",
                                    .because = "of two changes at once nobody can say which one did it",
                                    .attempt = "write a file for each"});
}

}  // namespace

Result<Excursion> read_excursion(const std::string& path, const Scenario& scenario) {
  const std::filesystem::path file{path};
  Problems problems;
  const auto source = draft::read_source(file.parent_path().string(), file.filename().string(), 0, problems);
  if (!source) return problems;
  const auto root = draft::parse_toml(*source);
  if (!root) return root.problems();
  Reader reader;
  reader.start = scenario.start;
  const ExcursionDraft draft = excursion_table().read(*root, reader);
  if (!draft.node || !reader.clean()) return reader.in_order();
  check_one_change(draft, reader);
  Excursion excursion{draft.name, draft.about, path, source->text(), scenario, {}};
  if (draft.force) apply(*draft.force, excursion, reader);
  if (draft.hold) apply(*draft.hold, excursion, reader);
  if (draft.without) apply(*draft.without, excursion, reader);
  if (draft.network) apply(*draft.network, excursion, reader);
  if (draft.set) apply(*draft.set, excursion, reader);
  if (!reader.clean()) return reader.in_order();
  return excursion;
}

}  // namespace salient::study
