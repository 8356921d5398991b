// Rings in whole plays: who is surrounded beside a strong formation in hand is reached, by its orders alone.
#include <algorithm>
#include <string_view>

#include "phases/phase.hpp"
#include "scenario/knowledge.hpp"
#include "tests/support/tiny.hpp"

namespace salient::tests {
namespace {

/// An enemy hex that touches own land only across one more enemy hex, nearest to `from`.
HexId pocket_near(const Scenario& s, SideId own, HexId from) {
  const Theatre theatre{s};
  HexId best{};
  const auto touches = [&](HexId hex) {
    for (const HexId next : s.map.neighbour[hex])
      if (next && s.map.control[next] == own) return true;
    return false;
  };
  for (const HexId hex : ids<HexId>(s.map.grid.hexes())) {
    if (s.map.control[hex] == own || !s.map.control[hex] || touches(hex)) continue;
    const bool near = std::any_of(s.map.neighbour[hex].begin(), s.map.neighbour[hex].end(),
                                  [&](HexId next) { return next && touches(next); });
    if (near && (!best || theatre.distance(from, hex) < theatre.distance(from, best))) best = hex;
  }
  REQUIRE(best);
  return best;
}

/// The tutorial with a battalion of the defender shut in before his line, an enemy battalion on every place
/// around it that is his, his reserve beside it and strong, and nobody in the ring who breaks out or gives up.
struct Ring {
  Scenario scenario = tiny();
  UnitId lost{};
  Knowledge known;

  explicit Ring(bool ordered) {
    const SideId defender{1 - offensive(scenario).side.row()};
    const Theatre theatre{scenario};
    lost = *theatre.of(named(scenario, "ar-3")).begin();
    const HexId from = scenario.unit[lost].hex, pocket = pocket_near(scenario, defender, from);
    scenario.map.control[pocket] = defender;
    scenario.unit[lost].hex = pocket;
    HexId ring[direction_count]{};
    std::copy(scenario.map.neighbour[pocket].begin(), scenario.map.neighbour[pocket].end(), ring);
    std::size_t next = 0;
    for (Unit& unit : scenario.unit) {
      if (unit.formation == named(scenario, "ar-9")) {
        unit.hex = from;
        unit.establishment *= 4;
        continue;
      }
      if (scenario.formation[unit.formation].side == defender || unit.branch != Branch::infantry) continue;
      while (next < std::size(ring) && (!ring[next] || scenario.map.control[ring[next]] == defender)) next += 1;
      unit.establishment /= 4;
      if (next < std::size(ring)) unit.hex = ring[next++];
    }
    known = central_knowledge(scenario);
    if (!ordered) set("command.relief.reach", 0);
    set("command.break_out.hazard", 0);
    set("morale.hazard.surrender", 0);
  }
  void set(std::string_view key, double value) {
    for (const ParameterId id : ids<ParameterId>(scenario.parameter.rows()))
      if (scenario.parameter[id].key == key) {
        known.parameter[id] = value;
        return;
      }
    FAIL("no such parameter");
  }
  /// Whether the battalion was reached within ten days rather than thrown out, with prisoners lost on the way.
  bool opened(const std::vector<Event>& events, int turns_a_day) const {
    for (const Event& e : events) {
      if (!(e.unit == lost)) continue;
      if (e.kind == EventKind::surrendered || e.turn > 10 * turns_a_day) return false;
      if (e.kind == EventKind::link_restored)
        return std::none_of(events.begin(), events.end(), [&](const Event& other) {
          return other.kind == EventKind::surrendered && other.unit == lost && other.turn == e.turn;
        });
    }
    return false;
  }
  /// In how many of so many plays it was.
  int reached(std::uint64_t plays) {
    Player player{scenario};
    PlaySettings settings;
    settings.known = &known;
    int count = 0;
    for (std::uint64_t number = 0; number < plays; ++number) {
      REQUIRE(!player.play(17, number, settings).failed);
      const auto& events = player.journal().events();
      count += opened(events, scenario.turns_a_day());
    }
    return count;
  }
};

}  // namespace

TEST_CASE(
    "a strong formation in hand beside a ring opens it before the enemy has crushed it; without orders none") {
  constexpr int plays = 60;
  const int ordered = Ring{true}.reached(plays), left_alone = Ring{false}.reached(plays);
  CHECK(ordered > plays / 8);
  CHECK(4 * left_alone < ordered);
}

}  // namespace salient::tests
