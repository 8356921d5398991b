#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "study/sensitivity/designs.hpp"
#include "study/sensitivity/first_order.hpp"
#include "tests/support/numbers.hpp"

// Plays of the tutorial and of the worked campaign, analysed by SALib; tools/salib_reference.py made the file.

using namespace salient;
using namespace salient::study;

namespace {

using Numbers = std::vector<double>;

std::map<std::string, Numbers>& reference() {
  static auto lines = tests::numbers_by_name("tests/sensitivity/salib_reference.txt");
  return lines;
}
constexpr const char* scenarios[] = {"tiny", "kursk-2024"};
const chance::Key key = chance::Key::from_seed(1);

}  // namespace

TEST_CASE("of a scenario's Saltelli design SALib makes the same indices {first-and-total}") {
  for (const std::string of : scenarios) {
    CAPTURE(of);
    auto& lines = reference();
    const Numbers& first = lines[of + ".saltelli.first"];
    CHECK(first.size() >= 4);
    for (std::size_t i = 0; i < first.size(); ++i) {
      const Shares found = shares_of(lines[of + ".saltelli.a"], lines[of + ".saltelli.b"],
                                     lines[of + ".saltelli.mixed" + std::to_string(i)], key);
      CHECK(found.first == doctest::Approx(first[i]).epsilon(1e-9));
      CHECK(found.total == doctest::Approx(lines[of + ".saltelli.total"][i]).epsilon(1e-9));
    }
  }
}

TEST_CASE(
    "of a scenario's walks over all its inputs SALib makes the same elementary effects {elementary-effects}") {
  for (const std::string of : scenarios) {
    CAPTURE(of);
    auto& lines = reference();
    const std::size_t inputs = lines[of + ".walks.mu"].size();
    CHECK(inputs > 400);
    const Numbers &order = lines[of + ".walks.order"], &start = lines[of + ".walks.start"],
                  &end = lines[of + ".walks.end"];
    std::vector<Trajectory> walks(order.size() / inputs);
    for (std::size_t w = 0; w < walks.size(); ++w)
      for (std::size_t i = w * inputs; i < (w + 1) * inputs; ++i) {
        walks[w].order.push_back(static_cast<std::size_t>(order[i]));
        walks[w].start.push_back(start[i]);
        walks[w].end.push_back(end[i]);
      }
    const auto found = screen(walks, lines[of + ".walks.values"], key);
    for (std::size_t i = 0; i < inputs; ++i) {
      CHECK(std::fabs(found[i].mu - lines[of + ".walks.mu"][i]) < 1e-9);
      CHECK(std::fabs(found[i].mu_star - lines[of + ".walks.mu_star"][i]) < 1e-9);
      CHECK(std::fabs(found[i].sigma - lines[of + ".walks.sigma"][i]) < 1e-9);
    }
  }
}

TEST_CASE("of a study's own plays SALib's RBD-FAST makes much the same of the first inputs {first-order}") {
  for (const std::string of : scenarios) {
    CAPTURE(of);
    auto& lines = reference();
    const Numbers& values = lines[of + ".given.y"];
    std::vector<Cells> cells;
    Numbers theirs;
    for (std::size_t i = 0; lines.contains(of + ".given.x" + std::to_string(i)); ++i) {
      cells.push_back(cells_of(lines[of + ".given.x" + std::to_string(i)], cells_for(values.size())));
      theirs.push_back(lines[of + ".given.first" + std::to_string(i)][0]);
    }
    const auto found = first_order(cells, values, key);
    REQUIRE(found.size() == 8);
    // Another estimator of the same index: apart by no more than the interval allows, which says how much is
    // noise.
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(theirs[i] > found[i].error.low - 0.05);
      CHECK(theirs[i] < found[i].error.high + 0.05);
    }
    const auto most = std::max_element(found.begin(), found.end(),
                                       [](const auto& a, const auto& b) { return a.index < b.index; });
    if (most->error.low > 0.05) CHECK(most - found.begin() <= 1);  // else no input stands out
  }
}
