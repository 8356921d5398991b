#include <algorithm>
#include <cmath>
#include <optional>

#include "base/check.hpp"
#include "evidence/distribution.hpp"

namespace salient::evidence {
namespace {

double cumulative(const Pooled& pool, double x) {
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
    const double above = cumulative(pool, at);
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
  double fa = cumulative(pool, a) - p, fb = cumulative(pool, b) - p, fc = fa;
  double t = 0.5;
  const double close = 1e-13 * std::max(std::fabs(a), std::fabs(b));
  for (int i = 0; i < 200 && fa != 0 && fb != 0 && std::fabs(b - a) > close; ++i) {
    const double x = a + t * (b - a), fx = cumulative(pool, x) - p;
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

}  // namespace

double quantile(const Pooled& pool, double p) {
  EXPECT(p > 0 && p < 1 && !pool.parts.empty() && pool.floor <= pool.ceiling);
  const auto bounded = [&](double x) { return std::clamp(x, pool.floor, pool.ceiling); };
  if (const Distribution* only = alone(pool)) return bounded(quantile(*only, p));
  if (const auto step = step_at(pool, p)) return bounded(*step);
  return bounded(search(pool, p, bracket(pool, p)));
}

double mean(const Pooled& pool) {
  double sum = 0;
  for (const Pooled::Part& part : pool.parts) sum += part.weight * mean(part.distribution);
  return std::clamp(sum, pool.floor, pool.ceiling);
}

}  // namespace salient::evidence
