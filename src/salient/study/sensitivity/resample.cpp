#include "study/sensitivity/resample.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::study {
namespace {

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

std::vector<double> draw_groups(std::size_t groups, chance::Key key) {
  EXPECT(groups > 0);
  std::vector<double> drawn(resamples * groups, 0.0);
  for (std::size_t r = 0; r < resamples; ++r)
    for (std::size_t n = 0; n < groups; ++n) {
      const double at = key.at(r).uniform(n) * static_cast<double>(groups);
      drawn[r * groups + std::min(static_cast<std::size_t>(at), groups - 1)] += 1;
    }
  return drawn;
}

Interval interval_of(std::span<const double> resampled, double estimate) {
  EXPECT(!resampled.empty());
  std::vector<double> sorted(resampled.begin(), resampled.end());
  std::sort(sorted.begin(), sorted.end());
  const double shift = estimate - mean_of(sorted);
  const auto at = [&](double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5)] + shift;
  };
  return {at(0.025), at(0.975)};
}

double spread_of(std::span<const double> resampled) {
  const double mean = mean_of(resampled);
  double squares = 0;
  for (const double value : resampled) squares += (value - mean) * (value - mean);
  return math::sqrt(squares / static_cast<double>(std::max<std::size_t>(resampled.size(), 2) - 1));
}

}  // namespace salient::study
