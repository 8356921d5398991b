#include "study/confidence.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "study/test/small.hpp"
#include "study/words.hpp"

using namespace salient;
using namespace salient::study;
using namespace salient::study::test;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<RecordScore> record(double better_by, double coverage, std::size_t of_the_present) {
  std::vector<RecordScore> scores;
  for (const char* measure : {"winner", "attacker_loss", "defender_loss", "exchange"})
    scores.push_back({models::AttritionLaw::history, measure, 100, 0.7 - better_by, 0.7,
                      measure == std::string{"winner"} ? none : coverage, of_the_present});
  return scores;
}

/// One answer, of which the other laws' conclusions are others or not.
ByLaw by_law(std::size_t others, std::size_t flips) {
  ByLaw found{.laws = {Laws{}}};
  LawRow row{.target = {.question = QuestionId{std::size_t{0}}, .column = {}}, .figures = {LawFigure{}}};
  for (std::size_t i = 0; i < others; ++i) row.figures.push_back({.flips = i < flips});
  found.rows.push_back(row);
  found.reruns = others > 0 ? 20 : 0;
  return found;
}

/// The small scenario, in which the claim graded E has a fifth of the say.
Scenario scenario() {
  Scenario s = small_scenario();
  auto& parts = s.quantity[QuantityId{std::size_t{0}}].pooled.parts;
  parts.at(0).weight = 0.8, parts.at(1).weight = 0.2;
  return s;
}

Confidence confidence(Scenario s, const ByLaw& laws) {
  s.record = record(0.1, 0.8, 40);
  return confidence_in(s, laws);
}
Level level(const Scenario& s, const ByLaw& laws) { return confidence(s, laws).level; }

}  // namespace

TEST_CASE("evidence: low beyond a third of weak evidence or of judgement, or with any placeholder") {
  Scenario s = scenario();
  const ByLaw agree = by_law(4, 0);
  const Confidence fair = confidence(s, agree);
  CHECK(fair.level == Level::moderate);
  CHECK(fair.evidence.weak_evidence == doctest::Approx(0.2));  // the say of the claim graded E
  CHECK(in_words(fair.evidence) ==
        "Evidence moderate: 20 % of the weight behind the scenario's quantities is in claims graded D to F or "
        "4 to "
        "6 or assumed; 0 % of the parameters that vary rest on judgement.");
  s.source[SourceId{std::size_t{0}}].analyst = true;
  CHECK(level(s, agree) == Level::low);
  s.source[SourceId{std::size_t{0}}].analyst = false;
  s.parameter[ParameterId{std::size_t{1}}].standing = Standing::placeholder;
  CHECK(level(s, agree) == Level::low);
  CHECK(in_words(confidence(s, agree).evidence).ends_with("; 1 parameter is a placeholder."));
}

TEST_CASE("record: low unless better than the base rate throughout, high only with battles of the present") {
  Scenario s = scenario();
  const ByLaw agree = by_law(4, 0);
  const auto mark = [&](std::vector<RecordScore> scores) {
    s.record = std::move(scores);
    return confidence_in(s, agree).record;
  };
  CHECK(mark({}).level == Level::low);
  CHECK(mark(record(-0.1, 0.8, 40)).level == Level::low);
  CHECK(mark(record(0.1, 0.8, 0)).level == Level::moderate);
  CHECK(mark(record(0.1, 0.6, 40)).level == Level::moderate);
  CHECK(mark(record(0.1, 0.8, 40)).level == Level::high);
  auto one_worse = record(0.1, 0.8, 40);
  one_worse.back().score = 0.8;
  CHECK(mark(one_worse).level == Level::low);
  auto of_another_law = record(0.1, 0.8, 40);
  for (RecordScore& score : of_another_law) score.law = models::AttritionLaw::qjm;
  CHECK(mark(of_another_law).level == Level::low);
}

TEST_CASE("laws: high where none flips, low beyond a third of flips or where none was played") {
  Scenario s = scenario();
  s.source[SourceId{std::size_t{0}}].analyst = false;
  CHECK(confidence(s, by_law(6, 0)).laws.level == Level::high);
  CHECK(confidence(s, by_law(6, 2)).laws.level == Level::moderate);
  CHECK(confidence(s, by_law(6, 3)).laws.level == Level::low);
  CHECK(confidence(s, by_law(0, 0)).laws.level == Level::low);
  CHECK(in_words(confidence(s, by_law(6, 1)).laws) ==
        "Laws moderate: 1 of 6 conclusions is another under another law.");
}

TEST_CASE("an answer is as sure as its own laws make it; one that was not compared is low") {
  Scenario s = scenario();
  const Confidence found = confidence(s, by_law(6, 0));
  REQUIRE(found.questions.size() == s.question.rows());
  CHECK(found.questions[0].level == Level::moderate);
  CHECK(found.questions[1].level == Level::low);
}

TEST_CASE("confidence never shares a sentence with a likelihood") {
  Scenario s = scenario();
  for (const std::size_t flips : {0, 2, 5})
    for (int term = 0; term < 7; ++term)
      CHECK(in_words(confidence(s, by_law(6, flips)))
                .find(std::string{spelling(static_cast<Likelihood>(term))}) == std::string::npos);
}
