#include "study/answers.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "study/test/small.hpp"

using namespace salient;
using namespace salient::study;
using namespace salient::study::test;

namespace {

/// A study of 100 made-up plays, 14 of them failed, and 10 pairs in which the effect is the number of the play.
Answers answers_of(const Scenario& s, const std::string& path) {
  const Layout layout{s, {}};
  auto store = Store::create(path, layout, {.plays = 100});
  REQUIRE(bool(store));
  (*store)->write(made_up_block(layout, 0, 100));
  Block pairs{.kind = BlockKind::pairs, .plays = 10};
  for (std::uint64_t play = 0; play < 10; ++play) {
    const double difference = 0.01 * static_cast<double>(play);
    pairs.pairs.push_back({.play = play, .with = {0.5, 0.5 + difference}, .against = {0.5, 0.5}});
  }
  (*store)->write(pairs);
  (*store)->sign();
  auto answers = read_answers(path, s);
  REQUIRE(bool(answers));
  return *answers;
}

}  // namespace

TEST_CASE("answers leave failed plays out and count them") {
  const Scenario s = small_scenario();
  const Scratch file{"salient-answers-1.sqlite"};
  const Answers answers = answers_of(s, file.path());
  CHECK(answers.plays == 100);
  CHECK(answers.failures.size() == 14);
  CHECK(answers.failures[0].first == 3);
  REQUIRE(answers.answers.size() == 5);
  const Part& by_day_ten = answers.answers[0].parts[1];
  CHECK(by_day_ten.summary->plays == 86);
  CHECK(by_day_ten.propositions[1].share.count == 44);  // at least half of nine hexes: five or more
}

TEST_CASE("the town's day: never counts, and the share that falls is stated") {
  const Scenario s = small_scenario();
  const Scratch file{"salient-answers-2.sqlite"};
  const Answers answers = answers_of(s, file.path());
  const Part& town = answers.answers[1].parts[0];
  CHECK(town.summary->plays == 86);
  CHECK(spelled(s, town.column, town.summary->greatest) == "never");
  CHECK(spelled(s, town.column, town.summary->least) == "day 3 (13 November 2024)");
  CHECK(town.propositions[0].says == "it falls by the end of day 10, 20 November 2024");
}

TEST_CASE("an effect is the difference of its pairs") {
  const Scenario s = small_scenario();
  const Scratch file{"salient-answers-3.sqlite"};
  const Answers answers = answers_of(s, file.path());
  const Answer& effect = answers.answers[4];
  REQUIRE(effect.parts.size() == 2);
  CHECK(effect.parts[1].summary->mean == doctest::Approx(0.045));
  CHECK(effect.parts[1].propositions[0].share.count == 9);
  CHECK(effect.parts[1].propositions[2].share.count == 1);
  CHECK(effect.parts[1].about ==
        "cut rather than steady from day 3: share retaken by the end of day 10, 20 November 2024");
}

TEST_CASE("sentences say number, word and error, and likelihood never meets confidence in one") {
  CHECK(sentence(Proposition{"it falls", proportion(3000, 10000)}) == "it falls: unlikely, 30 % [29 to 31]");
  CHECK(sentence(Proposition{"it falls", proportion(0, 10000)}) ==
        "it falls: in none of 10,000 plays [0 to 0.04]");
  const Scenario s = small_scenario();
  const Scratch file{"salient-answers-4.sqlite"};
  const std::string text = as_text(s, answers_of(s, file.path()));
  CHECK(text.find("A strip of land\n100 plays of 10 days from 11 November 2024; seed 1, laws history and "
                  "ladder; 14 failed\n") == 0);
  CHECK(text.find("  failed: seed 1 play 3: turn 12: people conserved: 1st Red\n") != std::string::npos);
  CHECK(text.find("\nWhen does it fall?\n") != std::string::npos);
  CHECK(text.find("By law\n  Too few plays") != std::string::npos);
  CHECK(text.find("Confidence: low, the least of three marks.") != std::string::npos);
}

TEST_CASE("the JSON is one object whose numbers are the answers'") {
  const Scenario s = small_scenario();
  const Scratch file{"salient-answers-5.sqlite"};
  const Answers answers = answers_of(s, file.path());
  const auto json = nlohmann::json::parse(as_json(s, answers, 1.5));
  CHECK(json["plays"] == 100);
  CHECK(json["failed_plays"] == 14);
  CHECK(json["signature"].get<std::string>().size() == 64);
  CHECK(json["elapsed_s"] == 1.5);
  CHECK(json["answers"][0]["parts"][1]["quantiles"][3]["p"] == 0.5);
  CHECK(json["answers"][1]["parts"][0]["mean"].is_null());
}

TEST_CASE("another scenario's study is not read as this one's") {
  Scenario s = small_scenario();
  const Scratch file{"salient-answers-6.sqlite"};
  answers_of(s, file.path());
  s.hash = "other";
  const auto answers = read_answers(file.path(), s);
  REQUIRE(!answers);
  CHECK(answers.problems()[0].what == "manifest.scenario_hash");
}
