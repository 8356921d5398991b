#include "study/liveness.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>

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

/// Numbers that act in no bundled scenario: keys, or beginnings of keys that end in *.
std::vector<std::string> excuses() {
  std::vector<std::string> found;
  std::ifstream file{SALIENT_SOURCE_DIR "/tests/liveness/inert.txt"};
  for (std::string line; std::getline(file, line);)
    if (const std::size_t colon = line.find(": "); !line.starts_with('#') && colon != std::string::npos)
      found.push_back(line.substr(0, colon));
  return found;
}
bool meant(const std::string& excuse, const std::string& key) {
  return excuse.ends_with('*') ? key.starts_with(excuse.substr(0, excuse.size() - 1)) : key == excuse;
}

}  // namespace

// With the write guard and sanitizers a play takes some fifty times as long: the other builds try the large
// one.
#ifdef SALIENT_WRITE_GUARD
constexpr const char* tried[] = {"tiny"};
#else
constexpr const char* tried[] = {"tiny", "kursk-2024"};
#endif

TEST_CASE("no claim of a bundled scenario is inert, and no number but those that say why") {
  const std::vector<std::string> excused = excuses();
  std::set<std::string> inert;
  for (const char* name : tried) {
    CAPTURE(name);
    const Scenario scenario = scenario_of(name);
    const Liveness found = try_inputs(scenario, {}, {});
    CHECK(inert_evidence(found) == "");
    std::set<std::string> here;
    for (const TriedInput& input : found.inputs)
      if (!input.proof && input.kind == InputKind::parameter) here.insert(input.id);
    if (name == tried[0]) inert = here;
    std::erase_if(inert, [&](const std::string& key) { return !here.contains(key); });
  }
  if (std::size(tried) < 2) return;  // what the tutorial has no use for is no news
  for (const std::string& key : inert) {
    CAPTURE(key);
    CHECK(std::any_of(excused.begin(), excused.end(), [&](const auto& excuse) { return meant(excuse, key); }));
  }
  for (const std::string& excuse : excused)
    if (std::none_of(inert.begin(), inert.end(), [&](const auto& key) { return meant(excuse, key); }))
      MESSAGE(excuse << " acts now: take it off tests/liveness/inert.txt");
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
