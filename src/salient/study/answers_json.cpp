#include <cmath>
#include <nlohmann/json.hpp>

#include "study/answers.hpp"
#include "study/words.hpp"

namespace salient::study {
namespace {

using nlohmann::ordered_json;

/// JSON has no infinity: what never happened is null, as in the study file.
ordered_json number(double value) { return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr); }
ordered_json pair_of(const Interval& i) { return {number(i.low), number(i.high)}; }

ordered_json json_of(const Quantile& q) {
  return {{"p", q.p}, {"value", number(q.value)}, {"error", pair_of(q.error)}, {"enough_plays", q.enough}};
}

ordered_json json_of(const Proposition& p) {
  return {{"says", p.says},         {"plays", p.share.count},          {"of", p.share.of},
          {"share", p.share.share}, {"error", pair_of(p.share.error)}, {"words", in_words(p.share)},
          {"sentence", sentence(p)}};
}

ordered_json json_of(const Scenario& s, const Part& part) {
  ordered_json json = {{"outcome", part.column.name}, {"measures", spelling(part.column.outcome)}};
  if (part.difference) json["difference"] = true;
  if (part.column.day) json["day"] = part.column.day;
  if (part.column.nation) json["nation"] = s.nation[part.column.nation].id;
  json["sentence"] = sentence(s, part);
  if (part.summary) {
    json["plays"] = part.summary->plays;
    json["mean"] = number(part.summary->mean);
    json["mean_error"] = pair_of(part.summary->mean_error);
    for (const Quantile& q : part.summary->quantiles) json["quantiles"].push_back(json_of(q));
  }
  for (const Proposition& p : part.propositions) json["propositions"].push_back(json_of(p));
  return json;
}

ordered_json json_of(const Scenario& s, const Answer& answer) {
  const Question& q = s.question[answer.question];
  ordered_json json = {{"question", q.id}, {"text", q.text}, {"parts", ordered_json::array()}};
  for (const Part& part : answer.parts) json["parts"].push_back(json_of(s, part));
  return json;
}

ordered_json json_of(const LawsMark& mark) {
  return {{"level", spelling(mark.level)},
          {"compared", mark.compared},
          {"flips", mark.flips},
          {"sentence", in_words(mark)}};
}

ordered_json json_of(const Scenario& s, const Confidence& c) {
  ordered_json questions = ordered_json::array();
  for (const Confidence::OfQuestion& of : c.questions)
    questions.push_back(
        {{"question", s.question[of.question].id}, {"level", spelling(of.level)}, {"laws", json_of(of.laws)}});
  return {{"level", spelling(c.level)},
          {"evidence",
           {{"level", spelling(c.evidence.level)},
            {"weak_evidence", c.evidence.weak_evidence},
            {"judgement", c.evidence.judgement},
            {"placeholders", c.evidence.placeholders},
            {"sentence", in_words(c.evidence)}}},
          {"record",
           {{"level", spelling(c.record.level)},
            {"scores", c.record.scores},
            {"better", c.record.better},
            {"intervals", c.record.intervals},
            {"held", c.record.held},
            {"of_the_present", c.record.of_the_present},
            {"sentence", in_words(c.record)}}},
          {"laws", json_of(c.laws)},
          {"questions", questions},
          {"sentence", in_words(c)}};
}

ordered_json json_of(const Scenario& s, const LawFigure& f, const Laws& own, const Target& target) {
  ordered_json json{{"law", heading(f.laws, own)},
                    {"attrition", models::spelling(f.laws.attrition)},
                    {"advance", models::spelling(f.laws.advance)},
                    {"plays", f.plays},
                    {"value", number(f.value)},
                    {"error", pair_of(f.error)}};
  if (f.spread) json["spread"] = pair_of(*f.spread);
  if (target.probability()) json["words"] = f.words;
  json["flips"] = f.flips;
  json["departs"] = f.departs;
  json["cell"] = cell(target, s.days, f);
  return json;
}

ordered_json json_of(const Scenario& s, const ByLaw& by_law) {
  ordered_json laws = ordered_json::array(), rows = ordered_json::array();
  for (const Laws& each : by_law.laws) laws.push_back(heading(each, by_law.laws[0]));
  for (const LawRow& row : by_law.rows) {
    const char* measures = row.target.probability() ? "probability"
                           : row.target.difference  ? "mean difference"
                                                    : "median";
    rows.push_back({{"question", s.question[row.target.question].id},
                    {"target", row.target.id},
                    {"label", row.target.label},
                    {"measures", measures},
                    {"flips", row.flips()},
                    {"figures", ordered_json::array()}});
    for (const LawFigure& figure : row.figures)
      rows.back()["figures"].push_back(json_of(s, figure, by_law.laws[0], row.target));
  }
  return {{"laws", laws},
          {"reruns", by_law.reruns},
          {"pairs", by_law.pairs},
          {"compared", by_law.compared()},
          {"flips", by_law.flips()},
          {"rows", rows}};
}

}  // namespace

std::string as_json(const Scenario& s, const Answers& a, double elapsed) {
  ordered_json json = {{"signature", a.manifest["signature"]},
                       {"plays", a.plays},
                       {"failed_plays", a.failures.size()},
                       {"failed_pairs", a.failed_pairs},
                       {"scenario", s.id},
                       {"scenario_hash", s.hash},
                       {"parameters_hash", a.manifest["parameters_hash"]},
                       {"code", a.manifest["code"]},
                       {"seed", a.manifest.settings().seed},
                       {"law", a.manifest["law"]},
                       {"advance", a.manifest["advance"]}};
  if (elapsed >= 0) json["elapsed_s"] = elapsed;
  json["failures"] = ordered_json::array();
  for (const auto& [play, failure] : a.failures)
    json["failures"].push_back({{"play", play}, {"failure", failure}});
  json["confidence"] = json_of(s, a.confidence);
  json["by_law"] = json_of(s, a.by_law);
  json["answers"] = ordered_json::array();
  for (const Answer& answer : a.answers) json["answers"].push_back(json_of(s, answer));
  return json.dump(2);
}

}  // namespace salient::study
