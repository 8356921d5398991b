#pragma once
#include <string>

#include "base/result.hpp"
#include "history/forecast.hpp"

namespace salient::history {

/// The effects as the text of parameters/posterior/<name>.nations.csv: two columns a nation, a row each draw,
/// in the order of the posterior that they were fitted with.
std::string as_csv(const NationEffects&, const std::string& heading);

/// Reads such a file of as many rows as its posterior has; no such file: nothing is known of any nation.
Result<NationEffects> read_nations(const std::string& path, std::size_t rows);

}  // namespace salient::history
