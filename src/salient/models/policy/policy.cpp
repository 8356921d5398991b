#include "models/policy/policy.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {

double decided_within(PerDay hazard, double log_shift, Days span) {
  EXPECT(hazard >= PerDay{0} && span >= Days{0});
  return 1.0 - math::exp(-(hazard * span) * math::exp(log_shift));
}

bool stands(const PolicyParameters& p, Days since) {
  EXPECT(since >= Days{0});
  return in<Days>(since) < p.stands;
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

}  // namespace salient::models
