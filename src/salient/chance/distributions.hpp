#pragma once
#include <cstdint>
#include <span>

#include "chance/key.hpp"

// Distributions as functions of a key: each takes the key of its own place in the play, and uses the key's
// numbers 0, 1, 2 ... as it needs. No engine, no state. All in IEEE operations through base/math.hpp, so that
// the bits do not depend on the machine. Counts are exact draws, not rounded normals, at any mean this program
// meets. One key feeds one draw: two distributions that take the same key and n use the same uniforms.
namespace salient::chance {

/// Standard normal by inversion of one uniform: monotone in the uniform, so common random numbers stay coupled.
double normal(Key key, std::uint64_t n = 0);
/// exp(mu + sigma z): median e^mu, sigma >= 0.
double lognormal(Key key, double mu, double sigma, std::uint64_t n = 0);
/// By inversion: rises with its uniform. mean >= 0.
double exponential(Key key, double mean, std::uint64_t n = 0);
/// Gamma with mean shape*scale (Marsaglia-Tsang for shape >= 1, boosted below). shape > 0, scale >= 0.
double gamma(Key key, double shape, double scale);
/// Beta with mean a / (a + b); a, b > 0. Each of its two gammas has numbers of its own.
double beta(Key key, double a, double b);
/// Poisson with the given mean, 0 to 1e9: inversion below 30, transformed rejection above.
std::int64_t poisson(Key key, double mean);
/// The same with key.uniform(0) drawn before.
std::int64_t poisson(Key key, double first_uniform, double mean);
/// Binomial(trials, p), trials 0 to 1e9: inversion when fewer than 10 of either outcome are expected,
/// transformed rejection otherwise. The time does not grow with trials.
std::int64_t binomial(Key key, std::int64_t trials, double p);
/// The same with key.uniform(0) drawn before.
std::int64_t binomial(Key key, double first_uniform, std::int64_t trials, double p);
/// True with probability p.
bool happens(Key key, double p, std::uint64_t n = 0);
/// x rounded up with probability equal to its fraction, down otherwise: unbiased whole people from a rate.
/// |x| < 2^52.
std::int64_t whole(Key key, double x, std::uint64_t n = 0);
/// The same by a uniform drawn before.
std::int64_t whole(double x, double u);

/// key.uniform(n + plus) for each n. Many at once take a third of the time that they take one by one.
void uniforms(Key key, std::span<const std::uint64_t> each_n, std::uint64_t plus, std::span<double> into);
/// key.at(step) for each step.
void keys_at(Key key, std::span<const std::uint64_t> steps, std::span<Key> into);
/// key.uniform(0) of each key.
void first_uniforms(std::span<const Key> keys, std::span<double> into);

}  // namespace salient::chance
