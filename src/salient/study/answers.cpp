#include "study/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/layout.hpp"

namespace salient::study {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

bool is_day(Outcome outcome) { return outcome == Outcome::day_fallen || outcome == Outcome::culminated_day; }

/// The values of one column of a table, in play order. NULL means never for a day, and no value for all else.
std::vector<double> values_of(Statement& rows, bool null_is_never) {
  std::vector<double> values;
  while (rows.next()) {
    const double value = rows.real(0);
    if (!std::isnan(value))
      values.push_back(value);
    else if (null_is_never)
      values.push_back(never);
  }
  return values;
}

Proportion share_where(const std::vector<double>& values, auto&& holds) {
  return proportion(static_cast<std::size_t>(std::count_if(values.begin(), values.end(), holds)),
                    values.size());
}

std::string by_the_end_of(const Scenario& s, int day) {
  return fmt::format("by the end of day {}, {}", day, long_form(date_of(s, day)));
}

std::string about(const Scenario& s, const OutcomeColumn& column) {
  const Question& q = s.question[column.question];
  const std::string side = q.side ? s.side[q.side].name : "";
  switch (column.outcome) {
    case Outcome::share_retaken:
      return "share retaken " + by_the_end_of(s, column.day);
    case Outcome::day_fallen:
      return fmt::format("first day with {} held by {}", s.map.town[q.town].name, side);
    case Outcome::killed:
    case Outcome::wounded:
      return fmt::format("{}, {} {}", s.nation[column.nation].name, spelling(column.outcome),
                         by_the_end_of(s, column.day));
    case Outcome::missing:
      return fmt::format("{}, missing or captured {}", s.nation[column.nation].name,
                         by_the_end_of(s, column.day));
    case Outcome::culminated:
      return fmt::format("whether the offensive of {} culminates", side);
    case Outcome::culminated_share:
      return "share retaken when it culminated, where it did";
    case Outcome::culminated_day:
      return "day on which it culminated";
  }
  return {};
}

std::vector<Proposition> propositions(const Scenario& s, const OutcomeColumn& column,
                                      const std::vector<double>& values) {
  if (column.outcome == Outcome::share_retaken)
    return {{"at least a tenth is retaken", share_where(values, [](double x) { return x >= 0.1; })},
            {"at least half is retaken", share_where(values, [](double x) { return x >= 0.5; })},
            {"all of it is retaken", share_where(values, [](double x) { return x >= 1; })}};
  if (column.outcome == Outcome::day_fallen)
    return {{"it falls " + by_the_end_of(s, s.days), share_where(values, [](double x) { return x < never; })}};
  if (column.outcome == Outcome::culminated)
    return {{"it stops short of the whole region", share_where(values, [](double x) { return x > 0; })}};
  return {};
}

Part part_of(const Scenario& s, const OutcomeColumn& column, const std::vector<double>& values) {
  Part part{.column = column, .about = about(s, column)};
  part.propositions = propositions(s, column, values);
  if (!values.empty() && column.outcome != Outcome::culminated) part.summary = summarise(values);
  return part;
}

Answer answer(Database& db, const Scenario& s, const Outcomes& outcomes, QuestionId id) {
  Answer found{id, {}};
  for (const std::size_t row : outcomes.columns_of(id)) {
    const OutcomeColumn& column = outcomes.columns()[row];
    Statement rows = db.prepare("SELECT " + sql_name(column.name) + " FROM outcomes ORDER BY play");
    found.parts.push_back(part_of(s, column, values_of(rows, is_day(column.outcome))));
  }
  return found;
}

Part difference(const Scenario& s, const Question& q, const OutcomeColumn& column,
                const std::vector<double>& values) {
  const Process& process = s.process[q.process];
  const auto regime = [&](int row) { return process.regimes[static_cast<std::size_t>(row)].id; };
  const std::string arms =
      fmt::format("{} rather than {} from day {}", regime(q.regime), regime(q.against), q.from_day);
  Part part{.column = column, .difference = true, .about = arms + ": " + about(s, column)};
  part.propositions = {{"it is more", share_where(values, [](double x) { return x > 0; })},
                       {"it is less", share_where(values, [](double x) { return x < 0; })},
                       {"it is the same", share_where(values, [](double x) { return x == 0; })}};
  if (!values.empty()) part.summary = summarise(values);
  return part;
}

Answer effect(Database& db, const Scenario& s, const Outcomes& outcomes, QuestionId id) {
  Answer found{id, {}};
  const Question& q = s.question[id];
  for (const std::size_t row : outcomes.columns_of(q.of)) {
    const OutcomeColumn& column = outcomes.columns()[row];
    Statement rows =
        db.prepare("SELECT difference FROM pairs WHERE question = ? AND outcome = ? ORDER BY play");
    rows << q.id << column.name;
    found.parts.push_back(difference(s, q, column, values_of(rows, false)));
  }
  return found;
}

void count_failures(Database& db, Answers& answers) {
  Statement plays = db.prepare("SELECT play, failed, failure FROM plays ORDER BY play");
  while (plays.next()) {
    answers.plays += 1;
    if (plays.integer(1))
      answers.failures.emplace_back(static_cast<std::uint64_t>(plays.integer(0)), plays.text(2));
  }
  Statement pairs = db.prepare("SELECT count(*) FROM pair_plays WHERE failed");
  if (pairs.next()) answers.failed_pairs = static_cast<std::uint64_t>(pairs.integer(0));
}

}  // namespace

Date date_of(const Scenario& scenario, int day) { return scenario.start + std::max(0, day - 1); }

Result<Answers> read_answers(const std::string& study_path, const Scenario& scenario) {
  auto manifest = manifest_of(study_path);
  if (!manifest) return manifest.problems();
  if ((*manifest)["scenario_hash"] != scenario.hash)
    return Problems{{study_path, "manifest.scenario_hash", (*manifest)["scenario_hash"], scenario.hash,
                     "a study is read beside the scenario that it is of",
                     "name the scenario's folder with --scenario"}};
  Answers answers{.manifest = *manifest};
  Database db{study_path, Database::Open::existing};
  const Outcomes outcomes{scenario};
  count_failures(db, answers);
  for (const QuestionId id : ids<QuestionId>(scenario.question.rows()))
    answers.answers.push_back(scenario.question[id].kind == QuestionKind::effect
                                  ? effect(db, scenario, outcomes, id)
                                  : answer(db, scenario, outcomes, id));
  answers.by_law = read_by_law(db, Layout{scenario, manifest->settings()});
  answers.confidence = confidence_in(scenario, answers.by_law);
  return answers;
}

}  // namespace salient::study
