#include "chance/quantiles.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>

#include "chance/test/sample.hpp"

namespace salient::chance {
namespace {

/// The chance of at least a successes in a + b - 1 trials, which is the beta distribution function at whole a
/// and b.
double beta_reference(double x, int a, int b) {
  const int n = a + b - 1;
  double sum = 0;
  for (int k = a; k <= n; ++k)
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1)) * std::pow(x, k) *
           std::pow(1 - x, n - k);
  return sum;
}

TEST_CASE("beta_cdf agrees with sums of binomials and with closed forms") {
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const Key key = Key::from_seed(30).at(i);
    const int a = 1 + static_cast<int>(12 * key.uniform(0)), b = 1 + static_cast<int>(12 * key.uniform(1));
    const double x = key.uniform(2), c = 0.05 + 5 * key.uniform(3);
    CHECK(beta_cdf(x, a, b) == doctest::Approx(beta_reference(x, a, b)).epsilon(1e-11));
    CHECK(beta_cdf(x, c, 1) == doctest::Approx(std::pow(x, c)).epsilon(1e-11));
    CHECK(std::fabs(beta_cdf(x, 0.5, 0.5) - 2 / 3.14159265358979323846 * std::asin(std::sqrt(x))) < 1e-11);
    CHECK(std::fabs(beta_cdf(x, c, 3.3) + beta_cdf(1 - x, 3.3, c) - 1) < 1e-11);
  }
  CHECK(beta_cdf(0, 2, 3) == 0);
  CHECK(beta_cdf(1, 2, 3) == 1);
}

TEST_CASE("beta_quantile inverts beta_cdf, far out and for lopsided shapes too") {
  for (std::uint64_t i = 0; i < 3000; ++i) {
    const Key key = Key::from_seed(31).at(i);
    const double a = std::exp(8 * key.uniform(0) - 2), b = std::exp(8 * key.uniform(1) - 2);
    const double p = i % 3 == 0 ? std::pow(key.uniform(2), 20) : key.uniform(2);
    CAPTURE(a);
    CAPTURE(b);
    CAPTURE(p);
    const double x = beta_quantile(p, a, b);
    CHECK(beta_cdf(std::fmax(0, x - 1e-9), a, b) <= p + 1e-12);
    CHECK(beta_cdf(std::fmin(1, x + 1e-9), a, b) >= p - 1e-12);
    if (x > 1e-9 && x < 0.5) CHECK(beta_cdf(x, a, b) == doctest::Approx(p).epsilon(1e-8));
  }
  CHECK(beta_quantile(0, 2, 3) == 0);
  CHECK(beta_quantile(1, 2, 3) == 1);
  CHECK(beta_quantile(0.5, 3, 3) == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(beta_quantile(0.3, 1, 1) == doctest::Approx(0.3).epsilon(1e-10));
  CHECK(beta_quantile(0.2, 1e-3, 1e-3) < 1e-200);
  CHECK(beta_quantile(0.5, 1e5, 1e5) == doctest::Approx(0.5).epsilon(1e-10));
}

TEST_CASE("every quantile starts at its low end, never falls and stops at its high end") {
  double before[3] = {-4, -4, -4};
  for (int i = 0; i <= 1000; ++i) {
    const double p = i / 1000.0;
    const double now[3] = {uniform_quantile(p, -3, 9), triangular_quantile(p, -3, 1, 9),
                           pert_quantile(p, -3, 1, 9)};
    for (int kind = 0; kind < 3; ++kind) CHECK(now[kind] > before[kind]);
    std::copy(now, now + 3, before);
    if (i == 0) CHECK((now[0] == -3 && now[1] == -3 && now[2] == -3));
  }
  CHECK((before[0] == 9 && before[1] == 9 && before[2] == 9));
}

TEST_CASE("triangular has its mean, its median and its degenerate cases") {
  double sum = 0;
  for (int i = 0; i < 100000; ++i) sum += triangular_quantile((i + 0.5) / 100000, 2, 3, 10);
  CHECK(sum / 100000 == doctest::Approx(5).epsilon(1e-6));
  CHECK(triangular_quantile(1.0 / 8, 2, 3, 10) ==
        doctest::Approx(3));  // the mode has (3 - 2)/(10 - 2) below it
  CHECK(triangular_quantile(0.25, 0, 0, 1) == doctest::Approx(1 - std::sqrt(0.75)));
  CHECK(triangular_quantile(0.25, 0, 1, 1) == doctest::Approx(0.5));
  CHECK(triangular_quantile(0.7, 5, 5, 5) == 5);
  CHECK(uniform_quantile(0.7, 5, 5) == 5);
}

TEST_CASE("PERT has its mean, narrows with lambda, and is even when lambda is 0") {
  const auto mean = [](double lambda) {
    double sum = 0;
    for (int i = 0; i < 4000; ++i) sum += pert_quantile((i + 0.5) / 4000, 10, 20, 60, lambda);
    return sum / 4000;
  };
  CHECK(mean(4) == doctest::Approx((10 + 4 * 20 + 60) / 6.0).epsilon(1e-4));
  CHECK(mean(10) == doctest::Approx((10 + 10 * 20 + 60) / 12.0).epsilon(1e-4));
  CHECK(pert_quantile(0.3, 10, 20, 60, 0) == doctest::Approx(25));
  CHECK(pert_quantile(0.9, 10, 20, 60, 10) < pert_quantile(0.9, 10, 20, 60, 4));
  CHECK(pert_quantile(0.4, 7, 7, 7) == 7);
}

TEST_CASE("the quantiles are the same on every machine, compiler and optimisation level") {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (std::uint64_t i = 0; i < 10000; ++i) {
    const Key key = Key::from_seed(32).at(i);
    const double x = beta_quantile(key.uniform(0), 0.1 + 9 * key.uniform(1), 0.1 + 9 * key.uniform(2));
    const double y = triangular_quantile(key.uniform(3), 0, key.uniform(4), 1);
    hash = (hash ^ std::bit_cast<std::uint64_t>(x + y)) * 0x100000001b3ULL;
  }
  CHECK(hash == 0x2ab1f69ecd382606ULL);
}

}  // namespace
}  // namespace salient::chance
