#pragma once
#include <span>
#include <vector>

#include "study/statistics.hpp"

// An outcome in another way of playing, of which there are few plays, beside the study's own way, of which
// there are many. Few and many share knowledge and luck play by play, so the many say how lucky the few were.
namespace salient::study {

/// One play in both ways, each with the play's own luck and, where it was played with it, with another.
struct Both {
  double own[2]{}, other[2]{};
  int lucks{2};  ///< 1: with its own only
};

/// The mean of the other way.   {double-sampling}
struct FewPlays {
  double value{0};
  double variance{0};  ///< of the value, as an estimate
  double slope{0};     ///< of the other way on the own
};
/// `own`: of every play of the study, in its own way and with its own luck; `few`: at least three, of the same
/// plays or of some of them.
FewPlays mean_of_few(std::span<const Both> few, std::span<const double> own);

/// The other way's share of plays, its interval Wilson's for as many independent plays as would have the same
/// variance. `own` and `few` hold 0 or 1.
Proportion share_of_few(std::span<const Both> few, std::span<const double> own);
/// The other way's mean with its 95 % interval, Student's t.
struct MeanOfFew {
  double mean{0};
  Interval error;
};
MeanOfFew bounded_mean_of_few(std::span<const Both> few, std::span<const double> own);
/// The other way's p-quantile: the least value that a share p of its plays is estimated not to exceed. Its
/// interval holds the values of whose share p is within the interval.   {woodruff}
Quantile quantile_of_few(std::span<const Both> few, std::span<const double> own, double p);

}  // namespace salient::study
