#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <string>
#include <utility>

#include "evidence/claim.hpp"
#include "evidence/verbal.hpp"

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
Pooled pooled(const std::vector<Claim>& claims, double floor = -none, double ceiling = none,
              Pooling rule = Pooling::linear) {
  return pool(claims, all_of(claims), floor, ceiling, rule);
}
constexpr Pooling rules[] = {Pooling::linear, Pooling::logarithmic};
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

const std::vector<Distribution> shapes = {
    {Shape::point, 0, 7, 0},      {Shape::uniform, 2, 0, 9},
    {Shape::triangular, 2, 3, 9}, {Shape::triangular, 2, 2, 9},
    {Shape::pert, 2, 3, 9},       {Shape::pert, 2, 9, 9},
    {Shape::lognormal, 2, 3, 9},  through({{0.1, 2}, {0.5, 3}, {0.7, 7}}, nullptr, nullptr)};
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
  int pools = 0, products = 0;
  for (double floor, ceiling; in >> word; ++pools) {
    std::size_t count = 0;
    in >> floor >> ceiling >> count;
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < count; ++i) claims.push_back(read_claim(in));
    const Pooled p = pooled(claims, floor, ceiling),
                 product = pooled(claims, floor, ceiling, Pooling::logarithmic);
    for (int i = 0; i < 6; ++i) {
      double share, expected;
      std::string of_product;
      in >> share >> expected >> of_product;
      CAPTURE(pools);
      CAPTURE(share);
      CHECK(quantile(p, share) == doctest::Approx(expected).epsilon(2e-4));
      if (of_product == "-") continue;
      products += 1;
      const double width = product.edge.back() - product.edge.front();
      CHECK(std::fabs(quantile(product, share) - std::stod(of_product)) < 0.002 * width);
    }
  }
  CHECK(pools == 60);
  CHECK(products > 200);
}

TEST_CASE("the order of claims does not move a bit") {
  std::vector<Claim> claims = {claim({Shape::pert, 8000, 10000, 12000}, Reliability::B, Credibility::two),
                               claim({Shape::point, 0, 11000, 0}, Reliability::C, Credibility::three),
                               claim({Shape::lognormal, 3000, 9000, 15000}, Reliability::F, Credibility::six)};
  for (const Pooling rule : rules) {
    const Pooled forwards = pooled(claims, 0, 20000, rule);
    std::reverse(claims.begin(), claims.end());
    const Pooled backwards = pooled(claims, 0, 20000, rule);
    for (double p = 0.01; p < 1; p += 0.01) CHECK(quantile(forwards, p) == quantile(backwards, p));
    CHECK(mean(forwards) == mean(backwards));
  }
}

TEST_CASE("a claim of weight 0 moves nothing") {
  Pooled p = pooled({claim({Shape::pert, 1, 2, 3}, Reliability::A, Credibility::one),
                     claim({Shape::uniform, 2, 0, 6}, Reliability::A, Credibility::one)});
  Pooled with = p;
  with.parts.push_back({{Shape::point, 0, 2.5, 0}, 0.0, {}});
  with.parts.push_back({{Shape::lognormal, 100, 300, 900}, 0.0, {}});
  for (double share = 0.01; share < 1; share += 0.01) CHECK(quantile(p, share) == quantile(with, share));
  CHECK(mean(p) == mean(with));
  tabulate(p), tabulate(with);
  CHECK(!p.edge.empty());
  for (double share = 0.01; share < 1; share += 0.01) CHECK(quantile(p, share) == quantile(with, share));
}

TEST_CASE("claims set aside move nothing, and are no part of the pool") {
  std::vector<Claim> claims = {claim({Shape::pert, 1, 2, 3}, Reliability::B, Credibility::two),
                               claim({Shape::uniform, 5, 0, 9}, Reliability::A, Credibility::one)};
  const Pooled alone = pooled({claims[0]});
  for (const Footing footing : {Footing::superseded, Footing::retracted}) {
    claims[1].footing = footing;
    const Pooled p = pooled(claims);
    CHECK(p.parts.size() == 1);
    for (double share = 0.01; share < 1; share += 0.01) CHECK(quantile(p, share) == quantile(alone, share));
  }
}

TEST_CASE("contradiction widens: two claims apart spread more than either, agreement does not") {
  const Claim few = claim({Shape::pert, 8000, 9000, 10000}, Reliability::B, Credibility::two);
  const Claim many = claim({Shape::pert, 14000, 15000, 16000}, Reliability::B, Credibility::two);
  for (const Pooling rule : rules) {
    const auto spread_of = [&](const std::vector<Claim>& claims) {
      return spread(pooled(claims, 0, none, rule));
    };
    CHECK(spread_of({few, many}) > 3 * std::max(spread_of({few}), spread_of({many})));
    // A logarithmic pool of several leaves each a hundredth to be wrong altogether, within what they span.
    CHECK(spread_of({few, few}) ==
          doctest::Approx(spread_of({few})).epsilon(rule == Pooling::linear ? 1e-9 : 0.25));
  }
}

TEST_CASE(
    "where claims overlap the logarithmic pool is narrower than the mixture, and between them "
    "{logarithmic-pool}") {
  const std::vector<Claim> claims = {claim({Shape::pert, 6, 10, 14}, Reliability::A, Credibility::two),
                                     claim({Shape::pert, 9, 13, 17}, Reliability::A, Credibility::two)};
  const Pooled mixture = pooled(claims), product = pooled(claims, -none, none, Pooling::logarithmic);
  CHECK(spread(product) < spread(mixture));
  CHECK(quantile(product, 0.5) == doctest::Approx(11.5).epsilon(1e-3));
  for (double p = 0.01; p < 1; p += 0.01)
    CHECK(cumulative(product, quantile(product, p)) == doctest::Approx(p).epsilon(1e-9));
}

TEST_CASE("a claim that excludes the rest has no veto in a logarithmic pool") {
  const Pooled p = pooled({claim({Shape::pert, 100, 101, 102}, Reliability::A, Credibility::one),
                           claim({Shape::pert, 200, 250, 300}, Reliability::B, Credibility::one),
                           claim({Shape::pert, 210, 240, 310}, Reliability::B, Credibility::one)},
                          0, none, Pooling::logarithmic);
  CHECK(cumulative(p, 150) < 0.5);
  CHECK(quantile(p, 0.9) > 200);
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

TEST_CASE("a better source is widened less, a likelier report weighs more; A is taken at its word") {
  const Distribution d{Shape::pert, 1, 4, 9};
  for (int r = 0; r < 4; ++r)
    CHECK(widened(d, letters[r], -none, none).high < widened(d, letters[r + 1], -none, none).high);
  for (int c = 1; c < 5; ++c)
    CHECK(weight(Credibility{static_cast<std::uint8_t>(c)}) >
          weight(Credibility{static_cast<std::uint8_t>(c + 1)}));
  CHECK(widened(d, Reliability::A, -none, none) == d);
}

TEST_CASE("the two grades never act as one score") {
  // Whatever number stood for both letters and figures, of two claims one would be better. Of these the first
  // has more say and is held less closely, against a third claim that shows it.
  const Distribution d{Shape::pert, 8, 10, 12}, far{Shape::pert, 50, 52, 54};
  const Claim third = claim(far, Reliability::A, Credibility::three);
  for (int r = 0; r < 4; ++r)
    for (int c = 1; c < 5; ++c) {
      const auto low = Credibility{static_cast<std::uint8_t>(c + 1)},
                 high = Credibility{static_cast<std::uint8_t>(c)};
      const Pooled worse_source = pooled({claim(d, letters[r + 1], high), third}),
                   worse_report = pooled({claim(d, letters[r], low), third});
      CHECK(cumulative(worse_source, 30) > cumulative(worse_report, 30));
      CHECK(worse_source.parts[0].distribution.high > worse_report.parts[0].distribution.high);
    }
  // Each does one thing: the source's letter moves no weight, the report's figure no width.
  for (const Reliability r : letters)
    CHECK(pooled({claim(d, r, Credibility::four), third}).parts[0].weight == doctest::Approx(0.25 / 0.75));
}

TEST_CASE("F and 6 are unknown, not worst: between the others") {
  const Distribution d{Shape::uniform, 1, 0, 9};
  const auto high = [&](Reliability r) { return widened(d, r, -none, none).high; };
  CHECK(high(Reliability::F) > high(Reliability::C));
  CHECK(high(Reliability::F) < high(Reliability::E));
  CHECK(weight(Credibility::six) > weight(Credibility::five));
  CHECK(weight(Credibility::six) < weight(Credibility::two));
}

TEST_CASE("quantiles are hit, and the ends lie a tenth of the span outside {quantiles}") {
  const Distribution d = through({{0.05, 8000}, {0.5, 10000}, {0.95, 13000}}, nullptr, nullptr);
  CHECK(quantile(d, 0.05) == doctest::Approx(8000));
  CHECK(quantile(d, 0.5) == doctest::Approx(10000));
  CHECK(quantile(d, 0.95) == doctest::Approx(13000));
  CHECK(d.low == doctest::Approx(7500));
  CHECK(d.high == doctest::Approx(13500));
  CHECK(d.best == doctest::Approx(10000));
  const double low = 1000, high = 50000;
  CHECK(quantile(through({{0.25, 8000}}, &low, &high), 0.9999) > 49000);
  CHECK(widened(d, Reliability::C, -none, none).high == doctest::Approx(10000 + 1.5 * 3500));
}

TEST_CASE("words of likelihood and of time have their ranges, in both rows {verbal} {within}") {
  CHECK(range_of("likely")->low == 0.55);
  CHECK(range_of("probable")->high == range_of("likely")->high);
  CHECK(!range_of("perhaps"));
  CHECK(likelihood_terms().size() == 14);
  double last = 0;
  for (const std::string_view term :
       {"remote", "highly improbable", "improbable", "roughly even odds", "probable"})
    CHECK(range_of(term)->low > std::exchange(last, range_of(term)->low));
  CHECK(days_of("days")->high < days_of("weeks")->high);
  CHECK(!days_of("fortnights"));
}

TEST_CASE("one voice's claims err together by the stated rank correlation, and no pool moves {shared-error}") {
  constexpr std::uint64_t plays = 4000;
  const auto ranks_agree = [](double stated, double first, double second) {
    const std::vector<SharedError> a{{"voice", loading(stated, first)}}, b{{"voice", loading(stated, second)}};
    double sum = 0, mean_a = 0;
    for (std::uint64_t play = 0; play < plays; ++play) {
      const chance::Key key = chance::Key::from_seed(3).at(play);
      const double x = share_with(key.uniform(1), a, key.at("voice")),
                   y = share_with(key.uniform(2), b, key.at("voice"));
      sum += 12 * (x - 0.5) * (y - 0.5) / plays;  // Spearman's: shares are the ranks
      mean_a += x / plays;
    }
    CHECK(mean_a == doctest::Approx(0.5).epsilon(0.04));
    return sum;
  };
  CHECK(std::fabs(ranks_agree(0.6, 1, 1) - 0.6) < 0.05);
  CHECK(std::fabs(ranks_agree(0.6, 1, -1) + 0.6) < 0.05);
  CHECK(std::fabs(ranks_agree(1, 1, 1) - 1) < 0.05);
  CHECK(std::fabs(ranks_agree(0, 1, 1)) < 0.05);
  const double half = ranks_agree(0.6, 1, 0.5);  // where half of what is said of it is the voice's
  CHECK(half > 0.2);
  CHECK(half < 0.4);
  CHECK(share_with(0.37, {}, chance::Key::from_seed(1)) == 0.37);
}

TEST_CASE("loadings follow the weight of a voice's claims; those that run against count below nothing") {
  const std::vector<Source> sources = {{.id = "a", .speaker = "a", .correlation = 0.5},
                                       {.id = "b", .speaker = "b", .correlation = 0}};
  std::vector<Claim> claims = {claim({Shape::pert, 1, 2, 3}, Reliability::A, Credibility::two),
                               claim({Shape::pert, 1, 2, 4}, Reliability::A, Credibility::two)};
  claims[0].source = SourceId{std::size_t{0}}, claims[1].source = SourceId{std::size_t{1}};
  auto shared = shared_errors(pooled(claims), claims, sources);
  REQUIRE(shared.size() == 1);
  CHECK(shared[0].loading == doctest::Approx(loading(0.5, 0.5)));
  claims[0].against = true;
  shared = shared_errors(pooled(claims), claims, sources);
  CHECK(shared[0].loading == doctest::Approx(-loading(0.5, 0.5)));
}

TEST_CASE("a single number from a doubtful source becomes a range about it; nothing becomes of nothing") {
  const Distribution d = widened({Shape::point, 0, 10000, 0}, Reliability::C, 0, none);
  CHECK(d.shape == Shape::pert);
  CHECK(d.low == doctest::Approx(9000));
  CHECK(d.best == 10000);
  CHECK(d.high == doctest::Approx(11000));
  const Distribution zero{Shape::point, 0, 0, 0};
  CHECK(widened(zero, Reliability::E, -none, none) == zero);
}
