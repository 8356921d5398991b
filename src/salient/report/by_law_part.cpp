#include <algorithm>
#include <string_view>

#include "report/parts.hpp"

namespace salient::report {
namespace {

using study::LawFigure;
using study::Outcome;
using study::Target;

const char* unit_of(const Target& target) {
  const Outcome o = target.column.outcome;
  if (target.probability()) return "share";
  if (o == Outcome::share_retaken || o == Outcome::culminated_share)
    return target.difference ? "share difference" : "share";
  if (o == Outcome::day_fallen || o == Outcome::culminated_day) return target.difference ? "days" : "day";
  return "people";
}

const char* measure_of(const Target& target) {
  return target.probability() ? "probability" : target.difference ? "mean difference" : "median";
}

/// A target counts a day that never came as the one after the last: here there is none.
Json value_of(const Target& target, int days, double value) {
  const bool day = std::string_view{unit_of(target)} == "day";
  return day && value > days ? Json(nullptr) : number(value);
}

Json entry(const Scenario& s, const study::ByLaw& by_law, const Target& target, const LawFigure& f) {
  const auto pair_of = [&](const study::Interval& i) {
    return Json::array({value_of(target, s.days, i.low), value_of(target, s.days, i.high)});
  };
  const auto law = std::find(by_law.laws.begin(), by_law.laws.end(), f.laws);
  return {{"law", law - by_law.laws.begin()},
          {"plays", f.plays},
          {"value", value_of(target, s.days, f.value)},
          {"error", pair_of(f.error)},
          {"spread", f.spread ? pair_of(*f.spread) : Json(nullptr)},
          {"word", f.words},
          {"flips", f.flips},
          {"departs", f.departs}};
}

}  // namespace

Json by_law_part(const Source& source) {
  const Scenario& s = source.scenario;
  const study::ByLaw& by_law = source.answers.by_law;
  Json laws = Json::array(), rows = Json::array();
  for (const study::Laws& each : by_law.laws)
    laws.push_back({{"name", study::heading(each, by_law.laws[0])},
                    {"attrition", models::spelling(each.attrition)},
                    {"advance", models::spelling(each.advance)}});
  for (const study::LawRow& row : by_law.rows) {
    Json figures = Json::array();
    for (const LawFigure& f : row.figures) figures.push_back(entry(s, by_law, row.target, f));
    rows.push_back({{"question", s.question[row.target.question].id},
                    {"label", row.target.label},
                    {"measures", measure_of(row.target)},
                    {"unit", unit_of(row.target)},
                    {"figures", figures}});
  }
  return {{"laws", laws},
          {"reruns", by_law.reruns},
          {"pairs", by_law.pairs},
          {"compared", by_law.compared()},
          {"flips", by_law.flips()},
          {"rows", rows}};
}

}  // namespace salient::report
