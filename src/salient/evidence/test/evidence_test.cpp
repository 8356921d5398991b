#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <string>

#include "evidence/claim.hpp"

using namespace salient;
using namespace salient::evidence;

namespace {

constexpr double none = std::numeric_limits<double>::infinity();

Claim claim(Distribution d, Reliability r, Credibility c) {
  return {.distribution = d, .reliability = r, .credibility = c};
}
std::vector<ClaimId> all_of(const std::vector<Claim>& claims) {
  std::vector<ClaimId> on;
  for (const ClaimId id : ids<ClaimId>(claims.size())) on.push_back(id);
  return on;
}
Pooled pooled(const std::vector<Claim>& claims, double floor = -none, double ceiling = none) {
  return pool(claims, all_of(claims), floor, ceiling);
}
double spread(const Pooled& p) { return quantile(p, 0.95) - quantile(p, 0.05); }

Shape shape_of(const std::string& word) {
  const std::vector<std::string> words = {"point", "uniform", "triangular", "pert", "lognormal"};
  return static_cast<Shape>(std::find(words.begin(), words.end(), word) - words.begin());
}
Claim read_claim(std::istream& in) {
  std::string shape, grade;
  Distribution d;
  in >> shape >> d.low >> d.best >> d.high >> grade;
  d.shape = shape_of(shape);
  return claim(d, static_cast<Reliability>(grade[0] - 'A'), static_cast<Credibility>(grade[1] - '0'));
}

const std::vector<Distribution> shapes = {{Shape::point, 0, 7, 0},      {Shape::uniform, 2, 0, 9},
                                          {Shape::triangular, 2, 3, 9}, {Shape::triangular, 2, 2, 9},
                                          {Shape::pert, 2, 3, 9},       {Shape::pert, 2, 9, 9},
                                          {Shape::lognormal, 2, 3, 9}};
constexpr Reliability letters[] = {Reliability::A, Reliability::B, Reliability::C,
                                   Reliability::D, Reliability::E, Reliability::F};

}  // namespace

TEST_CASE("a quantile is where the distribution function has it") {
  for (const Distribution& d : shapes) {
    if (d.shape == Shape::point) continue;
    for (double p = 0.005; p < 1; p += 0.01) {
      CAPTURE(static_cast<int>(d.shape));
      CAPTURE(p);
      CHECK(cumulative(d, quantile(d, p)) == doctest::Approx(p).epsilon(1e-8));
    }
  }
}

TEST_CASE("the mean is the average of the quantiles") {
  for (const Distribution& d : shapes) {
    double sum = 0;
    constexpr int cells = 20000;
    for (int i = 0; i < cells; ++i) sum += quantile(d, (i + 0.5) / cells);
    CAPTURE(static_cast<int>(d.shape));
    CHECK(mean(d) == doctest::Approx(sum / cells).epsilon(1e-3));
  }
}

TEST_CASE("a lognormal has its 5, 50 and 95 % points where the source put them") {
  const Distribution d{Shape::lognormal, 200, 300, 900};
  CHECK(quantile(d, 0.05) == doctest::Approx(200));
  CHECK(quantile(d, 0.50) == doctest::Approx(300));
  CHECK(quantile(d, 0.95) == doctest::Approx(900));
}

TEST_CASE("pools agree with the Python reference") {
  std::ifstream in{SALIENT_SOURCE_DIR "/src/salient/evidence/test/pools.txt"};
  std::string word;
  int pools = 0;
  for (double floor, ceiling; in >> word; ++pools) {
    std::size_t count = 0;
    in >> floor >> ceiling >> count;
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < count; ++i) claims.push_back(read_claim(in));
    const Pooled p = pooled(claims, floor, ceiling);
    for (int i = 0; i < 6; ++i) {
      double share, expected;
      in >> share >> expected;
      CAPTURE(pools);
      CAPTURE(share);
      CHECK(quantile(p, share) == doctest::Approx(expected).epsilon(2e-4));
    }
  }
  CHECK(pools == 60);
}

TEST_CASE("the order of claims does not move a bit") {
  std::vector<Claim> claims = {claim({Shape::pert, 8000, 10000, 12000}, Reliability::B, Credibility::two),
                               claim({Shape::point, 0, 11000, 0}, Reliability::C, Credibility::three),
                               claim({Shape::lognormal, 3000, 9000, 15000}, Reliability::F, Credibility::six)};
  const Pooled forwards = pooled(claims);
  std::reverse(claims.begin(), claims.end());
  const Pooled backwards = pooled(claims);
  for (double p = 0.01; p < 1; p += 0.01) CHECK(quantile(forwards, p) == quantile(backwards, p));
  CHECK(mean(forwards) == mean(backwards));
}

TEST_CASE("a claim of weight 0 moves nothing") {
  Pooled p = pooled({claim({Shape::pert, 1, 2, 3}, Reliability::A, Credibility::one),
                     claim({Shape::uniform, 2, 0, 6}, Reliability::A, Credibility::one)});
  Pooled with = p;
  with.parts.push_back({{Shape::point, 0, 2.5, 0}, 0.0, {}});
  with.parts.push_back({{Shape::lognormal, 100, 300, 900}, 0.0, {}});
  for (double share = 0.01; share < 1; share += 0.01) CHECK(quantile(p, share) == quantile(with, share));
  CHECK(mean(p) == mean(with));
}

TEST_CASE("contradiction widens: two claims apart spread more than either, agreement does not") {
  const Claim few = claim({Shape::pert, 8000, 9000, 10000}, Reliability::B, Credibility::two);
  const Claim many = claim({Shape::pert, 14000, 15000, 16000}, Reliability::B, Credibility::two);
  CHECK(spread(pooled({few, many})) > 3 * std::max(spread(pooled({few})), spread(pooled({many}))));
  CHECK(spread(pooled({few, few})) == doctest::Approx(spread(pooled({few}))));
}

TEST_CASE("quantiles of a pool never fall as p rises, steps of points included") {
  const Pooled p = pooled({claim({Shape::point, 0, 5, 0}, Reliability::A, Credibility::one),
                           claim({Shape::pert, 1, 4, 9}, Reliability::C, Credibility::three),
                           claim({Shape::triangular, 4, 6, 20}, Reliability::B, Credibility::one),
                           claim({Shape::lognormal, 2, 6, 40}, Reliability::D, Credibility::two)});
  double last = -none;
  int at_the_point = 0;
  for (int i = 1; i < 20000; ++i) {
    const double x = quantile(p, i / 20000.0);
    CHECK(x >= last);
    at_the_point += x == 5.0;
    last = x;
  }
  CHECK(at_the_point == doctest::Approx(20000 * p.parts[1].weight).epsilon(0.01));
}

TEST_CASE("bounds are kept") {
  const Claim wild = claim({Shape::triangular, 0.05, 0.9, 0.99}, Reliability::E, Credibility::five);
  const Pooled p =
      pooled({wild, claim({Shape::lognormal, 0.2, 0.5, 0.9}, Reliability::F, Credibility::six)}, 0, 1);
  for (double share = 0.0005; share < 1; share += 0.001) {
    CHECK(quantile(p, share) >= 0);
    CHECK(quantile(p, share) <= 1);
  }
}

TEST_CASE("better grades weigh more and widen less, on either scale; A1 is taken at its word") {
  const Distribution d{Shape::pert, 1, 4, 9};
  for (int r = 0; r < 4; ++r) {
    CHECK(weight(letters[r], Credibility::two) > weight(letters[r + 1], Credibility::two));
    CHECK(widened(d, letters[r], Credibility::two, -none, none).high <
          widened(d, letters[r + 1], Credibility::two, -none, none).high);
  }
  for (int c = 1; c < 5; ++c)
    CHECK(weight(Reliability::B, Credibility{static_cast<std::uint8_t>(c)}) >
          weight(Reliability::B, Credibility{static_cast<std::uint8_t>(c + 1)}));
  CHECK(widened(d, Reliability::A, Credibility::one, -none, none) == d);
}

TEST_CASE("F and 6 are unknown, not worst: weight between, width between") {
  const Distribution d{Shape::uniform, 1, 0, 9};
  const auto high = [&](Reliability r, Credibility c) { return widened(d, r, c, -none, none).high; };
  CHECK(weight(Reliability::F, Credibility::two) > weight(Reliability::D, Credibility::two));
  CHECK(weight(Reliability::F, Credibility::two) < weight(Reliability::C, Credibility::two));
  CHECK(high(Reliability::F, Credibility::two) > high(Reliability::C, Credibility::two));
  CHECK(high(Reliability::F, Credibility::two) < high(Reliability::E, Credibility::two));
  CHECK(weight(Reliability::B, Credibility::six) > weight(Reliability::B, Credibility::five));
  CHECK(high(Reliability::B, Credibility::six) < high(Reliability::B, Credibility::five));
}

TEST_CASE("a single number from a doubtful source becomes a range about it; nothing becomes of nothing") {
  const Distribution d = widened({Shape::point, 0, 10000, 0}, Reliability::C, Credibility::three, 0, none);
  CHECK(d.shape == Shape::pert);
  CHECK(d.low == doctest::Approx(9000));
  CHECK(d.best == 10000);
  CHECK(d.high == doctest::Approx(11000));
  const Distribution zero{Shape::point, 0, 0, 0};
  CHECK(widened(zero, Reliability::E, Credibility::five, -none, none) == zero);
}
