#include <algorithm>

#include "report/parts.hpp"
#include "study/drivers.hpp"
#include "study/liveness.hpp"

namespace salient::report {
namespace {

constexpr std::size_t most_inputs = 12;

Json claim_entry(const Scenario& s, const study::Target& target, const study::ClaimReading& reading) {
  const auto& [value, error] = reading.answer;
  return {{"claim", reading.claim.row()},
          {"answer", told(s, target, value)},
          {"range", told(s, target, error.low) + " to " + told(s, target, error.high)}};
}

Json input_entry(const Scenario& s, const study::Drivers& of, const study::Driver& driver) {
  const study::FirstOrder& first = driver.first;
  Json claims = Json::array();
  for (const study::ClaimReading& reading : driver.claims) claims.push_back(claim_entry(s, of.target, reading));
  return {{"kind", study::spelling(driver.input.kind)},
          {"id", driver.input.id},
          {"about", driver.input.about},
          {"index", number(std::max(0.0, first.index))},
          {"error", {number(first.error.low), number(first.error.high)}},
          {"clear", first.clear},
          {"rank", {first.best_rank, first.worst_rank}},
          {"claims", claims}};
}

Json share(double value, const study::Interval& error) {
  return {number(value), number(error.low), number(error.high)};
}

Json split_entry(const Scenario& s, const study::Drivers& of) {
  if (!of.split) return nullptr;
  Json laws = Json::array();
  for (std::size_t i = 0; i < of.split->law_means.size(); ++i)
    laws.push_back({{"law", models::spelling(static_cast<models::AttritionLaw>(i))},
                    {"mean", told(s, of.target, of.split->law_means[i])}});
  return {{"plays", of.split_plays},
          {"knowledge", share(of.split->knowledge, of.split->knowledge_error)},
          {"luck", share(of.split->luck, of.split->luck_error)},
          {"law", share(of.split->law, of.split->law_error)},
          {"by_law", laws}};
}

Json entry(const Scenario& s, const study::Drivers& of) {
  Json inputs = Json::array();
  for (std::size_t i = 0; i < std::min(most_inputs, of.ranked.size()); ++i)
    inputs.push_back(input_entry(s, of, of.ranked[i]));
  return {{"question", s.question[of.target.question].id},
          {"target", of.target.id},
          {"label", of.target.label},
          {"probability", of.target.probability()},
          {"plays", of.plays},
          {"mean", told(s, of.target, of.mean)},
          {"split", split_entry(s, of)},
          {"inputs", inputs},
          {"warnings", study::warnings(of)}};
}

}  // namespace

Json influence_part(Source& source) {
  Json list = Json::array();
  for (const study::Drivers& of : study::read_drivers(source.database, source.layout))
    list.push_back(entry(source.scenario, of));
  return list;
}

Json liveness_part(Source& source) {
  const auto kept = study::kept_liveness(source.database);
  if (kept.empty()) return nullptr;
  Json inert = Json::array();
  for (const study::KeptInput& input : kept)
    if (!input.live) inert.push_back({{"kind", input.kind}, {"id", input.id}, {"about", input.about}});
  return {{"tried", kept.size()}, {"live", kept.size() - inert.size()}, {"inert", inert}};
}

}  // namespace salient::report
