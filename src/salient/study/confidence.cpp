#include "study/confidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/layout.hpp"

namespace salient::study {
namespace {

// Where the marks part: all of it judgement.
constexpr double too_much = 1.0 / 3, little = 0.1;     ///< of weak evidence, judgement, flips
constexpr double least_held = 0.75, most_held = 0.85;  ///< by an 80 % interval
constexpr std::size_t enough_of_the_present = 20;      ///< battles

bool is_weak(const Scenario& scenario, const evidence::Claim& claim) {
  return scenario.source[claim.source].analyst || claim.reliability >= evidence::Reliability::D ||
         claim.credibility >= evidence::Credibility::four;
}

double weak_share(const Scenario& scenario, const evidence::Pooled& pool) {
  double weak = 0;
  for (const evidence::Pooled::Part& part : pool.parts)
    if (is_weak(scenario, scenario.claim[part.claim])) weak += part.weight;
  return weak;
}

EvidenceMark evidence_mark(const Scenario& scenario) {
  EvidenceMark mark;
  for (const evidence::QuantityOfInterest& quantity : scenario.quantity)
    mark.weak_evidence += weak_share(scenario, quantity.pooled) / static_cast<double>(scenario.quantity.rows());
  std::size_t varying = 0, judged = 0;
  for (const ParameterEntry& entry : scenario.parameter) {
    mark.placeholders += entry.standing == Standing::placeholder;
    if (!varies(entry)) continue;
    varying += 1;
    judged += entry.standing >= Standing::judgement;
  }
  mark.judgement = varying ? static_cast<double>(judged) / static_cast<double>(varying) : 0;
  const double worst = std::max(mark.weak_evidence, mark.judgement);
  if (worst <= too_much && mark.placeholders == 0) mark.level = worst > little ? Level::moderate : Level::high;
  return mark;
}

RecordMark record_mark(const Scenario& scenario, models::AttritionLaw law) {
  RecordMark mark;
  for (const RecordScore& score : scenario.record) {
    if (score.law != law) continue;
    mark.scores += 1;
    mark.better += score.score < score.base_rate;
    mark.of_the_present = std::max(mark.of_the_present, score.of_the_present);
    if (std::isnan(score.coverage80)) continue;
    mark.intervals += 1;
    mark.held += score.coverage80 >= least_held && score.coverage80 <= most_held;
  }
  if (mark.scores == 0 || mark.better < mark.scores) return mark;
  const bool sharp = mark.held == mark.intervals && mark.of_the_present >= enough_of_the_present;
  mark.level = sharp ? Level::high : Level::moderate;
  return mark;
}

LawsMark laws_mark(const std::vector<LawRow>& rows, const QuestionId* only) {
  LawsMark mark;
  for (const LawRow& row : rows) {
    if (only && row.target.question != *only) continue;
    for (std::size_t i = 1; i < row.figures.size(); ++i) {
      mark.compared += 1;
      mark.flips += row.figures[i].flips;
    }
  }
  if (mark.compared == 0) return mark;
  const double share = static_cast<double>(mark.flips) / static_cast<double>(mark.compared);
  mark.level = mark.flips == 0 ? Level::high : share <= too_much ? Level::moderate : Level::low;
  return mark;
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }
std::string all_of(std::size_t some, std::size_t all) {
  return some == all ? fmt::format("all {}", all) : fmt::format("{} of {}", some, all);
}

}  // namespace

std::string_view spelling(Level level) {
  constexpr std::string_view words[] = {"low", "moderate", "high"};
  return words[static_cast<std::size_t>(level)];
}

Confidence confidence_in(const Scenario& scenario, const ByLaw& by_law) {
  Confidence found{evidence_mark(scenario),
                   record_mark(scenario, by_law.laws.at(0).attrition),
                   laws_mark(by_law.rows, nullptr),
                   Level::low,
                   {}};
  const Level before = std::min(found.evidence.level, found.record.level);
  found.level = std::min(before, found.laws.level);
  for (const QuestionId id : ids<QuestionId>(scenario.question.rows())) {
    const LawsMark mark = laws_mark(by_law.rows, &id);
    found.questions.push_back({id, mark, std::min(before, mark.level)});
  }
  return found;
}

std::string in_words(const EvidenceMark& mark) {
  std::string text = fmt::format(
      "Evidence {}: {} of the weight behind the scenario's quantities is in claims graded D to F or 4 to 6 or "
      "assumed; {} of the parameters that vary rest on judgement",
      spelling(mark.level), percent(mark.weak_evidence), percent(mark.judgement));
  if (mark.placeholders == 1) text += "; 1 parameter is a placeholder";
  if (mark.placeholders > 1) text += fmt::format("; {} parameters are placeholders", mark.placeholders);
  return text + ".";
}

std::string in_words(const RecordMark& mark) {
  if (mark.scores == 0) return "Record low: the law of attrition was not scored against battles of record.";
  return fmt::format(
      "Record {}: against battles of record of brigades and divisions the law of attrition is better than the "
      "base "
      "rate in {} scores; {} of its 80 % intervals hold what they should; {} of the battles are of the "
      "present.",
      spelling(mark.level), all_of(mark.better, mark.scores), all_of(mark.held, mark.intervals),
      mark.of_the_present == 0 ? "none" : std::to_string(mark.of_the_present));
}

std::string in_words(const LawsMark& mark) {
  if (mark.compared == 0) return "Laws low: too few plays to play any again under other laws.";
  if (mark.flips == 0)
    return fmt::format("Laws high: none of {} conclusions is another under another law.", mark.compared);
  return fmt::format("Laws {}: {} of {} conclusions {} another under another law.", spelling(mark.level),
                     mark.flips, mark.compared, mark.flips == 1 ? "is" : "are");
}

std::string in_words(const Confidence& c) {
  return fmt::format("Confidence: {}, the least of three marks. {} {} {}", spelling(c.level),
                     in_words(c.evidence), in_words(c.record), in_words(c.laws));
}

}  // namespace salient::study
