#include <fmt/format.h>

#include "scenario/build/build.hpp"

namespace salient::building {

using namespace reading;

namespace {

constexpr int any_regime = -1;
constexpr double never = 1e9;  // day of play

class ProcessBuilder {
 public:
  ProcessBuilder(const ProcessDraft& draft, Scenario& scenario, Reader& reader)
      : draft_{draft}, scenario_{scenario}, reader_{reader} {
    for (const RegimeDraft& regime : draft.regime) names_.push_back(regime.id);
  }

  Process process() {
    Process process{.id = draft_.id, .name = draft_.name, .side = draft_.side, .lag = draft_.lag};
    for (std::size_t row = 0; row < draft_.regime.size(); ++row) {
      process.regimes.push_back(draft_.regime[row]);
      check_name(row);
    }
    process.initial = regime(draft_.initial, "initial", false);
    for (std::size_t row = 0; row < draft_.switches.size(); ++row) {
      const auto scope = reader_.inside(step_to("switch", *draft_.switches[row].node, row));
      process.switches.push_back(change(draft_.switches[row]));
    }
    for (std::size_t row = 0; row < draft_.statement.size(); ++row) {
      const auto scope = reader_.inside(step_to("statement", *draft_.statement[row].node, row));
      process.statements.push_back(statement(draft_.statement[row]));
    }
    return process;
  }

 private:
  int regime(const std::optional<Reference>& name, const char* key, bool may_be_any) {
    if (!name) return may_be_any ? any_regime : 0;
    if (may_be_any && name->name == "any") return any_regime;
    const auto found = std::find(names_.begin(), names_.end(), name->name);
    if (found != names_.end()) return static_cast<int>(found - names_.begin());
    const auto scope = reader_.inside(key);
    reader_.report(*name->node, {.expected = fmt::format("a regime of this process: {}{}", one_of(names_),
                                                         may_be_any ? ", or any" : ""),
                                 .because = "the process has no regime of this name",
                                 .attempt = did_you_mean(name->name, names_)});
    return 0;
  }
  void check_name(std::size_t row) {
    const auto first = std::find(names_.begin(), names_.end(), names_[row]);
    if (first == names_.begin() + static_cast<std::ptrdiff_t>(row) || names_[row].empty()) return;
    const auto scope = reader_.inside(step_to("regime", *draft_.regime[row].node, row));
    report_key_of(
        *draft_.regime[row].node, "id", reader_,
        {.expected = "a name no other regime of this process has", .because = "switches name regimes"});
  }
  Switch change(const SwitchDraft& draft) {
    Switch change{.from = regime(draft.from, "from", true), .to = regime(draft.to, "to", false)};
    change.hazard = draft.after || draft.per_day;
    change.day = change.hazard ? draft.after.value_or(Value{}) : draft.on.value_or(Value{});
    change.probability = change.hazard ? draft.per_day.value_or(Value{}) : draft.probability.value_or(Value{});
    change.until = draft.until.value_or(Value{.fixed = never});
    change.ground = draft.ground;
    check_form(*draft.node);
    check_window(change, *draft.node);
    if (change.from == change.to && draft.from && draft.to)
      report_key_of(*draft.node, "to", reader_,
                    {.expected = "another regime than from", .because = "a switch changes the regime"});
    return change;
  }
  void check_form(const Node& node) {
    const bool on = node.find("on"), probability = node.find("probability");
    const bool after = node.find("after"), per_day = node.find("per_day");
    if ((on && probability && !after && !per_day) || (after && per_day && !on && !probability)) return;
    std::string given;
    for (const char* key : {"on", "probability", "after", "per_day"})
      if (node.find(key)) given += (given.empty() ? "" : " and ") + std::string{key};
    reader_.report_key(node, {.found = given.empty() ? "none of them" : given,
                              .expected = "on and probability, or after and per_day",
                              .because = "a switch is a decision on a day, or a hazard from a day on"});
  }
  void check_window(const Switch& change, const Node& node) {
    if (!node.find("until")) return;
    if (!node.find("after"))
      report_key_of(node, "until", reader_,
                    {.expected = "after and per_day beside it", .because = "until ends a hazard per day"});
    else if (!change.day.quantity && !change.until.quantity && change.until.fixed <= change.day.fixed)
      report_key_of(
          node, "until", reader_,
          {.expected = "a later day than after", .because = "the hazard acts from the one to the other"});
  }
  Statement statement(const StatementDraft& draft) {
    Statement statement{.log_odds = draft.log_odds, .to = regime(draft.to, "to", false)};
    if (draft.claim && draft.claim->row() < scenario_.claim.rows())
      statement.claim = scenario_.claim[*draft.claim].id;
    return statement;
  }

  const ProcessDraft& draft_;
  Scenario& scenario_;
  Reader& reader_;
  std::vector<std::string> names_;
};

}  // namespace

void build_policy(const PolicyDraft& draft, Scenario& scenario, Reader& reader) {
  for (std::size_t row = 0; row < draft.process.size(); ++row) {
    const auto scope = reader.inside(step_to("process", *draft.process[row].node, row));
    scenario.process.push_back(ProcessBuilder{draft.process[row], scenario, reader}.process());
  }
}

}  // namespace salient::building
