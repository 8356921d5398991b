#include "chance/distributions.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <vector>

#include "chance/test/sample.hpp"

namespace salient::chance {
namespace {

double normal_reference(double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }

/// Gamma distribution function by its series: x^a e^-x (1/gamma(a+1) + x/gamma(a+2) + ...).
double gamma_reference(double x, double shape) {
  double term = std::exp(shape * std::log(x) - x - std::lgamma(shape + 1)), sum = 0;
  for (double n = 1; term > 1e-18 && n < 5000; term *= x / (shape + n), n += 1) sum += term;
  return sum;
}

auto poisson_mass(double mean) {
  return [=](std::int64_t k) {
    const double x = static_cast<double>(k);
    return std::exp(x * std::log(mean) - mean - std::lgamma(x + 1));
  };
}
auto binomial_mass(double n, double p) {
  return [=](std::int64_t k) {
    const double x = static_cast<double>(k);
    return std::exp(std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1) + x * std::log(p) +
                    (n - x) * std::log1p(-p));
  };
}

TEST_CASE("normal, lognormal and exponential fit their distribution functions") {
  CHECK(kolmogorov(sample(1, 50000, [](Key k) { return normal(k); }), normal_reference) < 2.2);
  CHECK(kolmogorov(sample(2, 50000, [](Key k) { return lognormal(k, 1, 0.5); }),
                   [](double x) { return normal_reference((std::log(x) - 1) / 0.5); }) < 2.2);
  CHECK(kolmogorov(sample(3, 50000, [](Key k) { return exponential(k, 4); }),
                   [](double x) { return 1 - std::exp(-x / 4); }) < 2.2);
  CHECK(exponential(Key::from_seed(1), 0) == 0);
  CHECK(lognormal(Key::from_seed(1), 0, 0) == 1);
}

TEST_CASE("what is drawn by inversion rises with its uniform") {
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const Key a = Key::from_seed(4).at(i), b = Key::from_seed(5).at(i);
    const bool less = a.uniform(0) < b.uniform(0);
    CHECK((normal(a) < normal(b)) == less);
    CHECK((exponential(a, 2) < exponential(b, 2)) == less);
    if (!less) continue;
    CHECK(poisson(a, 6) <= poisson(b, 6));
    CHECK(binomial(a, 20, 0.3) <= binomial(b, 20, 0.3));
    CHECK(binomial(a, 20, 0.8) <= binomial(b, 20, 0.8));
  }
}

TEST_CASE("gamma fits its distribution function for every kind of shape") {
  for (const double shape : {0.05, 0.5, 1.0, 1.7, 9.0, 120.0}) {
    CAPTURE(shape);
    const auto values = sample(6, 30000, [&](Key k) { return gamma(k, shape, 3); });
    CHECK(kolmogorov(values, [&](double x) { return gamma_reference(x / 3, shape); }) < 2.2);
  }
  CHECK(gamma(Key::from_seed(1), 2, 0) == 0);
}

TEST_CASE("beta has its moments and stays inside 0 to 1") {
  struct Shape {
    double a, b;
  };
  for (const Shape s : {Shape{2, 3}, Shape{0.5, 0.5}, Shape{0.01, 0.02}, Shape{40, 4}, Shape{1, 1}}) {
    CAPTURE(s.a);
    const auto values = sample(7, 40000, [&](Key k) { return beta(k, s.a, s.b); });
    const double sum = s.a + s.b, mean = s.a / sum, variance = mean * (1 - mean) / (sum + 1);
    const Moments got = moments(values);
    CHECK(std::fabs(got.mean - mean) < 4 * std::sqrt(variance / 40000));
    CHECK(got.variance == doctest::Approx(variance).epsilon(0.04));
    CHECK(*std::min_element(values.begin(), values.end()) >= 0);
    CHECK(*std::max_element(values.begin(), values.end()) <= 1);
  }
  CHECK(kolmogorov(sample(8, 40000, [](Key k) { return beta(k, 2, 3); }),
                   [](double x) { return x * x * (6 - 8 * x + 3 * x * x); }) < 2.2);
}

TEST_CASE("poisson fits its mass function on both sides of the change of method") {
  for (const double mean : {0.01, 0.7, 5.0, 29.9, 30.0, 31.0, 150.0, 3000.0}) {
    CAPTURE(mean);
    const auto values = sample(9, 60000, [&](Key k) { return poisson(k, mean); });
    const auto low = static_cast<std::int64_t>(std::max(0.0, mean - 6 * std::sqrt(mean)));
    const auto high = static_cast<std::int64_t>(mean + 6 * std::sqrt(mean) + 3);
    CHECK(std::fabs(chi_square_deviate(values, poisson_mass(mean), low, high)) < 3.7);
  }
  const Moments large = moments(sample(10, 20000, [](Key k) { return poisson(k, 1e9); }));
  CHECK(large.mean == doctest::Approx(1e9).epsilon(1e-6));
  CHECK(large.variance == doctest::Approx(1e9).epsilon(0.04));
  CHECK(poisson(Key::from_seed(1), 0) == 0);
}

TEST_CASE("binomial fits its mass function for every method and side") {
  struct Trials {
    std::int64_t n;
    double p;
  };
  for (const Trials t : {Trials{1, 0.3}, Trials{10, 0.5}, Trials{19, 0.5}, Trials{20, 0.5}, Trials{40, 0.9},
                         Trials{1000, 0.004}, Trials{1000, 0.02}, Trials{1000, 0.97}, Trials{100000, 0.4}}) {
    CAPTURE(t.n);
    CAPTURE(t.p);
    const double n = static_cast<double>(t.n), mean = n * t.p, sd = std::sqrt(mean * (1 - t.p));
    const auto values = sample(11, 60000, [&](Key k) { return binomial(k, t.n, t.p); });
    const auto low = static_cast<std::int64_t>(std::max(0.0, mean - 6 * sd));
    const auto high = static_cast<std::int64_t>(std::min(n, mean + 6 * sd + 3));
    CHECK(std::fabs(chi_square_deviate(values, binomial_mass(n, t.p), low, high)) < 3.7);
    CHECK(*std::min_element(values.begin(), values.end()) >= 0);
    CHECK(*std::max_element(values.begin(), values.end()) <= t.n);
  }
  const Moments large = moments(sample(12, 20000, [](Key k) { return binomial(k, 1'000'000, 0.25); }));
  CHECK(large.mean == doctest::Approx(250000).epsilon(1e-4));
  CHECK(large.variance == doctest::Approx(187500).epsilon(0.04));
}

TEST_CASE("nothing and everything are certain") {
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const Key key = Key::from_seed(13).at(i);
    CHECK_FALSE(happens(key, 0));
    CHECK(happens(key, 1));
    CHECK(binomial(key, 50, 0) == 0);
    CHECK(binomial(key, 50, 1) == 50);
    CHECK(binomial(key, 0, 0.5) == 0);
    CHECK(whole(key, 3) == 3);
    CHECK(whole(key, -3) == -3);
  }
}

TEST_CASE("happens and whole are unbiased") {
  const auto hits = sample(14, 100000, [](Key k) { return static_cast<std::int64_t>(happens(k, 0.3)); });
  CHECK(moments(hits).mean == doctest::Approx(0.3).epsilon(0.02));
  const auto people = sample(15, 100000, [](Key k) { return whole(k, 7.25); });
  CHECK(moments(people).mean == doctest::Approx(7.25).epsilon(0.001));
  CHECK(*std::min_element(people.begin(), people.end()) == 7);
  CHECK(*std::max_element(people.begin(), people.end()) == 8);
  const auto debts = sample(16, 100000, [](Key k) { return whole(k, -7.25); });
  CHECK(moments(debts).mean == doctest::Approx(-7.25).epsilon(0.001));
}

TEST_CASE("many numbers at once are those drawn one by one") {
  const Key key = Key::from_seed(21);
  for (const std::size_t count : {0U, 1U, 3U, 4U, 9U}) {
    std::vector<std::uint64_t> n(count);
    for (std::size_t i = 0; i < count; ++i) n[i] = (i + 1) * 0x9e3779b97f4a7c15ULL;
    std::vector<Key> keys(count, key);
    std::vector<double> drawn(count), first(count);
    uniforms(key, n, 2, drawn);
    keys_at(key, n, keys);
    first_uniforms(keys, first);
    for (std::size_t i = 0; i < count; ++i) {
      CHECK(drawn[i] == key.uniform(n[i] + 2));
      CHECK(keys[i] == key.at(n[i]));
      CHECK(first[i] == key.at(n[i]).uniform(0));
      CHECK(poisson(keys[i], first[i], 3.5) == poisson(keys[i], 3.5));
      CHECK(binomial(keys[i], first[i], 50, 0.7) == binomial(keys[i], 50, 0.7));
      CHECK(whole(key, 7.25, n[i]) == whole(7.25, key.uniform(n[i])));
    }
  }
}

template <class Draw>
std::uint64_t hash_of(Draw draw) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (std::uint64_t i = 0; i < 20000; ++i) {
    const auto bits = std::bit_cast<std::uint64_t>(draw(Key::from_seed(20).at(i), static_cast<double>(i)));
    hash = (hash ^ bits) * 0x100000001b3ULL;
  }
  return hash;
}

TEST_CASE("the draws are the same on every machine, compiler and optimisation level") {
  CHECK(hash_of([](Key k, double) { return k.uniform(0); }) == 0xa135d50df3b3fa9fULL);
  CHECK(hash_of([](Key k, double) { return normal(k); }) == 0xa64e737e360db187ULL);
  CHECK(hash_of([](Key k, double i) { return lognormal(k, 0.001 * i, 1); }) == 0x7ed875402304ba70ULL);
  CHECK(hash_of([](Key k, double) { return exponential(k, 1); }) == 0xd5e4b08713cd0640ULL);
  CHECK(hash_of([](Key k, double i) { return gamma(k, 0.001 * (i + 1), 2); }) == 0x5363290244ed6d55ULL);
  CHECK(hash_of([](Key k, double i) { return beta(k, 0.001 * (i + 1), 2); }) == 0x22ca18e9953cac0fULL);
  CHECK(hash_of([](Key k, double i) { return poisson(k, 0.01 * i); }) == 0xd49cffe473e8e357ULL);
  CHECK(hash_of([](Key k, double i) { return binomial(k, 500, i / 20000); }) == 0x3841291c04836b56ULL);
}

}  // namespace
}  // namespace salient::chance
