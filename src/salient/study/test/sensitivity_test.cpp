#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>

#include "base/math.hpp"
#include "study/sensitivity/designs.hpp"
#include "study/sensitivity/first_order.hpp"
#include "study/sensitivity/split.hpp"
#include "tests/support/numbers.hpp"

using namespace salient;
using namespace salient::study;

namespace {

using Numbers = std::vector<double>;
using Function = std::function<double(const Numbers&)>;

/// T. Ishigami and T. Homma 1990, inputs from the unit cube.
double ishigami(const Numbers& u) {
  const auto angle = [&](std::size_t i) { return std::numbers::pi * (2 * u[i] - 1); };
  const double third = angle(2) * angle(2);
  return std::sin(angle(0)) + 7 * std::sin(angle(1)) * std::sin(angle(1)) +
         0.1 * third * third * std::sin(angle(0));
}
const Numbers ishigami_first{0.3139, 0.4424, 0.0}, ishigami_total{0.5576, 0.4424, 0.2437};

/// A. Saltelli and I. M. Sobol 1995; the smaller a number, the more its input matters.
const Numbers g_weights{0, 1, 4.5, 9, 99, 99};
double sobol_g(const Numbers& u) {
  double product = 1;
  for (std::size_t i = 0; i < g_weights.size(); ++i)
    product *= (std::fabs(4 * u[i] - 2) + g_weights[i]) / (1 + g_weights[i]);
  return product;
}
double g_part(std::size_t i) { return 1 / (3 * (1 + g_weights[i]) * (1 + g_weights[i])); }
double g_variance() {
  double product = 1;
  for (std::size_t i = 0; i < g_weights.size(); ++i) product *= 1 + g_part(i);
  return product - 1;
}
double g_first(std::size_t i) { return g_part(i) / g_variance(); }
double g_total(std::size_t i) { return g_part(i) * (g_variance() + 1) / (1 + g_part(i)) / g_variance(); }

Numbers uniforms(std::uint64_t seed, std::uint64_t row, std::size_t count) {
  Numbers point;
  for (std::size_t i = 0; i < count; ++i) point.push_back(chance::Key::from_seed(seed).at(row).uniform(i));
  return point;
}

/// A function sampled as a study samples a scenario: every row draws every input.
struct Sample {
  std::vector<Cells> inputs;
  Numbers values;
};
Sample sample(const Function& function, std::size_t inputs, std::size_t plays, std::uint64_t seed) {
  std::vector<Numbers> columns(inputs);
  Sample made;
  for (std::size_t play = 0; play < plays; ++play) {
    const Numbers point = uniforms(seed, play, inputs);
    for (std::size_t i = 0; i < inputs; ++i) columns[i].push_back(point[i]);
    made.values.push_back(function(point));
  }
  for (const Numbers& column : columns) made.inputs.push_back(cells_of(column, cells_for(plays)));
  return made;
}

std::vector<Shares> saltelli(const Function& function, std::size_t inputs, std::size_t rows) {
  std::vector<Shares> found;
  Numbers a, b;
  for (std::size_t row = 0; row < rows; ++row) {
    a.push_back(function(uniforms(3, 2 * row, inputs)));
    b.push_back(function(uniforms(3, 2 * row + 1, inputs)));
  }
  for (std::size_t i = 0; i < inputs; ++i) {
    Numbers mixed;
    for (std::size_t row = 0; row < rows; ++row) {
      Numbers point = uniforms(3, 2 * row, inputs);
      point[i] = uniforms(3, 2 * row + 1, inputs)[i];
      mixed.push_back(function(point));
    }
    found.push_back(shares_of(a, b, mixed, chance::Key::from_seed(1)));
  }
  return found;
}

std::map<std::string, Numbers> reference() {
  return tests::numbers_by_name("src/salient/study/test/sensitivity_reference.txt");
}

/// SALib's matrix of points as walks.
std::vector<Trajectory> walks_of(const Numbers& points, std::size_t inputs) {
  std::vector<Trajectory> walks(points.size() / inputs / (inputs + 1));
  const double* at = points.data();
  for (Trajectory& walk : walks) {
    walk.start.assign(at, at + inputs);
    walk.end.resize(inputs);
    for (std::size_t step = 0; step < inputs; ++step, at += inputs)
      for (std::size_t i = 0; i < inputs; ++i)
        if (at[i] != at[inputs + i]) walk.order.push_back(i), walk.end[i] = at[inputs + i];
    at += inputs;
    REQUIRE(walk.order.size() == inputs);
  }
  return walks;
}

}  // namespace

TEST_CASE("given-data indices of the Ishigami and Sobol g functions are the analytic ones {first-order}") {
  const Sample waves = sample(ishigami, 3, 10000, 1), g = sample(sobol_g, 6, 10000, 2);
  const auto found = first_order(waves.inputs, waves.values, chance::Key::from_seed(1));
  for (std::size_t i = 0; i < 3; ++i) CHECK(found[i].index == doctest::Approx(ishigami_first[i]).epsilon(0.05));
  CHECK(std::fabs(found[2].index) < 0.005);
  CHECK(found[0].clear);
  CHECK_FALSE(found[2].clear);
  CHECK(found[1].worst_rank == 1);
  CHECK(found[0].best_rank == 2);
  const auto of_g = first_order(g.inputs, g.values, chance::Key::from_seed(1));
  for (std::size_t i = 0; i < 6; ++i) CHECK(std::fabs(of_g[i].index - g_first(i)) < 0.03);
}

TEST_CASE(
    "in about 95 of 100 studies the interval holds the index, in no more than 5 an idle input is called "
    "clear") {
  int held = 0, clear = 0;
  constexpr int studies = 200;
  for (int seed = 0; seed < studies; ++seed) {
    const Sample s = sample(ishigami, 4, 600, 1000 + static_cast<std::uint64_t>(seed));
    const auto found = first_order(s.inputs, s.values, chance::Key::from_seed(9), 1);
    held += found[0].error.low <= ishigami_first[0] && ishigami_first[0] <= found[0].error.high;
    clear += found[3].clear;
  }
  CHECK(held >= 0.88 * studies);
  CHECK(clear <= 0.05 * studies);
}

TEST_CASE("plays foretold to separate two inputs do separate them") {
  const auto with = [](std::size_t plays) {
    const Sample s = sample([](const Numbers& u) { return u[0] + 0.9 * u[1] + u[2]; }, 3, plays, 5);
    return first_order(s.inputs, s.values, chance::Key::from_seed(1));
  };
  const auto few = with(500);
  const double wanted = plays_to_separate(few[0], few[1], 500);
  const double real = plays_to_separate(with(8000)[0], with(8000)[1], 8000);
  CHECK(real < 8000);
  CHECK(wanted > 500);
}

TEST_CASE("ten thousand plays of a hundred inputs take seconds") {
  const auto began = std::chrono::steady_clock::now();
  const Sample s = sample([](const Numbers& u) { return u[0] + u[1] * u[2]; }, 100, 10000, 6);
  const auto found = first_order(s.inputs, s.values, chance::Key::from_seed(1));
  CHECK(found.size() == 100);
  CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count() < 20);
}

TEST_CASE("cells are about alike, equal values share one, and the order of plays does not matter") {
  const Cells cells = cells_of(Numbers{5, 1, 1, 1, 1, 1, 2, 3}, 4);
  CHECK(cells.of[1] == cells.of[5]);
  CHECK(cells.of[0] == cells.count - 1);
  CHECK(cells_of(Numbers{7, 7, 7}, 4).count == 1);
  const Cells even = cells_of(uniforms(1, 1, 1000), 10);
  CHECK(even.count == 10);
  for (std::uint16_t c = 0; c < 10; ++c) CHECK(std::count(even.of.begin(), even.of.end(), c) == 100);
}

TEST_CASE("threads do not move an index by a bit") {
  const Sample s = sample(sobol_g, 6, 500, 2);
  const auto one = first_order(s.inputs, s.values, chance::Key::from_seed(1), 1),
             three = first_order(s.inputs, s.values, chance::Key::from_seed(1), 3);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(one[i].index == three[i].index);
    CHECK(one[i].error == three[i].error);
  }
}

TEST_CASE("first and total indices by Saltelli's design are the analytic ones {first-and-total}") {
  const auto waves = saltelli(ishigami, 3, 20000), g = saltelli(sobol_g, 6, 20000);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(std::fabs(waves[i].first - ishigami_first[i]) < 0.03);
    CHECK(std::fabs(waves[i].total - ishigami_total[i]) < 0.03);
    CHECK(waves[i].total_error.low <= ishigami_total[i]);
    CHECK(waves[i].total_error.high >= ishigami_total[i]);
  }
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(std::fabs(g[i].first - g_first(i)) < 0.03);
    CHECK(std::fabs(g[i].total - g_total(i)) < 0.03);
  }
}

TEST_CASE("of the same numbers SALib makes the same indices {first-and-total}") {
  auto rows = reference();
  for (const auto& [name, inputs] : {std::pair{"ishigami", 3}, std::pair{"sobol_g", 6}}) {
    const std::string of{name};
    for (int i = 0; i < inputs; ++i) {
      const Shares found = shares_of(rows[of + ".a"], rows[of + ".b"], rows[of + ".mixed" + std::to_string(i)],
                                     chance::Key::from_seed(1));
      const auto at = static_cast<std::size_t>(i);
      CHECK(found.first == doctest::Approx(rows[of + ".first"][at]).epsilon(1e-9));
      CHECK(found.total == doctest::Approx(rows[of + ".total"][at]).epsilon(1e-9));
    }
  }
}

TEST_CASE("of the same walks SALib makes the same elementary effects {elementary-effects}") {
  auto rows = reference();
  for (const auto& [name, inputs] : {std::pair{"ishigami_walks", 3U}, std::pair{"sobol_g_walks", 6U}}) {
    const std::string of{name};
    const auto walks = walks_of(rows[of + ".points"], inputs);
    const auto found = screen(walks, rows[of + ".values"], chance::Key::from_seed(1));
    for (std::size_t i = 0; i < inputs; ++i) {
      CHECK(found[i].mu == doctest::Approx(rows[of + ".mu"][i]).epsilon(1e-9));
      CHECK(found[i].mu_star == doctest::Approx(rows[of + ".mu_star"][i]).epsilon(1e-9));
      CHECK(found[i].sigma == doctest::Approx(rows[of + ".sigma"][i]).epsilon(1e-9));
    }
  }
}

TEST_CASE("a walk moves every input once, on the grid, two thirds of the way {trajectory}") {
  for (std::uint64_t n = 0; n < 20; ++n) {
    const Trajectory walk = trajectory(9, chance::Key::from_seed(n));
    Numbers before = point_of(walk, 0);
    for (std::size_t step = 1; step <= 9; ++step) {
      const Numbers now = point_of(walk, step);
      int moved = 0;
      for (std::size_t i = 0; i < 9; ++i) {
        CHECK(now[i] >= 0);
        CHECK(now[i] <= 1 + 1e-12);
        if (now[i] == before[i]) continue;
        moved += 1;
        CHECK(std::fabs(now[i] - before[i]) == doctest::Approx(2.0 / 3));
      }
      CHECK(moved == 1);
      before = now;
    }
  }
}

TEST_CASE("knowledge, luck and law get the shares that were put in {variance-split}") {
  // law moves the mean by +-1, knowledge has variance 2, luck 3: of 6 in all.
  std::vector<std::vector<Twins>> twins(2);
  const auto normal = [](std::uint64_t play, std::uint64_t what) {
    return math::normal_quantile(chance::Key::from_seed(8).at(play).uniform(what));
  };
  for (std::uint64_t play = 0; play < 4000; ++play) {
    const double known = std::sqrt(2.0) * normal(play, 0);
    for (std::uint64_t law = 0; law < 2; ++law) {
      const double middle = known + (law ? 1 : -1);
      twins[law].push_back({middle + std::sqrt(3.0) * normal(play, 1 + 2 * law),
                            middle + std::sqrt(3.0) * normal(play, 2 + 2 * law)});
    }
  }
  const Split split = split_of(twins, chance::Key::from_seed(1));
  CHECK(split.variance == doctest::Approx(6).epsilon(0.05));
  CHECK(split.knowledge == doctest::Approx(2.0 / 6).epsilon(0.08));
  CHECK(split.luck == doctest::Approx(3.0 / 6).epsilon(0.05));
  CHECK(split.law == doctest::Approx(1.0 / 6).epsilon(0.1));
  CHECK(split.knowledge + split.luck + split.law == doctest::Approx(1));
  CHECK(split.luck_error.low < 0.5);
  CHECK(split.luck_error.high > 0.5);
}

TEST_CASE("one law, and knowledge that decides everything, leave nothing to luck {variance-split}") {
  std::vector<std::vector<Twins>> twins(1);
  for (int play = 0; play < 50; ++play) twins[0].push_back({double(play), double(play)});
  const Split split = split_of(twins, chance::Key::from_seed(1));
  CHECK(split.knowledge == 1);
  CHECK(split.luck == 0);
  CHECK(split.law == 0);
}

TEST_CASE("in about 95 of 100 studies the intervals hold the shares that were put in {variance-split}") {
  // Of 6 in all: knowledge 2, luck 3, law 1; laws' means at fixed places, as the laws are.
  const auto normal = [](std::uint64_t study, std::uint64_t play, std::uint64_t what) {
    return math::normal_quantile(chance::Key::from_seed(study).at(play).uniform(what));
  };
  constexpr std::uint64_t studies = 200, plays = 60;
  int knowledge = 0, luck = 0, law = 0;
  for (std::uint64_t study = 0; study < studies; ++study) {
    std::vector<std::vector<Twins>> twins(2);
    for (std::uint64_t play = 0; play < plays; ++play)
      for (std::uint64_t which = 0; which < 2; ++which) {
        const double middle = std::sqrt(2.0) * normal(study, play, 0) + (which ? 1 : -1);
        twins[which].push_back({middle + std::sqrt(3.0) * normal(study, play, 1 + 2 * which),
                                middle + std::sqrt(3.0) * normal(study, play, 2 + 2 * which)});
      }
    const Split split = split_of(twins, chance::Key::from_seed(7));
    knowledge += split.knowledge_error.low <= 2.0 / 6 && 2.0 / 6 <= split.knowledge_error.high;
    luck += split.luck_error.low <= 0.5 && 0.5 <= split.luck_error.high;
    law += split.law_error.low <= 1.0 / 6 && 1.0 / 6 <= split.law_error.high;
  }
  for (const int held : {knowledge, luck, law}) {
    CHECK(held >= 0.88 * studies);
    CHECK(held <= 0.995 * studies);
  }
}
