#include "study/target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/answers.hpp"

namespace salient::study {
namespace {

bool is_last_day(const Question& q, const OutcomeColumn& column) {
  return !q.days.empty() && column.day == *std::max_element(q.days.begin(), q.days.end());
}

std::string by(const Scenario& s, int day) { return "by " + long_form(date_of(s, day)); }

Target target(const Layout& layout, QuestionId question, std::size_t row, const std::string& label) {
  const OutcomeColumn& column = layout.outcomes.columns()[row];
  return {.question = question, .column = column, .row = row, .id = column.name, .label = label};
}

Target likely(Target of, const char* ending, const std::string& label) {
  of.id += ending;
  of.label = label;
  return of;
}

void add_shares(const Layout& layout, const Question& q, const Target& base, std::vector<Target>& into) {
  const Scenario& s = layout.scenario;
  const std::string& land = s.map.region[q.region].name;
  into.push_back(base);
  into.back().label = fmt::format("share of the {} retaken {}", land, by(s, base.column.day));
  Target half =
      likely(base, ".half", fmt::format("at least half of the {} is retaken {}", land, by(s, base.column.day)));
  half.at_least = 0.5;
  into.push_back(half);
}

void add_town(const Layout& layout, const Question& q, const Target& base, std::vector<Target>& into) {
  const Scenario& s = layout.scenario;
  const std::string& town = s.map.town[q.town].name;
  Target falls = likely(base, ".falls", fmt::format("{} falls {}", town, by(s, s.days)));
  falls.came_about = true;
  into.push_back(falls);
  into.push_back(base);
  into.back().label = fmt::format("day on which {} falls, never counted as day {}", town, s.days + 1);
}

/// Targets of one outcome column, if it is one that is worth explaining.
void add(const Layout& layout, QuestionId id, std::size_t row, std::vector<Target>& into) {
  const Scenario& s = layout.scenario;
  const Question& q = s.question[id];
  const Target base = target(layout, id, row, "");
  const OutcomeColumn& column = base.column;
  if (column.outcome == Outcome::share_retaken && is_last_day(q, column)) add_shares(layout, q, base, into);
  if (column.outcome == Outcome::day_fallen) add_town(layout, q, base, into);
  if (column.outcome == Outcome::killed && is_last_day(q, column)) {
    into.push_back(base);
    into.back().label = fmt::format("killed of {} {}", s.nation[column.nation].name, by(s, column.day));
  }
  if (column.outcome == Outcome::culminated) {
    into.push_back(base);
    into.back().at_least = 1;
    into.back().label = "the offensive stops short of the whole region";
  }
}

/// What the effect's arms change in the first target of the question it is on.
void add_effect(const Layout& layout, QuestionId id, std::vector<Target>& into) {
  const Scenario& s = layout.scenario;
  const Question& q = s.question[id];
  std::vector<Target> of;
  for (const std::size_t row : layout.outcomes.columns_of(q.of)) add(layout, q.of, row, of);
  std::erase_if(of, [](const Target& t) { return t.probability(); });
  if (of.empty()) return;
  Target difference = of.front();
  const auto regime = [&](int row) { return s.process[q.process].regimes[static_cast<std::size_t>(row)].id; };
  difference.question = id;
  difference.difference = true;
  difference.label = fmt::format("{} rather than {} from day {}: change in the {}", regime(q.regime),
                                 regime(q.against), q.from_day, difference.label);
  difference.id = q.id + "." + difference.id;
  into.push_back(difference);
}

}  // namespace

double Target::value(double outcome, int days) const {
  const bool day = column.outcome == Outcome::day_fallen || column.outcome == Outcome::culminated_day;
  const bool never = day && !std::isfinite(outcome);
  if (came_about) return never ? 0 : 1;
  if (std::isnan(outcome) && !day) return outcome;
  if (at_least) return outcome >= *at_least ? 1 : 0;
  return never ? days + 1 : outcome;
}

std::string told(const Scenario& s, const Target& target, double value, bool difference) {
  if (target.probability() && difference) return fmt::format("{:+.1f} points", 100 * value);
  if (target.probability()) return fmt::format("{:.0f} %", 100 * value);
  return spelled(s, target.column, value, difference || target.difference);
}

std::vector<Target> targets_of(const Layout& layout, const std::string& question) {
  std::vector<Target> targets;
  for (const QuestionId id : ids<QuestionId>(layout.scenario.question.rows())) {
    const Question& q = layout.scenario.question[id];
    if (!question.empty() && q.id != question) continue;
    if (q.kind == QuestionKind::effect) add_effect(layout, id, targets);
    for (const std::size_t row : layout.outcomes.columns_of(id)) add(layout, id, row, targets);
  }
  return targets;
}

}  // namespace salient::study
