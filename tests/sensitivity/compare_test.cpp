#include "study/compare.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "scenario/read_scenario.hpp"
#include "study/trace.hpp"
#include "tests/support/tiny.hpp"

// Two worlds on one luck.

using namespace salient;
using namespace salient::study;

namespace {

/// The problems of an excursion written as text, or none.
std::string problems_of(const char* text) {
  const auto path = std::filesystem::temp_directory_path() / "salient-excursion.toml";
  std::ofstream{path} << text;
  const auto read = read_excursion(path.string(), tests::tiny());
  std::filesystem::remove(path);
  return read ? "" : render(read.problems());
}

Excursion as_it_is() { return {"nothing", "", "", tests::tiny(), {}}; }

}  // namespace

TEST_CASE("paired differences, worked by hand {paired-difference}") {
  const Difference d = difference_of({}, {1, 2, 3, 4}, {2, 4, 3, 7});
  CHECK(d.before == 2.5);
  CHECK(d.after == 4);
  CHECK(d.mean == 1.5);
  // Differences 1 2 0 3: standard deviation 1.2910, t of three degrees 3.1824.
  CHECK(d.error.high - d.mean == doctest::Approx(3.182446 * 1.290994 / 2));
  CHECK(d.more.count == 3);
  CHECK(d.less.count == 0);
  // Variances 1.6667 and 4.6667 against 1.6667.
  CHECK(d.plays_saved == doctest::Approx(3.8));
}

TEST_CASE("a world against itself differs in nothing, to the bit") {
  const Compared same = compare(tests::tiny(), {as_it_is()}, {.plays = 12}, 2, Progress::Style::quiet);
  REQUIRE(same.comparisons.size() == 1);
  REQUIRE(!same.comparisons[0].differences.empty());
  for (const Difference& d : same.comparisons[0].differences) {
    CHECK(d.mean == 0);
    CHECK(d.more.count == 0);
    CHECK(d.less.count == 0);
  }
}

TEST_CASE(
    "a nation that stays away changes the campaign, whatever the threads, and the same luck saves plays") {
  Excursion alone = as_it_is();
  const NationId nation = alone.scenario.formation[FormationId{std::size_t{0}}].nation;
  for (Formation& f : alone.scenario.formation)
    if (f.nation == nation) f.arrives = {.fixed = alone.scenario.days + 1.0};
  const Compared two = compare(tests::tiny(), {alone, as_it_is()}, {.plays = 40}, 2, Progress::Style::quiet),
                 one = compare(tests::tiny(), {alone, as_it_is()}, {.plays = 40}, 1, Progress::Style::quiet);
  CHECK(as_json(tests::tiny(), {alone, as_it_is()}, one) == as_json(tests::tiny(), {alone, as_it_is()}, two));
  REQUIRE(two.comparisons.size() == 3);  // each against the scenario, and the second against the first
  bool differs = false;
  for (const Difference& d : two.comparisons[0].differences) differs = differs || d.mean != 0;
  CHECK(differs);
  for (std::size_t i = 0; i < two.comparisons[0].differences.size(); ++i)
    CHECK(two.comparisons[2].differences[i].mean == doctest::Approx(-two.comparisons[0].differences[i].mean));
}

TEST_CASE("excursions that are none are told so") {
  CHECK(problems_of("name = \"x\"\n").find("of two changes at once") != std::string::npos);
  CHECK(problems_of("name = \"x\"\n[hold]\nquantity = \"unheard-of\"\nat = 3\n").find("unheard-of") !=
        std::string::npos);
  CHECK(problems_of("name = \"x\"\n[force]\nprocess = \"nobody\"\nregime = \"y\"\n").find("nobody") !=
        std::string::npos);
  CHECK(problems_of("nam = \"x\"\n").find("name") != std::string::npos);
  CHECK(problems_of("name = \"x\"\n[without]\nnation = \"atlantis\"\n").find("atlantis") != std::string::npos);
  CHECK(problems_of("name = \n").find("problem") != std::string::npos);
  CHECK(!read_excursion("/nowhere/at-all.toml", tests::tiny()));
}

TEST_CASE("every bundled excursion can be read and changes the scenario it is of") {
  const std::string folder = SALIENT_SOURCE_DIR "/scenarios/kursk-2024";
  const auto scenario = read_scenario(folder, SALIENT_SOURCE_DIR "/parameters");
  REQUIRE(bool(scenario));
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/excursions")) {
    CAPTURE(entry.path().string());
    const auto excursion = read_excursion(entry.path().string(), *scenario);
    if (!excursion) FAIL(render(excursion.problems()));
    CHECK(!excursion->about.empty());
    count += 1;
  }
  CHECK(count == 7);
}

TEST_CASE("a claim is traced to where it is used, and an answer to its claims") {
  const Scenario& s = tests::tiny();
  for (const ClaimId claim : ids<ClaimId>(s.claim.rows())) {
    const Trace trace = trace_of(s, claim, {}, {});
    CHECK(!trace.uses.empty());
    CHECK(as_text(s, trace).find(s.claim[claim].says) != std::string::npos);
  }
}
