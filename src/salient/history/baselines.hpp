#pragma once
#include <string>
#include <vector>

#include "history/forecast.hpp"

namespace salient::history {

/// What can be said without any model of combat, as forecasts of the same battles. Each battle's is fitted on
/// the scored battles of all other campaigns, so that none is judged on what it was fitted to. {baselines}
struct Baseline {
  std::string name;
  Forecasts forecasts;
};

/// base_rate: share of wins (k + 1) / (n + 2); of each measure the others' values.
/// three_to_one: the same share among battles at 3:1 and more, or below; the winner only.
/// force_ratio: logistic regression of the winner, and linear regression of each measure with its residuals, on
/// the ln of the ratio of people.
std::vector<Baseline> baselines_for(const Battles&);

}  // namespace salient::history
