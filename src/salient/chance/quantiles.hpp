#pragma once

// Quantile functions: the value that a quantity stays below with probability p. Pure; each never falls as p
// rises, so that one uniform per quantity (a Key's, or a column of a space-filling design) makes the draw, and
// correlated uniforms make correlated draws. p in [0, 1]; at 0 and 1 the ends.
namespace salient::chance {

/// Anything between low and high alike; low <= high.
double uniform_quantile(double p, double low, double high);
/// Density rising straight from low to best and falling straight to high; low <= best <= high.
double triangular_quantile(double p, double low, double best, double high);
/// PERT: a beta distribution on [low, high] with mode best, and mean (low + lambda best + high) / (lambda + 2);
/// a larger lambda trusts the best guess more. low <= best <= high, lambda >= 0. Source: D. G. Malcolm et al.,
/// "Application of a technique for research and development program evaluation", Operations Research 7 (1959);
/// lambda as in D. Vose, "Risk Analysis", 2000.
double pert_quantile(double p, double low, double best, double high, double lambda = 4);

/// The beta distribution function (regularised incomplete beta function), x in [0, 1]; a, b from 1e-3 to 1e5.
/// Error under 1e-11.
double beta_cdf(double x, double a, double b);
/// The inverse of beta_cdf in x, p in [0, 1]: error under 1e-10. A few microseconds.
double beta_quantile(double p, double a, double b);

}  // namespace salient::chance
