#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "study/answers.hpp"
#include "study/drivers.hpp"

namespace salient::study {
namespace {

using Json = nlohmann::ordered_json;

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }
Json pair_of(const Interval& i) { return {i.low, i.high}; }

std::string ranks(const FirstOrder& f) {
  return f.best_rank == f.worst_rank ? fmt::format("{}", f.best_rank)
                                     : fmt::format("{} to {}", f.best_rank, f.worst_rank);
}

std::string designed(const Driver& d) {
  std::string text;
  if (d.shares)
    text += fmt::format("; with interactions {} ({} to {})", percent(d.shares->total),
                        percent(d.shares->total_error.low), percent(d.shares->total_error.high));
  if (d.screening)
    text += fmt::format("; screening {:.3g} ({:.3g} to {:.3g})", d.screening->mu_star, d.screening->error.low,
                        d.screening->error.high);
  return text;
}

void tell_claims(const Scenario& s, const Drivers& of, const Driver& driver, std::string& text) {
  for (const ClaimReading& reading : driver.claims) {
    const evidence::Claim& claim = s.claim[reading.claim];
    text += fmt::format("          if {} is right: {}; it has {:.0f} % of the weight\n", claim.id,
                        told(s, of.target, reading.answer), 100 * reading.weight);
  }
}

std::string share(double value, const Interval& error) {
  return fmt::format("{:.0f} % ({:.0f} to {:.0f} %)", 100 * value, 100 * error.low, 100 * error.high);
}

void tell_split(const Drivers& of, std::string& text) {
  const Split& s = *of.split;
  text +=
      fmt::format("  Of its variance over {} laws of attrition: what is not known {}, luck {}, the law {}\n",
                  s.law_means.size(), share(s.knowledge, s.knowledge_error), share(s.luck, s.luck_error),
                  share(s.law, s.law_error));
}

Json json_of(const Drivers& of, const Split& s) {
  Json laws;
  for (std::size_t i = 0; i < s.law_means.size(); ++i)
    laws[std::string{models::spelling(static_cast<models::AttritionLaw>(i))}] = s.law_means[i];
  return {{"plays", of.split_plays},
          {"variance", s.variance},
          {"knowledge", s.knowledge},
          {"knowledge_error", pair_of(s.knowledge_error)},
          {"luck", s.luck},
          {"luck_error", pair_of(s.luck_error)},
          {"law", s.law},
          {"law_error", pair_of(s.law_error)},
          {"mean_by_law", laws}};
}

void tell(const Scenario& s, const Drivers& of, std::size_t most, std::string& text) {
  text += fmt::format("\n{}\n", of.target.label);
  const std::string mean = told(s, of.target, of.mean);
  text += fmt::format("  {} in {} plays\n", of.target.probability() ? mean : "mean " + mean, of.plays);
  if (of.split) tell_split(of, text);
  text += fmt::format("  Share of its {} that knowing each would take away:\n",
                      of.target.probability() ? "expected Brier score" : "variance");
  std::size_t shown = 0;
  for (const Driver& d : of.ranked) {
    if (shown == most || (!d.first.clear && shown >= 3)) break;
    shown += 1;
    text += fmt::format("  {:>3}. {:<34} {:>7} ({} to {}){}, rank {}{}\n", shown, d.input.id,
                        percent(std::max(0.0, d.first.index)), percent(d.first.error.low),
                        percent(d.first.error.high), d.first.clear ? "" : ", may be chance", ranks(d.first),
                        designed(d));
    if (d.first.clear) tell_claims(s, of, d, text);
  }
  if (of.luck)
    text += fmt::format("       luck of the play                   {:>7} first, {} with interactions\n",
                        percent(of.luck->first), percent(of.luck->total));
  if (of.rest)
    text += fmt::format("       all other inputs together          {:>7} first, {} with interactions\n",
                        percent(of.rest->first), percent(of.rest->total));
  for (const std::string& warning : warnings(of)) text += "  ! " + warning + "\n";
}

Json json_of(const Shares& s) {
  return {{"first", s.first},
          {"first_error", pair_of(s.first_error)},
          {"total", s.total},
          {"total_error", pair_of(s.total_error)}};
}

Json json_of(const Scenario& s, const Drivers& of, const Driver& d) {
  const ValueOfKnowing value = value_of_knowing(of, d);
  Json json{{"kind", spelling(d.input.kind)},
            {"id", d.input.id},
            {"about", d.input.about},
            {"first_order", d.first.index},
            {"error", pair_of(d.first.error)},
            {"clear", d.first.clear},
            {"rank", {d.first.best_rank, d.first.worst_rank}},
            {"value_of_knowing",
             {{"measure", of.target.probability() ? "Brier score" : "variance"},
              {"now", value.now},
              {"after", value.after}}}};
  if (d.plays_to_separate > 0) json["plays_to_separate_from_next"] = std::ceil(d.plays_to_separate);
  if (d.shares) json["saltelli"] = json_of(*d.shares);
  if (d.screening)
    json["morris"] = {{"mu", d.screening->mu},
                      {"mu_star", d.screening->mu_star},
                      {"mu_star_error", pair_of(d.screening->error)},
                      {"sigma", d.screening->sigma}};
  for (const ClaimReading& reading : d.claims)
    json["claims"].push_back({{"claim", s.claim[reading.claim].id},
                              {"weight", reading.weight},
                              {"answer_if_right", reading.answer.value},
                              {"error", pair_of(reading.answer.error)}});
  return json;
}

}  // namespace

std::string told(const Scenario& s, const Target& target, const WeightedMean& mean) {
  const bool day = target.column.outcome == Outcome::day_fallen && !target.probability() && !target.difference;
  if (day) return fmt::format("day {:.0f} ({:.0f} to {:.0f})", mean.value, mean.error.low, mean.error.high);
  return fmt::format("{} ({} to {})", told(s, target, mean.value), told(s, target, mean.error.low),
                     told(s, target, mean.error.high));
}

std::string as_text(const Scenario& s, const std::vector<Drivers>& all, std::size_t most) {
  std::string text = fmt::format("{}: what the answers hang on\n", s.title);
  for (const Drivers& of : all) tell(s, of, most, text);
  if (all.empty()) text += "\nNo answer varies, or there are fewer than 20 plays.\n";
  return text;
}

std::string as_json(const Scenario& s, const std::vector<Drivers>& all) {
  Json list = Json::array();
  for (const Drivers& of : all) {
    Json json{{"question", s.question[of.target.question].id},
              {"target", of.target.id},
              {"label", of.target.label},
              {"probability", of.target.probability()},
              {"plays", of.plays},
              {"mean", of.mean},
              {"variance", of.variance},
              {"warnings", warnings(of)},
              {"inputs", Json::array()}};
    if (of.split) json["split"] = json_of(of, *of.split);
    if (of.luck) json["luck"] = json_of(*of.luck);
    if (of.rest) json["all_other_inputs"] = json_of(*of.rest);
    for (const Driver& driver : of.ranked) json["inputs"].push_back(json_of(s, of, driver));
    list.push_back(std::move(json));
  }
  return Json{{"scenario", s.id}, {"drivers", list}}.dump(2);
}

}  // namespace salient::study
