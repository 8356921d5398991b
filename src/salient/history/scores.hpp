#pragma once
#include <array>
#include <span>
#include <vector>

// How far forecasts were from what happened. Each score is of one event or number; a weight says how often an
// event counts, so that resamples need no copies.
namespace salient::history {

/// -ln of the probability given to what happened, the probability held within [1e-4, 1 - 1e-4]. {log-loss}
double log_loss(double probability, bool happened);
/// (p - y)^2. {brier}
double brier(double probability, bool happened);

/// One forecast of an event, with how often it counts.
struct Called {
  double probability;
  bool happened;
  double weight{1};
};
/// Chance that an event that happened was given a higher probability than one that did not, ties half; 1/2
/// where there are none of either. The forecasts in ascending order of probability. {auc}
double area_under_curve(std::span<const Called> ascending);

/// Forecasts of about the same probability, a fifth of them in each bin, and how often they came true.
struct CalibrationBin {
  double forecast{0};  ///< mean
  double happened{0};  ///< share
  std::size_t count{0};
};
std::array<CalibrationBin, 5> calibration(std::span<const Called> ascending);

/// Continuous ranked probability score of a sample, ascending and not empty: mean |x - y| - mean |x - x'| / 2.
/// {crps}
double crps(std::span<const double> ascending, double happened);

/// Share of a sample, ascending and not empty, below what happened, equals half.
double rank_in(std::span<const double> ascending, double happened);

/// The value at a share p of a sample, ascending and not empty, linear between its order statistics.
double sample_quantile(std::span<const double> ascending, double p);

}  // namespace salient::history
