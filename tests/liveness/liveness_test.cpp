#include "study/liveness.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "scenario/read_scenario.hpp"
#include "tests/support/tiny.hpp"

// Every report that a bundled scenario cites must reach the State of some play, or it is there for show.
// {liveness}

using namespace salient;
using namespace salient::study;

namespace {

Scenario scenario_of(const char* name) {
  auto read =
      read_scenario(std::string{SALIENT_SOURCE_DIR} + "/scenarios/" + name, SALIENT_SOURCE_DIR "/parameters");
  if (!read) FAIL(render(read.problems()));
  return *std::move(read);
}

std::string inert_evidence(const Liveness& liveness) {
  std::string text;
  for (const TriedInput& input : liveness.inputs)
    if (!input.proof && input.kind != InputKind::parameter)
      text += std::string{spelling(input.kind)} + " " + input.id + "\n";
  return text;
}

}  // namespace

// With the write guard and sanitizers a play takes some fifty times as long: the other builds try the large
// one.
#ifdef SALIENT_WRITE_GUARD
constexpr const char* tried[] = {"tiny"};
#else
constexpr const char* tried[] = {"tiny", "kursk-2024"};
#endif

TEST_CASE("no claim of a bundled scenario is inert") {
  for (const char* name : tried) {
    CAPTURE(name);
    const Scenario scenario = scenario_of(name);
    CHECK(inert_evidence(try_inputs(scenario, {}, {.parameters = false})) == "");
  }
}

TEST_CASE("a number that no equation uses is found out, one that set-up reads is seen before the first turn") {
  Scenario scenario = scenario_of("tiny");
  const evidence::QuantityOfInterest like = scenario.quantity[QuantityId{std::size_t{0}}];
  scenario.quantity.push_back({"unread", like.unit, "nothing reads it", like.pooled, {}});
  const Liveness found = try_inputs(scenario, {}, {.plays = 1, .parameters = false});
  for (const TriedInput& input : found.inputs)
    if (input.id == "unread") CHECK(!input.proof);
  const auto before = std::count_if(found.inputs.begin(), found.inputs.end(), [](const TriedInput& input) {
    return input.proof && input.proof->departure.turn == 0;
  });
  CHECK(before > 0);
}

TEST_CASE("what was found does not depend on the number of threads") {
  const Scenario scenario = scenario_of("tiny");
  const Liveness one = try_inputs(scenario, {}, {.plays = 1, .threads = 1}),
                 three = try_inputs(scenario, {}, {.plays = 1, .threads = 3});
  REQUIRE(one.inputs.size() == three.inputs.size());
  CHECK(one.plays == three.plays);
  for (std::size_t i = 0; i < one.inputs.size(); ++i) {
    CAPTURE(one.inputs[i].id);
    REQUIRE(one.inputs[i].proof.has_value() == three.inputs[i].proof.has_value());
    if (!one.inputs[i].proof) continue;
    CHECK(one.inputs[i].proof->departure.turn == three.inputs[i].proof->departure.turn);
    CHECK(one.inputs[i].proof->departure.columns == three.inputs[i].proof->departure.columns);
  }
}

TEST_CASE(
    "a play with another luck has the same knowledge and another course; with knowledge handed in, the same") {
  Player player{tests::tiny()};
  const std::uint64_t own = player.play(4, 2).signature;
  const Knowledge known = player.play(4, 2).knowledge;
  const Played& other = player.play(4, 2, {.luck = 1});
  CHECK(other.signature != own);
  CHECK(std::equal(known.quantity.begin(), known.quantity.end(), other.knowledge.quantity.begin()));
  CHECK(player.play(4, 2, {.known = &known}).signature == own);
}
