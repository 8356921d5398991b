#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "chance/key.hpp"
#include "study/statistics.hpp"

// Plays made to tell inputs apart, and what they say. Theory: README.md
namespace salient::study {

constexpr std::size_t morris_levels = 4;

/// A walk through the cube of all inputs: from a point on a grid of four levels, one step along each input in
/// an order of its own, every step two thirds of the cube's side.   {trajectory}
struct Trajectory {
  std::vector<double> start;       ///< by input: 0, 1/3, 2/3 or 1
  std::vector<std::size_t> order;  ///< input moved by each step
  std::vector<double> end;         ///< by input: its value once it has moved
};
Trajectory trajectory(std::size_t inputs, chance::Key);
/// The point after `steps` steps.
std::vector<double> point_of(const Trajectory&, std::size_t steps);

/// What moving one input does, over many walks: M. D. Morris 1991, F. Campolongo 2007.   {elementary-effects}
struct Screening {
  double mu{0};       ///< mean effect of crossing its whole range
  double mu_star{0};  ///< mean of its size, whatever its sign
  double sigma{0};    ///< standard deviation: curvature and interaction
  Interval error;     ///< 95 %, of mu_star
};
/// `values`: of each walk its inputs + 1 outcomes, one after the other.
std::vector<Screening> screen(std::span<const Trajectory> walks, std::span<const double> values, chance::Key);

/// One input's shares of an outcome's variance, from a Saltelli design with Jansen's estimator.
/// {first-and-total}
struct Shares {
  double first{0};  ///< by it alone
  double total{0};  ///< by it with all its interactions
  Interval first_error, total_error;
};
/// `a`, `b`: outcomes of independent rows; `mixed`: of the rows of a with this input as in b.
Shares shares_of(std::span<const double> a, std::span<const double> b, std::span<const double> mixed,
                 chance::Key);

}  // namespace salient::study
