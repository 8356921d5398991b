#include "phases/test/morning.hpp"

namespace salient::tests {
namespace {

/// The tutorial, its one process going to and fro at a hazard of one a day.
Scenario restless() {
  Scenario s = tiny();
  s.process[ProcessId{0}].statements.clear();
  s.process[ProcessId{0}].switches.clear();
  for (const int from : {0, 1})
    s.process[ProcessId{0}].switches.push_back({.from = from,
                                                .to = 1 - from,
                                                .until = Value{.fixed = 1e9},
                                                .probability = Value{.fixed = 1},
                                                .hazard = true});
  return s;
}

/// Days on which the regime of the process changes.
std::vector<int> changes(const Scenario& s, int days, std::uint64_t seed) {
  Morning m{s};
  for (int day = 0; day < days; ++day) {
    m.state.turn = day * s.turns_a_day();
    phases::policy(m.setting(seed * 1000 + static_cast<std::uint64_t>(day)), m.state, m.journal);
  }
  std::vector<int> found;
  for (const Event& event : m.journal.events())
    if (event.kind == EventKind::regime_changed) found.push_back(event.turn / s.turns_a_day());
  return found;
}

}  // namespace

TEST_CASE("what was decided stands its days before it is undone; the first regime has stood long enough") {
  const Scenario s = restless();
  const double stands = Morning{s}.parameters.policy.process.stands;
  std::size_t early = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const std::vector<int> days = changes(s, 120, seed);
    REQUIRE(days.size() >= 3);
    early += days[0] < stands;
    for (std::size_t n = 1; n < days.size(); ++n) CHECK(days[n] - days[n - 1] >= stands);
  }
  CHECK(early == 20);
}

TEST_CASE("a decision on a date comes on its date, however fresh the last one is") {
  Scenario s = restless();
  s.process[ProcessId{0}].switches[1] = {
      .from = 1, .to = 0, .day = Value{.fixed = 9}, .probability = Value{.fixed = 1}};
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const std::vector<int> days = changes(s, 12, seed);
    REQUIRE(days.size() == 2);
    CHECK(days[1] == 9);
  }
}

TEST_CASE("a hazard ends on its day") {
  Scenario s = restless();
  for (Switch& option : s.process[ProcessId{0}].switches) {
    option.until = Value{.fixed = 40};
    option.day = Value{.fixed = 35};
    option.probability = Value{.fixed = 0.2};
  }
  std::size_t none = 0, one = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const std::vector<int> days = changes(s, 90, seed);
    (days.empty() ? none : one) += 1;
    for (const int day : days) CHECK((day >= 35 && day < 40));
  }
  CHECK(none > 5);
  CHECK(one > 5);
}

TEST_CASE("a contingent that may only defend is told of before the first morning") {
  for (const double chance : {0.0, 1.0}) {
    Morning m;
    for (const NationId nation : ids<NationId>(m.scenario.nation.rows())) m.drawn.defends_only[nation] = chance;
    phases::injects(m.setting(), m.state, m.journal);
    std::size_t told = 0;
    for (const Event& event : m.journal.events()) told += event.kind == EventKind::contingent_bound;
    CHECK(told == (chance > 0 ? m.scenario.nation.rows() : 0));
  }
}

}  // namespace salient::tests
