#pragma once
#include <cstdint>
#include <vector>

#include "study/database.hpp"
#include "study/target.hpp"

namespace salient::study {

/// The plays of a study file that went through, as columns in play order.
struct PlayTable {
  std::vector<std::uint64_t> play;
  std::vector<std::vector<double>> inputs;    ///< by Layout::inputs, then by play
  std::vector<std::vector<double>> outcomes;  ///< by Outcomes::columns(); NaN for NULL
};
PlayTable read_plays(Database&, const Layout&);
/// The same without the inputs, which are most of it.
PlayTable read_outcomes(Database&, const Layout&);

/// The target over those plays that have it: rows of the table, and a value for each.
struct TargetValues {
  std::vector<std::size_t> rows;
  std::vector<double> values;
};
TargetValues values_of(Database&, const Layout&, const PlayTable&, const Target&);

}  // namespace salient::study
