#include "study/outcomes.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <sstream>

#include "study/journal_lines.hpp"
#include "study/test/small.hpp"

using namespace salient;
using namespace salient::study;
using namespace salient::study::test;

namespace {

std::map<std::string, double> measured(const Scenario& s, int until, int culminated_on_turn = -1) {
  Journal journal;
  advance(s, until, journal);
  if (culminated_on_turn >= 0) journal.note(culminated(culminated_on_turn));
  const Outcomes outcomes{s};
  const std::vector<double> values = outcomes.measure(journal);
  std::map<std::string, double> named;
  for (std::size_t i = 0; i < values.size(); ++i) named[outcomes.columns()[i].name] = values[i];
  return named;
}

}  // namespace

TEST_CASE("share retaken: of land not the side's at the start, lakes left out") {
  const Scenario s = small_scenario();
  auto is = measured(s, 99);
  CHECK(is["retaken.day5"] == doctest::Approx(5.0 / 9));
  CHECK(is["retaken.day10"] == 1);  // hexes 2 to 10; the lake, hex 11, is nobody's loss
  CHECK(measured(s, 0)["retaken.day10"] == 0);
}

TEST_CASE("a town falls on the first day at whose end the side holds it") {
  const Scenario s = small_scenario();
  CHECK(measured(s, 99)["town.day"] == 3);
  CHECK(std::isinf(measured(s, 2)["town.day"]));
}

TEST_CASE("losses by kind, the captured with the missing") {
  auto is = measured(small_scenario(), 99);
  CHECK(is["losses.bluenation.day10.killed"] == 20);
  CHECK(is["losses.bluenation.day10.wounded"] == 30);
  CHECK(is["losses.bluenation.day10.missing"] == 10);
  CHECK(is.count("losses.rednation.day10.killed") == 0);
}

TEST_CASE("an offensive called off with the whole region in hand has not culminated") {
  const Scenario s = small_scenario();
  auto short_of_it = measured(s, 99, 11);  // turn 11 is the last of day 3
  CHECK(short_of_it["stop.culminated"] == 1);
  CHECK(short_of_it["stop.day"] == 3);
  CHECK(short_of_it["stop.share"] == doctest::Approx(3.0 / 9));
  auto won = measured(s, 99, 39);
  CHECK(won["stop.culminated"] == 0);
  CHECK(std::isinf(won["stop.day"]));
  CHECK(std::isnan(won["stop.share"]));
  CHECK(measured(s, 99)["stop.culminated"] == 0);
}

TEST_CASE("a journal as lines: the events of a day before its snapshot") {
  const Scenario s = small_scenario();
  Journal journal;
  advance(s, 1, journal);
  journal.note(culminated(4));
  std::ostringstream text;
  write_lines(text, s, journal);
  std::istringstream lines{text.str()};
  std::string first, second, third;
  std::getline(lines, first);
  std::getline(lines, second);
  std::getline(lines, third);
  CHECK(first.find(R"({"snapshot":0,"people":{"rednation":{"present":0)") == 0);
  CHECK(second.find(R"({"snapshot":1,)") == 0);
  CHECK(
      third ==
      R"({"event":"offensive culminated","day":2,"turn":4,"cause":"losses","side":"red","a":0.0,"b":0.0,"c":0.0})");
}
