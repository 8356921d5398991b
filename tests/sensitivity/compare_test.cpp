#include "study/compare.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "scenario/read_scenario.hpp"
#include "study/trace.hpp"
#include "study/worlds.hpp"
#include "tests/support/scratch_file.hpp"
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

Excursion as_it_is() { return {"nothing", "", "", "", tests::tiny(), {}}; }

/// A world in which the first nation's formations never come.
Excursion without_the_first_nation() {
  Excursion alone = as_it_is();
  alone.name = "alone";
  const NationId nation = alone.scenario.formation[FormationId{std::size_t{0}}].nation;
  for (Formation& f : alone.scenario.formation)
    if (f.nation == nation) f.arrives = {.fixed = alone.scenario.days + 1.0};
  return alone;
}

/// A world in which one formation comes two days late: most of what happens is left as it was.
Excursion with_the_first_formation_late() {
  Excursion late = as_it_is();
  late.name = "late";
  late.scenario.formation[FormationId{std::size_t{0}}].arrives = {.fixed = 2.0};
  return late;
}

Compared compared(const std::vector<Excursion>& excursions, std::uint64_t plays, const Comparing& how) {
  const auto found = compare(tests::tiny(), excursions, {.plays = plays}, how);
  if (!found) FAIL(render(found.problems()));
  return *found;
}

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
  const Compared same = compared({as_it_is()}, 12, {.threads = 2});
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
  const Excursion alone = without_the_first_nation();
  const Compared two = compared({alone, as_it_is()}, 40, {.threads = 2}),
                 one = compared({alone, as_it_is()}, 40, {.threads = 1});
  CHECK(as_json(tests::tiny(), {alone, as_it_is()}, one) == as_json(tests::tiny(), {alone, as_it_is()}, two));
  REQUIRE(two.comparisons.size() == 3);  // each against the scenario, and the second against the first
  bool differs = false;
  for (const Difference& d : two.comparisons[0].differences) differs = differs || d.mean != 0;
  CHECK(differs);
  for (std::size_t i = 0; i < two.comparisons[0].differences.size(); ++i)
    CHECK(two.comparisons[2].differences[i].mean == doctest::Approx(-two.comparisons[0].differences[i].mean));
}

TEST_CASE("a kept comparison gives what a fresh one gives, plays only what it lacks, and grows") {
  const tests::ScratchFile kept{"salient-worlds.sqlite"};
  const std::vector<Excursion> both{without_the_first_nation(), as_it_is()};
  const auto text = [&](const Compared& of) { return as_json(tests::tiny(), both, of); };
  const std::string fresh = text(compared(both, 40, {}));
  compared({both[0]}, 15, {.path = kept.path()});  // fewer plays, one world
  {
    Database file{kept.path(), Database::Open::existing};
    study::Statement rows = file.prepare("SELECT count(*) FROM world_outcomes");
    REQUIRE(rows.next());
    CHECK(rows.integer(0) == 30);
    // As if the machine had stopped between two transactions.
    file.execute("DELETE FROM world_outcomes WHERE play > 6");
  }
  CHECK(text(compared(both, 40, {.path = kept.path()})) == fresh);
  const auto again = compare(tests::tiny(), both, {.plays = 40}, {.path = kept.path()});
  CHECK(text(*again) == fresh);
  Database file{kept.path(), Database::Open::existing};
  study::Statement rows = file.prepare("SELECT count(*) FROM world_outcomes");
  REQUIRE(rows.next());
  CHECK(rows.integer(0) == 120);
}

TEST_CASE("a file of another seed, or of another kind, is not added to") {
  const tests::ScratchFile kept{"salient-worlds.sqlite"};
  compared({as_it_is()}, 4, {.path = kept.path()});
  const auto other = compare(tests::tiny(), {as_it_is()}, {.plays = 4, .seed = 9}, {.path = kept.path()});
  REQUIRE(!other);
  CHECK(render(other.problems()).find("manifest.seed") != std::string::npos);
  std::ofstream{kept.path(), std::ios::trunc} << "a letter";
  const auto letter = compare(tests::tiny(), {as_it_is()}, {.plays = 4}, {.path = kept.path()});
  REQUIRE(!letter);
  CHECK(render(letter.problems()).find("--out") != std::string::npos);
}

TEST_CASE("plays saved are those that independent seeds would have needed, measured") {
  const tests::ScratchFile kept{"salient-worlds.sqlite"};
  constexpr std::uint64_t plays = 240;
  const Excursion late = with_the_first_formation_late();
  const Compared found = compared({late}, plays, {.path = kept.path()});
  const Layout layout{tests::tiny(), Settings{}};
  const auto file = Worlds::open(kept.path(), layout, {.plays = plays});
  REQUIRE(bool(file));
  Progress quiet{Progress::Style::quiet, 0};
  const World before = (*file)->play(nullptr, 1, quiet), after = (*file)->play(&late, 1, quiet);
  std::size_t tried = 0;
  for (const Difference& d : found.comparisons[0].differences) {
    if (d.plays != plays || d.plays_saved < 1.5) continue;
    // The same plays, each held against the luck of the next: what two seeds would have given.
    std::vector<double> x, y;
    for (std::size_t play = 0; play < plays; ++play) {
      x.push_back(d.target.value(before[play][d.target.row], tests::tiny().days));
      y.push_back(d.target.value(after[(play + 1) % plays][d.target.row], tests::tiny().days));
    }
    const Difference apart = difference_of(d.target, x, y);
    const double wider = (apart.error.high - apart.error.low) / (d.error.high - d.error.low);
    CAPTURE(d.target.label);
    CHECK(wider * wider == doctest::Approx(d.plays_saved).epsilon(0.3));
    tried += 1;
  }
  CHECK(tried > 0);
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
  CHECK(count >= 52);
}

TEST_CASE("a claim is traced to where it is used, and an answer to its claims") {
  const Scenario& s = tests::tiny();
  for (const ClaimId claim : ids<ClaimId>(s.claim.rows())) {
    const Trace trace = trace_of(s, claim, {}, {});
    CHECK(!trace.uses.empty());
    CHECK(as_text(s, trace).find(s.claim[claim].says) != std::string::npos);
  }
}
