#include "chance/distributions.hpp"

#include <cmath>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::chance {
namespace {

/// A draw from Gamma(shape, 1) as two factors, `core` and e^log_boost, because for a small shape the product
/// underflows where its logarithm does not.
struct GammaDraw {
  double core, log_boost;
  double log() const { return math::log(core) + log_boost; }
};

/// Gamma(shape, 1) for shape >= 1, from the key's numbers first, first + 1, ...: a cubed normal, accepted or
/// drawn again. G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26
/// (2000).
double gamma_from_one(Key key, double shape, std::uint64_t first) {
  const double d = shape - 1.0 / 3.0, c = 1 / math::sqrt(9 * d);
  for (std::uint64_t n = first;; n += 2) {
    const double z = normal(key, n), root = 1 + c * z;
    if (root <= 0) continue;
    const double v = root * root * root, u = key.uniform(n + 1), z2 = z * z;
    if (u < 1 - 0.0331 * z2 * z2) return d * v;
    if (math::log(u) < 0.5 * z2 + d * (1 - v + math::log(v))) return d * v;
  }
}

/// Below shape 1: Gamma(shape + 1) times U^(1/shape), as in the same paper.
GammaDraw standard_gamma(Key key, double shape, std::uint64_t first) {
  EXPECT(shape > 0);
  if (shape >= 1) return {gamma_from_one(key, shape, first), 0};
  return {gamma_from_one(key, shape + 1, first + 1), math::log(key.uniform(first)) / shape};
}

double log_factorial(double k) { return math::log_gamma(k + 1); }

/// The count at which the running sum of probabilities passes u, from the probability of 0 and the ratio of
/// each to the one before. Past the mean, a probability under 1e-18 ends the search: no u has bits for more.
template <class Ratio>
double count_by_inversion(double u, double probability, double mean, Ratio ratio) {
  double k = 0;
  while (u > probability && (k < mean || probability > 1e-18)) {
    u -= probability;
    k += 1;
    probability *= ratio(k);
  }
  return k;
}

/// Transformed rejection with a hat b wide and a steep, about `centre`. The constants are W. Hormann's: "The
/// transformed rejection method for generating Poisson random variables", Insurance: Mathematics and Economics
/// 12 (1993), algorithm PTRS; "The generation of binomial random variates", J. Stat. Comput. Simul. 46 (1993),
/// BTRS.
struct Hat {
  double a, b, centre;
  double log_scale;  ///< log of the hat's height against the highest probability
  double sure;       ///< below it, inside the hat's middle, the density needs no look
};

/// A whole number in [0, most] with log-probabilities `log_mass`, measured against the highest one.
template <class LogMass>
double count_by_rejection(Key key, const Hat& hat, double most, LogMass log_mass) {
  for (std::uint64_t n = 0;; n += 2) {
    const double u = key.uniform(n) - 0.5, v = key.uniform(n + 1);
    const double margin = 0.5 - std::fabs(u);
    const double k = std::floor((2 * hat.a / margin + hat.b) * u + hat.centre);
    if (k < 0 || k > most) continue;
    if (margin >= 0.07 && v <= hat.sure) return k;
    const double spread = hat.a / (margin * margin) + hat.b;
    if (math::log(v) + hat.log_scale - math::log(spread) <= log_mass(k)) return k;
  }
}

double poisson_by_rejection(Key key, double mean) {
  const double b = 0.931 + 2.53 * math::sqrt(mean), a = -0.059 + 0.02483 * b;
  const Hat hat{a, b, mean + 0.43, math::log(1.1239 + 1.1328 / (b - 3.4)), 0.9277 - 3.6224 / (b - 2)};
  const double log_mean = math::log(mean);
  return count_by_rejection(key, hat, 0x1p52, [&](double k) { return k * log_mean - mean - log_factorial(k); });
}

/// For p <= 1/2 and at least 10 expected successes.
double binomial_by_rejection(Key key, double trials, double p) {
  const double spread = math::sqrt(trials * p * (1 - p));
  const double b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * p;
  const Hat hat{a, b, trials * p + 0.5, math::log((2.83 + 5.1 / b) * spread), 0.92 - 4.2 / b};
  const double mode = std::floor((trials + 1) * p), log_odds = math::log(p / (1 - p));
  const double at_mode = log_factorial(mode) + log_factorial(trials - mode);
  return count_by_rejection(key, hat, trials, [&](double k) {
    return at_mode - log_factorial(k) - log_factorial(trials - k) + (k - mode) * log_odds;
  });
}

double binomial_by_inversion(double u, double trials, double p) {
  if (u < 1 - trials * p) return 0;  // (1 - p)^n is no less
  const double none = math::exp(trials * math::log1p(-p)), odds = p / (1 - p);
  return count_by_inversion(u, none, trials * p, [&](double k) { return odds * (trials - k + 1) / k; });
}

}  // namespace

double normal(Key key, std::uint64_t n) { return math::normal_quantile(key.uniform(n)); }

double lognormal(Key key, double mu, double sigma, std::uint64_t n) {
  EXPECT(sigma >= 0);
  return math::exp(mu + sigma * normal(key, n));
}

double exponential(Key key, double mean, std::uint64_t n) {
  EXPECT(mean >= 0);
  return -mean * math::log1p(-key.uniform(n));
}

double gamma(Key key, double shape, double scale) {
  EXPECT(scale >= 0);
  const GammaDraw draw = standard_gamma(key, shape, 0);
  return scale * (draw.core * math::exp(draw.log_boost));
}

double beta(Key key, double a, double b) {
  constexpr std::uint64_t second_gamma = 1ULL << 32;  // no rejection loop gets that far
  return math::logistic(standard_gamma(key, a, 0).log() - standard_gamma(key, b, second_gamma).log());
}

std::int64_t poisson(Key key, double mean) { return poisson(key, key.uniform(0), mean); }

std::int64_t poisson(Key key, double first_uniform, double mean) {
  EXPECT(mean >= 0 && mean <= 1e9);
  if (mean >= 30) return static_cast<std::int64_t>(poisson_by_rejection(key, mean));
  const double u = first_uniform;
  if (u < 1 - mean) return 0;  // e^-mean is no less
  const auto ratio = [mean](double k) { return mean / k; };
  return static_cast<std::int64_t>(count_by_inversion(u, math::exp(-mean), mean, ratio));
}

std::int64_t binomial(Key key, std::int64_t trials, double p) {
  return trials == 0 || p == 0 ? 0 : binomial(key, key.uniform(0), trials, p);
}

std::int64_t binomial(Key key, double first_uniform, std::int64_t trials, double p) {
  EXPECT(trials >= 0 && trials <= 1'000'000'000 && p >= 0 && p <= 1);
  if (trials == 0 || p == 0) return 0;
  if (p == 1) return trials;
  // Draw the rarer outcome. By inversion the failures use 1 - u, so that successes rise with u either way.
  const bool flipped = p > 0.5;
  const double n = static_cast<double>(trials), rare = flipped ? 1 - p : p;
  const double u = flipped ? 1 - first_uniform : first_uniform;
  const double k = n * rare < 10 ? binomial_by_inversion(u, n, rare) : binomial_by_rejection(key, n, rare);
  const auto drawn = static_cast<std::int64_t>(k < n ? k : n);
  return flipped ? trials - drawn : drawn;
}

bool happens(Key key, double p, std::uint64_t n) {
  EXPECT(p >= 0 && p <= 1);
  return key.uniform(n) < p;
}

namespace {

/// Asks for the uniform only where x has a fraction.
template <class Uniform>
std::int64_t rounded_by(double x, Uniform&& uniform) {
  EXPECT(x > -0x1p52 && x < 0x1p52);
  const auto cut = static_cast<std::int64_t>(x);
  const double fraction = x - static_cast<double>(cut);  // of a negative x: at most 0
  if (fraction == 0) return cut;
  const std::int64_t below = fraction < 0 ? cut - 1 : cut;
  return below + (uniform() < x - static_cast<double>(below) ? 1 : 0);
}

}  // namespace

std::int64_t whole(Key key, double x, std::uint64_t n) {
  return rounded_by(x, [&] { return key.uniform(n); });
}

std::int64_t whole(double x, double u) {
  return rounded_by(x, [u] { return u; });
}

// Loops without a branch or a call, which compilers turn into several numbers at once.

void uniforms(Key key, std::span<const std::uint64_t> each_n, std::uint64_t plus, std::span<double> into) {
  EXPECT(into.size() >= each_n.size());
  const std::size_t count = each_n.size();
  const std::uint64_t* n = each_n.data();
  double* uniform = into.data();
  for (std::size_t i = 0; i < count; ++i) uniform[i] = key.uniform(n[i] + plus);
}

void keys_at(Key key, std::span<const std::uint64_t> steps, std::span<Key> into) {
  EXPECT(into.size() >= steps.size());
  const std::size_t count = steps.size();
  const std::uint64_t* step = steps.data();
  Key* reached = into.data();
  for (std::size_t i = 0; i < count; ++i) reached[i] = key.at(step[i]);
}

void first_uniforms(std::span<const Key> keys, std::span<double> into) {
  EXPECT(into.size() >= keys.size());
  const std::size_t count = keys.size();
  const Key* key = keys.data();
  double* uniform = into.data();
  for (std::size_t i = 0; i < count; ++i) uniform[i] = key[i].uniform(0);
}

}  // namespace salient::chance
