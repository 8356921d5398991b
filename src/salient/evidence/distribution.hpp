#pragma once
#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/id.hpp"

namespace salient::evidence {

/// The shape of what one claim says about one quantity, in the quantity's unit.
enum class Shape : std::uint8_t { point, uniform, triangular, pert, lognormal, quantiles };

/// A share of the distribution lies at or below the value.
struct Knot {
  double share{0}, value{0};
  friend auto operator<=>(const Knot&, const Knot&) = default;
};

/// One claim's distribution. For point only `best` counts; uniform uses low and high; pert and triangular all
/// three as bounds and mode; lognormal reads low and high as its 5 and 95 % points and best as its median;
/// quantiles has its ends in low and high, its median in best, and runs straight from knot to knot.
struct Distribution {
  Shape shape{Shape::point};
  double low{0}, best{0}, high{0};
  std::vector<Knot> knots{};  ///< of quantiles only: ascending in both, shares within (0, 1), at least one
  friend bool operator==(const Distribution&, const Distribution&) = default;
};
/// The distribution through stated quantiles. Ends that are not stated lie a tenth of the stated span outside
/// it (R. M. Cooke, "Experts in Uncertainty", 1991, section 12.2).   {quantiles}
Distribution through(std::vector<Knot> knots, const double* low, const double* high);

/// The value below which a share p of the distribution lies; p in (0, 1).
double quantile(const Distribution&, double p);
/// Share of the distribution at or below x.
double cumulative(const Distribution&, double x);
double mean(const Distribution&);

/// How claims on one quantity are put together: a mixture, or the normalised product of powers.
enum class Pooling : std::uint8_t { linear, logarithmic };
std::string_view spelling(Pooling);

/// Several claims on one quantity, pooled with weights that sum to 1.   {linear-pool} {logarithmic-pool}
/// Contradiction widens it; the order of claims does not matter; a claim of weight 0 moves nothing.
struct Pooled {
  struct Part {
    Distribution distribution;
    double weight{0};
    ClaimId claim;
  };
  std::vector<Part> parts;
  double floor, ceiling;  ///< physical bounds of the quantity: draws are clamped to them
  Pooling rule{Pooling::linear};
  std::vector<double> edge{},
      below{};  ///< of a logarithmic pool: its distribution function, straight between edges
};
/// Makes the pool a logarithmic one. Of several parts none may be a point, which has no density: it is then
/// left a mixture.
void tabulate(Pooled&);
/// Whether it puts a positive share on a single value.
bool is_point(const Distribution&);

/// A draw by inverting the mixture: monotone in p, so common random numbers stay coupled.
double quantile(const Pooled&, double p);
/// Share of the pool at or below x, the cut at its bounds left out.
double cumulative(const Pooled&, double x);
double mean(const Pooled&);

}  // namespace salient::evidence
