#include <algorithm>
#include <cmath>
#include <optional>

#include "base/check.hpp"
#include "evidence/distribution.hpp"

namespace salient::evidence {
namespace {

double mixed(const Pooled& pool, double x) {
  double share = 0;
  for (const Pooled::Part& part : pool.parts) share += part.weight * evidence::cumulative(part.distribution, x);
  return share;
}

/// Where every part agrees that at most (lowest) or at least (highest) a share p lies below. Bounded shapes
/// give their ends, which are cheaper than their quantiles and bracket as well.
double lowest(const Distribution& d, double p) {
  if (d.shape == Shape::lognormal) return quantile(d, p);
  return d.shape == Shape::point ? d.best : d.low;
}
double highest(const Distribution& d, double p) {
  if (d.shape == Shape::lognormal) return quantile(d, p);
  return d.shape == Shape::point ? d.best : d.high;
}

bool jumps(const Distribution& d) { return lowest(d, 0.5) == highest(d, 0.5) && d.shape != Shape::lognormal; }

/// A claim that is a point is a step in the mixture's distribution function. If p falls on a step, the quantile
/// is that point exactly, and no search would find it as well.
std::optional<double> step_at(const Pooled& pool, double p) {
  for (const Pooled::Part& part : pool.parts) {
    if (!jumps(part.distribution) || part.weight == 0) continue;
    const double at = lowest(part.distribution, p);
    double step = 0;
    for (const Pooled::Part& other : pool.parts)
      if (jumps(other.distribution) && lowest(other.distribution, p) == at) step += other.weight;
    const double above = mixed(pool, at);
    if (p > above - step && p <= above) return at;
  }
  return std::nullopt;
}

struct Bracket {
  double low, high;
};
Bracket bracket(const Pooled& pool, double p) {
  Bracket ends{0, 0};
  bool first = true;
  for (const Pooled::Part& part : pool.parts) {
    if (part.weight == 0) continue;
    const double low = lowest(part.distribution, p), high = highest(part.distribution, p);
    ends = first ? Bracket{low, high} : Bracket{std::min(ends.low, low), std::max(ends.high, high)};
    first = false;
  }
  return ends;
}

/// Root of cumulative - p between two ends: inverse quadratic interpolation where three points allow it,
/// bisection elsewhere. T. R. Chandrupatla, Advances in Engineering Software 28 (1997). Same steps for the same
/// input, so the same bits on any machine.
double search(const Pooled& pool, double p, Bracket ends) {
  double a = ends.high, b = ends.low, c = a;
  double fa = mixed(pool, a) - p, fb = mixed(pool, b) - p, fc = fa;
  double t = 0.5;
  const double close = 1e-13 * std::max(std::fabs(a), std::fabs(b));
  for (int i = 0; i < 200 && fa != 0 && fb != 0 && std::fabs(b - a) > close; ++i) {
    const double x = a + t * (b - a), fx = mixed(pool, x) - p;
    if ((fx > 0) == (fa > 0)) {
      c = a, fc = fa;
    } else {
      c = b, fc = fb;
      b = a, fb = fa;
    }
    a = x, fa = fx;
    const double xi = (a - b) / (c - b), phi = (fa - fb) / (fc - fb);
    t = 0.5;
    if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)
      t = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb);
    const double least = std::fabs(b - a) > 0 ? 0.5 * close / std::fabs(b - a) : 0.5;
    t = std::clamp(t, std::min(least, 0.5), 1 - std::min(least, 0.5));
  }
  return std::fabs(fa) < std::fabs(fb) ? a : b;
}

/// The only part that counts, or none.
const Distribution* alone(const Pooled& pool) {
  const Distribution* found = nullptr;
  for (const Pooled::Part& part : pool.parts) {
    if (part.weight == 0) continue;
    if (found) return nullptr;
    found = &part.distribution;
  }
  return found;
}

/// Straight between the edges of a logarithmic pool.
double tabulated_quantile(const Pooled& pool, double p) {
  const auto above = std::lower_bound(pool.below.begin() + 1, pool.below.end() - 1, p);
  const auto i = static_cast<std::size_t>(above - pool.below.begin());
  const double share = (p - pool.below[i - 1]) / (pool.below[i] - pool.below[i - 1]);
  return pool.edge[i - 1] + (pool.edge[i] - pool.edge[i - 1]) * share;
}
double tabulated_cumulative(const Pooled& pool, double x) {
  if (x <= pool.edge.front()) return 0;
  if (x >= pool.edge.back()) return 1;
  const auto above = std::lower_bound(pool.edge.begin() + 1, pool.edge.end() - 1, x);
  const auto i = static_cast<std::size_t>(above - pool.edge.begin());
  const double part = (x - pool.edge[i - 1]) / (pool.edge[i] - pool.edge[i - 1]);
  return pool.below[i - 1] + (pool.below[i] - pool.below[i - 1]) * part;
}
double tabulated_mean(const Pooled& pool) {
  double sum = 0;
  for (std::size_t i = 1; i < pool.edge.size(); ++i)
    sum += (pool.below[i] - pool.below[i - 1]) * (pool.edge[i] + pool.edge[i - 1]) / 2;
  return sum;
}

}  // namespace

double cumulative(const Pooled& pool, double x) {
  return pool.edge.empty() ? mixed(pool, x) : tabulated_cumulative(pool, x);
}

double quantile(const Pooled& pool, double p) {
  EXPECT(p > 0 && p < 1 && !pool.parts.empty() && pool.floor <= pool.ceiling);
  const auto bounded = [&](double x) { return std::clamp(x, pool.floor, pool.ceiling); };
  if (const Distribution* only = alone(pool)) return bounded(quantile(*only, p));
  if (!pool.edge.empty()) return bounded(tabulated_quantile(pool, p));
  if (const auto step = step_at(pool, p)) return bounded(*step);
  return bounded(search(pool, p, bracket(pool, p)));
}

double mean(const Pooled& pool) {
  double sum = pool.edge.empty() ? 0 : tabulated_mean(pool);
  if (!pool.edge.empty()) return std::clamp(sum, pool.floor, pool.ceiling);
  for (const Pooled::Part& part : pool.parts) sum += part.weight * mean(part.distribution);
  return std::clamp(sum, pool.floor, pool.ceiling);
}

}  // namespace salient::evidence
