#include "study/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

namespace salient::study {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double no_answer = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view words[] = {"share_retaken", "day_fallen", "killed",           "wounded",
                                      "missing",       "culminated", "culminated_share", "culminated_day"};

bool holds(const Snapshot& at, HexId hex, SideId side) { return at.control[hex.row()] == side.row(); }

/// The land that a question is about: its own region, or for a culmination that of the side's offensive.
RegionId region_of(const Scenario& scenario, const Question& question) {
  if (question.region || question.kind != QuestionKind::culmination) return question.region;
  for (const Plan& plan : scenario.plan)
    if (plan.kind == PlanKind::offensive && plan.side == question.side) return plan.region;
  return {};
}

std::vector<HexId> lost_land(const Scenario& scenario, const Question& question) {
  std::vector<HexId> lost;
  const RegionId region = region_of(scenario, question);
  if (!region) return lost;
  for (const HexId hex : land_of(scenario.map, region))
    if (scenario.map.control[hex] != question.side) lost.push_back(hex);
  return lost;
}

double people(Outcome outcome, const NationTally& tally) {
  if (outcome == Outcome::killed) return static_cast<double>(tally.killed);
  if (outcome == Outcome::wounded) return static_cast<double>(tally.wounded);
  return static_cast<double>(tally.missing + tally.captured);
}

/// The day, counted as snapshots are, on which the side first called its offensive off.
std::optional<int> first_culmination(const Scenario& scenario, const Journal& journal, SideId side) {
  for (const Event& event : journal.events())
    if (event.kind == EventKind::offensive_culminated && event.side == side)
      return event.turn / scenario.turns_a_day() + 1;
  return std::nullopt;
}

}  // namespace

std::string_view spelling(Outcome outcome) { return words[static_cast<std::size_t>(outcome)]; }

const Snapshot& at_end_of(const Journal& journal, int day) {
  return journal.day(std::min(static_cast<std::size_t>(day), journal.days() - 1));
}

std::vector<HexId> land_of(const Map& map, RegionId region) {
  std::vector<HexId> land;
  for (const HexId hex : map.region[region].hexes)
    if (!map.water[hex]) land.push_back(hex);
  return land;
}

Outcomes::Outcomes(const Scenario& scenario) : scenario_{&scenario} {
  for (const QuestionId id : ids<QuestionId>(scenario.question.rows())) {
    lost_land_.push_back(lost_land(scenario, scenario.question[id]));
    add(id, scenario.question[id]);
  }
}

void Outcomes::add(QuestionId id, const Question& q) {
  switch (q.kind) {
    case QuestionKind::share_retaken:
      for (const int day : q.days)
        columns_.push_back({fmt::format("{}.day{}", q.id, day), id, Outcome::share_retaken, day});
      break;
    case QuestionKind::day_town_falls:
      columns_.push_back({q.id + ".day", id, Outcome::day_fallen});
      break;
    case QuestionKind::losses:
      add_losses(id, q);
      break;
    case QuestionKind::culmination:
      columns_.push_back({q.id + ".culminated", id, Outcome::culminated});
      columns_.push_back({q.id + ".share", id, Outcome::culminated_share});
      columns_.push_back({q.id + ".day", id, Outcome::culminated_day});
      break;
    case QuestionKind::effect:
      break;
  }
}

void Outcomes::add_losses(QuestionId id, const Question& q) {
  for (const NationId nation : ids<NationId>(scenario_->nation.rows())) {
    if (q.nation && q.nation != nation) continue;
    for (const int day : q.days)
      for (const Outcome kind : {Outcome::killed, Outcome::wounded, Outcome::missing})
        columns_.push_back(
            {fmt::format("{}.{}.day{}.{}", q.id, scenario_->nation[nation].id, day, spelling(kind)), id, kind,
             day, nation});
  }
}

std::vector<std::size_t> Outcomes::columns_of(QuestionId question) const {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < columns_.size(); ++row)
    if (columns_[row].question == question) rows.push_back(row);
  return rows;
}

std::vector<double> Outcomes::measure(const Journal& journal) const {
  std::vector<double> values;
  values.reserve(columns_.size());
  for (const OutcomeColumn& column : columns_) values.push_back(value(column, journal));
  return values;
}

double Outcomes::value(const OutcomeColumn& column, const Journal& journal) const {
  switch (column.outcome) {
    case Outcome::share_retaken:
      return share_retaken(column, at_end_of(journal, column.day));
    case Outcome::day_fallen:
      return day_fallen(scenario_->question[column.question], journal);
    case Outcome::killed:
    case Outcome::wounded:
    case Outcome::missing:
      return people(column.outcome, at_end_of(journal, column.day).nation[column.nation]);
    case Outcome::culminated:
    case Outcome::culminated_share:
    case Outcome::culminated_day:
      return culmination(column, journal);
  }
  return no_answer;
}

double Outcomes::share_retaken(const OutcomeColumn& column, const Snapshot& at) const {
  const std::vector<HexId>& lost = lost_land_[column.question];
  const SideId side = scenario_->question[column.question].side;
  if (lost.empty()) return no_answer;
  const auto held = std::count_if(lost.begin(), lost.end(), [&](HexId hex) { return holds(at, hex, side); });
  return static_cast<double>(held) / static_cast<double>(lost.size());
}

double Outcomes::day_fallen(const Question& question, const Journal& journal) const {
  const HexId town = scenario_->map.town[question.town].hex;
  for (std::size_t day = 0; day < journal.days(); ++day)
    if (holds(journal.day(day), town, question.side)) return static_cast<double>(day);
  return never;
}

double Outcomes::culmination(const OutcomeColumn& column, const Journal& journal) const {
  const auto day = first_culmination(*scenario_, journal, scenario_->question[column.question].side);
  const auto share_on = [&](int d) { return share_retaken(column, at_end_of(journal, d)); };
  const bool short_of_it = day && share_on(*day) < 1;
  if (column.outcome == Outcome::culminated) return short_of_it ? 1 : 0;
  if (column.outcome == Outcome::culminated_day) return short_of_it ? *day : never;
  return short_of_it ? share_on(*day) : no_answer;
}

}  // namespace salient::study
