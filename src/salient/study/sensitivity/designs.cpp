#include "study/sensitivity/designs.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "base/check.hpp"
#include "base/math.hpp"
#include "study/sensitivity/resample.hpp"

namespace salient::study {
namespace {

constexpr double level_step = 1.0 / (morris_levels - 1);
constexpr double stride = morris_levels / (2.0 * (morris_levels - 1));

std::size_t below(double uniform, std::size_t n) {
  return std::min(static_cast<std::size_t>(uniform * static_cast<double>(n)), n - 1);
}

/// Means of a resample in which row i counts w[i] times.
double weighted(std::span<const double> values, const double* w) {
  double sum = 0, weight = 0;
  for (std::size_t i = 0; i < values.size(); ++i) sum += w[i] * values[i], weight += w[i];
  return weight > 0 ? sum / weight : 0.0;
}

Screening screening_of(const std::vector<double>& effects, const std::vector<double>& drawn) {
  std::vector<double> sizes, resampled;
  for (const double effect : effects) sizes.push_back(std::fabs(effect));
  const std::vector<double> once(effects.size(), 1.0);
  Screening found{.mu = weighted(effects, once.data()), .mu_star = weighted(sizes, once.data())};
  found.sigma = spread_of(effects);
  for (std::size_t r = 0; r < resamples; ++r)
    resampled.push_back(weighted(sizes, drawn.data() + r * sizes.size()));
  const Interval error = interval_of(resampled, found.mu_star);
  found.error = {std::max(0.0, error.low), error.high};
  return found;
}

/// The rows' products and squares about a common centre, from which both shares follow by means.
struct Rows {
  std::vector<double> product, change, a, b, a2, b2;
};

Rows rows_of(std::span<const double> a, std::span<const double> b, std::span<const double> mixed) {
  const double n = 2 * static_cast<double>(a.size());
  const double centre =
      (std::accumulate(a.begin(), a.end(), 0.0) + std::accumulate(b.begin(), b.end(), 0.0)) / n;
  Rows rows;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = a[i] - centre, y = b[i] - centre, m = mixed[i] - centre;
    rows.product.push_back(y * (m - x));
    rows.change.push_back((x - m) * (x - m) / 2);
    rows.a.push_back(x), rows.b.push_back(y);
    rows.a2.push_back(x * x), rows.b2.push_back(y * y);
  }
  return rows;
}

/// First and total of a resample.
std::pair<double, double> estimate(const Rows& rows, const double* w) {
  const double mean = (weighted(rows.a, w) + weighted(rows.b, w)) / 2;
  const double variance = (weighted(rows.a2, w) + weighted(rows.b2, w)) / 2 - mean * mean;
  if (variance <= 0) return {0, 0};
  return {weighted(rows.product, w) / variance, weighted(rows.change, w) / variance};
}

}  // namespace

Trajectory trajectory(std::size_t inputs, chance::Key key) {
  Trajectory walk;
  walk.order.resize(inputs);
  std::iota(walk.order.begin(), walk.order.end(), std::size_t{0});
  for (std::size_t i = inputs; i > 1; --i)  // Fisher and Yates
    std::swap(walk.order[i - 1], walk.order[below(key.at("order").uniform(i), i)]);
  for (std::size_t i = 0; i < inputs; ++i) {
    const std::size_t low = below(key.at("level").uniform(i), morris_levels / 2);
    const bool up = key.at("way").uniform(i) < 0.5;
    const double bottom = static_cast<double>(low) * level_step, top = bottom + stride;
    walk.start.push_back(up ? bottom : top);
    walk.end.push_back(up ? top : bottom);
  }
  return walk;
}

std::vector<double> point_of(const Trajectory& walk, std::size_t steps) {
  EXPECT(steps <= walk.order.size());
  std::vector<double> point = walk.start;
  for (std::size_t i = 0; i < steps; ++i) point[walk.order[i]] = walk.end[walk.order[i]];
  return point;
}

std::vector<Screening> screen(std::span<const Trajectory> walks, std::span<const double> values,
                              chance::Key key) {
  EXPECT(!walks.empty());
  const std::size_t inputs = walks[0].order.size();
  EXPECT(values.size() == walks.size() * (inputs + 1));
  std::vector<std::vector<double>> effects(inputs, std::vector<double>(walks.size()));
  for (std::size_t w = 0; w < walks.size(); ++w)
    for (std::size_t i = 0; i < inputs; ++i) {
      const double* at = values.data() + w * (inputs + 1) + i;
      const std::size_t input = walks[w].order[i];
      effects[input][w] = (at[1] - at[0]) / (walks[w].end[input] - walks[w].start[input]);
    }
  const std::vector<double> drawn = draw_groups(walks.size(), key);
  std::vector<Screening> found;
  for (const std::vector<double>& of : effects) found.push_back(screening_of(of, drawn));
  return found;
}

Shares shares_of(std::span<const double> a, std::span<const double> b, std::span<const double> mixed,
                 chance::Key key) {
  EXPECT(a.size() == b.size() && a.size() == mixed.size() && a.size() > 1);
  const Rows rows = rows_of(a, b, mixed);
  const std::vector<double> once(a.size(), 1.0), drawn = draw_groups(a.size(), key);
  Shares found;
  std::tie(found.first, found.total) = estimate(rows, once.data());
  std::vector<double> first, total;
  for (std::size_t r = 0; r < resamples; ++r) {
    const auto [f, t] = estimate(rows, drawn.data() + r * a.size());
    first.push_back(f), total.push_back(t);
  }
  found.first_error = interval_of(first, found.first);
  found.total_error = interval_of(total, found.total);
  return found;
}

}  // namespace salient::study
