#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "chance/key.hpp"
#include "study/statistics.hpp"

// Which inputs an outcome hangs on, from plays that were made for another purpose: every play drew all its
// inputs anew, so sorting the plays by one of them averages over all others.   Theory: README.md
namespace salient::study {

/// The plays sorted into cells by one input's value, about equally many in each; equal values share a cell.
struct Cells {
  std::vector<std::uint16_t> of;  ///< by play
  std::size_t count{0};
};
Cells cells_of(std::span<const double> values, std::size_t most);
/// How many cells serve for that many plays: about the cube root, 4 to 32.
std::size_t cells_for(std::size_t plays);

/// The share of an outcome's variance that knowing one input exactly would take away, on average. {first-order}
struct FirstOrder {
  double index{0};    ///< freed of what chance alone would give; a little under 0 where there is nothing
  Interval error;     ///< 95 %, within 0 to 1
  bool clear{false};  ///< told from nothing, though all inputs were tried: 5 % shared among them
  std::size_t best_rank{1}, worst_rank{1};  ///< between which nine in ten resamples put it, from 1
  std::vector<double> resampled;            ///< about `index`
};

/// One for each input. `values`: an outcome by play, finite. Interval and ranks by a bootstrap over at most a
/// hundred groups of plays, the same groups for every input. Needs at least 20 plays.
std::vector<FirstOrder> first_order(std::span<const Cells> inputs, std::span<const double> values, chance::Key,
                                    unsigned threads = 0);

/// How many plays would tell the indices of two inputs apart, by the scatter of their difference now; at most
/// 1e9.
double plays_to_separate(const FirstOrder& a, const FirstOrder& b, std::size_t plays);

/// A mean of some plays' values, each counted with its weight, with the 95 % interval of its sampling error.
struct WeightedMean {
  double value{0};
  Interval error;
};
WeightedMean weighted_mean(std::span<const double> values, std::span<const double> weights);

}  // namespace salient::study
