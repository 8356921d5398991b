#include "study/slice_player.hpp"

#include <doctest/doctest.h>

#include "tests/support/tiny.hpp"

using namespace salient;
using namespace salient::study;

namespace {

const Settings settings{.plays = 2000, .seed = 8};

Slice slice_of(std::uint64_t first, std::uint64_t end) {
  return {.block = 0, .sizes = {100, 100, 100, 100}, .first = first, .end = end};
}

/// The outcomes that the effect asks for, of its arm played by itself from the first day.
std::vector<double> apart(Player& player, const Layout& layout, const Effect& effect, std::uint64_t play,
                          const PlaySettings& arm) {
  REQUIRE(!player.play(settings.seed, play, arm).failed);
  const std::vector<double> all = layout.outcomes.measure(player.journal());
  std::vector<double> values;
  for (const std::size_t column : effect.columns) values.push_back(all[column]);
  return values;
}

void check_pairs(const std::vector<PairRecord>& pairs, const Layout& layout,
                 const std::vector<Effect>& effects) {
  Player player{layout.scenario};
  for (const PairRecord& pair : pairs) {
    const Effect& effect = effects[pair.effect];
    CAPTURE(pair.play);
    CAPTURE(pair.effect);
    CHECK(pair.with == apart(player, layout, effect, pair.play, effect.with));
    CHECK(pair.against == apart(player, layout, effect, pair.play, effect.against));
  }
}

}  // namespace

TEST_CASE("arms that are taken from a play, or gone on with from it, are what they are when played apart") {
  const Layout layout{tests::tiny(), settings};
  constexpr std::uint64_t plays = 12;
  SlicePart part = SlicePlayer{layout, settings}.play(slice_of(0, plays));
  const std::vector<PairRecord>&pairs = part.block(BlockKind::pairs).pairs,
        &law_pairs = part.block(BlockKind::law_pairs).pairs;
  CHECK(pairs.size() == plays * layout.effects.size());
  CHECK(law_pairs.size() == plays * layout.law_effects.size());
  check_pairs(pairs, layout, layout.effects);
  check_pairs(law_pairs, layout, layout.law_effects);
  CHECK(part.played < most_plays(slice_of(0, plays), layout));
  CHECK(part.played > plays * (1 + layout.reruns.size()));
}

TEST_CASE("how plays are cut into slices, and what else a slice holds, changes none of them") {
  const Layout layout{tests::tiny(), settings};
  SlicePlayer player{layout, settings};
  SlicePart whole = player.play(slice_of(0, 4));
  for (const BlockKind kind : block_kinds) {
    SlicePart joined;
    for (std::uint64_t play = 0; play < 4; ++play) {
      Slice slice = slice_of(play, play + 1);
      slice.sizes = {};
      slice.sizes[static_cast<std::size_t>(kind)] = 100;
      SlicePart played = player.play(slice);
      const Block& part = played.block(kind);
      Block& into = joined.block(kind);
      into.records.insert(into.records.end(), part.records.begin(), part.records.end());
      into.pairs.insert(into.pairs.end(), part.pairs.begin(), part.pairs.end());
      into.reruns.insert(into.reruns.end(), part.reruns.begin(), part.reruns.end());
    }
    CHECK(signature_of(joined.block(kind)) == signature_of(whole.block(kind)));
  }
}
