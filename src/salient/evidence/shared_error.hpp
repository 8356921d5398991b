#pragma once
#include <string>
#include <vector>

#include "chance/key.hpp"

namespace salient::evidence {

/// How far a quantity hangs on the error that one voice makes in all it says.   {shared-error}
struct SharedError {
  std::string speaker;
  double loading{0};  ///< -1 to 1; its square is the share of the quantity's normal score
};

/// Loading of a quantity of which claims of net weight `weight` (those that run against counted below 0) are of
/// a voice whose claims have that rank correlation, 0 to 1.
double loading(double rank_correlation, double weight);

/// The share of its pool at which a quantity is drawn: `own` is its own uniform in (0, 1); the voices' errors
/// come from `sources`, keyed by speaker. Uniform whatever the loadings, so no pool's distribution is moved.
double share_with(double own, const std::vector<SharedError>&, chance::Key sources);

}  // namespace salient::evidence
