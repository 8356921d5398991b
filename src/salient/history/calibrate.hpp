#pragma once
#include <set>
#include <string>
#include <vector>

#include "history/forecast.hpp"
#include "history/likelihood.hpp"
#include "history/priors.hpp"
#include "history/scorecard.hpp"

namespace salient::history {

/// What a fit is asked for.
struct FitSettings {
  Inputs inputs{Inputs::A};
  std::uint64_t seed{1};
  std::size_t draws{300};         ///< rows of the posterior
  std::set<std::string> without;  ///< mechanisms left out: their coefficients stay at 0
};

/// A fit: the posterior as draws, and how it was come by.
struct Fit {
  Posterior posterior;
  NationEffects nations;       ///< a row to each of the posterior's
  std::vector<double> centre;  ///< of each of its parameters: the mode
  double log_posterior{0};
  int rounds{0};  ///< of the search
};

/// Fits the law `history` and {giving-up} to battles: the mode of the posterior by scoring, its shape there as
/// a normal (Laplace), draws from it on the parameters' own scales; then played on the same battles and moved
/// until the plays lose, last, end and scatter as the battles did on average. Deterministic.     {calibration}
/// Theory: README.md#calibration
Fit fit(const Battles&, const Scenario& parameters, const FitSettings&);

/// The posterior as the text of parameters/posterior/<name>.csv.
std::string as_csv(const Fit&, const Scenario& parameters, const std::string& heading);

/// Forecasts of each battle by a fit to the battles of other campaigns: campaigns are dealt out to `folds`
/// parts of about one size, each part is forecast from the others. {folds}
Forecasts out_of_fold(const Battles&, const Scenario& parameters, const FitSettings&, const ForecastSettings&,
                      std::size_t folds);
/// Which part each battle belongs to.
std::vector<std::size_t> parts_of(const Battles&, std::size_t folds, std::uint64_t seed);

}  // namespace salient::history
