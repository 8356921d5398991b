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

ordered_json json_of(const Confidence& c) {
  return {{"level", spelling(c.level)},
          {"weak_evidence", c.weak_evidence},
          {"judgement", c.judgement},
          {"placeholders", c.placeholders},
          {"sentence", in_words(c)}};
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
  json["confidence"] = json_of(a.confidence);
  json["answers"] = ordered_json::array();
  for (const Answer& answer : a.answers) json["answers"].push_back(json_of(s, answer));
  return json.dump(2);
}

}  // namespace salient::study
