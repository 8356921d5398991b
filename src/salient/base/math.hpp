#pragma once
#include <array>
#include <bit>
#include <cstdint>

#include "base/twofold.hpp"

// The C library's exp, log and friends return different bits on different processors; these are built from IEEE
// operations alone (add, multiply, divide, sqrt), so that the same seed gives the same bytes anywhere.
namespace salient::math {

/// e to the x. Relative error under 4e-16 on [-700, 700]; 0 below -745, +inf above 709.78.
inline double exp(double x);
/// e to the x, less 1, without the loss near 0. Relative error under 1e-15.
double expm1(double x);
/// Natural logarithm of x > 0; -inf at 0. Error under 2 ulp.
double log(double x);
/// log(1 + x) for x > -1, without the loss near 0. Relative error under 1e-15.
double log1p(double x);
/// Natural logarithm of 2, to the nearest double.
constexpr double ln2 = 0x1.62e42fefa39efp-1;
/// 2^(-x / half): what is left after x when it falls to a half in each `half`.
double halved(double x, double half);
/// 2^k for k in [-1022, 1023].
inline double power_of_two(std::int64_t k) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}
/// base to the exponent, base >= 0 (0 to the 0 is 1). Exact to the last rounding at exponents 0, 1, 2 and 1/2;
/// else relative error under 4e-16 (2 + |exponent log(base)|).
double pow(double base, double exponent);
/// 1 / (1 + e^-x).
double logistic(double x);
/// Inverse of the standard normal distribution function, p in (0, 1). Relative error under 1e-9.
double normal_quantile(double p);
/// Standard normal distribution function. normal_cdf(x) + normal_cdf(-x) is 1; relative error under
/// 1e-15 (1 + x^2), in the lower tail too.
double normal_cdf(double x);
/// Correctly rounded, as IEEE 754 asks of it.
double sqrt(double x);
/// Relative error under 1e-15.
double tanh(double x);
/// Angle in radians, |x| <= 1e5. Absolute error under 1e-15.
double sin(double x);
double cos(double x);
/// Logarithm of the gamma function, x > 0. Error under 1e-14 (1 + |result|).
double log_gamma(double x);

// exp stands here because it is met everywhere: called, it would cost twice what it does.

/// 2^(j/128) for j in [0, 128).
extern const std::array<Twofold, 128> power_table;
/// exp where the result is no normal number or comes near the end of them, and where x is no number.
double exp_far_out(double x);

/// e^x as fraction 2^(k / 128, rounded down): k stands in the last bits, above it what does not belong to it.
struct Power {
  double fraction;
  std::uint64_t k;
};

inline Power power_of_e(double x) {
  // x = k log(2)/128 + r with |r| < 0.0028; the first term of the series left out is under 6e-19. Adding
  // 1.5 * 2^52 leaves no room for a fraction.
  constexpr double steps_per_one = 0x1.71547652b82fep+7;
  constexpr double step_high = 0x1.62e42ff000000p-8;  // 25 bits: its product with any k is exact
  constexpr double step_low = -0x1.718432a1b0e26p-42;
  constexpr double no_fraction = 0x1.8p52;
  const double shifted = x * steps_per_one + no_fraction, nearest = shifted - no_fraction;
  const double r = (x - nearest * step_high) - nearest * step_low, r2 = r * r;
  const auto k = std::bit_cast<std::uint64_t>(shifted);
  const Twofold& root = power_table[k & 127];
  const double beyond = r2 * ((1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120)));
  return {root.high + (root.low + root.high * (r + beyond)), k};
}

inline double exp(double x) {
  if (!(x > -708 && x < 709)) return exp_far_out(x);
  const Power power = power_of_e(x);
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(power.fraction) + ((power.k >> 7) << 52));
}

}  // namespace salient::math
