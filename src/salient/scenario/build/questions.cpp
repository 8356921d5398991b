#include <fmt/format.h>

#include <cmath>

#include "scenario/build/build.hpp"

namespace salient::building {

using namespace reading;

namespace {

/// The keys a kind of question needs, and those it may have. Others would be ignored, and are therefore
/// refused.
struct Form {
  std::string_view kind;
  std::vector<std::string> needs, may;
};
const Form& form_of(QuestionKind kind) {
  static const Form forms[] = {
      {"share_retaken", {"region", "side", "days"}, {}},
      {"day_town_falls", {"town", "side"}, {}},
      {"losses", {"days"}, {"nation"}},
      {"culmination", {"side"}, {}},
      {"effect", {"process", "regime", "against", "from", "of"}, {}},
  };
  return forms[static_cast<std::size_t>(kind)];
}

bool has(const std::vector<std::string>& list, std::string_view key) {
  return std::find(list.begin(), list.end(), key) != list.end();
}

void check_form(const QuestionDraft& draft, Reader& reader) {
  if (!draft.node->find("kind")) return;
  const Form& form = form_of(draft.kind);
  for (const std::string& key : form.needs)
    if (!draft.node->find(key))
      report_key_of(*draft.node, key, reader,
                    {.expected = fmt::format("`{}`", key),
                     .because = fmt::format("a question of kind {} needs it", form.kind)});
  for (const Node& key : draft.node->children) {
    const bool common = key.name == "id" || key.name == "kind" || key.name == "text";
    const bool known = has(
        {"region", "town", "side", "nation", "days", "process", "regime", "against", "from", "of"}, key.name);
    if (common || !known || has(form.needs, key.name) || has(form.may, key.name)) continue;
    const auto scope = reader.inside(key.name);
    reader.report_key(key, {.expected = fmt::format("no `{}`", key.name),
                            .because = fmt::format("a question of kind {} does not use it", form.kind)});
  }
}

void check_days(const QuestionDraft& draft, const Scenario& scenario, Reader& reader) {
  for (const int day : draft.days)
    if (day > scenario.days)
      report_key_of(*draft.node, "days", reader,
                    {.found = fmt::format("day {}", day),
                     .expected = fmt::format("days 1 to {}", scenario.days),
                     .because = "a play ends after the calendar's days"});
}

int regime_of(const std::optional<Reference>& name, const Process& process, const char* key, Reader& reader) {
  std::vector<std::string> names;
  for (const Regime& regime : process.regimes) names.push_back(regime.id);
  if (!name) return 0;
  const auto found = std::find(names.begin(), names.end(), name->name);
  if (found != names.end()) return static_cast<int>(found - names.begin());
  const auto scope = reader.inside(key);
  reader.report(*name->node, {.expected = fmt::format("a regime of {}: {}", process.id, one_of(names)),
                              .because = "the process has no regime of this name",
                              .attempt = did_you_mean(name->name, names)});
  return 0;
}

void fill_effect(const QuestionDraft& draft, const ScenarioDraft& all, const Scenario& scenario,
                 Question& question, Reader& reader) {
  question.from_day = static_cast<int>(std::lround(draft.from));
  if (question.process && question.process.row() < scenario.process.rows()) {
    const Process& process = scenario.process[question.process];
    question.regime = regime_of(draft.regime_name, process, "regime", reader);
    question.against = regime_of(draft.against_name, process, "against", reader);
    if (draft.regime_name && draft.against_name && question.regime == question.against && reader.clean())
      report_key_of(
          *draft.node, "against", reader,
          {.expected = "another regime", .because = "an effect is the difference between two regimes"});
  }
  if (question.of && question.of.row() < all.question.size() &&
      all.question[question.of.row()].kind != QuestionKind::share_retaken)
    report_key_of(
        *draft.node, "of", reader,
        {.expected = "a question of kind share_retaken", .because = "effects are told as shares of land"});
}

void check_culmination(const QuestionDraft& draft, const Scenario& scenario, Reader& reader) {
  const auto attacks = [&](const Plan& plan) {
    return plan.side == draft.side && plan.kind == PlanKind::offensive;
  };
  if (!draft.side || std::any_of(scenario.plan.begin(), scenario.plan.end(), attacks)) return;
  report_key_of(
      *draft.node, "side", reader,
      {.expected = "a side with a plan of kind offensive", .because = "only an offensive can culminate"});
}

}  // namespace

void build_questions(const ScenarioDraft& draft, Scenario& scenario, Reader& reader) {
  for (std::size_t row = 0; row < draft.question.size(); ++row) {
    const QuestionDraft& asked = draft.question[row];
    const auto scope = reader.inside(step_to("question", *asked.node, row));
    check_form(asked, reader);
    check_days(asked, scenario, reader);
    Question question = asked;
    if (asked.kind == QuestionKind::effect) fill_effect(asked, draft, scenario, question, reader);
    if (asked.kind == QuestionKind::culmination && reader.names.plans_complete)
      check_culmination(asked, scenario, reader);
    scenario.question.push_back(std::move(question));
  }
}

}  // namespace salient::building
