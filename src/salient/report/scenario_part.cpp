#include "report/parts.hpp"

namespace salient::report {
namespace {

constexpr std::string_view standings[] = {"measured",   "literature", "doctrine",
                                          "calibrated", "judgement",  "placeholder"};

template <class Distribution>
Json middle(const Distribution& d) {
  Json list = Json::array();
  for (const double p : {0.05, 0.5, 0.95}) list.push_back(number(evidence::quantile(d, p)));
  return list;
}

Json source_entry(const evidence::Source& s) {
  return {{"id", s.id},           {"title", s.title},     {"who", s.who},
          {"date", s.date},       {"link", s.link},       {"note", s.note},
          {"analyst", s.analyst}, {"speaker", s.speaker}, {"correlation", number(s.correlation)}};
}

Json claim_entry(const evidence::Claim& c) {
  return {{"id", c.id},
          {"quantity", c.quantity.row()},
          {"source", c.source.row()},
          {"says", c.says},
          {"written", c.written},
          {"as_of", c.as_of},
          {"reliability", std::string(1, static_cast<char>('A' + static_cast<int>(c.reliability)))},
          {"credibility", static_cast<int>(c.credibility)},
          {"fact", c.fact},
          {"set_aside", evidence::set_aside(c)},
          {"quantiles", middle(c.distribution)}};
}

Json quantity_entry(const evidence::QuantityOfInterest& q) {
  Json claims = Json::array();
  for (const ClaimId claim : q.claims) claims.push_back(claim.row());
  return {
      {"id", q.id}, {"unit", q.unit}, {"about", q.about}, {"quantiles", middle(q.pooled)}, {"claims", claims}};
}

Json parameter_entry(const ParameterEntry& p) {
  const bool point = p.distribution.shape == evidence::Shape::point;
  return {{"key", p.key},
          {"unit", p.unit},
          {"what", p.what},
          {"source", p.source},
          {"standing", standings[static_cast<std::size_t>(p.standing)]},
          {"value", number(p.distribution.best)},
          {"low", number(point ? p.distribution.best : p.distribution.low)},
          {"high", number(point ? p.distribution.best : p.distribution.high)}};
}

template <class Rows, class Entry>
Json list_of(const Rows& rows, Entry entry) {
  Json list = Json::array();
  for (const auto& row : rows) list.push_back(entry(row));
  return list;
}

}  // namespace

SideId followed(const Scenario& s) {
  for (const QuestionKind kind : {QuestionKind::share_retaken, QuestionKind::culmination})
    for (const Question& question : s.question)
      if (question.kind == kind && question.side) return question.side;
  return SideId{s.side.rows() - 1};
}

Json scenario_part(const Scenario& s) {
  return {{"id", s.id},
          {"title", s.title},
          {"about", s.about},
          {"as_of", to_string(s.as_of)},
          {"start", to_string(s.start)},
          {"days", s.days},
          {"turn_hours", number(in<Days>(s.turn) * 24)}};
}

Json sides_part(const Scenario& s) {
  return list_of(s.side, [](const Side& side) { return Json{{"id", side.id}, {"name", side.name}}; });
}

Json nations_part(const Scenario& s) {
  return list_of(s.nation, [](const Nation& nation) {
    return Json{{"id", nation.id}, {"name", nation.name}, {"side", nation.side.row()}};
  });
}

Json evidence_part(const Scenario& s) {
  return {{"pooling", spelling(s.pooling)},
          {"sources", list_of(s.source, source_entry)},
          {"quantities", list_of(s.quantity, quantity_entry)},
          {"claims", list_of(s.claim, claim_entry)}};
}

Json parameters_part(const Scenario& s) { return list_of(s.parameter, parameter_entry); }

}  // namespace salient::report
