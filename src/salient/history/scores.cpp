#include "history/scores.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::history {
namespace {

constexpr double least_probability = 1e-4;  ///< as the baselines of the literature are scored

}  // namespace

double log_loss(double probability, bool happened) {
  const double p = std::clamp(probability, least_probability, 1 - least_probability);
  return -math::log(happened ? p : 1 - p);
}

double brier(double probability, bool happened) {
  const double miss = probability - (happened ? 1 : 0);
  return miss * miss;
}

double area_under_curve(std::span<const Called> ascending) {
  double below = 0, won = 0, all = 0;  // misses below; pairs in the right order
  for (std::size_t i = 0; i < ascending.size();) {
    double hits = 0, misses = 0;
    const double p = ascending[i].probability;
    for (; i < ascending.size() && ascending[i].probability == p; ++i)
      (ascending[i].happened ? hits : misses) += ascending[i].weight;
    won += hits * (below + misses / 2);
    below += misses;
    all += hits;
  }
  return all > 0 && below > 0 ? won / (all * below) : 0.5;
}

std::array<CalibrationBin, 5> calibration(std::span<const Called> ascending) {
  std::array<CalibrationBin, 5> bins;
  for (std::size_t b = 0; b < bins.size(); ++b) {
    const std::size_t first = b * ascending.size() / bins.size();
    const std::size_t end = (b + 1) * ascending.size() / bins.size();
    CalibrationBin& bin = bins[b];
    for (std::size_t i = first; i < end; ++i) {
      bin.forecast += ascending[i].probability;
      bin.happened += ascending[i].happened ? 1 : 0;
    }
    bin.count = end - first;
    if (bin.count > 0) {
      bin.forecast /= static_cast<double>(bin.count);
      bin.happened /= static_cast<double>(bin.count);
    }
  }
  return bins;
}

double crps(std::span<const double> ascending, double happened) {
  EXPECT(!ascending.empty());
  const auto n = static_cast<double>(ascending.size());
  double miss = 0, spread = 0;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    const double x = ascending[i];
    miss += x > happened ? x - happened : happened - x;
    spread += (2 * static_cast<double>(i) - n + 1) * x;
  }
  return miss / n - spread / (n * n);
}

double rank_in(std::span<const double> ascending, double happened) {
  EXPECT(!ascending.empty());
  const auto [below, above] = std::equal_range(ascending.begin(), ascending.end(), happened);
  const auto sum = (below - ascending.begin()) + (above - ascending.begin());
  return static_cast<double>(sum) / 2 / static_cast<double>(ascending.size());
}

double sample_quantile(std::span<const double> ascending, double p) {
  EXPECT(!ascending.empty() && p >= 0 && p <= 1);
  const double at = p * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  return ascending[below] + (at - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

}  // namespace salient::history
