#include "study/statistics.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "chance/distributions.hpp"

using namespace salient;
using namespace salient::study;

namespace {

constexpr double never = std::numeric_limits<double>::infinity();

std::vector<double> uniforms(std::uint64_t seed, std::size_t n) {
  const chance::Key key = chance::Key::from_seed(seed);
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) values.push_back(key.uniform(i));
  return values;
}

}  // namespace

TEST_CASE("Wilson's interval: E. B. Wilson 1927, solved by hand") {
  const Proportion tenth = proportion(10, 100);
  CHECK(tenth.share == 0.1);
  CHECK(tenth.error.low == doctest::Approx(0.055229).epsilon(1e-4));
  CHECK(tenth.error.high == doctest::Approx(0.174366).epsilon(1e-4));
  const double z2 = 1.959963984540054 * 1.959963984540054;
  CHECK(proportion(0, 20).error.low == 0);
  CHECK(proportion(0, 20).error.high == doctest::Approx(z2 / (20 + z2)));
  CHECK(proportion(20, 20).error.low == doctest::Approx(20 / (20 + z2)));
  CHECK(proportion(20, 20).error.high == 1);
  CHECK(proportion(0, 0).error == Interval{0, 1});
}

TEST_CASE("the median of 1 .. 100 lies between the 40th and the 61st, as tables of the sign test have it") {
  std::vector<double> values;
  for (int i = 1; i <= 100; ++i) values.push_back(i);
  const Quantile median = quantile(values, 0.5);
  CHECK(median.value == 50);
  CHECK(median.error == Interval{40, 61});
  CHECK(median.enough);
  CHECK(quantile(values, 0.05).value == 5);
  CHECK(quantile(values, 0.95).value == 95);
}

TEST_CASE("five plays cannot bound a 5 % point, and say so") {
  const std::vector<double> five{1, 2, 3, 4, 5};
  CHECK_FALSE(quantile(five, 0.05).enough);
  CHECK_FALSE(quantile(five, 0.5).enough);
  CHECK(quantile(uniforms(1, 6), 0.5).enough == true);
}

TEST_CASE("ranks of a quantile of many plays are the normal approximation's, give or take one") {
  std::vector<double> values;
  for (int i = 1; i <= 10000; ++i) values.push_back(i);
  for (const double p : usual_shares) {
    const double half = 1.959964 * std::sqrt(10000 * p * (1 - p));
    const Quantile q = quantile(values, p);
    CHECK(std::fabs(q.error.low - (10000 * p - half)) <= 1.5);
    CHECK(std::fabs(q.error.high - (10000 * p + half + 1)) <= 1.5);
  }
}

TEST_CASE("in 95 of 100 studies the interval holds the truth, or a little more often") {
  int quantiles_hit = 0, means_hit = 0, shares_hit = 0;
  constexpr int studies = 2000;
  for (std::uint64_t seed = 0; seed < studies; ++seed) {
    const std::vector<double> values = uniforms(seed, 80);
    const Summary summary = summarise(values);
    const Quantile& q = summary.quantiles[4];
    quantiles_hit += q.error.low <= 0.75 && 0.75 <= q.error.high;
    means_hit += summary.mean_error.low <= 0.5 && 0.5 <= summary.mean_error.high;
    const auto under = std::count_if(values.begin(), values.end(), [](double x) { return x < 0.2; });
    const Interval share = proportion(static_cast<std::size_t>(under), values.size()).error;
    shares_hit += share.low <= 0.2 && 0.2 <= share.high;
  }
  CHECK(quantiles_hit >= 0.94 * studies);
  CHECK(quantiles_hit <= 0.985 * studies);
  CHECK(means_hit == doctest::Approx(0.95 * studies).epsilon(0.015));
  CHECK(shares_hit == doctest::Approx(0.95 * studies).epsilon(0.025));
}

TEST_CASE("Student's t as printed in tables") {
  CHECK(student_quantile(0.975, 1) == doctest::Approx(12.7062).epsilon(1e-5));
  CHECK(student_quantile(0.975, 5) == doctest::Approx(2.570582).epsilon(1e-6));
  CHECK(student_quantile(0.975, 30) == doctest::Approx(2.042272).epsilon(1e-6));
  CHECK(student_quantile(0.975, 1000) == doctest::Approx(1.962339).epsilon(1e-6));
  CHECK(student_quantile(0.975, 200000) == doctest::Approx(1.959964).epsilon(1e-5));
}

TEST_CASE("a summary does not depend on the order of plays, to the bit") {
  std::vector<double> values = uniforms(3, 999);
  const Summary one = summarise(values);
  std::reverse(values.begin(), values.end());
  const Summary other = summarise(values);
  CHECK(one.mean == other.mean);
  CHECK(one.mean_error == other.mean_error);
}

TEST_CASE("never is later than any day, and has no mean") {
  const Summary summary = summarise({3, never, 5, 7, never, never, never, 9});
  CHECK(summary.quantiles[3].value == 9);
  CHECK(summary.quantiles[5].value == never);
  CHECK(summary.mean == never);
  CHECK(summary.least == 3);
}
