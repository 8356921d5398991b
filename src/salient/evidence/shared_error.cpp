#include "evidence/shared_error.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::evidence {

double loading(double rank_correlation, double weight) {
  EXPECT(rank_correlation >= 0 && rank_correlation <= 1 && std::fabs(weight) <= 1 + 1e-12);
  // Of two normal scores with correlation r the ranks correlate by (6 / pi) asin(r / 2).
  const double r = 2 * math::sin(std::numbers::pi / 6 * rank_correlation);
  return math::sqrt(std::min(r, 1.0)) * weight;
}

double share_with(double own, const std::vector<SharedError>& shared, chance::Key sources) {
  if (shared.empty()) return own;
  double score = 0, left = 1;
  for (const SharedError& of : shared) {
    score += of.loading * math::normal_quantile(sources.at(of.speaker).uniform(0));
    left -= of.loading * of.loading;
  }
  score += math::sqrt(std::max(0.0, left)) * math::normal_quantile(own);
  constexpr double margin = 1e-12;  // a quantile is asked for within (0, 1)
  return std::clamp(math::normal_cdf(score), margin, 1 - margin);
}

}  // namespace salient::evidence
