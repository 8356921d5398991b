#include "tests/support/tiny.hpp"
#include "turn/turn.hpp"

namespace salient::tests {

namespace {

/// People of a nation wherever they are, less those who joined: the same on every day of a play.
std::int64_t everyone(const NationTally& t) {
  return t.present + t.elsewhere + t.killed + t.missing + t.captured + t.in_care + t.evacuated - t.replaced;
}

/// People hit by anything since the start; those who surrendered or ran are not among them.
std::int64_t hit(const NationTally& t) {
  return t.hit_by_guns + t.hit_by_bombs + t.hit_by_drones + t.hit_direct;
}
std::int64_t lost(const NationTally& t) { return t.killed + t.wounded + t.missing + t.captured; }

}  // namespace

TEST_CASE("the same seed and number give the same play, whatever was played before") {
  Player one{tiny()}, other{tiny()};
  const std::uint64_t expected = one.play(5, 3).signature;
  for (std::uint64_t number = 0; number < 3; ++number) other.play(9, number);
  CHECK(other.play(5, 3).signature == expected);
  CHECK(other.play(5, 4).signature != expected);
}

TEST_CASE("every person is somewhere at the end of every day") {
  Player player{tiny()};
  for (std::uint64_t number = 0; number < 20; ++number) {
    REQUIRE(!player.play(2, number).failed);  // the play itself checks people and tonnes after each turn
    const Journal& journal = player.journal();
    for (const NationId nation : ids<NationId>(tiny().nation.rows())) {
      const NationTally& first = journal.day(0).nation[nation];
      for (std::size_t day = 1; day < journal.days(); ++day) {
        const NationTally& now = journal.day(day).nation[nation];
        CHECK(now.killed >= first.killed);
        CHECK(now.present >= 0);
        CHECK(now.in_care >= 0);
        CHECK(everyone(now) == everyone(first));
        // Wounded who died on a later day were entered as killed: nobody is lost without a cause.
        CHECK(hit(now) <= lost(now) - lost(first));
        CHECK(hit(now) >= now.killed - first.killed + now.wounded - first.wounded);
      }
    }
  }
}

TEST_CASE("a forced regime is entered on its day and held") {
  const Scenario& scenario = tiny();
  REQUIRE(scenario.process.rows() > 0);
  Player player{scenario};
  const Forced forced{ProcessId{0}, static_cast<int>(scenario.process[ProcessId{0}].regimes.size()) - 1, 4};
  player.play(3, 0, {models::AttritionLaw::history, forced});
  int regime = scenario.process[ProcessId{0}].initial;
  for (const Event& event : player.journal().events()) {
    if (event.kind != EventKind::regime_changed || event.a != 0.0F) continue;
    regime = static_cast<int>(event.c);
    if (event.turn >= 4 * scenario.turns_a_day()) CHECK(regime == forced.regime);
  }
  CHECK(regime == forced.regime);
}

TEST_CASE("a play with a regime held, gone on with from a dawn, is the play that was played so") {
  const Scenario& scenario = tiny();
  const std::vector<int> days{0, 5, 17};
  Player player{scenario}, apart{scenario};
  std::size_t same = 0, later = 0, other = 0;
  for (std::uint64_t number = 0; number < 24; ++number) {
    const std::uint64_t own = player.play(4, number, {.luck = number % 2, .keep = days}).signature;
    std::vector<Forced> all;
    for (std::size_t regime = 0; regime < scenario.process[ProcessId{0}].regimes.size(); ++regime)
      for (const int day : {0, 5, 6, 17, scenario.days})
        all.push_back({ProcessId{0}, static_cast<int>(regime), day});
    std::vector<std::optional<Forced>> parts;
    for (const Forced& forced : all) parts.push_back(parting(scenario, player.journal(), forced));
    for (std::size_t n = 0; n < all.size(); ++n) {
      CAPTURE(number);
      CAPTURE(all[n].regime);
      CAPTURE(all[n].from_day);
      const std::uint64_t expected = apart.play(4, number, {.forced = all[n], .luck = number % 2}).signature;
      if (!parts[n]) {
        CHECK(own == expected);
        same += 1;
        continue;
      }
      CHECK(parts[n]->from_day >= all[n].from_day);
      (parts[n]->from_day > all[n].from_day ? later : other) += 1;
      CHECK(player.held(*parts[n]).signature == expected);
      CHECK(player.journal().events() == apart.journal().events());
      CHECK(player.journal().days() == apart.journal().days());
    }
    CHECK(player.play(4, number, {.luck = number % 2}).signature == own);
  }
  CHECK(same > 20);
  CHECK(later > 5);
  CHECK(other > 20);
}

TEST_CASE("every phase declares columns by name") {
  CHECK(turn_order().size() == 11);
  for (const Phase& phase : turn_order()) {
    CHECK(phase.writes.bits != 0);
    CHECK(!phase.does.empty());
  }
  for (std::size_t n = 0; n < static_cast<std::size_t>(Field::count); ++n)
    CHECK(!name_of(static_cast<Field>(n)).empty());
}

}  // namespace salient::tests
