#pragma once

// The C library's exp, log and friends return different bits on different processors; these are built from IEEE
// operations alone (add, multiply, divide, sqrt), so that the same seed gives the same bytes anywhere.
namespace salient::math {

/// e to the x. Relative error under 4e-16 on [-700, 700]; 0 below -745, +inf above 709.78.
double exp(double x);
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

}  // namespace salient::math
