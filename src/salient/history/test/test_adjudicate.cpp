#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "history/forecast.hpp"
#include "history/nearest.hpp"
#include "history/test/folder.hpp"
#include "history/verdict.hpp"
#include "scenario/read_scenario.hpp"

namespace salient::history {
namespace {

using models::AttritionLaw;
using Words = std::map<std::string, std::string>;

const Words umpires{
    {"attacker", "3200"}, {"defender", "1400"},   {"posture", "prepared"}, {"terrain", "rolling/mixed"},
    {"tanks", "40/12"},   {"artillery", "72/36"}, {"width", "6km"},        {"days", "2"}};

Words with(const std::string& key, const std::string& word) {
  Words words = umpires;
  words[key] = word;
  return words;
}

Asked asked(const Words& words = umpires) {
  const auto read = read_asked(words, "");
  if (!read) FAIL(render(read.problems()));
  return *read;
}

std::string said(const Words& words, const std::string& file = "") {
  const auto read = read_asked(words, file);
  return read ? "" : render(read.problems());
}

const std::vector<BattleParameters>& drawn() {
  static const auto parameters = [] {
    const auto read = read_parameters(parameters_folder());
    REQUIRE(read);
    return drawn_parameters(*read, {.plays = 400});
  }();
  return parameters;
}

Tally tally_of(const Words& words, AttritionLaw law = AttritionLaw::history) {
  return tally(adjudicate(law, asked(words), drawn(), 1));
}

std::vector<AttritionLaw> all_laws() {
  std::vector<AttritionLaw> laws;
  for (std::size_t i = 0; i < models::attrition_law_count; ++i) laws.push_back(static_cast<AttritionLaw>(i));
  return laws;
}

/// A battle of divisions of 1944 with its losses told.
BattleOfRecord division_battle(const std::string& id, double attackers, double defenders) {
  BattleOfRecord b;
  b.title.id = b.title.name = id;
  b.battle.year = 1944;
  b.battle.attacker.people = attackers;
  b.battle.defender.people = defenders;
  b.battle.posture = Posture::prepared_defence;
  b.record.attacker_lost = b.record.defender_lost = 100;
  return b;
}

}  // namespace

TEST_CASE("an umpire's words are a battle like those of the record") {
  const Encounter e = encounter_of(asked());
  CHECK(e.fight.attacker.people == 3200);
  CHECK(e.fight.defender.people == 1400);
  CHECK(e.fight.attacker.tanks == 40);
  CHECK(e.fight.defender.guns == 36);
  CHECK(e.fight.posture == Posture::prepared_defence);
  CHECK(e.fight.width == Kilometres{6});
  CHECK(e.fight.attacker.power > e.fight.attacker.people);
  CHECK(e.fight.surprise == 0);
  CHECK(encounter_of(asked(with("surprise", "complete"))).fight.surprise == -1);
  const double usual = e.fight.attacker.power;
  CHECK(encounter_of(asked(with("quality", "0.5/1"))).fight.attacker.power == doctest::Approx(usual / 2));
  CHECK(encounter_of(asked(with("sorties", "10/0"))).fight.attacker.power > usual);
  Words fewer = umpires;
  fewer.erase("artillery");
  CHECK(encounter_of(asked(fewer)).fight.attacker.guns > 0);  // as many as armies of the time had
}

TEST_CASE("a file says what the command line says, and words stand above it") {
  const test::Folder folder;
  const std::string file = folder.path() + "/crossing.toml";
  std::ofstream{file}
      << "attacker = 3200\ndefender = 1400\nposture = \"prepared\"\nterrain = \"rolling/mixed\"\n"
         "tanks = \"40/12\"\nartillery = \"72/36\"\nwidth = \"6 km\"\ndays = 2\n";
  CHECK(as_json(*read_asked({}, file)) == as_json(asked()));
  CHECK(as_json(*read_asked({{"posture", "hasty"}}, file)) == as_json(asked(with("posture", "hasty"))));
  std::ofstream{file, std::ios::app} << "postrue = \"hasty\"\n";
  const std::string problems = said({{"tanks", "many"}}, file);
  CHECK(problems.find("crossing.toml:9:1: postrue") != std::string::npos);
  CHECK(problems.find("did you mean \"posture\"?") != std::string::npos);
  CHECK(problems.find("command line: --tanks") != std::string::npos);
  CHECK(said({}, folder.path() + "/none.toml").find("no file of that name") != std::string::npos);
}

TEST_CASE("all that is wrong with an umpire's words is said at once") {
  CHECK(said({{"attacker", "-5"}, {"terrain", "rollign/mixed"}, {"tanks", "40"}, {"width", "6"}}) ==
        "command line: salient adjudicate\n"
        "    found     no --defender\n"
        "    expected  --defender a number, 1 to 1000000\n"
        "    because   people who defend\n"
        "\n"
        "command line: --attacker\n"
        "    found     -5\n"
        "    expected  1 to 1000000\n"
        "    because   it cannot be negative\n"
        "\n"
        "command line: --tanks\n"
        "    found     40\n"
        "    expected  attacker/defender, each 0 to 100000\n"
        "    because   this is a number\n"
        "    try       write \"40/12\"\n"
        "\n"
        "command line: --terrain\n"
        "    found     \"rollign/mixed\"\n"
        "    expected  RELIEF/COVER: flat, rolling or rugged; open, mixed, wooded or urban\n"
        "    because   ground is both, how it lies and what grows or stands on it\n"
        "    try       did you mean \"rolling\"?\n"
        "\n"
        "command line: --width\n"
        "    found     6\n"
        "    expected  a length, such as \"40 km\"\n"
        "    because   a number without a unit could mean anything\n"
        "    try       write \"6 km\"\n"
        "\n"
        "5 problems; nothing was run.\n");
}

TEST_CASE("under every law more attackers win more of what is decided, and works cost them") {
  // Larger fights take longer, so that more of them are not decided in two days.
  const auto won = [](const Tally& t) { return t.attacker / (t.attacker + t.defender); };
  for (const AttritionLaw law : all_laws()) {
    CAPTURE(models::spelling(law));
    const Tally usual = tally_of(umpires, law);
    CHECK(usual.attacker + usual.defender + usual.nobody == doctest::Approx(1));
    CHECK(usual.attacker_lost.tenth < usual.attacker_lost.middle);
    CHECK(usual.attacker_lost.middle < usual.attacker_lost.ninetieth);
    CHECK(usual.lasted.ninetieth <= 2);
    const Tally more = tally_of(with("attacker", "9600"), law),
                fort = tally_of(with("posture", "fortified"), law);
    CHECK(won(more) > won(usual));
    CHECK(more.gained.middle >= usual.gained.middle);
    CHECK(fort.gained.middle <= usual.gained.middle);
    CHECK(tally_of(with("quality", "1/0.3"), law).attacker > usual.attacker);
  }
}

TEST_CASE("the same seed gives the same verdict, another seed another") {
  const auto courses = [](std::uint64_t seed) {
    return as_json(
        Adjudication{asked(), 400, 0, {tally(adjudicate(AttritionLaw::qjm, asked(), drawn(), seed))}});
  };
  CHECK(courses(1) == courses(1));
  CHECK(courses(1) != courses(2));
}

TEST_CASE("without a span a battle goes on until one side breaks off") {
  Words words = umpires;
  words.erase("days");
  const Tally open = tally_of(words), two = tally_of(umpires);
  CHECK(open.nobody < 0.1);
  CHECK(two.nobody > open.nobody);
  CHECK(open.lasted.ninetieth > 2);
}

TEST_CASE("a roll tells its seed and how to have it again") {
  const BattleCourse course{Victor::defender, 120.4, 80.6, Kilometres{0.25}, Days{1.5}};
  CHECK(as_text(asked(), Roll{AttritionLaw::epstein, 77, course}) ==
        "Roll of seed 77 under epstein: after 1.50 days the attacker breaks off.\n"
        "The attacker loses 120 of 3200, the defender 81 of 1400, prisoners among them; 0.2 km gained.\n"
        "The same again: --roll --seed 77 --law epstein\n");
}

TEST_CASE("the nearest battle of record is the most alike {nearest-battles}") {
  Battles battles{division_battle("far", 60000, 9000), division_battle("near", 12000, 6000),
                  division_battle("same", 10000, 5000), division_battle("part", 10000, 5000),
                  division_battle("silent", 10000, 5000)};
  battles[3].part_of_larger = true;
  battles[4].record.defender_lost.reset();
  const Battle to = division_battle("", 10000, 5000).battle;
  const auto near = nearest_battles(battles, to, 5);
  REQUIRE(near.size() == 3);
  CHECK(near[0].battle->title.id == "same");
  CHECK(near[1].battle->title.id == "near");
  CHECK(near[2].battle->title.id == "far");
  CHECK(near[0].distance < near[1].distance);
  CHECK(nearest_battles(battles, to, 1).size() == 1);
  CHECK(nearest_battles({}, to, 5).empty());

  Battle other = to;
  CHECK(distance(to, other) == distance(other, to));
  const double before = distance(to, other);
  other.posture = Posture::hasty_defence;
  CHECK(distance(to, other) > before);
  other.year = 1973;
  CHECK(distance(to, other) * distance(to, other) - before * before ==
        doctest::Approx(0.75 * 0.75 + 29.0 / 30 * 29 / 30));
}

}  // namespace salient::history
