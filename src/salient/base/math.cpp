#include "base/math.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/polynomial.hpp"
#include "base/twofold.hpp"

namespace salient::math {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// log 2 in two parts: the first has 37 bits, so that its product with any binary exponent is exact.
constexpr double ln2_high = 0x1.62e42fefap-1;
constexpr double ln2_low = 0x1.cf79abc9e3b39p-40;

/// x 2^k, in two factors, because for the smallest and largest results 2^k alone is no double.
double scale(double x, std::int64_t k) {
  const std::int64_t half = k / 2;
  return x * power_of_two(half) * power_of_two(k - half);
}

constexpr Twofold twofold_ln2{ln2, 0x1.abc9e3b39803fp-56};

/// log(c) for c = i/128, i in [90, 182], rounded up and down to a grid on which its sum with any multiple of
/// ln2_high is exact, and what that leaves; 1/c to multiply by.
struct Logarithm {
  double high, low, inverse;
};
constexpr int first_logarithm = 90;
constexpr std::array<Logarithm, 93> log_table = [] {
  constexpr double to_grid = 0x1.8p52 * 0x1p-38;
  std::array<Logarithm, 93> table{};
  for (int i = 0; i < 93; ++i) {
    const double c = (first_logarithm + i) / 128.0;
    const Twofold s = Twofold{c - 1} / (c + 1), s2 = s * s;  // log(c) = 2 (s + s^3/3 + s^5/5 + ...)
    Twofold sum{0};
    for (int n = 51; n > 0; n -= 2) sum = Twofold{1} / n + s2 * sum;
    const Twofold log = s * sum * Twofold{2};
    const double high = (log.high + to_grid) - to_grid;
    table[static_cast<std::size_t>(i)] = {high, (log.high - high) + log.low, 1 / c};
  }
  return table;
}();

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

/// log(x) for a positive, finite and normal x: x = 2^k m with m in [sqrt(1/2), sqrt(2)), m = c (1 + r) with c
/// from the table and |r| < 0.0056. The first term of the series left out is under 2e-19.
inline double log_normal(double x, std::int64_t extra_exponent) {
  constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcdULL;
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  const std::int64_t k = static_cast<std::int64_t>(bits - root_half) >> 52;
  const double m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(k) << 52));
  const auto nearest = static_cast<int>(m * 128 + 0.5);
  const Logarithm& c = log_table[static_cast<std::size_t>(nearest - first_logarithm)];
  const double r = (m - nearest / 128.0) * c.inverse;
  const double whole = static_cast<double>(k + extra_exponent);
  const double high = whole * ln2_high + c.high;  // exact, and never the smaller part of the next sum
  const Twofold sum = fast_sum(high, r);
  const double r2 = r * r;
  const double beyond =
      r2 * ((-1.0 / 2 + r * (1.0 / 3)) + r2 * ((-1.0 / 4 + r * (1.0 / 5)) + r2 * (-1.0 / 6 + r * (1.0 / 7))));
  return high == 0 ? r + beyond : sum.high + (sum.low + (beyond + (c.low + whole * ln2_low)));
}

/// log(x) where x is subnormal, infinite, not positive or no number.
double log_far_out(double x) {
  if (!(x > 0)) return x == 0 ? -infinity : not_a_number;
  return x == infinity ? x : log_normal(x * 0x1p54, -54);
}

}  // namespace

/// Taylor's series of e^(j log(2)/128).
constinit const std::array<Twofold, 128> power_table = [] {
  std::array<Twofold, 128> table{};
  for (int j = 0; j < 128; ++j) {
    const Twofold x = twofold_ln2 * Twofold{j / 128.0};
    Twofold sum{1};
    for (int n = 28; n > 0; --n) sum = Twofold{1} + x * sum / n;
    table[static_cast<std::size_t>(j)] = sum;
  }
  return table;
}();

double sqrt(double x) { return std::sqrt(x); }

double exp_far_out(double x) {
  if (!(x < 709.782712893384)) return x != x ? x : infinity;
  if (x < -745.2) return 0;
  const Power power = power_of_e(x);
  const auto k = static_cast<std::int64_t>(power.k - std::bit_cast<std::uint64_t>(0x1.8p52));
  return scale(power.fraction, k >> 7);
}

double halved(double x, double half) { return exp(-ln2 * x / half); }

double expm1(double x) {
  const bool small = x > -0.34 && x < 0.34;
  return small ? x + exp_beyond_linear(x) : exp(x) - 1;
}

double log(double x) {
  if (x >= std::numeric_limits<double>::min() && x <= std::numeric_limits<double>::max())
    return log_normal(x, 0);
  return log_far_out(x);
}

double log1p(double x) {
  if (x > -0.25 && x < 0.25) return log_near_one(x);
  const double u = 1 + x;
  if (!(u > 0) || u == infinity) return log(u);
  const double lost = x >= 1 ? 1 - (u - x) : x - (u - 1);  // what rounding took from 1 + x
  return log(u) + lost / u;
}

double pow(double base, double exponent) {
  const bool has_fraction_bits =
      std::bit_cast<std::uint64_t>(exponent) << 12 != 0;  // most have, those below not
  if (!has_fraction_bits) {
    if (exponent == 0) return 1;
    if (exponent == 1) return base;
    if (exponent == 2) return base * base;
    if (exponent == 0.5) return sqrt(base);
  }
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
