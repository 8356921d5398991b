#pragma once
#include <span>
#include <vector>

#include "report/json.hpp"

namespace salient::report {

/// Bins of one width over a range.
struct Bins {
  double low{0}, high{1};
  std::size_t count{20};
};
/// At most about `most` bins with round borders that hold every finite value.
Bins round_bins(std::span<const double> values, std::size_t most = 24);
/// The same with a middle bin about nothing, so that what does not differ is neither more nor less.
Bins bins_about_nothing(std::span<const double> values, std::size_t most = 24);
/// How many values lie in each bin; a value on a border belongs to the upper bin, the highest to the last.
/// Values that are not finite lie in none.
Json histogram(std::span<const double> values, const Bins&);

}  // namespace salient::report
