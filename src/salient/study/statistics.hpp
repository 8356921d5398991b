#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <vector>

// What many plays say together, each figure with its Monte Carlo error: the 95 % interval that says how far it
// could be off because the plays are finite in number. It says nothing of whether the model is right.
namespace salient::study {

struct Interval {
  double low{0}, high{0};
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// A share of the plays. Error: Wilson's score interval, which stays in 0..1 and is not empty at none or all.
struct Proportion {
  std::size_t count{0}, of{0};
  double share{0};  ///< count / of; 0 when there are no plays
  Interval error{0, 1};
};
Proportion proportion(std::size_t count, std::size_t of);
/// Wilson's interval of a share of n plays, n not always whole: see double_sampling.hpp.
Interval wilson(double share, double n);

/// The smallest value that at least a share p of the plays do not exceed. Error: from the order statistics
/// whose ranks bracket it, by the binomial distribution; no shape is assumed. `enough`: the plays suffice for
/// 95 % on both sides; otherwise the interval ends at the least or the greatest play.
struct Quantile {
  double p{0}, value{0};
  Interval error;
  bool enough{false};
};
/// `sorted`: ascending, not empty; +infinity (never) sorts last.
Quantile quantile(std::span<const double> sorted, double p);

constexpr std::array<double, 7> usual_shares{0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};

/// One outcome over all plays.
struct Summary {
  std::size_t plays{0};               ///< that had an answer at all
  double mean{0};                     ///< infinite when some play never came to it
  Interval mean_error;                ///< Student's t
  std::array<Quantile, 7> quantiles;  ///< at usual_shares
  double least{0}, greatest{0};
};
/// `values` in any order, not empty.
Summary summarise(std::vector<double> values);

/// The p-quantile of Student's t, p over one half.
double student_quantile(double p, std::size_t degrees);

}  // namespace salient::study
