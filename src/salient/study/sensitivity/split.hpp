#pragma once
#include <span>
#include <vector>

#include "chance/key.hpp"
#include "study/statistics.hpp"

namespace salient::study {

/// One play's outcome under one law: as it was played, and with the same knowledge and another luck.
struct Twins {
  double own{0}, other{0};
};

/// How the variance of an outcome divides, each law taken to be as likely as any other.   {variance-split}
struct Split {
  double variance{0};                               ///< of all of it; the three parts sum to it
  double knowledge{0}, luck{0}, law{0};             ///< shares of it, 0 to 1
  Interval knowledge_error, luck_error, law_error;  ///< 95 %
  std::vector<double> law_means;                    ///< by law
};
/// `twins`: by law, then by play, the same plays under every law; at least two plays.
Split split_of(std::span<const std::vector<Twins>> twins, chance::Key);

}  // namespace salient::study
