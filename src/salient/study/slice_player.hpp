#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "study/store.hpp"

namespace salient::study {

/// A few plays of one block, with what is played beside each: what a thread takes at a time.
struct Slice {
  std::uint64_t block{0};
  /// By BlockKind: how many plays the block is to hold of it; 0: it holds them, or this slice is not of it.
  std::array<std::uint64_t, block_kinds.size()> sizes{};
  std::uint64_t first{0}, end{0};    ///< plays
  bool opens{false}, closes{false};  ///< the block

  std::uint64_t size(BlockKind kind) const { return sizes[static_cast<std::size_t>(kind)]; }
  bool wants(BlockKind kind, std::uint64_t play) const { return play < block * block_plays + size(kind); }
};
/// How many plays it takes where none of its arms turns out to be a play that is made anyhow.
std::uint64_t most_plays(const Slice&, const Layout&);

/// What a slice came to: its part of a block of each kind.
struct SlicePart {
  std::array<Block, block_kinds.size()> blocks;
  std::uint64_t played{0};  ///< plays made for it

  Block& block(BlockKind kind) { return blocks[static_cast<std::size_t>(kind)]; }
};

/// Plays slices. Beside a play under some laws stand the arms of the effects under the same laws, with its
/// knowledge, its luck, and a regime held. What would be played twice is played once: an arm that holds what
/// the play did anyhow is the play, arms that part from it alike are one play, and none is played up to the day
/// from which its regime is held.
class SlicePlayer {
 public:
  SlicePlayer(const Layout&, const Settings&);
  SlicePart play(const Slice&);

 private:
  /// How a play ended, as far as pairs and reruns ask.
  struct Ending {
    std::uint64_t signature{0};
    std::string failure;           ///< empty: it went through
    std::vector<double> outcomes;  ///< of all columns, if it went through
  };
  void play_own(const Slice&, std::uint64_t play, SlicePart&);
  void play_again(const Slice&, std::uint64_t play, SlicePart&);
  void add_pairs(std::uint64_t play, const Ending& own, const Laws&, const std::vector<Effect>&, Block& into);
  /// The play with a regime held, from the day on which it parts from the play at hand; none: it is that play.
  const Ending& arm(const std::optional<Forced>&, const Ending& own);
  Ending ending_of(const Played&);

  const Layout& layout_;
  const Settings settings_;
  Player player_;
  std::map<Forced, Ending> arms_;  ///< of the play at hand, those played
  std::uint64_t played_{0};
};

}  // namespace salient::study
