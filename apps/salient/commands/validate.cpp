#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"
#include "history/nations.hpp"
#include "history/reader.hpp"
#include "history/scorecard.hpp"
#include "history/tempo.hpp"
#include "scenario/read/nearest.hpp"
#include "scenario/read_scenario.hpp"

namespace salient::app {
namespace {

/// The fit with the same inputs where there is one: what was fitted without sorties makes nothing of them.
std::string posterior_for(history::Inputs inputs) {
  const std::string planned = "history-AB";
  const bool there = std::filesystem::exists(parameters_folder() + "/posterior/" + planned + ".csv");
  return inputs == history::Inputs::AB && there ? planned : "history";
}

bool write(const char* option, const std::string& path, const std::string& text, Problems& problems) {
  if (path == "-") {
    std::fputs(text.c_str(), stdout);
    return true;
  }
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  if (file) return true;
  problems.push_back({"command line", option, path, "a file that can be written", "", ""});
  return false;
}

int write_tempo(const ValidateOptions& options, const history::Battles& battles,
                const std::vector<history::FrontOfRecord>& fronts, const Scenario& parameters,
                const history::ForecastSettings& settings, const history::NationEffects& nations) {
  Problems problems;
  const history::Tempo tempo = history::tempo_of(battles, fronts, parameters, settings, nations);
  if (options.tempo != "-") fmt::print("{}", history::as_table(tempo));
  if (!write("--tempo", options.tempo, history::as_json(tempo, settings).dump(2) + "\n", problems))
    return complain(problems);
  return exit_fine;
}

}  // namespace

int run_validate(const ValidateOptions& options) {
  Problems problems;
  history::ForecastSettings settings;
  settings.plays = options.plays.value_or(settings.plays);
  settings.seed = options.seed.value_or(settings.seed);
  settings.threads = options.threads.value_or(std::max(1U, std::thread::hardware_concurrency()));
  settings.inputs = static_cast<history::Inputs>(word_typed("--inputs", options.inputs, {"A", "AB"}, problems));
  settings.control = static_cast<history::Control>(
      word_typed("--control", options.control, {"none", "permuted-outcomes", "swapped-sides"}, problems));
  const auto laws = laws_named(options.laws, problems);
  const auto reading = history::read_battles(options.battles);
  if (!reading) problems.insert(problems.end(), reading.problems().begin(), reading.problems().end());
  std::vector<history::FrontOfRecord> fronts;
  if (!options.fronts.empty()) {
    auto read = history::read_fronts(options.fronts);
    if (read)
      fronts = *std::move(read);
    else
      problems.insert(problems.end(), read.problems().begin(), read.problems().end());
  }
  const std::string posterior = posterior_for(settings.inputs);
  const auto parameters = read_parameters(parameters_folder(), posterior);
  if (!parameters) problems.insert(problems.end(), parameters.problems().begin(), parameters.problems().end());
  if (!problems.empty()) return complain(problems);
  const auto nations = history::read_nations(parameters_folder() + "/posterior/" + posterior + ".nations.csv",
                                             parameters->posterior.rows());
  if (!nations) return complain(nations.problems());
  const history::NationEffects nobody;
  if (!options.tempo.empty())
    return write_tempo(options, reading->battles, fronts, *parameters, settings,
                       settings.inputs == history::Inputs::AB ? *nations : nobody);
  history::Scorecard card = history::scorecard_of(reading->battles, laws, *parameters, settings, *nations);
  card.battles = options.battles;
  card.posterior = posterior;
  card.notes = reading->notes;
  if (options.json != "-") fmt::print("{}", history::as_table(card));
  if (!options.json.empty() && !write("--json", options.json, history::as_json(card).dump(2) + "\n", problems))
    return complain(problems);
  return exit_fine;
}

}  // namespace salient::app
