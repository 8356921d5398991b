#pragma once

// The C library's exp, log and friends return different bits on different processors; these are built from IEEE
// operations alone (add, multiply, divide, sqrt), so that the same seed gives the same bytes anywhere.
namespace salient::math {

/// e to the x. Relative error under 4e-16 on [-700, 700]; 0 below -745, +inf above 709.78.
double exp(double x);
/// Natural logarithm of x > 0; -inf at 0. Error under 2 ulp.
double log(double x);
/// base to the exponent, base >= 0 (0 to the 0 is 1).
double pow(double base, double exponent);
/// 1 / (1 + e^-x).
double logistic(double x);
/// Inverse of the standard normal distribution function, p in (0, 1). Relative error under 1e-9.
double normal_quantile(double p);
/// Standard normal distribution function.
double normal_cdf(double x);
double sqrt(double x);
double tanh(double x);

}  // namespace salient::math
