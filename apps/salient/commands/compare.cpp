#include "study/compare.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"

namespace salient::app {
namespace {

/// A file as named, or one of the scenario's own: excursions/NAME.toml.
std::string path_of(const std::string& folder, const std::string& name) {
  const std::string own = (std::filesystem::path{folder} / "excursions" / (name + ".toml")).string();
  return !std::filesystem::exists(name) && std::filesystem::exists(own) ? own : name;
}

}  // namespace

int run_compare(const CompareOptions& options) {
  const auto law = law_named(options.law);
  const auto advance = advance_named(options.advance);
  if (!law || !advance) return complain(law ? advance.problems() : law.problems());
  const auto scenario = scenario_in(options.folder);
  if (!scenario) return complain(scenario.problems());
  std::vector<study::Excursion> excursions;
  Problems problems;
  for (const std::string& name : options.excursions) {
    auto excursion = study::read_excursion(path_of(options.folder, name), *scenario);
    if (excursion)
      excursions.push_back(*std::move(excursion));
    else
      problems.insert(problems.end(), excursion.problems().begin(), excursion.problems().end());
  }
  if (!problems.empty()) return complain(problems);
  constexpr std::uint64_t usual_plays = 400;
  const study::Settings settings{options.plays.value_or(usual_plays), options.seed.value_or(1), *law, *advance};
  const auto style = options.quiet ? study::Progress::Style::quiet : study::Progress::style_of_stderr();
  const auto compared =
      study::compare(*scenario, excursions, settings,
                     {.path = options.out, .threads = options.threads.value_or(0), .progress = style});
  if (!compared) return complain(compared.problems());
  fmt::print("{}\n", options.json ? study::as_json(*scenario, excursions, *compared)
                                  : study::as_text(*scenario, excursions, *compared));
  return exit_fine;
}

}  // namespace salient::app
