#include "base/math.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

// The reference is the C library in 80-bit arithmetic: eleven bits more than a double, by other hands.
namespace {

/// A small generator of its own: base knows nothing of chance.
struct Stream {
  std::uint64_t state;
  double between(double low, double high) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return low + (high - low) * (static_cast<double>(state >> 12) * 0x1p-52);
  }
};

double relative_error(double got, long double want) {
  return want == 0 ? std::fabs(got) : static_cast<double>(std::fabs((got - want) / want));
}

template <class Ours, class Theirs>
double worst(Ours ours, Theirs theirs, double low, double high) {
  Stream stream{20240806};
  double most = 0;
  for (int i = 0; i < 50000; ++i) {
    const double x = stream.between(low, high);
    most = std::fmax(most, relative_error(ours(x), theirs(static_cast<long double>(x))));
  }
  return most;
}

template <class F>
std::uint64_t hash_of(F f, double low, double high) {
  Stream stream{7};
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (int i = 0; i < 100000; ++i)
    hash = (hash ^ std::bit_cast<std::uint64_t>(f(stream.between(low, high)))) * 0x100000001b3ULL;
  return hash;
}

namespace math = salient::math;
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("exp is within its stated error") {
  const auto reference = [](long double x) { return std::exp(x); };
  CHECK(worst(math::exp, reference, -1, 1) < 4e-16);
  CHECK(worst(math::exp, reference, -700, 700) < 4e-16);
  CHECK(math::exp(0) == 1);
  CHECK(math::exp(710) == infinity);
  CHECK(math::exp(-746) == 0);
  CHECK(math::exp(-infinity) == 0);
  CHECK(math::exp(709.78) < infinity);
  CHECK(math::exp(-745) > 0);
  CHECK(relative_error(math::exp(-720), std::exp(-720.0L)) < 1e-9);  // a subnormal has fewer bits
  CHECK(std::isnan(math::exp(std::nan(""))));
}

TEST_CASE("log is within its stated error") {
  const auto reference = [](long double x) { return std::log(x); };
  constexpr double two_ulp = 4.5e-16;
  CHECK(worst(math::log, reference, 1e-3, 2) < two_ulp);
  CHECK(worst(math::log, reference, 0.999, 1.001) < two_ulp);
  CHECK(worst(math::log, reference, 1, 1e300) < two_ulp);
  CHECK(relative_error(math::log(5e-324), std::log(static_cast<long double>(5e-324))) < two_ulp);
  CHECK(math::log(1) == 0);
  CHECK(math::log(0) == -infinity);
  CHECK(math::log(infinity) == infinity);
  CHECK(std::isnan(math::log(-1)));
}

TEST_CASE("expm1 and log1p keep their digits near zero") {
  const auto expm1_reference = [](long double x) { return std::expm1(x); };
  const auto log1p_reference = [](long double x) { return std::log1p(x); };
  CHECK(worst(math::expm1, expm1_reference, -1e-6, 1e-6) < 1e-15);
  CHECK(worst(math::expm1, expm1_reference, -3, 3) < 1e-15);
  CHECK(worst(math::log1p, log1p_reference, -1e-6, 1e-6) < 1e-15);
  CHECK(worst(math::log1p, log1p_reference, -0.999, 3) < 1e-15);
  CHECK(worst(math::log1p, log1p_reference, 0, 1e20) < 1e-15);
  CHECK(math::log1p(-1) == -infinity);
  CHECK(math::expm1(0) == 0);
}

TEST_CASE("pow is within its stated error and exact where it says so") {
  Stream stream{11};
  for (int i = 0; i < 20000; ++i) {
    const double base = stream.between(1e-3, 50), exponent = stream.between(-8, 8);
    const double bound = 4e-16 * (2 + std::fabs(exponent * std::log(base)));
    CHECK(relative_error(math::pow(base, exponent), std::pow(static_cast<long double>(base), exponent)) <
          bound);
    CHECK(math::pow(base, 1) == base);
    CHECK(math::pow(base, 2) == base * base);
    CHECK(math::pow(base, 0.5) == std::sqrt(base));
  }
  CHECK(math::pow(0, 0) == 1);
  CHECK(math::pow(0, 1.5) == 0);
  CHECK(math::pow(0, -1.5) == infinity);
  CHECK(math::pow(1, 1e300) == 1);
}

TEST_CASE("logistic and tanh are within their stated errors and symmetric") {
  CHECK(worst(
            math::logistic, [](long double x) { return 1 / (1 + std::exp(-x)); }, -40, 40) < 1e-15);
  CHECK(worst(
            math::tanh, [](long double x) { return std::tanh(x); }, -0.5, 0.5) < 1e-15);
  CHECK(worst(
            math::tanh, [](long double x) { return std::tanh(x); }, -25, 25) < 1e-15);
  CHECK(math::tanh(-3) == -math::tanh(3));
  CHECK(math::tanh(1e300) == 1);
  CHECK(math::tanh(0) == 0);
  CHECK(math::logistic(0) == 0.5);
  CHECK(math::logistic(-1000) == 0);
  CHECK(math::logistic(1000) == 1);
}

TEST_CASE("normal_cdf is within its stated error") {
  Stream stream{13};
  for (int i = 0; i < 50000; ++i) {
    const double x = stream.between(-30, 10);
    const long double reference = std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L)) / 2;
    CHECK(relative_error(math::normal_cdf(x), reference) < 1e-15 * (1 + x * x));
    CHECK(math::normal_cdf(x) + math::normal_cdf(-x) == doctest::Approx(1).epsilon(1e-15));
  }
  CHECK(math::normal_cdf(0) == doctest::Approx(0.5).epsilon(1e-15));
  CHECK(math::normal_cdf(-infinity) == 0);
  CHECK(math::normal_cdf(infinity) == 1);
}

TEST_CASE("normal_quantile inverts the distribution function and never falls") {
  const auto reference_cdf = [](double x) {
    return std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L)) / 2;
  };
  const auto density = [](double x) {
    return std::exp(-0.5L * x * x) / std::sqrt(2 * 3.14159265358979323846L);
  };
  Stream stream{17};
  for (int i = 0; i < 50000; ++i) {
    const double p = i % 2 == 0 ? stream.between(1e-12, 1) : math::exp(stream.between(-650, -1));
    const double z = math::normal_quantile(p);
    const long double off = (reference_cdf(z) - p) / density(z);
    CHECK(std::fabs(static_cast<double>(off)) < 1e-14 * (1 + std::fabs(z)));
  }
  double before = -infinity;
  for (int i = 1; i < 100000; ++i) {
    const double z = math::normal_quantile(i * 1e-5);
    CHECK(z > before);
    before = z;
  }
  CHECK(math::normal_quantile(0.5) == 0);
  CHECK(math::normal_quantile(0.125) == -math::normal_quantile(0.875));
}

TEST_CASE("sin and cos are within their stated error") {
  Stream stream{19};
  for (int i = 0; i < 50000; ++i) {
    const double x = stream.between(-1, 1) * (i % 2 == 0 ? 7 : 1e5);
    const long double exact = x;
    CHECK(std::fabs(static_cast<double>(math::sin(x) - std::sin(exact))) < 1e-15);
    CHECK(std::fabs(static_cast<double>(math::cos(x) - std::cos(exact))) < 1e-15);
  }
  CHECK(math::cos(0) == 1);
  CHECK(math::sin(0) == 0);
}

TEST_CASE("log_gamma is within its stated error") {
  Stream stream{23};
  for (int i = 0; i < 50000; ++i) {
    const double x = i % 3 == 0 ? stream.between(1e-9, 3) : stream.between(0.5, i % 3 == 1 ? 50 : 1e7);
    const double reference = static_cast<double>(std::lgamma(static_cast<long double>(x)));
    CHECK(std::fabs(math::log_gamma(x) - reference) < 1e-14 * (1 + std::fabs(reference)));
  }
}

TEST_CASE("the bits are the same on every machine, compiler and optimisation level") {
  CHECK(hash_of(math::exp, -750, 715) == 0x47680fe1ee637261ULL);
  CHECK(hash_of(math::expm1, -2, 2) == 0x022dff4212c829f9ULL);
  CHECK(hash_of(math::log, 0, 1e4) == 0xda32473f7692cd8cULL);
  CHECK(hash_of(math::log1p, -1, 3) == 0xb33a67a07be79b9bULL);
  CHECK(hash_of([](double x) { return math::pow(x, 1.37); }, 0, 100) == 0x708a88c069996dafULL);
  CHECK(hash_of(math::logistic, -30, 30) == 0xbaddc6297b2d936eULL);
  CHECK(hash_of(math::tanh, -3, 3) == 0x9212bef35be7f3d5ULL);
  CHECK(hash_of(math::normal_cdf, -9, 9) == 0x819cf514f0ecab73ULL);
  CHECK(hash_of(math::normal_quantile, 1e-9, 1) == 0x0f93fc4fc878905cULL);
  CHECK(hash_of(math::sin, -100, 100) == 0xe011cec0b99cb6daULL);
  CHECK(hash_of(math::cos, -100, 100) == 0x0cdb46987abfe580ULL);
  CHECK(hash_of(math::log_gamma, 1e-9, 40) == 0xc6612c7fad7e7200ULL);
}
