#pragma once
#include <string>
#include <variant>
#include <vector>

#include "base/id.hpp"

namespace salient::evidence {

/// The shape of what one claim says about one quantity, in the quantity's unit.
enum class Shape : std::uint8_t { point, uniform, triangular, pert, lognormal };

/// One claim's distribution. For point only `best` counts; uniform uses low and high; pert and triangular all
/// three as bounds and mode; lognormal reads low and high as its 5 and 95 % points and best as its median.
struct Distribution {
  Shape shape{Shape::point};
  double low{0}, best{0}, high{0};
  friend bool operator==(const Distribution&, const Distribution&) = default;
};

/// The value below which a share p of the distribution lies; p in (0, 1).
double quantile(const Distribution&, double p);
/// Share of the distribution at or below x.
double cumulative(const Distribution&, double x);
double mean(const Distribution&);

/// Several claims on one quantity, pooled linearly: a mixture with weights that sum to 1.   {linear-pool}
/// Contradiction widens it; the order of claims does not matter; a claim of weight 0 moves nothing.
struct Pooled {
  struct Part {
    Distribution distribution;
    double weight{0};
    ClaimId claim;
  };
  std::vector<Part> parts;
  double floor, ceiling;  ///< physical bounds of the quantity: draws are clamped to them
};

/// A draw by inverting the mixture: monotone in p, so common random numbers stay coupled.
double quantile(const Pooled&, double p);
double mean(const Pooled&);

}  // namespace salient::evidence
