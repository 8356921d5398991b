#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/parts.hpp"
#include "report/ranks.hpp"

namespace salient::report {
namespace {

using study::Outcome;
using study::OutcomeColumn;

/// The outcomes worth ranking inputs against: the last day of each, of losses the killed.
std::vector<OutcomeColumn> main_outcomes(const Source& source) {
  std::vector<OutcomeColumn> chosen;
  for (const OutcomeColumn& column : source.layout.outcomes.columns()) {
    const bool whole = column.outcome == Outcome::day_fallen || column.outcome == Outcome::culminated;
    const std::vector<int>& days = source.scenario.question[column.question].days;
    const bool last = !days.empty() && column.day == *std::max_element(days.begin(), days.end());
    if (whole || (last && (column.outcome == Outcome::share_retaken || column.outcome == Outcome::killed)))
      chosen.push_back(column);
  }
  return chosen;
}

std::string label_of(const Scenario& s, const OutcomeColumn& column) {
  const Question& q = s.question[column.question];
  const std::string by = long_form(study::date_of(s, column.day));
  if (column.outcome == Outcome::killed)
    return fmt::format("Killed of {} by {}", s.nation[column.nation].name, by);
  if (column.outcome == Outcome::share_retaken)
    return fmt::format("Share of the {} retaken by {}", s.map.region[q.region].name, by);
  if (column.outcome == Outcome::day_fallen)
    return fmt::format("Day on which {} falls (never counts as last)", s.map.town[q.town].name);
  return std::string{"The offensive stops short"};
}

/// An outcome of the plays that went through; NULL stays NaN.
std::vector<double> outcome_of(Source& source, const std::string& name) {
  std::vector<double> values;
  study::Statement rows =
      source.database.prepare(fmt::format("SELECT {} FROM outcomes ORDER BY play", study::sql_name(name)));
  while (rows.next()) values.push_back(rows.real(0));
  return values;
}

/// Every input of the same plays, in the same order.
std::vector<std::vector<double>> input_columns(Source& source) {
  std::vector<std::vector<double>> columns(source.layout.inputs.size());
  std::string names = "inputs.play";
  for (const std::string& input : source.layout.inputs) names += ", inputs." + study::sql_name(input);
  study::Statement rows = source.database.prepare(
      fmt::format("SELECT {} FROM inputs JOIN outcomes USING(play) ORDER BY inputs.play", names));
  while (rows.next())
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].push_back(rows.real(static_cast<int>(i) + 1));
  return columns;
}

struct Input {
  std::string kind, id, about;
  std::vector<double> values;
};

bool varies(const std::vector<double>& values) {
  return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>{}) != values.end();
}

std::vector<Input> inputs_of(Source& source) {
  const Scenario& s = source.scenario;
  const std::vector<std::vector<double>> columns = input_columns(source);
  std::vector<Input> inputs;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::vector<double>& values = columns[i];
    if (!varies(values)) continue;
    if (i < s.quantity.rows()) {
      const auto& q = s.quantity[QuantityId{i}];
      inputs.push_back({"quantity", q.id, q.about, ranks(values)});
    } else {
      const ParameterEntry& p = s.parameter[source.layout.varying[i - s.quantity.rows()]];
      inputs.push_back({"parameter", p.key, p.what, ranks(values)});
    }
  }
  return inputs;
}

Json input_entry(const Input& input, const RankCorrelation& r) {
  return {{"kind", input.kind},
          {"id", input.id},
          {"about", input.about},
          {"rank_correlation", number(r.value)},
          {"error", {number(r.low), number(r.high)}},
          {"clear", r.clear}};
}

Json driver_entry(const Scenario& s, const OutcomeColumn& column, const std::vector<Input>& inputs,
                  std::vector<double> values) {
  for (double& value : values)
    if (std::isnan(value)) value = std::numeric_limits<double>::infinity();
  const std::vector<double> ranked = ranks(values);
  std::vector<std::pair<RankCorrelation, const Input*>> order;
  for (const Input& input : inputs)
    order.emplace_back(rank_correlation(input.values, ranked, inputs.size()), &input);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return std::abs(a.first.value) > std::abs(b.first.value);
  });
  constexpr std::size_t most = 25;
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i)
    list.push_back(input_entry(*order[i].second, order[i].first));
  return {{"outcome", column.name}, {"label", label_of(s, column)}, {"tried", inputs.size()}, {"inputs", list}};
}

}  // namespace

Json drivers_part(Source& source) {
  const std::vector<Input> inputs = inputs_of(source);
  Json list = Json::array();
  if (inputs.empty()) return list;
  for (const OutcomeColumn& column : main_outcomes(source)) {
    std::vector<double> values = outcome_of(source, column.name);
    if (varies(values)) list.push_back(driver_entry(source.scenario, column, inputs, std::move(values)));
  }
  return list;
}

}  // namespace salient::report
