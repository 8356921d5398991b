#include "study/confidence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "study/layout.hpp"

namespace salient::study {
namespace {

constexpr double too_much = 1.0 / 3;  ///< of weak evidence or judgement; standing: judgement

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

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

}  // namespace

std::string_view spelling(Level level) { return level == Level::low ? "low" : "moderate"; }

Confidence confidence_in(const Scenario& scenario) {
  Confidence found;
  for (const evidence::QuantityOfInterest& quantity : scenario.quantity)
    found.weak_evidence +=
        weak_share(scenario, quantity.pooled) / static_cast<double>(scenario.quantity.rows());
  std::size_t varying = 0, judged = 0;
  for (const ParameterEntry& entry : scenario.parameter) {
    found.placeholders += entry.standing == Standing::placeholder;
    if (!varies(entry)) continue;
    varying += 1;
    judged += entry.standing >= Standing::judgement;
  }
  found.judgement = varying ? static_cast<double>(judged) / static_cast<double>(varying) : 0;
  const bool weak = std::max(found.weak_evidence, found.judgement) > too_much || found.placeholders > 0;
  found.level = weak ? Level::low : Level::moderate;
  return found;
}

std::string in_words(const Confidence& c) {
  std::string text = fmt::format(
      "Confidence: {}. {} of the weight behind the scenario's quantities is in claims graded D to F or 4 to 6 "
      "or assumed; "
      "{} of the parameters that vary rest on judgement",
      spelling(c.level), percent(c.weak_evidence), percent(c.judgement));
  if (c.placeholders == 1) text += "; 1 parameter is a placeholder";
  if (c.placeholders > 1) text += fmt::format("; {} parameters are placeholders", c.placeholders);
  return text + ".";
}

}  // namespace salient::study
