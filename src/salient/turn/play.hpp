#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "models/attrition/law.hpp"
#include "record/journal.hpp"
#include "scenario/scenario.hpp"

namespace salient {

/// A regime held by force from a day on: how an excursion asks "what if aid is cut?".
struct Forced {
  ProcessId process;
  int regime{0};
  int from_day{0};
};

/// What distinguishes plays besides their number.
struct PlaySettings {
  models::AttritionLaw law{models::AttritionLaw::history};
  std::optional<Forced> forced;
};

/// What one play came to. The journal lives in the Player until its next play.
struct Played {
  bool failed{false};
  std::string failure;         ///< the invariant that broke, with its turn; the play's key is (seed, number)
  std::uint64_t signature{0};  ///< of the final State and the journal
  Knowledge knowledge;         ///< what this play took to be true
};

/// Plays a scenario again and again in one thread, reusing its memory. Not shared between threads.
class Player {
 public:
  explicit Player(const Scenario&);
  ~Player();
  Player(Player&&) noexcept;
  /// Play `number` under `seed`: the same bytes on any machine, in any order, after any other play.
  const Played& play(std::uint64_t seed, std::uint64_t number, const PlaySettings& = {});
  const Journal& journal() const;
  std::uint64_t unit_turns() const;  ///< living units times turns, summed over all plays so far

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace salient
