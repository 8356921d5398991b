#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "report/json.hpp"
#include "report/report.hpp"
#include "report/test/small_study.hpp"
#include "study/database.hpp"

using namespace salient;
using report::Json;

namespace {

/// The bundle of the small study; made once.
const Json& bundle() {
  static const Json made = [] {
    const Scenario scenario = report::test::small_scenario();
    const std::string path = report::test::small_study(scenario);
    const Json json = Json::parse(report::bundle_text(path, scenario));
    std::filesystem::remove(path);
    return json;
  }();
  return made;
}

const Json& answer(const std::string& id) {
  for (const Json& entry : bundle()["answers"])
    if (entry["id"] == id) return entry;
  throw std::runtime_error("no answer " + id);
}

}  // namespace

TEST_CASE("The bundle says what it is and what was played") {
  CHECK(bundle()["format"] == "salient-bundle");
  CHECK(bundle()["version"] == 1);
  CHECK(bundle()["plays"]["counted"] == 40);
  CHECK(bundle()["plays"]["failed"] == 1);
  CHECK(bundle()["plays"]["failures"][0]["failure"] == "people lost on turn 3");
  CHECK(bundle()["warnings"].size() == 2);  // few plays, and more than one in a hundred failed
}

TEST_CASE("One answer for each question, of losses one for each nation") {
  CHECK(bundle()["answers"].size() == 6);
  CHECK(answer("losses.russian")["question"] == "How many are lost? (Russia)");
}

TEST_CASE("A share retaken: quantiles, histogram, statements with their word and its range") {
  const Json& retaken = answer("retaken");
  REQUIRE(retaken["outcomes"].size() == 2);
  const Json& last = retaken["outcomes"][1];
  CHECK(last["label"] == "retaken by 9 January 2025");
  CHECK(last["unit"] == "share");
  CHECK(last["quantiles"][2].get<double>() == doctest::Approx(0.5).epsilon(0.05));
  std::size_t total = 0;
  for (const Json& n : last["histogram"]["counts"]) total += n.get<std::size_t>();
  CHECK(total == 40);
  const Json& half = retaken["statements"][0];
  CHECK(half["text"] == "at least half is retaken by 9 January 2025");
  CHECK(half["probability"] == 0.5);
  CHECK(half["range"] == Json::array({20, 80}));
  CHECK(half["error"][0].get<double>() < 0.5);
}

TEST_CASE("A town that falls in some plays: never is counted, quantiles beyond it are null") {
  const Json& falls = answer("falls");
  CHECK(falls["statements"][0]["probability"] == 0.25);
  const Json& day = falls["outcomes"][0];
  CHECK(day["never"] == 0.75);
  CHECK(day["quantiles"][2].is_null());
  CHECK(day["histogram"]["counts"][19] == 1);  // day 20 ends the twentieth bin
  CHECK(falls["headline"] ==
        "Sudzha falls by 9 January 2025 in 25\u00a0% of the plays; where it does, half the time by 4 December "
        "2024.");
}

TEST_CASE("Losses, a culmination and an effect in words") {
  CHECK(answer("losses.ukrainian")["headline"] ==
        "Killed by 9 January 2025: about 290 (110 to 470). Wounded: about 870 (330 to 1,400).");
  CHECK(answer("stops")["statements"][0]["probability"] == 0.75);
  CHECK(answer("aid")["outcomes"][1]["unit"] == "share difference");
  CHECK(answer("aid")["statements"][0]["text"] == "more is retaken by 9 January 2025");
}

TEST_CASE("Through time: five quantiles for each day, one side of two") {
  const Json& through = bundle()["through_time"];
  CHECK(through["days"].back() == 60);
  REQUIRE(through["ground"].size() == 1);
  CHECK(through["ground"][0]["side"] == 1);
  CHECK(through["ground"][0]["share"].size() == 5);
  CHECK(through["ground"][0]["share"][2].size() == through["days"].size());
  CHECK(through["losses"].size() == 2);
  CHECK(through["losses"][0]["killed"][2].back() == 290);
}

TEST_CASE("What each side believed beside what was true: once a week, from the first on") {
  const Json& beliefs = bundle()["through_time"]["beliefs"];
  REQUIRE(beliefs.size() == 2);
  CHECK(beliefs[1]["side"] == 1);
  CHECK(beliefs[0]["days"] == Json::array({56, 60}));
  CHECK(beliefs[0]["believed"].size() == 5);
  CHECK(beliefs[0]["believed"][2][1].get<double>() == doctest::Approx(800).epsilon(0.01));
  CHECK(beliefs[0]["present"][4][0] == 1000);
  CHECK(beliefs[0]["placed"][1] == 0.5);
  CHECK(beliefs[0]["named"][0] == 0.75);
}

TEST_CASE("Control: only land that changed hands, a byte for each share") {
  const Json& control = bundle()["control"];
  CHECK(control["focus"] == 1);
  CHECK(control["plays"] == 40);
  CHECK(control["hexes"] == Json::array({18}));
  CHECK(control["shares"][1][0] == "AA==");  // 0 on the first day
  CHECK(control["shares"][1][1] == "fQ==");  // 125 of 250 later
}

TEST_CASE("Regimes are counted ever and at the end") {
  const Json& regimes = bundle()["policy"][0]["regimes"];
  CHECK(regimes[0]["ever"] == 1);
  CHECK(regimes[0]["at_end"] == 0.5);
  CHECK(regimes[1]["ever"] == 0.5);
}

TEST_CASE("The input that moves with an outcome leads its ranking") {
  const Json& first = bundle()["drivers"][0];
  CHECK(first["outcome"] == "retaken.day60");
  CHECK(first["inputs"][0]["id"] == "people");
  CHECK(first["inputs"][0]["rank_correlation"] == 1);
  CHECK(first["inputs"][0]["clear"] == true);
}

TEST_CASE("Evidence keeps who said what, and parameters their standing") {
  CHECK(bundle()["evidence"]["claims"][0]["reliability"] == "B");
  CHECK(bundle()["evidence"]["claims"][0]["credibility"] == 2);
  CHECK(bundle()["evidence"]["sources"][1]["analyst"] == true);
  CHECK(bundle()["parameters"][1]["standing"] == "placeholder");
  CHECK(bundle()["manifest"][0][0] == "command");
}

TEST_CASE("A study of which every play failed has no answers, and says so") {
  const Scenario scenario = report::test::small_scenario();
  const std::string path = report::test::small_study(scenario);
  {
    study::Database db{path, study::Database::Open::existing};
    db.execute(
        "UPDATE plays SET failed = 1; DELETE FROM outcomes; DELETE FROM series_rows; DELETE FROM ground_rows; "
        "DELETE FROM pairs; DELETE FROM control");
  }
  const Json json = Json::parse(report::bundle_text(path, scenario));
  CHECK(json["plays"]["counted"] == 0);
  CHECK(json["warnings"][0] == "No play went through: there is nothing to report.");
  for (const Json& entry : json["answers"]) CHECK(entry["headline"].get<std::string>().starts_with("No p"));
  std::filesystem::remove(path);
}

TEST_CASE("The page is one file that opens anywhere") {
  const Scenario scenario = report::test::small_scenario();
  const std::string study = report::test::small_study(scenario), out = study + ".html";
  report::write(study, scenario, out);
  std::ostringstream text;
  text << std::ifstream{out}.rdbuf();
  CHECK(text.str().find("A small salient") != std::string::npos);
  CHECK(text.str().find("<link rel=\"stylesheet\"") == std::string::npos);
  CHECK(text.str().find("script src") == std::string::npos);
  CHECK(text.str().find("Talks \\u003c/script>") != std::string::npos);
  CHECK_THROWS_AS(report::write(study, scenario, "/nowhere/report.html"), std::runtime_error);
  CHECK_THROWS_AS(report::write("/nowhere/study.sqlite", scenario, out), std::runtime_error);
  std::filesystem::remove(study);
  std::filesystem::remove(out);
}

TEST_CASE("The sample that the page's tests read has the parts of a bundle") {
  std::ifstream file{std::string{SALIENT_SOURCE_DIR} + "/tests/report/sample.json"};
  const Json sample = Json::parse(file);
  std::vector<std::string> here, there;
  for (const auto& [key, value] : bundle().items()) here.push_back(key);
  for (const auto& [key, value] : sample.items()) there.push_back(key);
  CHECK(here == there);
}
