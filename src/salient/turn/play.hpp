#pragma once
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "chance/key.hpp"
#include "models/advance/advance.hpp"
#include "models/attrition/law.hpp"
#include "record/journal.hpp"
#include "scenario/scenario.hpp"
#include "turn/course.hpp"

namespace salient {

struct PhaseTimes;

/// A regime held by force from a day on: how an excursion asks "what if aid is cut?".
struct Forced {
  ProcessId process;
  int regime{0};
  int from_day{0};
  friend auto operator<=>(const Forced&, const Forced&) = default;
};
/// The same from the day on which it first makes a difference to the play that the journal is of; none: it
/// makes none, and the play with it is that play.
std::optional<Forced> parting(const Scenario&, const Journal&, const Forced&);

/// What distinguishes plays besides their number.
struct PlaySettings {
  models::AttritionLaw law{models::AttritionLaw::history};
  std::optional<Forced> forced;
  std::uint64_t luck{0};  ///< 0: the play's own; else the luck of that number, with the same knowledge
  const Knowledge* known{nullptr};  ///< what the play takes to be true in place of what it would draw
  models::AdvanceLaw advance{models::AdvanceLaw::ladder};
  PhaseTimes* times{nullptr};   ///< adds up what phases take; no part of the result
  std::span<const int> keep{};  ///< days from whose dawn Player::held() may go on; no part of the result
};

/// What one play came to. The journal lives in the Player until its next play.
struct Played {
  bool failed{false};
  std::string failure;         ///< the invariant that broke, with its turn; the play's key is (seed, number)
  std::uint64_t signature{0};  ///< of the final State and the journal
  Knowledge knowledge;         ///< what this play took to be true
};

/// Where all random numbers of a play come from.
inline chance::Key play_key(std::uint64_t seed, std::uint64_t number) {
  return chance::Key::from_seed(seed).at("play").at(number);
}

/// Plays a scenario again and again in one thread, reusing its memory. Not shared between threads.
class Player {
 public:
  explicit Player(const Scenario&);
  ~Player();
  Player(Player&&) noexcept;
  /// Play `number` under `seed`: the same bytes on any machine, in any order, after any other play.
  const Played& play(std::uint64_t seed, std::uint64_t number, const PlaySettings& = {});
  /// The last play once more, with a regime held: the same bytes as playing it so, but gone on with from the
  /// last dawn it kept that is not after Forced::from_day, of which there must be one.
  const Played& held(const Forced&);
  /// The same, writing down the way it took.
  Course course(std::uint64_t seed, std::uint64_t number, const PlaySettings& = {});
  /// The same, until it parts from `other`; none if it never does.
  std::optional<Departure> departure(std::uint64_t seed, std::uint64_t number, const PlaySettings&,
                                     const Course& other);
  const Journal& journal() const;
  std::uint64_t unit_turns() const;  ///< living units times turns, summed over all plays so far

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace salient
