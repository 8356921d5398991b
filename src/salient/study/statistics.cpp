#include "study/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "base/math.hpp"
#include "chance/quantiles.hpp"

namespace salient::study {
namespace {

constexpr double tail = 0.025;  ///< on each side of a 95 % interval
constexpr double z95 = 1.959963984540054;

/// Binomial(n, p) probabilities as multiples of the most likely one, and their sum. Built outwards from the
/// mode, so nothing underflows that matters.
struct BinomialWeights {
  std::vector<double> of;
  double sum{0};
};

BinomialWeights binomial_weights(std::size_t n, double p) {
  BinomialWeights weights{std::vector<double>(n + 1, 0.0)};
  const double odds = p / (1 - p), count = static_cast<double>(n);
  const std::size_t mode = std::min(n, static_cast<std::size_t>((count + 1) * p));
  weights.of[mode] = 1;
  for (std::size_t k = mode; k < n && weights.of[k] > 1e-18; ++k)
    weights.of[k + 1] = weights.of[k] * odds * (count - static_cast<double>(k)) / static_cast<double>(k + 1);
  for (std::size_t k = mode; k > 0 && weights.of[k] > 1e-18; --k)
    weights.of[k - 1] = weights.of[k] / odds * static_cast<double>(k) / (count - static_cast<double>(k - 1));
  for (const double weight : weights.of) weights.sum += weight;
  return weights;
}

/// Ranks (from 1) of the order statistics around the p-quantile; 0 and n + 1 where the sample has none.
struct Ranks {
  std::size_t low{0}, high{0};
};

Ranks ranks_around(std::size_t n, double p) {
  const BinomialWeights weights = binomial_weights(n, p);
  Ranks ranks{0, n + 1};
  double below = 0;  // probability that fewer than k plays lie below the quantile
  for (std::size_t k = 0; k <= n; ++k) {
    if (below / weights.sum <= tail) ranks.low = k;
    below += weights.of[k];
    if (below / weights.sum >= 1 - tail) {
      ranks.high = k + 1;
      break;
    }
  }
  return ranks;
}

/// Mean and standard error; summed in sorted order, so that the order of plays cannot matter.
struct Mean {
  double mean{0}, error{0};
};

Mean mean_of(std::span<const double> sorted) {
  const double n = static_cast<double>(sorted.size());
  double sum = 0, squares = 0;
  for (const double x : sorted) sum += x;
  const double mean = sum / n;
  for (const double x : sorted) squares += (x - mean) * (x - mean);
  return {mean,
          sorted.size() < 2 ? std::numeric_limits<double>::infinity() : math::sqrt(squares / (n - 1) / n)};
}

}  // namespace

Interval wilson(double share, double n) {
  EXPECT(share >= 0 && share <= 1 && n > 0);
  const double z2 = z95 * z95, middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const double half = z95 / (1 + z2 / n) * math::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
  return {share <= 0 ? 0.0 : middle - half, share >= 1 ? 1.0 : middle + half};
}

Proportion proportion(std::size_t count, std::size_t of) {
  EXPECT(count <= of);
  if (of == 0) return {};
  const double n = static_cast<double>(of), p = static_cast<double>(count) / n;
  return {count, of, p, wilson(p, n)};
}

Quantile quantile(std::span<const double> sorted, double p) {
  EXPECT(!sorted.empty() && p > 0 && p < 1);
  const std::size_t n = sorted.size();
  // Against p n that should be whole and is not, by rounding: 0.05 * 100 is a little over 5.
  const double rank = std::ceil(p * static_cast<double>(n) - 1e-9);
  const std::size_t row = std::clamp<std::size_t>(static_cast<std::size_t>(rank), 1, n) - 1;
  const Ranks ranks = ranks_around(n, p);
  const Interval error{sorted[std::max<std::size_t>(ranks.low, 1) - 1], sorted[std::min(ranks.high, n) - 1]};
  return {p, sorted[row], error, ranks.low >= 1 && ranks.high <= n};
}

double student_quantile(double p, std::size_t degrees) {
  EXPECT(p > 0.5 && p < 1 && degrees > 0);
  if (degrees > 100000) return math::normal_quantile(p);
  const double v = static_cast<double>(degrees);
  // t * t / (v + t * t) has a beta distribution; its complement is the one that stays accurate in the tail.
  const double rest = chance::beta_quantile(2 * (1 - p), v / 2, 0.5);
  return math::sqrt(v * (1 - rest) / rest);
}

Summary summarise(std::vector<double> values) {
  EXPECT(!values.empty());
  std::sort(values.begin(), values.end());
  Summary summary{.plays = values.size(), .least = values.front(), .greatest = values.back()};
  for (std::size_t i = 0; i < usual_shares.size(); ++i)
    summary.quantiles[i] = quantile(values, usual_shares[i]);
  constexpr double never = std::numeric_limits<double>::infinity();
  if (values.back() == never) {
    summary.mean = never;
    summary.mean_error = {summary.least, never};
    return summary;
  }
  const Mean mean = mean_of(values);
  const double half = values.size() < 2 ? never : student_quantile(1 - tail, values.size() - 1) * mean.error;
  summary.mean = mean.mean;
  summary.mean_error = {mean.mean - half, mean.mean + half};
  return summary;
}

}  // namespace salient::study
