#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "history/forecast.hpp"
#include "history/scores.hpp"

namespace salient::history {

/// A score and where it lies in 95 of 100 resamples of whole campaigns.
struct Scored {
  double value{0}, low{0}, high{0};
};

struct WinnerScore {
  std::size_t n{0};
  Scored log_loss, brier, auc;
  std::array<CalibrationBin, 5> bins{};
};

struct MeasureScore {
  std::size_t n{0};
  Scored crps, rmse, bias, coverage80;  ///< bias: expected less happened
  double width80{0};                    ///< mean width of the interval that should hold 80 %
  std::array<double, 10> tenths{};      ///< share of what happened in each tenth of its forecast
};

/// The scores of one forecaster on some of the battles.
struct Scores {
  WinnerScore winner;
  std::array<MeasureScore, measure_count> measure{};
  const MeasureScore& of(Measure m) const { return measure[static_cast<std::size_t>(m)]; }
};

/// What one forecaster scores more than another on the same battles, battle by battle: below 0 it is the
/// better.
struct Difference {
  Scored winner;                                ///< log-loss
  std::array<Scored, measure_count> measure{};  ///< CRPS
  const Scored& of(Measure m) const { return measure[static_cast<std::size_t>(m)]; }
};

/// One line of a scorecard: a law or a baseline on all battles, by era, and in the band of brigades and
/// divisions.
struct Line {
  std::string name;
  Scores all, band;
  std::vector<std::pair<std::string, Scores>> eras;  ///< those with battles
  Difference gain;                                   ///< over the base rate
};

/// What a law of combat adds to a regression on the same columns, and the regression to the law, for one of:
/// who wins (log-loss), ln attacker's loss, ln defender's loss, ln exchange (squared error).
struct Stacked {
  std::string what;
  std::size_t n{0};
  Scored law, regression, both;  ///< score of each, out of fold
  Scored law_adds;               ///< both less regression: below 0 where the law knows more
  Scored regression_adds;        ///< both less law
  Scored weight_of_law;          ///< in the stack of all battles, against the regression's: resampled campaigns
};

/// The law fitted and played without one mechanism.
struct Ablated {
  std::string mechanism;
  Difference more, more_in_band;  ///< what it then scores more than the whole law
};

struct Scorecard {
  std::string battles;    ///< as the command line names them
  std::string posterior;  ///< of parameters/posterior, from which plays drew
  std::size_t rows{0}, parts{0}, without_people{0};
  ForecastSettings settings;
  std::vector<Line> laws, baselines;
  std::vector<Stacked> stacked;    ///< out of fold alone
  std::vector<Ablated> ablations;  ///< likewise, and where asked for
  std::vector<std::string> notes;
};

struct Forecaster {
  std::string name;
  const Forecasts* forecasts;
};

/// Scores of forecasters on the battles, draws left out of the winner's. `base`: the one that gains are over.
/// The intervals: 1000 resamples of campaigns with replacement, the same for every forecaster.
/// {campaign-bootstrap}
std::vector<Line> scored(const Battles&, const std::vector<Forecaster>&, const Forecasts& base);

/// A law out of fold without a mechanism, against the whole of it: the error is that of the difference over the
/// same battles, campaigns resampled. {campaign-bootstrap}
Ablated ablated(const Battles&, std::string mechanism, const Forecasts& whole, const Forecasts& without);

/// Plays the battles under each law and scores the forecasts beside the baselines.
Scorecard scorecard_of(const Battles&, const std::vector<models::AttritionLaw>&, const Scenario& parameters,
                       const ForecastSettings&, const NationEffects& = {});

/// laws.<name>.winner.{log_loss, brier, auc, n} ...: docs/reference/scorecard.md
nlohmann::ordered_json as_json(const Scorecard&);
/// For people, on a terminal.
std::string as_table(const Scorecard&);

}  // namespace salient::history
