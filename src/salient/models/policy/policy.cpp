#include "models/policy/policy.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {
namespace {

double weight_of(std::span<const double> weights, std::span<const double> shifts, std::size_t i) {
  EXPECT(weights[i] >= 0.0);
  return shifts.empty() ? weights[i] : weights[i] * math::exp(shifts[i]);
}

}  // namespace

double sojourn_hazard(const Sojourn& s, Days from, Days to) {
  EXPECT(s.median > Days{0} && s.shape > 0.0 && from >= Days{0} && to >= from);
  return math::ln2 * (math::pow(to / s.median, s.shape) - math::pow(from / s.median, s.shape));
}

double leave_probability(const Sojourn& s, Days age, Days span, double log_shift) {
  return 1.0 - math::exp(-math::exp(log_shift) * sojourn_hazard(s, age, age + span));
}

std::size_t next_regime(std::span<const double> weights, std::span<const double> shifts, double uniform) {
  EXPECT(!weights.empty() && (shifts.empty() || shifts.size() == weights.size()));
  EXPECT(uniform > 0.0 && uniform < 1.0);
  double all = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) all += weight_of(weights, shifts, i);
  EXPECT(all > 0.0);
  double left = uniform * all;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < weights.size() && left > 0.0; ++i) {
    const double weight = weight_of(weights, shifts, i);
    if (weight > 0.0) chosen = i;
    left -= weight;
  }
  return chosen;
}

double shifted(double probability, double log_odds_shift) {
  EXPECT(is_share(probability));
  if (probability == 0.0 || probability == 1.0) return probability;
  return math::logistic(math::log(probability / (1.0 - probability)) + log_odds_shift);
}

double statement_shift(const PolicyParameters& p, double log_odds, double z, Days since) {
  EXPECT(since >= Days{0});
  const double spread = p.statement_spread * std::max(log_odds, -log_odds) * z;
  return (log_odds + spread) * math::exp(-in<Days>(since) / p.statement_fade);
}

double feedback_shift(const PolicyParameters& p, double slope, Share held) {
  EXPECT(is_share(held));
  return slope * p.feedback * (held - p.reference);
}

double flow_after(double flow, double decided, Days lag, Days span) {
  EXPECT(lag >= Days{0} && span >= Days{0});
  if (lag == Days{0}) return decided;
  return decided + (flow - decided) * math::exp(-(span / lag));
}

double mean_flow(double flow, double decided, Days lag, Days span) {
  if (span == Days{0}) return flow;
  const double gone = flow - flow_after(flow, decided, lag, span);
  return decided + gone * (lag / span);
}

}  // namespace salient::models
