#include "base/math.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/polynomial.hpp"

namespace salient::math {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// log 2 in two parts: the first has 37 bits, so that its product with any binary exponent is exact.
constexpr double ln2_high = 0x1.62e42fefap-1;
constexpr double ln2_low = 0x1.cf79abc9e3b39p-40;

/// x to the nearest whole number, |x| < 2^51: adding 1.5 * 2^52 leaves no room for a fraction.
double nearest_whole(double x) {
  constexpr double no_fraction = 0x1.8p52;
  return (x + no_fraction) - no_fraction;
}

/// 2^k for k in [-1022, 1023].
double power_of_two(std::int64_t k) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// x 2^k, in two factors, because for the smallest and largest results 2^k alone is no double.
double scale(double x, std::int64_t k) {
  const std::int64_t half = k / 2;
  return x * power_of_two(half) * power_of_two(k - half);
}

/// e^r - 1 - r for |r| <= log(2)/2, by Taylor's series; the first term left out is under 5e-18.
double exp_beyond_linear(double r) {
  static constexpr double c[] = {1.0 / 2,       1.0 / 6,        1.0 / 24,        1.0 / 120,
                                 1.0 / 720,     1.0 / 5040,     1.0 / 40320,     1.0 / 362880,
                                 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
  return r * r * polynomial(c, r);
}

/// log(1 + f) for 1 + f in [sqrt(1/2), sqrt(2)], as twice the inverse hyperbolic tangent of s = f / (2 + f):
/// 2s + 2s^3/3 + 2s^5/5 + ..., where 2s = f - s f, so that the rounding of s meets a factor f.
double log_near_one(double f) {
  static constexpr double c[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11, 2.0 / 13,
                                 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23};
  const double s = f / (2 + f), s2 = s * s;
  return f - s * (f - s2 * polynomial(c, s2));
}

/// log(x) for a positive, finite and normal x: x = 2^k m with m in [sqrt(1/2), sqrt(2)).
double log_normal(double x, std::int64_t extra_exponent) {
  constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcdULL;
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  const std::int64_t k = static_cast<std::int64_t>(bits - root_half) >> 52;
  const double m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(k) << 52));
  const double whole = static_cast<double>(k + extra_exponent);
  return whole * ln2_high + (log_near_one(m - 1) + whole * ln2_low);
}

}  // namespace

double sqrt(double x) { return std::sqrt(x); }

double exp(double x) {
  if (x > 709.782712893384) return infinity;
  if (x < -745.2) return 0;
  if (x != x) return x;
  constexpr double per_ln2 = 0x1.71547652b82fep0;
  const double k = nearest_whole(x * per_ln2);
  const double r = (x - k * ln2_high) - k * ln2_low;
  return scale(1 + (r + exp_beyond_linear(r)), static_cast<std::int64_t>(k));
}

double expm1(double x) {
  const bool small = x > -0.34 && x < 0.34;
  return small ? x + exp_beyond_linear(x) : exp(x) - 1;
}

double log(double x) {
  if (!(x > 0)) return x == 0 ? -infinity : not_a_number;
  if (x == infinity) return x;
  const bool subnormal = x < std::numeric_limits<double>::min();
  return subnormal ? log_normal(x * 0x1p54, -54) : log_normal(x, 0);
}

double log1p(double x) {
  if (x > -0.25 && x < 0.25) return log_near_one(x);
  const double u = 1 + x;
  if (!(u > 0) || u == infinity) return log(u);
  const double lost = x >= 1 ? 1 - (u - x) : x - (u - 1);  // what rounding took from 1 + x
  return log(u) + lost / u;
}

double pow(double base, double exponent) {
  if (exponent == 0) return 1;
  if (exponent == 1) return base;
  if (exponent == 2) return base * base;
  if (exponent == 0.5) return sqrt(base);
  if (base == 1) return 1;
  return exp(exponent * log(base));
}

double logistic(double x) {
  if (x >= 0) return 1 / (1 + exp(-x));
  const double e = exp(x);
  return e / (1 + e);
}

double tanh(double x) {
  const double size = x < 0 ? -x : x;
  const double e = size < 20 ? expm1(2 * size) : infinity;  // beyond 20 the result rounds to 1
  const double t = size < 0.17 ? e / (e + 2) : 1 - 2 / (e + 2);
  return x != x ? x : (x < 0 ? -t : t);
}

}  // namespace salient::math
