#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/histogram.hpp"
#include "report/parts.hpp"
#include "report/words.hpp"
#include "study/words.hpp"

namespace salient::report {
namespace {

using study::Answer;
using study::Outcome;
using study::Part;

constexpr std::string_view kinds[] = {"share_retaken", "day_town_falls", "losses", "culmination", "effect"};
constexpr std::size_t shown_quantiles[] = {0, 2, 3, 4, 6};  // 5, 25, 50, 75, 95 % of study::usual_shares

bool is_day(Outcome o) { return o == Outcome::day_fallen || o == Outcome::culminated_day; }
bool is_share(Outcome o) { return o == Outcome::share_retaken || o == Outcome::culminated_share; }

std::string unit_of(const Part& part) {
  if (is_day(part.column.outcome)) return part.difference ? "days" : "day";
  if (is_share(part.column.outcome)) return part.difference ? "share difference" : "share";
  return "people";
}

std::string label_of(const Scenario& s, const Part& part) {
  const std::string by = "by " + long_form(study::date_of(s, part.column.day));
  switch (part.column.outcome) {
    case Outcome::share_retaken:
      return (part.difference ? "change in the share retaken " : "retaken ") + by;
    case Outcome::killed:
      return "killed " + by;
    case Outcome::wounded:
      return "wounded " + by;
    case Outcome::missing:
      return "missing or captured " + by;
    case Outcome::day_fallen:
      return s.map.town[s.question[part.column.question].town].name + " has fallen";
    case Outcome::culminated_day:
      return "the offensive has been called off";
    case Outcome::culminated:
    case Outcome::culminated_share:
      return "retaken when it was called off";
  }
  return {};
}

std::vector<double> values_of(Source& source, const Answer& answer, const Part& part) {
  study::Statement rows =
      part.difference
          ? source.database.prepare("SELECT difference FROM pairs WHERE question = ? AND outcome = ?")
          : source.database.prepare("SELECT " + study::sql_name(part.column.name) + " FROM outcomes");
  if (part.difference) rows << source.scenario.question[answer.question].id << part.column.name;
  std::vector<double> values;
  while (rows.next()) {
    const double value = rows.real(0);
    if (!std::isnan(value))
      values.push_back(value);
    else if (is_day(part.column.outcome) && !part.difference)
      values.push_back(std::numeric_limits<double>::infinity());
  }
  return values;
}

/// The middle of the plays in which it came about at all.
double finite_middle(std::vector<double> values) {
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  if (values.empty()) return std::numeric_limits<double>::infinity();
  std::sort(values.begin(), values.end());
  return study::quantile(values, 0.5).value;
}

Bins bins_for(const Scenario& s, const Part& part, const std::vector<double>& values) {
  if (part.difference) return bins_about_nothing(values);
  if (!(is_day(part.column.outcome) || is_share(part.column.outcome))) return round_bins(values);
  if (is_share(part.column.outcome)) return {0, 1, 20};
  return {0, static_cast<double>(s.days), static_cast<std::size_t>(s.days)};
}

/// A day's bin ends with it: what came about on day 3 is there at 3.
void shift_days(std::vector<double>& values) {
  for (double& value : values) value = std::max(0.0, value - 1);
}

Json error_of(const study::Quantile& q) {
  if (!q.enough) return nullptr;
  return {number(q.error.low), number(q.error.high)};
}

Json outcome_entry(const Scenario& s, const Part& part, std::vector<double> values, const Bins& bins) {
  const auto never = std::count_if(values.begin(), values.end(), [](double v) { return std::isinf(v); });
  Json quantiles = Json::array(), errors = Json::array();
  for (const std::size_t i : shown_quantiles) {
    quantiles.push_back(number(part.summary->quantiles[i].value));
    errors.push_back(error_of(part.summary->quantiles[i]));
  }
  if (is_day(part.column.outcome) && !part.difference) shift_days(values);
  return {{"id", part.column.name},
          {"label", label_of(s, part)},
          {"unit", unit_of(part)},
          {"group", study::spelling(part.column.outcome)},
          {"day", part.column.day},
          {"plays", part.summary->plays},
          {"mean", number(part.summary->mean)},
          {"mean_error", {number(part.summary->mean_error.low), number(part.summary->mean_error.high)}},
          {"quantiles", quantiles},
          {"errors", errors},
          {"never",
           values.empty() ? Json(0) : number(static_cast<double>(never) / static_cast<double>(values.size()))},
          {"histogram", histogram(values, bins)}};
}

Json statement_entry(const std::string& text, const study::Proportion& p) {
  return {
      {"text", text},  {"probability", number(p.share)}, {"error", {number(p.error.low), number(p.error.high)}},
      {"plays", p.of}, {"word", study::in_words(p)},     {"range", word_range(p)}};
}

std::string difference_text(const Part& part, const std::string& says) {
  const bool share = is_share(part.column.outcome);
  if (says == "it is more") return share ? "more is retaken" : "it is more";
  if (says == "it is less") return share ? "less is retaken" : "it is less";
  return share ? "just as much is retaken" : says;
}

/// What a proposition says where it stands without its part beside it.
std::string full_text(const Scenario& s, const Part& part, const study::Proposition& p) {
  const Question& q = s.question[part.column.question];
  const std::string by = " by " + long_form(study::date_of(s, part.column.day ? part.column.day : s.days));
  if (part.difference) return difference_text(part, p.says) + by;
  if (part.column.outcome == Outcome::share_retaken) return p.says + by;
  if (part.column.outcome == Outcome::day_fallen) return s.map.town[q.town].name + " falls" + by;
  if (part.column.outcome == Outcome::culminated)
    return "the offensive is called off before the whole " + land_name(s, q) + " is retaken";
  return p.says;
}

/// All of the last part that has any, its middle one first; of earlier parts the middle one.
Json statements_of(const Scenario& s, const Answer& answer, const std::vector<const Part*>& parts) {
  Json list = Json::array();
  bool last = true;
  for (auto it = parts.rbegin(); it != parts.rend(); ++it) {
    const auto& said = (*it)->propositions;
    if (said.empty()) continue;
    const bool effect = s.question[answer.question].kind == QuestionKind::effect;
    const std::size_t main = effect ? 0 : said.size() / 2;
    const auto add = [&](std::size_t i) {
      list.push_back(statement_entry(full_text(s, **it, said[i]), said[i].share));
    };
    add(main);
    for (std::size_t i = 0; last && i < said.size(); ++i)
      if (i != main && said[i].share.of > 0) add(i);
    last = false;
  }
  return list;
}

/// Parts that are drawn one below the other on one axis share their bins.
Json outcomes_of(Source& source, const Answer& answer, const std::vector<const Part*>& parts) {
  std::vector<std::vector<double>> values;
  for (const Part* part : parts) values.push_back(values_of(source, answer, *part));
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i]->summary) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return parts[a]->column.outcome < parts[b]->column.outcome;
  });
  Json list = Json::array();
  for (const std::size_t i : order) {
    std::vector<double> together;
    for (const std::size_t j : order)
      if (parts[j]->column.outcome == parts[i]->column.outcome)
        together.insert(together.end(), values[j].begin(), values[j].end());
    list.push_back(
        outcome_entry(source.scenario, *parts[i], values[i], bins_for(source.scenario, *parts[i], together)));
  }
  return list;
}

Json entry(Source& source, const Answer& answer, const std::string& suffix, const std::string& question,
           const std::string& headline, const std::vector<const Part*>& parts) {
  const Question& q = source.scenario.question[answer.question];
  return {{"id", q.id + suffix},
          {"kind", kinds[static_cast<std::size_t>(q.kind)]},
          {"question", question},
          {"headline", headline},
          {"outcomes", outcomes_of(source, answer, parts)},
          {"statements", statements_of(source.scenario, answer, parts)}};
}

std::vector<const Part*> parts_of(const Answer& answer, NationId nation) {
  std::vector<const Part*> parts;
  for (const Part& part : answer.parts)
    if (part.column.nation == nation) parts.push_back(&part);
  return parts;
}

double middle_day(Source& source, const Answer& answer) {
  for (const Part& part : answer.parts)
    if (is_day(part.column.outcome)) return finite_middle(values_of(source, answer, part));
  return std::numeric_limits<double>::infinity();
}

std::string headline_of(Source& source, const Answer& answer) {
  const Scenario& s = source.scenario;
  switch (s.question[answer.question].kind) {
    case QuestionKind::share_retaken:
      return retaken_headline(s, answer);
    case QuestionKind::day_town_falls:
      return town_headline(s, answer, middle_day(source, answer));
    case QuestionKind::culmination:
      return culmination_headline(s, answer, middle_day(source, answer));
    case QuestionKind::effect:
      return effect_headline(s, answer);
    case QuestionKind::losses:
      break;
  }
  return {};
}

/// Losses: an answer for each nation that has any.
void add_losses(Source& source, const Answer& answer, Json& list) {
  const Scenario& s = source.scenario;
  const Question& q = s.question[answer.question];
  for (const NationId nation : ids<NationId>(s.nation.rows())) {
    const std::vector<const Part*> parts = parts_of(answer, nation);
    if (parts.empty()) continue;
    const std::string name = q.nation ? q.text : fmt::format("{} ({})", q.text, s.nation[nation].name);
    list.push_back(
        entry(source, answer, "." + s.nation[nation].id, name, losses_headline(s, answer, nation), parts));
  }
}

}  // namespace

Json answers_part(Source& source) {
  Json list = Json::array();
  for (const Answer& answer : source.answers.answers) {
    const Question& q = source.scenario.question[answer.question];
    if (q.kind == QuestionKind::losses) {
      add_losses(source, answer, list);
      continue;
    }
    std::vector<const Part*> parts;
    for (const Part& part : answer.parts) parts.push_back(&part);
    list.push_back(entry(source, answer, "", q.text, headline_of(source, answer), parts));
  }
  return list;
}

}  // namespace salient::report
