#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "study/excursion.hpp"
#include "study/progress.hpp"
#include "study/settings.hpp"
#include "study/statistics.hpp"
#include "study/target.hpp"

namespace salient::study {

/// One target under two worlds that met the same knowledge and the same luck, play by play. {paired-difference}
struct Difference {
  Target target;
  std::size_t plays{0};
  double before{0}, after{0};  ///< means
  double mean{0};              ///< of after less before
  Interval error;              ///< 95 %, Student's t over plays
  Proportion more, less;       ///< plays in which it is more, and less
  double plays_saved{0};       ///< how many times as many plays two studies of independent seeds would need for
                               ///< as small an error
};

/// An excursion against the scenario as it is, or one excursion against another.
struct Comparison {
  std::string of, against;
  std::vector<Difference> differences;
};

struct Compared {
  std::vector<Comparison>
      comparisons;  ///< each excursion against the scenario; then later ones against the first
  std::uint64_t plays{0}, failed{0};  ///< a play that failed in any world is left out of all
};

/// How to play them: none of it can change a result.
struct Comparing {
  std::string path{};   ///< of the file that keeps the plays, see Worlds; empty: none
  unsigned threads{0};  ///< 0: one per processor
  Progress::Style progress{Progress::Style::quiet};
};
/// Plays every world on the plays 0 to settings.plays - 1. Problems: the file is of something else.
Result<Compared> compare(const Scenario&, const std::vector<Excursion>&, const Settings&, const Comparing&);
/// Of paired values; `before` and `after` by play.
Difference difference_of(const Target&, const std::vector<double>& before, const std::vector<double>& after);

std::string as_text(const Scenario&, const std::vector<Excursion>&, const Compared&);
std::string as_json(const Scenario&, const std::vector<Excursion>&, const Compared&);

}  // namespace salient::study
