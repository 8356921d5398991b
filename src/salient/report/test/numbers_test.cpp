#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "report/histogram.hpp"
#include "report/ranks.hpp"
#include "report/words.hpp"

using namespace salient;
using namespace salient::report;

TEST_CASE("People are written to two figures, shares to the per cent") {
  CHECK(people(0) == "0");
  CHECK(people(17) == "17");
  CHECK(people(1249) == "1,200");
  CHECK(people(12499) == "12,000");
  CHECK(people(996) == "1,000");
  CHECK(percent(0.244) == "24\u00a0%");
  CHECK(percent(0.001) == "under 1\u00a0%");
  CHECK(percent(0) == "0\u00a0%");
  CHECK(percent(0.999) == "over 99\u00a0%");
  CHECK(percent(1) == "100\u00a0%");
}

TEST_CASE("A word's range covers both words when the error straddles a border") {
  CHECK(word_range(study::proportion(300, 1000)) == std::array{20, 45});
  CHECK(word_range(study::proportion(20, 100)) == std::array{5, 45});
}

TEST_CASE("Numbers in the bundle have five figures, and null where there is none") {
  CHECK(number(1.0 / 3).dump() == "0.33333");
  CHECK(number(12).dump() == "12");
  CHECK(number(std::numeric_limits<double>::infinity()).dump() == "null");
}

TEST_CASE("Bins have round borders and hold every finite value") {
  const std::vector<double> values{3, 14, 15, 92, 65, 35, std::numeric_limits<double>::infinity()};
  const Bins bins = round_bins(values, 10);
  CHECK(bins.low == 0);
  CHECK(bins.high >= 92);
  CHECK(bins.count <= 10);
  const Json h = histogram(values, bins);
  std::size_t total = 0;
  for (const Json& n : h["counts"]) total += n.get<std::size_t>();
  CHECK(total == 6);
}

TEST_CASE("Bins of equal values, of none, and of differences around nothing") {
  CHECK(round_bins(std::vector<double>{5, 5, 5}).count >= 1);
  CHECK(round_bins(std::vector<double>{}).count == 20);
  const Bins bins = round_bins(std::vector<double>{-0.12, 0.0, 0.25}, 20);
  CHECK(bins.low <= -0.12);
  CHECK(bins.high >= 0.25);
  CHECK(bins.count <= 20);
}

TEST_CASE("A value on a border belongs to the upper bin") {
  const Json h = histogram(std::vector<double>{0.0, 0.05, 0.1, 0.3, 1.0}, {0, 1, 20});
  CHECK(h["counts"][0] == 1);
  CHECK(h["counts"][1] == 1);
  CHECK(h["counts"][2] == 1);
  CHECK(h["counts"][6] == 1);
  CHECK(h["counts"][19] == 1);
}

TEST_CASE("Ranks share the mean where values tie") {
  CHECK(ranks(std::vector<double>{10, 30, 20, 30}) == std::vector<double>{1, 3.5, 2, 3.5});
  CHECK(ranks(std::vector<double>{std::numeric_limits<double>::infinity(), 1}) == std::vector<double>{2, 1});
}

TEST_CASE("Rank correlation of what moves together, apart, and not at all") {
  std::vector<double> up, down, wild;
  for (int i = 0; i < 200; ++i) {
    up.push_back(i);
    down.push_back(-i * i);
    wild.push_back((i * 7919) % 211);
  }
  const auto r_up = ranks(up), r_down = ranks(down), r_wild = ranks(wild);
  CHECK(rank_correlation(r_up, r_up, 10).value == doctest::Approx(1));
  CHECK(rank_correlation(r_up, r_down, 10).value == doctest::Approx(-1));
  const RankCorrelation none = rank_correlation(r_up, r_wild, 10);
  CHECK(std::abs(none.value) < 0.15);
  CHECK_FALSE(none.clear);
  CHECK(none.low < none.value);
  CHECK(none.value < none.high);
}

TEST_CASE("What one input alone would show is not clear when a thousand were tried") {
  std::vector<double> up, mixed;
  for (int i = 0; i < 100; ++i) {
    up.push_back(i);
    mixed.push_back(i + 3.4 * ((i * 37) % 100));
  }
  const auto a = ranks(up), b = ranks(mixed);
  const RankCorrelation alone = rank_correlation(a, b, 1), among_many = rank_correlation(a, b, 100000);
  CHECK(alone.clear);
  CHECK_FALSE(among_many.clear);
}
