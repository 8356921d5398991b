#include <doctest/doctest.h>

#include <memory>

#include "scenario/read_scenario.hpp"
#include "study/answers.hpp"
#include "study/run.hpp"
#include "study/slice_player.hpp"
#include "tests/support/scratch_file.hpp"
#include "tests/support/signatures.hpp"

// The same study whatever it is run on: how many threads, in how many goes, in what order.

using namespace salient;
using namespace salient::study;

namespace {

const Scenario& tiny() {
  static const auto read =
      read_scenario(SALIENT_SOURCE_DIR "/scenarios/tiny", SALIENT_SOURCE_DIR "/parameters");
  if (!read) FAIL(render(read.problems()));
  return *read;
}

using Scratch = tests::ScratchFile;

std::string run(const std::string& path, const Settings& settings, unsigned threads, bool resume = false) {
  const auto ran = run_study(tiny(), settings, {.path = path, .resume = resume, .threads = threads});
  if (!ran) FAIL(render(ran.problems()));
  return ran->signature;
}

/// Everything that the study says, in full.
std::string answers(const std::string& path) {
  const auto read = read_answers(path, tiny());
  if (!read) FAIL(render(read.problems()));
  return as_json(tiny(), *read);
}

std::string signature_of_fresh(const char* name, const Settings& settings, unsigned threads = 2) {
  const Scratch file{name};
  return run(file.path(), settings, threads);
}

}  // namespace

TEST_CASE("every build plays the same studies of the worked campaign to the byte") {
  tests::check_signatures("kursk-2024", 2, "tests/determinism/signatures.txt");
}

TEST_CASE("arms of the worked campaign's effects are under every law what they are when played apart") {
  const auto kursk =
      read_scenario(SALIENT_SOURCE_DIR "/scenarios/kursk-2024", SALIENT_SOURCE_DIR "/parameters");
  if (!kursk) FAIL(render(kursk.problems()));
  const Settings settings{.plays = 2000, .seed = 20241110};
  const Layout layout{*kursk, settings};
  SlicePart part = SlicePlayer{layout, settings}.play({.sizes = {0, 4, 0, 4}, .first = 2, .end = 4});
  Player apart{*kursk};
  std::size_t checked = 0;
  for (const BlockKind kind : {BlockKind::pairs, BlockKind::law_pairs})
    for (const PairRecord& pair : part.block(kind).pairs) {
      const Effect& effect = (kind == BlockKind::pairs ? layout.effects : layout.law_effects)[pair.effect];
      const std::uint64_t with = apart.play(settings.seed, pair.play, effect.with).signature,
                          against = apart.play(settings.seed, pair.play, effect.against).signature;
      CHECK(pair.signature == (with * 0x9e3779b97f4a7c15ULL ^ against));
      checked += 2;
    }
  CHECK(checked == 2 * 2 * (layout.effects.size() + layout.law_effects.size()));
  CHECK(part.played < checked + 2 * (1 + layout.other_laws.size()));
}

TEST_CASE("one, two and seven threads give the same study, to the last digit of its answers") {
  const Settings settings{.plays = 130, .seed = 11};
  const Scratch one{"salient-threads-1.sqlite"}, two{"salient-threads-2.sqlite"},
      seven{"salient-threads-7.sqlite"};
  const std::string signature = run(one.path(), settings, 1);
  CHECK(run(two.path(), settings, 2) == signature);
  CHECK(run(seven.path(), settings, 7) == signature);
  CHECK(answers(two.path()) == answers(one.path()));
  CHECK(answers(seven.path()) == answers(one.path()));
}

TEST_CASE("a study that grew is the study that was asked for at once, its pairs included") {
  const Scratch grown{"salient-grown.sqlite"}, whole{"salient-whole.sqlite"};
  run(grown.path(), {.plays = 130, .seed = 5}, 2);
  run(grown.path(), {.plays = 130, .seed = 5}, 2, true);  // nothing to do
  const std::string signature = run(grown.path(), {.plays = 260, .seed = 5}, 2, true);
  CHECK(run(whole.path(), {.plays = 260, .seed = 5}, 2) == signature);
  CHECK(answers(grown.path()) == answers(whole.path()));
}

TEST_CASE("a study stopped and taken up again is the study that was never stopped") {
  const Scratch file{"salient-stopped.sqlite"};
  const Settings settings{.plays = 120, .seed = 3};
  const std::atomic<bool> stop{true};
  const auto stopped = run_study(tiny(), settings, {.path = file.path(), .threads = 2, .stop = &stop});
  REQUIRE(bool(stopped));
  CHECK(stopped->stopped);
  CHECK(stopped->played == 0);
  const std::string signature = run(file.path(), settings, 2, true);
  CHECK(signature == signature_of_fresh("salient-unstopped.sqlite", settings));
}

TEST_CASE("another seed, another law, another number of plays: another signature") {
  const std::string usual = signature_of_fresh("salient-usual.sqlite", {.plays = 40, .seed = 1});
  CHECK(signature_of_fresh("salient-seed.sqlite", {.plays = 40, .seed = 2}) != usual);
  CHECK(signature_of_fresh("salient-law.sqlite", {40, 1, models::AttritionLaw::lanchester}) != usual);
  CHECK(signature_of_fresh("salient-advance.sqlite",
                           {40, 1, models::AttritionLaw::history, models::AdvanceLaw::qjm}) != usual);
  CHECK(signature_of_fresh("salient-plays.sqlite", {.plays = 41, .seed = 1}) != usual);
}

TEST_CASE("a play alone is the play in the study, whichever plays the player played before") {
  Player fresh{tiny()}, used{tiny()};
  for (std::uint64_t play = 0; play < 20; ++play) used.play(11, play);
  const std::uint64_t again = used.play(11, 7).signature;
  CHECK(fresh.play(11, 7).signature == again);
}
