#include "evidence/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "base/math.hpp"
#include "chance/quantiles.hpp"

namespace salient::evidence {
namespace {

constexpr double z95 = 1.6448536269514722;  ///< standard normal deviation that 95 % stay below
constexpr double pert_lambda = 4;           ///< as in chance::pert_quantile

/// Spread of the logarithm below the median and above it: the two halves may differ, since a source's low, best
/// and high need not be symmetric.
struct LogSpread {
  double below, above;
};
LogSpread log_spread(const Distribution& d) {
  EXPECT(d.low > 0 && d.low <= d.best && d.best <= d.high);
  return {math::log(d.best / d.low) / z95, math::log(d.high / d.best) / z95};
}

double lognormal_quantile(const Distribution& d, double p) {
  const double z = math::normal_quantile(p);
  const LogSpread spread = log_spread(d);
  return d.best * math::exp(z * (z < 0 ? spread.below : spread.above));
}

double lognormal_cumulative(const Distribution& d, double x) {
  if (x <= 0) return 0;
  const LogSpread spread = log_spread(d);
  const double sigma = x < d.best ? spread.below : spread.above;
  if (sigma == 0) return x < d.best ? 0 : 1;
  return math::normal_cdf(math::log(x / d.best) / sigma);
}

/// Each half of the normal in the logarithm contributes its part of the mean in closed form.
double lognormal_mean(const Distribution& d) {
  const auto [below, above] = log_spread(d);
  return d.best * (math::exp(below * below / 2) * math::normal_cdf(-below) +
                   math::exp(above * above / 2) * math::normal_cdf(above));
}

double triangular_cumulative(const Distribution& d, double x) {
  const double span = d.high - d.low;
  if (x < d.best) return (x - d.low) * (x - d.low) / (span * (d.best - d.low));
  return 1 - (d.high - x) * (d.high - x) / (span * (d.high - d.best));
}

double pert_cumulative(const Distribution& d, double x) {
  const double span = d.high - d.low, lean = (d.best - d.low) / span;
  return chance::beta_cdf((x - d.low) / span, 1 + pert_lambda * lean, 1 + pert_lambda * (1 - lean));
}

/// The knots with the ends as first and last.
std::vector<Knot> all_knots(const Distribution& d) {
  std::vector<Knot> knots{{0, d.low}};
  knots.insert(knots.end(), d.knots.begin(), d.knots.end());
  knots.push_back({1, d.high});
  return knots;
}

double knotted_quantile(const Distribution& d, double p) {
  const std::vector<Knot> knots = all_knots(d);
  std::size_t next = 1;
  while (next + 1 < knots.size() && knots[next].share < p) ++next;
  const Knot &a = knots[next - 1], &b = knots[next];
  return a.value + (b.value - a.value) * (p - a.share) / (b.share - a.share);
}

double knotted_cumulative(const Distribution& d, double x) {
  const std::vector<Knot> knots = all_knots(d);
  std::size_t next = 1;
  while (next + 1 < knots.size() && knots[next].value < x) ++next;
  const Knot &a = knots[next - 1], &b = knots[next];
  return a.share + (b.share - a.share) * (x - a.value) / (b.value - a.value);
}

double knotted_mean(const Distribution& d) {
  const std::vector<Knot> knots = all_knots(d);
  double sum = 0;
  for (std::size_t i = 1; i < knots.size(); ++i)
    sum += (knots[i].share - knots[i - 1].share) * (knots[i].value + knots[i - 1].value) / 2;
  return sum;
}

double point_of(const Distribution& d) { return d.shape == Shape::point ? d.best : d.low; }

}  // namespace

bool is_point(const Distribution& d) {  // shapes with ends degenerate to a point when the ends meet
  return d.shape == Shape::point || (d.shape != Shape::lognormal && d.low == d.high);
}

Distribution through(std::vector<Knot> knots, const double* low, const double* high) {
  constexpr double overshoot = 0.1;
  EXPECT(!knots.empty());
  const double span = knots.back().value - knots.front().value;
  EXPECT(span > 0 || (low && high));
  Distribution d{Shape::quantiles, low ? *low : knots.front().value - overshoot * span, 0,
                 high ? *high : knots.back().value + overshoot * span, std::move(knots)};
  d.best = knotted_quantile(d, 0.5);
  return d;
}

double quantile(const Distribution& d, double p) {
  EXPECT(p > 0 && p < 1);
  if (is_point(d)) return point_of(d);
  switch (d.shape) {
    case Shape::point:
      break;
    case Shape::uniform:
      return chance::uniform_quantile(p, d.low, d.high);
    case Shape::triangular:
      return chance::triangular_quantile(p, d.low, d.best, d.high);
    case Shape::pert:
      return chance::pert_quantile(p, d.low, d.best, d.high, pert_lambda);
    case Shape::lognormal:
      return lognormal_quantile(d, p);
    case Shape::quantiles:
      return knotted_quantile(d, p);
  }
  return d.best;
}

double cumulative(const Distribution& d, double x) {
  if (is_point(d)) return x < point_of(d) ? 0 : 1;
  if (d.shape == Shape::lognormal) return lognormal_cumulative(d, x);
  if (x <= d.low) return 0;
  if (x >= d.high) return 1;
  if (d.shape == Shape::uniform) return (x - d.low) / (d.high - d.low);
  if (d.shape == Shape::quantiles) return knotted_cumulative(d, x);
  return d.shape == Shape::triangular ? triangular_cumulative(d, x) : pert_cumulative(d, x);
}

double mean(const Distribution& d) {
  if (is_point(d)) return point_of(d);
  switch (d.shape) {
    case Shape::point:
      break;
    case Shape::uniform:
      return (d.low + d.high) / 2;
    case Shape::triangular:
      return (d.low + d.best + d.high) / 3;
    case Shape::pert:
      return (d.low + pert_lambda * d.best + d.high) / (pert_lambda + 2);
    case Shape::lognormal:
      return lognormal_mean(d);
    case Shape::quantiles:
      return knotted_mean(d);
  }
  return d.best;
}

}  // namespace salient::evidence
