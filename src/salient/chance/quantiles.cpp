#include "chance/quantiles.hpp"

#include <cmath>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::chance {
namespace {

/// A share x of a whole, kept with the rest 1 - x, since near 1 the one does not give the other.
struct Split {
  double x, rest;
};
Split split_at(double logit) { return {math::logistic(logit), math::logistic(-logit)}; }

/// A beta distribution with the logarithm of its normalising factor, gamma(a + b) / (gamma(a) gamma(b)).
struct Beta {
  double a, b, log_factor;
};
Beta make_beta(double a, double b) {
  EXPECT(a >= 1e-3 && a <= 1e5 && b >= 1e-3 && b <= 1e5);
  return {a, b, math::log_gamma(a + b) - math::log_gamma(a) - math::log_gamma(b)};
}
Beta mirrored(Beta d) { return {d.b, d.a, d.log_factor}; }

/// x^a (1-x)^b / B(a, b): the density of the logit.
double logit_density(const Beta& d, Split s) {
  return math::exp(d.log_factor + d.a * math::log(s.x) + d.b * math::log(s.rest));
}

double away_from_zero(double x) { return std::fabs(x) < 1e-300 ? 1e-300 : x; }

/// The continued fraction 1 + d1/(1 + d2/(1 + ...)) of the incomplete beta function, NIST Digital Library of
/// Mathematical Functions 8.17.22, from the front by Lentz's method. Converges fast for x < (a + 1)/(a + b +
/// 2).
double continued_fraction(const Beta& d, double x) {
  constexpr int most_terms = 20000;
  double value = 1, above = 1, below = 0;
  for (int i = 1; i <= most_terms; ++i) {
    const double m = i / 2, at = d.a + 2 * m;
    const double term =
        i % 2 == 0 ? m * (d.b - m) * x / ((at - 1) * at) : -(d.a + m) * (d.a + d.b + m) * x / (at * (at + 1));
    below = 1 / away_from_zero(1 + term * below);
    above = away_from_zero(1 + term / above);
    value *= above * below;
    if (std::fabs(above * below - 1) < 1e-15) break;
  }
  return value;
}

double lower_part(const Beta& d, Split s) {
  if (s.x <= 0) return 0;
  if (s.rest <= 0) return 1;
  if (s.x * (d.a + d.b + 2) < d.a + 1) return logit_density(d, s) / (d.a * continued_fraction(d, s.x));
  return 1 - logit_density(d, s) / (d.b * continued_fraction(mirrored(d), s.rest));
}

/// A first guess at logit_quantile(), good to two or three digits: M. Abramowitz and I. A. Stegun, "Handbook of
/// Mathematical Functions", 1964, 26.5.22.
double logit_guess(const Beta& d, double p) {
  const double middle = math::log(d.a / d.b);
  if (d.a < 1 || d.b < 1) return middle;
  const double z = -math::normal_quantile(p), skew = (z * z - 3) / 6;
  const double of_a = 1 / (2 * d.a - 1), of_b = 1 / (2 * d.b - 1), h = 2 / (of_a + of_b);
  if (h + skew <= 0) return middle;
  return middle - 2 * (z * math::sqrt(h + skew) / h - (of_b - of_a) * (skew + 5.0 / 6 - 2 / (3 * h)));
}

/// The logit below which the beta distribution has p, 0 < p <= 1/2: Halley's method on the logarithm of the
/// distribution function, which is nearly straight in the tail, inside a bracket that halves when a step leaves
/// it. A step leaves some cube of itself to do.
double logit_quantile(const Beta& d, double p) {
  const double log_p = math::log(p);
  double low = -700, high = 700, y = logit_guess(d, p);
  for (int i = 0; i < 200; ++i) {
    const Split s = split_at(y);
    const double below = lower_part(d, s), density = logit_density(d, s);
    (below < p ? low : high) = y;
    const double newton = (math::log(below) - log_p) * below / density;
    const double bend = d.a * s.rest - d.b * s.x - density / below;
    const double next = y - newton / std::fmax(0.5, 1 - 0.5 * newton * bend);
    const bool inside = next >= low && next <= high;  // false for a step that is not a number
    const double from = y;
    y = inside ? next : 0.5 * (low + high);
    if (std::fabs(y - from) < 3e-6 * (1 + std::fabs(y))) break;
  }
  return y;
}

}  // namespace

double uniform_quantile(double p, double low, double high) {
  EXPECT(p >= 0 && p <= 1 && low <= high);
  return p == 1 ? high : low + p * (high - low);
}

double triangular_quantile(double p, double low, double best, double high) {
  EXPECT(p >= 0 && p <= 1 && low <= best && best <= high);
  const double span = high - low;
  if (p * span < best - low) return low + math::sqrt(p * span * (best - low));
  return high - math::sqrt((1 - p) * span * (high - best));
}

double pert_quantile(double p, double low, double best, double high, double lambda) {
  EXPECT(low <= best && best <= high && lambda >= 0);
  if (low == high) return low;
  const double lean = (best - low) / (high - low);
  const double x = beta_quantile(p, 1 + lambda * lean, 1 + lambda * (1 - lean));
  return x == 1 ? high : low + x * (high - low);
}

double beta_cdf(double x, double a, double b) {
  EXPECT(x >= 0 && x <= 1);
  return lower_part(make_beta(a, b), {x, 1 - x});
}

double beta_quantile(double p, double a, double b) {
  EXPECT(p >= 0 && p <= 1);
  if (p == 0 || p == 1) return p;
  const Beta d = make_beta(a, b);
  if (p <= 0.5) return math::logistic(logit_quantile(d, p));
  return math::logistic(-logit_quantile(mirrored(d), 1 - p));
}

}  // namespace salient::chance
