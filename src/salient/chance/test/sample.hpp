#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

#include "chance/key.hpp"

// What the tests of this folder measure samples with.
namespace salient::chance {

/// `count` draws, each from a key of its own.
template <class Draw>
auto sample(std::uint64_t seed, std::size_t count, Draw draw) {
  std::vector<decltype(draw(Key::from_seed(0)))> values;
  values.reserve(count);
  for (std::size_t i = 0; i < count; ++i) values.push_back(draw(Key::from_seed(seed).at(i)));
  return values;
}

struct Moments {
  double mean, variance;
};
template <class T>
Moments moments(const std::vector<T>& values) {
  double mean = 0, variance = 0;
  for (const T x : values) mean += static_cast<double>(x);
  mean /= static_cast<double>(values.size());
  for (const T x : values) variance += (static_cast<double>(x) - mean) * (static_cast<double>(x) - mean);
  return {mean, variance / static_cast<double>(values.size() - 1)};
}

/// Kolmogorov-Smirnov: sqrt(n) times the largest gap between sample and distribution. Over 2.2 once in 10 000.
template <class Cdf>
double kolmogorov(std::vector<double> values, Cdf cdf) {
  std::sort(values.begin(), values.end());
  const double n = static_cast<double>(values.size());
  double gap = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double at = cdf(values[i]), before = static_cast<double>(i) / n;
    gap = std::max({gap, at - before, before + 1 / n - at});
  }
  return std::sqrt(n) * gap;
}

/// Chi-square of counts against a mass function, cells of fewer than 10 expected pooled with their neighbours,
/// as a standard normal deviate (Wilson and Hilferty). Over 3.7 once in 10 000.
template <class Mass>
double chi_square_deviate(const std::vector<std::int64_t>& values, Mass mass, std::int64_t low,
                          std::int64_t high) {
  std::map<std::int64_t, double> seen;
  for (const std::int64_t x : values) seen[std::clamp(x, low, high)] += 1;
  const double n = static_cast<double>(values.size());
  double statistic = 0, cells = 0, expected = 0, observed = 0, all_expected = 0;
  for (std::int64_t k = low; k <= high; ++k) {
    // The end cells take what lies beyond them.
    const double share = k == high ? 1 - all_expected / n : mass(k);
    expected += n * share;
    all_expected += n * share;
    observed += seen[k];
    if (expected < 10 && k < high) continue;
    statistic += expected > 0 ? (observed - expected) * (observed - expected) / expected : 0;
    cells += 1;
    expected = observed = 0;
  }
  const double freedom = cells - 1, spread = 2 / (9 * freedom);
  return (std::cbrt(statistic / freedom) - (1 - spread)) / std::sqrt(spread);
}

}  // namespace salient::chance
