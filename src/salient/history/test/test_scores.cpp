#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "base/math.hpp"
#include "history/baselines.hpp"
#include "history/scores.hpp"

namespace salient::history {
namespace {

using Numbers = std::vector<double>;
struct Row {
  Numbers inputs, expected;
};

Numbers numbers_in(const std::string& text) {
  std::istringstream words{text};
  Numbers numbers;
  for (double number{}; words >> number;) numbers.push_back(number);
  return numbers;
}

std::vector<Row> rows_of(const std::string& score) {
  std::ifstream file{std::string{SALIENT_SOURCE_DIR} + "/src/salient/history/test/scores_reference.csv"};
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields{line};
    std::string label, inputs, expected;
    std::getline(fields, label, ',');
    std::getline(fields, inputs, ',');
    std::getline(fields, expected, ',');
    if (label == score) rows.push_back({numbers_in(inputs), numbers_in(expected)});
  }
  REQUIRE(!rows.empty());
  return rows;
}

doctest::Approx close(double expected) { return doctest::Approx(expected).epsilon(1e-9).scale(1e-3); }

}  // namespace

TEST_CASE("{log-loss} and {brier} are those of the reference") {
  for (const Row& row : rows_of("log-loss"))
    CHECK(log_loss(row.inputs[0], row.inputs[1] > 0) == close(row.expected[0]));
  for (const Row& row : rows_of("brier"))
    CHECK(brier(row.inputs[0], row.inputs[1] > 0) == close(row.expected[0]));
}

TEST_CASE("{auc} counts pairs, ties half, by their weights") {
  for (const Row& row : rows_of("auc")) {
    std::vector<Called> calls;
    for (std::size_t i = 0; i < row.inputs.size(); i += 3)
      calls.push_back({row.inputs[i], row.inputs[i + 1] > 0, row.inputs[i + 2]});
    CHECK(area_under_curve(calls) == close(row.expected[0]));
  }
}

TEST_CASE("{crps} of a sample is that of the reference") {
  for (const Row& row : rows_of("crps"))
    CHECK(crps(std::span{row.inputs}.subspan(1), row.inputs[0]) == close(row.expected[0]));
}

TEST_CASE("{baselines} are fitted on the battles of other campaigns") {
  for (const Row& row : rows_of("baselines")) {
    Battles battles;
    for (std::size_t i = 0; i < row.inputs.size(); i += 3) {
      BattleOfRecord b{.title = {.id = std::to_string(i), .campaign = std::to_string(row.inputs[i + 2])}};
      b.battle.attacker.people = 1000 * math::exp(row.inputs[i]);
      b.battle.defender.people = 1000;
      b.record.victor = row.inputs[i + 1] > 0 ? Victor::attacker : Victor::defender;
      battles.push_back(b);
    }
    const auto baselines = baselines_for(battles);
    REQUIRE(baselines.size() == 3);
    for (std::size_t i = 0; i < battles.size(); ++i)
      for (std::size_t k = 0; k < 3; ++k) {
        CAPTURE(baselines[k].name);
        CHECK(*baselines[k].forecasts[i].attacker_wins ==
              doctest::Approx(row.expected[3 * i + k]).epsilon(1e-6));
      }
  }
}

TEST_CASE("a quantile of a sample lies between its neighbours") {
  const Numbers sample{0, 1, 2, 10};
  CHECK(sample_quantile(sample, 0) == 0);
  CHECK(sample_quantile(sample, 0.5) == 1.5);
  CHECK(sample_quantile(sample, 1) == 10);
  CHECK(sample_quantile(Numbers{7}, 0.3) == 7);
  CHECK(rank_in(sample, 1) == 0.375);
  CHECK(rank_in(sample, -1) == 0);
  CHECK(rank_in(sample, 11) == 1);
}

TEST_CASE("calibration puts a fifth of the forecasts into each bin") {
  std::vector<Called> calls;
  for (int i = 0; i < 10; ++i) calls.push_back({0.05 + 0.1 * i, i % 2 == 1});
  const auto bins = calibration(calls);
  for (const CalibrationBin& bin : bins) {
    CHECK(bin.count == 2);
    CHECK(bin.happened == 0.5);
  }
  CHECK(bins[0].forecast == close(0.1));
  CHECK(bins[4].forecast == close(0.9));
}

}  // namespace salient::history
