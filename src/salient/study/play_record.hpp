#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "study/layout.hpp"

namespace salient::study {

/// In how many plays each side held each hex, by day of Layout::days. Adding plays in any order gives the same
/// counts.
class ControlCounts {
 public:
  explicit ControlCounts(const Layout&);
  void add(const Layout&, const Journal&);
  ControlCounts& operator+=(const ControlCounts&);
  std::uint32_t plays() const { return plays_; }
  /// One count a hex, in row order, for the n-th of Layout::days.
  const std::uint16_t* of(std::size_t day, SideId side) const {
    return counts_.data() + (day * sides_ + side.row()) * hexes_;
  }
  std::size_t hexes() const { return hexes_; }

 private:
  std::size_t sides_, hexes_;
  std::uint32_t plays_{0};
  std::vector<std::uint16_t> counts_;
};

/// What the study file keeps of one play. After a failed play only its number, signature, inputs and failure
/// count.
struct PlayRecord {
  std::uint64_t play{0}, signature{0};
  bool failed{false};
  std::string failure;
  std::vector<double> inputs, outcomes;
  std::vector<NationTally> series;  ///< day by day of Layout::days, within it nation by nation
  std::vector<double> ground;       ///< day by day, region by region, side by side: share of the region's land
  std::vector<Picture> pictures;    ///< day by day, side by side
  std::vector<NationPicture> picture_of;  ///< day by day, side by side, nation by nation
  std::vector<Event> events;              ///< those of note
};

PlayRecord record_play(const Layout&, std::uint64_t number, const Played&, const Journal&);

/// One play again under both arms of an effect. `differs`: with minus against, one per column of the effect.
struct PairRecord {
  std::uint64_t play{0};
  std::size_t effect{0};       ///< row of Layout::effects, or of law_effects
  std::uint64_t signature{0};  ///< of both arms together
  std::string failure;         ///< empty: both arms went through
  std::vector<double> with, against;
};

/// One play again, with its knowledge, in one of the ways of Layout::reruns.
struct RerunRecord {
  std::uint64_t play{0};
  std::size_t rerun{0};  ///< row of Layout::reruns
  std::uint64_t signature{0};
  std::string failure;  ///< empty: it went through
  std::vector<double> outcomes;
};

}  // namespace salient::study
