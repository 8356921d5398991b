#include "study/by_law.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "study/answers.hpp"
#include "study/test/small.hpp"

using namespace salient;
using namespace salient::study;
using namespace salient::study::test;

namespace {

LawFigure share(double value, double low, double high, const char* words) {
  return {.value = value, .error = {low, high}, .words = words};
}
LawFigure compared(Target target, const LawFigure& own, LawFigure other) {
  compare_with_own(target, own, other);
  return other;
}

/// Reruns by rule: under every other law of attrition red gets two days further than it did, with either luck;
/// under another law of advance exactly as far.
void add_reruns(Store& store, const Layout& layout, std::uint64_t plays) {
  Block block{.kind = BlockKind::reruns, .plays = plays};
  for (std::uint64_t play = 0; play < plays; ++play)
    for (std::size_t row = 0; row < layout.reruns.size(); ++row) {
      const bool further = layout.reruns[row].laws.attrition != models::AttritionLaw::history;
      Journal journal;
      advance(layout.scenario, static_cast<int>(play % 10) + (further ? 2 : 0), journal);
      block.reruns.push_back({play, row, play, "", layout.outcomes.measure(journal)});
    }
  store.write(block);
}

/// Effects by rule: under the study's laws a cut is worth a tenth more land, under qjm a tenth less.
void add_pairs(Store& store, const Layout& layout, std::uint64_t plays) {
  for (const BlockKind kind : {BlockKind::pairs, BlockKind::law_pairs}) {
    const std::vector<Effect>& effects = kind == BlockKind::pairs ? layout.effects : layout.law_effects;
    Block block{.kind = kind, .plays = plays};
    for (std::uint64_t play = 0; play < plays; ++play)
      for (std::size_t row = 0; row < effects.size(); ++row) {
        const double sign = effects[row].laws.attrition == models::AttritionLaw::qjm ? -1 : 1;
        const std::vector<double> against(effects[row].columns.size(), 0.5);
        std::vector<double> with = against;
        for (double& value : with) value += sign * (0.1 + 0.001 * static_cast<double>(play % 7));
        block.pairs.push_back({play, row, play, "", with, against});
      }
    store.write(block);
  }
}

ByLaw read(const std::string& path, const Scenario& s) {
  const Layout layout{s, {}};
  auto store = *Store::create(path, layout, Settings{.plays = 400});
  for (std::uint64_t block = 0; block < 4; ++block) store->write(made_up_block(layout, block, 100));
  add_reruns(*store, layout, 40);
  add_pairs(*store, layout, 40);
  store.reset();
  Database db{path, Database::Open::existing};
  return read_by_law(db, layout);
}

const LawRow& row_of(const ByLaw& found, const std::string& target) {
  for (const LawRow& row : found.rows)
    if (row.target.id == target) return row;
  FAIL("no row ", target);
  return found.rows.front();
}

}  // namespace

TEST_CASE("every law of attrition with the study's advance, and every law of advance with its attrition") {
  const Layout layout{small_scenario(), {}};
  REQUIRE(layout.other_laws.size() == models::attrition_law_count + models::advance_law_count - 2);
  for (const Laws& laws : layout.other_laws)
    CHECK((laws.attrition == models::AttritionLaw::history) != (laws.advance == models::AdvanceLaw::ladder));
  CHECK(layout.reruns.size() == 1 + 2 * layout.other_laws.size());
  CHECK(layout.law_effects.size() == layout.effects.size() * layout.other_laws.size());
}

TEST_CASE("what is played for other laws is bounded") {
  CHECK(reruns_for(399) == 0);
  CHECK(reruns_for(400) == 20);
  CHECK(reruns_for(1'000'000) == 200);
  CHECK(law_pairs_for(1999) == 0);
  CHECK(law_pairs_for(2000) == 20);
  CHECK(law_pairs_for(1'000'000) == 50);
}

TEST_CASE("another luck: the first twenty of those played again, then every fourth") {
  std::uint64_t lucks = 0;
  for (std::uint64_t play = 0; play < 20; ++play) CHECK(another_luck(play));
  for (std::uint64_t play = 0; play < reruns_for(1'000'000); ++play) lucks += another_luck(play);
  CHECK(lucks == 65);
}

TEST_CASE("a probability flips where no word fits both, beyond Monte Carlo error {flips}") {
  const Target likely{.question = {}, .column = {}, .at_least = 0.5};
  const LawFigure own = share(0.7, 0.66, 0.74, "likely");
  CHECK_FALSE(compared(likely, own, share(0.6, 0.56, 0.64, "likely")).flips);
  CHECK(compared(likely, own, share(0.6, 0.56, 0.64, "likely")).departs == "less often");
  CHECK_FALSE(compared(likely, own, share(0.5, 0.40, 0.60, "anything")).flips);  // could still be likely
  const LawFigure other = compared(likely, own, share(0.3, 0.25, 0.35, "unlikely"));
  CHECK(other.flips);
  CHECK(other.departs == "unlikely instead of likely");
}

TEST_CASE("a difference flips where both signs are told from nothing, and are two {flips}") {
  const Target change{.question = {}, .column = {}, .difference = true};
  const LawFigure own = share(0.03, 0.01, 0.05, "");
  CHECK(compared(change, own, share(-0.03, -0.05, -0.01, "")).flips);
  CHECK_FALSE(compared(change, own, share(-0.03, -0.07, 0.01, "")).flips);
  CHECK_FALSE(compared(change, share(0.01, -0.01, 0.03, ""), share(-0.03, -0.05, -0.01, "")).flips);
}

TEST_CASE("a number flips where it lies wholly outside what nine plays in ten come to {flips}") {
  const Target people{.question = {}, .column = {}};
  LawFigure own = share(100, 90, 110, "");
  own.spread = Interval{50, 200};
  CHECK(compared(people, own, share(300, 210, 400, "")).flips);
  CHECK_FALSE(compared(people, own, share(190, 150, 230, "")).flips);
  CHECK(compared(people, own, share(190, 150, 230, "")).departs == "more");
}

TEST_CASE(
    "answers by law are read from the file: shifted where the law shifts them, the study's own where not") {
  const Scenario s = small_scenario();
  const Scratch file{"salient-by-law.sqlite"};
  const ByLaw found = read(file.path(), s);
  CHECK(found.pairs == 40);
  CHECK(found.reruns >= 30);  // of forty, less those that failed
  const LawRow& retaken = row_of(found, "retaken.day10");
  REQUIRE(retaken.figures.size() == found.laws.size());
  const LawFigure &own = retaken.figures[0], &qjm = retaken.figures[2], &advance = retaken.figures.back();
  CHECK(qjm.laws.attrition == models::AttritionLaw::qjm);
  CHECK(qjm.value > own.value);
  CHECK(advance.laws.advance == models::AdvanceLaw::qjm);
  CHECK(advance.value == doctest::Approx(own.value).epsilon(0.15));
  const LawRow& effect = row_of(found, "aid.retaken.day10");
  CHECK(effect.figures[0].value == doctest::Approx(0.103).epsilon(0.01));
  CHECK(effect.figures[2].value == doctest::Approx(-0.103).epsilon(0.01));
  CHECK(effect.figures[2].flips);
  CHECK(effect.flips());
  const std::string text = as_text(s, found);
  CHECK(text.find("under qjm less instead of more") != std::string::npos);
  CHECK(text.find("advance: qjm") != std::string::npos);
}
