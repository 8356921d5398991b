#include "study/store.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "study/pool.hpp"
#include "study/test/small.hpp"

using namespace salient;
using namespace salient::study;
using namespace salient::study::test;

namespace {

const Settings settings{.plays = 250, .seed = 7};

Layout layout_of(const Scenario& s) { return {s, settings}; }

std::string fill(const std::string& path, const Layout& layout, std::uint64_t blocks) {
  auto store = Store::create(path, layout, settings);
  REQUIRE(bool(store));
  for (std::uint64_t block = 0; block < blocks; ++block)
    (*store)->write(made_up_block(layout, block, block < 2 ? 100 : 50));
  return (*store)->sign();
}

double number(const std::string& path, const std::string& sql) {
  Database file{path, Database::Open::existing};
  auto rows = file.prepare(sql);
  REQUIRE(rows.next());
  return rows.real(0);
}

std::string words(const std::string& path, const std::string& sql) {
  Database file{path, Database::Open::existing};
  auto rows = file.prepare(sql);
  REQUIRE(rows.next());
  return rows.text(0);
}

}  // namespace

TEST_CASE("what is written can be read back, by name") {
  const Scenario s = small_scenario();
  const Layout layout = layout_of(s);
  const Scratch file{"salient-store-1.sqlite"};
  fill(file.path(), layout, 3);
  CHECK(number(file.path(), "SELECT count(*) FROM plays") == 250);
  CHECK(number(file.path(), "SELECT count(*) FROM causes") == cause_count);
  CHECK(number(file.path(), "SELECT count(*) FROM events") ==
        number(file.path(), "SELECT count(*) FROM event_rows"));
  CHECK(number(file.path(), "SELECT count(*) FROM outcomes") == 250 - 36);
  CHECK(number(file.path(), "SELECT \"retaken.day10\" FROM outcomes WHERE play = 5") == 5.0 / 9);
  CHECK(number(file.path(), "SELECT \"town.day\" FROM outcomes WHERE play = 5") == 3);
  CHECK(std::isnan(number(file.path(), "SELECT \"town.day\" FROM outcomes WHERE play = 1")));
  CHECK(number(file.path(), "SELECT men FROM inputs WHERE play = 123") == 123);
  CHECK(number(file.path(), "SELECT \"combat.rate\" FROM inputs WHERE play = 3") == 2.5);
  CHECK(number(file.path(), "SELECT count(*) FROM pragma_table_info('inputs')") == 3);
  CHECK(words(file.path(), "SELECT failure FROM plays WHERE play = 3") == "turn 12: people conserved: 1st Red");
  CHECK(number(file.path(), "SELECT killed FROM series WHERE play = 5 AND day = 7 AND nation = 'bluenation'") ==
        14);
  CHECK(number(file.path(),
               "SELECT share FROM ground WHERE play = 5 AND day = 10 AND region = 'strip' AND side = 'red'") ==
        doctest::Approx(7.0 / 11));
  CHECK(words(file.path(),
              "SELECT kind || ' ' || cause || ' ' || side || ' ' || day FROM events WHERE play = 5") ==
        "offensive culminated losses red 8");
  CHECK(number(file.path(), "SELECT sum(weight) FROM claims WHERE quantity = 'men'") == doctest::Approx(1));
  CHECK(words(file.path(), "SELECT group_concat(key) FROM parameters WHERE input IS NULL") == "combat.fixed");
  CHECK(words(file.path(), "SELECT value FROM manifest WHERE key = 'seed'") == "7");
}

TEST_CASE("control counts in how many plays of the block a side held the hex") {
  const Scenario s = small_scenario();
  const Layout layout = layout_of(s);
  const Scratch file{"salient-store-2.sqlite"};
  fill(file.path(), layout, 1);
  const std::string of = " FROM control WHERE block = 0 AND day = 10 AND side = 'red'";
  CHECK(number(file.path(), "SELECT plays" + of) == 86);
  const auto byte = [&](int hex) {
    return words(file.path(), "SELECT hex(substr(counts, " + std::to_string(2 * hex + 1) + ", 2))" + of);
  };
  CHECK(byte(0) == "5600");  // 86: all that did not fail
  CHECK(byte(11) == "0000");
  CHECK(std::stoi(byte(6).substr(0, 2), nullptr, 16) == 44);  // those with number % 10 of 5 or more
}

TEST_CASE("a study taken up again is the study that was never interrupted") {
  const Scenario s = small_scenario();
  const Layout layout = layout_of(s);
  const Scratch whole{"salient-store-3.sqlite"}, parts{"salient-store-4.sqlite"};
  const std::string signature = fill(whole.path(), layout, 3);
  fill(parts.path(), layout, 1);
  auto store = Store::resume(parts.path(), layout, settings);
  REQUIRE(bool(store));
  CHECK((*store)->done(BlockKind::plays, 0) == 100);
  CHECK((*store)->done(BlockKind::plays, 1) == 0);
  (*store)->write(made_up_block(layout, 1, 100));
  (*store)->write(made_up_block(layout, 2, 50));
  CHECK((*store)->sign() == signature);
}

TEST_CASE("more plays than before may be asked: the short last block is played anew, whole blocks are not") {
  const Scenario s = small_scenario();
  const Layout layout = layout_of(s);
  const Scratch file{"salient-store-5.sqlite"};
  fill(file.path(), layout, 3);
  auto store = Store::resume(file.path(), layout, {.plays = 320, .seed = 7});
  REQUIRE(bool(store));
  const std::vector<Slice> slices = slices_to_do(**store, layout, 320);
  const auto wants_plays = [](const Slice& slice) { return slice.size(BlockKind::plays) > 0; };
  const auto first = std::find_if(slices.begin(), slices.end(), wants_plays);
  REQUIRE(first != slices.end());
  CHECK(first->block == 2);
  CHECK(first->first == 200);
  CHECK(first->size(BlockKind::plays) == 100);
  // Pairs of the whole blocks are still to come: each takes its play once more, and no more is written of it.
  CHECK(slices.front().block == 0);
  CHECK(slices.front().size(BlockKind::pairs) == 100);
  (*store)->write(made_up_block(layout, 2, 100));
  (*store)->write(made_up_block(layout, 3, 20));
  CHECK(number(file.path(), "SELECT count(*) FROM plays") == 320);
  CHECK(number(file.path(), "SELECT count(DISTINCT play) FROM series") == 320 - 46);
  CHECK(words(file.path(), "SELECT value FROM manifest WHERE key = 'plays'") == "320");
}

TEST_CASE("pairs of an effect: 200 plays or a fortieth, never more than there are") {
  CHECK(pairs_for(50) == 50);
  CHECK(pairs_for(1000) == 200);
  CHECK(pairs_for(10000) == 250);
}

TEST_CASE("an existing file is not overwritten") {
  const Scenario s = small_scenario();
  const Layout layout = layout_of(s);
  const Scratch file{"salient-store-6.sqlite"};
  fill(file.path(), layout, 1);
  const auto store = Store::create(file.path(), layout, settings);
  REQUIRE(!store);
  CHECK(render(store.problems()) ==
        file.path() +
            ": --out\n"
            "    found     a file of that name\n"
            "    expected  a name not in use\n"
            "    because   a study that took hours is not overwritten by one that takes seconds\n"
            "    try       --resume to go on with it, or --out with another name\n\n"
            "1 problem; nothing was run.\n");
}

TEST_CASE("a study of something else is not gone on with, and every difference is told") {
  Scenario s = small_scenario();
  const Scratch file{"salient-store-7.sqlite"};
  fill(file.path(), layout_of(s), 1);
  s.hash = "def456";
  const auto store = Store::resume(file.path(), layout_of(s), {.plays = 250, .seed = 8});
  REQUIRE(!store);
  CHECK(
      render(store.problems()) ==
      file.path() +
          ": manifest.scenario_hash\n"
          "    found     abc123\n"
          "    expected  def456\n"
          "    because   the plays so far were of the scenario as it was then; mixing the two answers neither\n"
          "    try       start a new file with --out, or put the scenario's files back as they were\n\n" +
          file.path() +
          ": manifest.seed\n"
          "    found     7\n"
          "    expected  8\n"
          "    because   every play's luck follows from the study's seed\n"
          "    try       leave --seed out, or start a new file with --out\n\n"
          "2 problems; nothing was run.\n");
}

TEST_CASE("changed parameters and another law are other studies too") {
  Scenario s = small_scenario();
  const Scratch file{"salient-store-8.sqlite"};
  fill(file.path(), layout_of(s), 1);
  s.parameter[ParameterId{std::size_t{1}}].distribution.best = 4;
  const auto store = Store::resume(file.path(), layout_of(s),
                                   {250, 7, models::AttritionLaw::lanchester, models::AdvanceLaw::qjm});
  REQUIRE(!store);
  REQUIRE(store.problems().size() == 3);
  CHECK(store.problems()[0].what == "manifest.parameters_hash");
  CHECK(store.problems()[1].found == "history");
  CHECK(store.problems()[2].found == "ladder");
}

TEST_CASE("fewer plays than the file has are not asked for") {
  const Scenario s = small_scenario();
  const Layout layout = layout_of(s);
  const Scratch file{"salient-store-9.sqlite"};
  fill(file.path(), layout, 3);
  const auto store = Store::resume(file.path(), layout, {.plays = 100, .seed = 7});
  REQUIRE(!store);
  CHECK(render(store.problems()[0]) ==
        file.path() +
            ": --plays\n"
            "    found     100\n"
            "    expected  250 or more\n"
            "    because   the study holds 250 plays already, and resuming only adds\n"
            "    try       leave --plays out to finish it as planned\n");
}

TEST_CASE("what is no study is said to be none") {
  const Scratch file{"salient-store-10.sqlite"};
  CHECK(manifest_of(file.path()).problems()[0].found == "no such file");
  Database{file.path(), Database::Open::create}.execute("CREATE TABLE other(x)");
  CHECK(manifest_of(file.path()).problems()[0].found == "a database without a manifest");
}

TEST_CASE("control counts add up in any order") {
  const Scenario s = small_scenario();
  const Layout layout = layout_of(s);
  ControlCounts one{layout}, other{layout}, all{layout};
  for (std::uint64_t play = 0; play < 20; ++play) {
    made_up(layout, play, play % 2 ? &one : &other);
    made_up(layout, play, &all);
  }
  one += other;
  CHECK(one.plays() == all.plays());
  for (std::size_t hex = 0; hex < one.hexes(); ++hex)
    CHECK(one.of(2, SideId{std::size_t{0}})[hex] == all.of(2, SideId{std::size_t{0}})[hex]);
}
