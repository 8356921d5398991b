#include "report/ranks.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/statistics.hpp"

namespace salient::report {
namespace {

double pearson(std::span<const double> a, std::span<const double> b) {
  const double n = static_cast<double>(a.size());
  const double mean_a = std::accumulate(a.begin(), a.end(), 0.0) / n,
               mean_b = std::accumulate(b.begin(), b.end(), 0.0) / n;
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - mean_a) * (b[i] - mean_b);
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return aa > 0 && bb > 0 ? std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0) : 0;
}

}  // namespace

std::vector<double> ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranked(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    for (std::size_t i = first; i < end; ++i) ranked[order[i]] = static_cast<double>(first + end + 1) / 2;
    first = end;
  }
  return ranked;
}

RankCorrelation rank_correlation(std::span<const double> a, std::span<const double> b, std::size_t tested) {
  constexpr std::size_t least = 10;
  if (a.size() < least) return {0, -1, 1, false};
  const double r = pearson(a, b), z = std::atanh(std::clamp(r, -0.999999, 0.999999));
  const double n = static_cast<double>(a.size());
  const double error = std::sqrt((1 + r * r / 2) / (n - 3));
  const double usual = study::student_quantile(0.975, a.size() - 2);
  const double strict =
      study::student_quantile(1 - 0.025 / static_cast<double>(std::max<std::size_t>(1, tested)), a.size() - 2);
  return {r, std::tanh(z - usual * error), std::tanh(z + usual * error), std::abs(z) > strict * error};
}

}  // namespace salient::report
