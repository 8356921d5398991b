#pragma once
#include <array>
#include <string>
#include <vector>

#include "history/forecast.hpp"
#include "history/scorecard.hpp"

namespace salient::history {

/// Ridge regression, logistic for the winner, on what the converter gives the laws of a battle and on the
/// columns that it does not use (desert, season, heat); the penalty by folds of campaigns within the battles
/// fitted. Out of fold in the same parts as the law's forecasts. Then both are stacked: a line on the two
/// forecasts, fitted on the other parts. {stacking}
std::vector<Stacked> stacked(const Battles&, const Forecasts& law, const std::vector<std::size_t>& parts,
                             Inputs);

}  // namespace salient::history
