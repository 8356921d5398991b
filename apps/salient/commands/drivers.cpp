#include "study/drivers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"
#include "scenario/read/nearest.hpp"
#include "study/design_plays.hpp"
#include "study/manifest.hpp"

namespace salient::app {
namespace {

/// The first inputs of every target in turn: those ranked first of each, then those ranked second.
std::vector<std::size_t> in_turn(const std::vector<study::Drivers>& all) {
  std::vector<std::size_t> inputs;
  std::size_t longest = 0;
  for (const study::Drivers& of : all) longest = std::max(longest, of.ranked.size());
  for (std::size_t place = 0; place < longest; ++place)
    for (const study::Drivers& of : all) {
      if (place >= of.ranked.size()) continue;
      const std::size_t column = of.ranked[place].input.column;
      if (std::find(inputs.begin(), inputs.end(), column) == inputs.end()) inputs.push_back(column);
    }
  return inputs;
}

Problems asked_wrongly(const DriversOptions& options, const Scenario& scenario) {
  Problems problems;
  std::vector<std::string> questions;
  for (const Question& q : scenario.question) questions.push_back(q.id);
  if (!options.question.empty() &&
      std::find(questions.begin(), questions.end(), options.question) == questions.end())
    problems.push_back({"command line", "--question", options.question, reading::one_of(questions), "",
                        reading::did_you_mean(options.question, questions)});
  if (!options.design.empty() && !study::parse_design(options.design))
    problems.push_back({"command line", "--design", options.design, "morris or saltelli", "",
                        reading::did_you_mean(options.design, {"morris", "saltelli"})});
  if (options.design.empty() == options.budget.has_value())
    problems.push_back({"command line", "--design and --budget", "one of them", "both or neither",
                        "a design is played, and the budget says how many plays it may take", ""});
  return problems;
}

/// Plays the design that was asked for, if any.
Problems play_design(const DriversOptions& options, study::Database& file, const study::Layout& layout,
                     const study::Settings& settings) {
  if (options.design.empty()) return {};
  const auto ranked = study::read_drivers(file, layout, options.question);
  const auto plan = study::plan_design(layout, *study::parse_design(options.design), *options.budget,
                                       settings.plays, in_turn(ranked));
  if (!plan) return plan.problems();
  const auto style = options.quiet ? study::Progress::Style::quiet : study::Progress::style_of_stderr();
  study::play_design(file, layout, settings, *plan, options.threads.value_or(0), style);
  return {};
}

}  // namespace

int run_drivers(const DriversOptions& options) {
  const auto scenario = scenario_of(options.study, options.scenario);
  if (!scenario) return complain(scenario.problems());
  if (const Problems problems = asked_wrongly(options, *scenario); !problems.empty()) return complain(problems);
  study::Database file{options.study, study::Database::Open::existing};
  const study::Settings settings = study::read_manifest(file).settings();
  const study::Layout layout{*scenario, settings};
  if (const Problems problems = play_design(options, file, layout, settings); !problems.empty())
    return complain(problems);
  const auto drivers = study::read_drivers(file, layout, options.question);
  fmt::print("{}\n", options.json ? study::as_json(*scenario, drivers) : study::as_text(*scenario, drivers));
  return exit_fine;
}

}  // namespace salient::app
