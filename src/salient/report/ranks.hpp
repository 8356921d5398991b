#pragma once
#include <span>
#include <vector>

namespace salient::report {

/// Ranks from 1, equal values sharing the mean of theirs. Infinite values rank as the greatest or least.
std::vector<double> ranks(std::span<const double> values);

/// Spearman's rank correlation, with an interval for its sampling error.
struct RankCorrelation {
  double value{0}, low{0}, high{0};
  bool clear{false};  ///< told from none, though `tested` inputs were tried: 5 % shared among them (Bonferroni)
};
/// Of two lists of ranks. Error after Bonett and Wright (Psychometrika 65, 2000): normal on Fisher's scale with
/// variance (1 + r * r / 2) / (n - 3).
RankCorrelation rank_correlation(std::span<const double> a, std::span<const double> b, std::size_t tested);

}  // namespace salient::report
