#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"
#include "history/baselines.hpp"
#include "history/calibrate.hpp"
#include "history/nations.hpp"
#include "history/reader.hpp"
#include "history/stacking.hpp"
#include "scenario/read/nearest.hpp"
#include "scenario/read_scenario.hpp"

namespace salient::app {
namespace {

/// Settings of the fit and of the plays that judge it, as typed.
struct Asked {
  history::FitSettings fit;
  history::ForecastSettings plays;
  std::size_t folds{0};
  std::vector<std::string> each;  ///< mechanisms to leave out one at a time
};

Asked asked_by(const CalibrateOptions& o, Problems& problems) {
  Asked asked;
  asked.plays.plays = o.plays.value_or(asked.plays.plays);
  asked.plays.seed = asked.fit.seed = o.seed.value_or(asked.fit.seed);
  asked.plays.threads = o.threads.value_or(std::max(1U, std::thread::hardware_concurrency()));
  asked.plays.inputs = asked.fit.inputs =
      static_cast<history::Inputs>(word_typed("--inputs", o.inputs, {"A", "AB"}, problems));
  asked.plays.control = static_cast<history::Control>(
      word_typed("--control", o.control, {"none", "permuted-outcomes", "swapped-sides"}, problems));
  word_typed("--group", o.group, {"campaign"}, problems);
  asked.folds = static_cast<std::size_t>(o.folds.value_or(0));
  for (const std::string& mechanism : o.without) {
    word_typed("--without", mechanism, history::mechanisms(), problems);
    if (!o.each) asked.fit.without.insert(mechanism);
  }
  if (o.each) asked.each = o.without.empty() ? history::mechanisms(asked.fit.inputs) : o.without;
  if (o.each && asked.folds == 0)
    problems.push_back({"command line", "--each", "", "to be given with --folds", "", "--folds 5"});
  return asked;
}

/// The law without each mechanism in turn, beside the whole of it.
std::vector<history::Ablated> ablations_of(const history::Battles& battles, const Scenario& parameters,
                                           const Asked& asked, const history::Forecasts& whole) {
  std::vector<history::Ablated> ablations;
  for (const std::string& mechanism : asked.each) {
    history::FitSettings fit = asked.fit;
    fit.without.insert(mechanism);
    ablations.push_back(history::ablated(
        battles, mechanism, whole, history::out_of_fold(battles, parameters, fit, asked.plays, asked.folds)));
  }
  return ablations;
}

history::Scorecard card_of(const history::Battles& as_read, const Scenario& parameters, const Asked& asked) {
  const history::Battles battles = asked.plays.control == history::Control::permuted_outcomes
                                       ? history::permuted(as_read, asked.plays.seed)
                                       : as_read;
  history::Scorecard card{.rows = battles.size(), .settings = asked.plays};
  for (const history::BattleOfRecord& b : battles) {
    card.parts += b.part_of_larger;
    card.without_people += !b.part_of_larger && !history::log_force_ratio(b.battle);
  }
  const auto forecasts = history::out_of_fold(battles, parameters, asked.fit, asked.plays, asked.folds);
  const auto parts = history::parts_of(battles, asked.folds, asked.fit.seed);
  card.stacked = history::stacked(battles, forecasts, parts, asked.plays.inputs);
  card.ablations = ablations_of(battles, parameters, asked, forecasts);
  const auto baselines = history::baselines_for(battles);
  std::vector<history::Forecaster> theirs;
  for (const auto& b : baselines) theirs.push_back({b.name, &b.forecasts});
  card.laws = history::scored(battles, {{"history", &forecasts}}, baselines[0].forecasts);
  card.baselines = history::scored(battles, theirs, baselines[0].forecasts);
  return card;
}

std::string heading(const CalibrateOptions& o, const history::Fit& fit, const history::Battles& battles) {
  return fmt::format(
      "# Posterior of the law of combat `history`, format 1. Inputs {}, {} rows of {}.\n"
      "# Made by `salient calibrate`, seed {}; {} draws, {} rounds of search, log posterior {:.3f}.\n",
      o.inputs.empty() ? "A" : o.inputs, battles.size(), "battles", o.seed.value_or(1), fit.posterior.rows(),
      fit.rounds, fit.log_posterior);
}

bool written(const std::string& option, const std::string& path, const std::string& text, Problems& problems) {
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  if (!file) problems.push_back({"command line", option, path, "a file that can be written", "", ""});
  return static_cast<bool>(file);
}

/// The posterior, and beside it what nations are like where the inputs tell who fought.
bool kept(const CalibrateOptions& options, const history::Fit& fit, const Scenario& parameters,
          const history::Battles& battles, Problems& problems) {
  const std::string head = heading(options, fit, battles);
  if (!written("--out", options.out, history::as_csv(fit, parameters, head), problems)) return false;
  if (options.inputs != "AB" || fit.nations.name.empty()) return true;
  const std::string beside = std::filesystem::path{options.out}.replace_extension(".nations.csv").string();
  return written("--out", beside, history::as_csv(fit.nations, head), problems);
}

}  // namespace

int run_calibrate(const CalibrateOptions& options) {
  Problems problems;
  const Asked asked = asked_by(options, problems);
  const auto reading = history::read_battles(options.battles);
  if (!reading) problems.insert(problems.end(), reading.problems().begin(), reading.problems().end());
  const auto parameters = read_parameters(parameters_folder());
  if (!parameters) problems.insert(problems.end(), parameters.problems().begin(), parameters.problems().end());
  if (!problems.empty()) return complain(problems);
  if (asked.folds > 0) {
    history::Scorecard card = card_of(reading->battles, *parameters, asked);
    card.battles = options.battles;
    card.notes = reading->notes;
    card.notes.push_back(
        fmt::format("every battle forecast by a fit without its campaign, {} folds", asked.folds));
    fmt::print("{}", history::as_table(card));
    if (!options.json.empty() &&
        !written("--json", options.json, history::as_json(card).dump(2) + "\n", problems))
      return complain(problems);
  }
  if (!options.out.empty() || asked.folds == 0) {
    const history::Fit fit = history::fit(reading->battles, *parameters, asked.fit);
    if (!options.out.empty() && !kept(options, fit, *parameters, reading->battles, problems))
      return complain(problems);
    fmt::print("log posterior {:.3f} after {} rounds\n", fit.log_posterior, fit.rounds);
    for (std::size_t i = 0; i < fit.centre.size(); ++i)
      fmt::print("  {:<52}{:>10.4f}\n", parameters->parameter[fit.posterior.parameter[i]].key, fit.centre[i]);
  }
  return exit_fine;
}

}  // namespace salient::app
