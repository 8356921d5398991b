#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "scenario/read_scenario.hpp"

using namespace salient;
namespace fs = std::filesystem;

namespace {

const std::string home = SALIENT_SOURCE_DIR;

}  // namespace

TEST_CASE("the record that comes with the program has every law's four scores") {
  const auto scenario = read_scenario(home + "/scenarios/tiny", home + "/parameters");
  REQUIRE(scenario);
  CHECK(scenario->record.size() == 4 * models::attrition_law_count);
  for (const RecordScore& score : scenario->record) {
    CHECK(score.score > 0);
    CHECK(score.base_rate > 0);
    CHECK((score.measure == "winner") == std::isnan(score.coverage80));
  }
}

TEST_CASE("a record with a row that cannot be read is refused with its line; a scenario without one has none") {
  const std::string copy = (fs::temp_directory_path() / "salient-record").string();
  fs::remove_all(copy);
  fs::copy(home + "/parameters", copy, fs::copy_options::recursive);
  const std::string path = copy + "/record/scores.csv";
  std::ofstream{path} << "# made up\nlaw,measure,battles,score,base_rate,coverage80,of_the_present\n"
                         "history,winner,10,0.6,0.7,,0\nhistory,exchange,10,0.6\n";
  const auto refused = read_scenario(home + "/scenarios/tiny", copy);
  REQUIRE(!refused);
  REQUIRE(refused.problems().size() == 1);
  CHECK(refused.problems()[0].where == path + ":4");
  CHECK(refused.problems()[0].what == "scores");
  fs::remove(path);
  const auto without = read_scenario(home + "/scenarios/tiny", copy);
  REQUIRE(without);
  CHECK(without->record.empty());
  fs::remove_all(copy);
}
