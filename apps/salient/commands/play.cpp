#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"
#include "study/answers.hpp"
#include "study/journal_lines.hpp"
#include "study/store.hpp"
#include "turn/play.hpp"

namespace salient::app {
namespace {

/// What to play: a scenario under a seed and a law, and the signature it should have where a study knows it.
struct Asked {
  Scenario scenario;
  study::Settings settings;
  std::string expected;
};

/// The signature that the study has for the play; empty where it has not come to it.
std::string stored_signature(const std::string& path, std::uint64_t play) {
  study::Database file{path, study::Database::Open::existing};
  study::Statement rows = file.prepare("SELECT signature FROM plays WHERE play = ?");
  rows << play;
  return rows.next() ? rows.text(0) : "";
}

Problem settled(const std::string& path, const char* option) {
  return {path, option, "given", "left out, for a play of a study", "a study's plays have its seed and its law",
          "name the scenario's folder in place of the study"};
}

Result<Asked> of_study(const PlayOptions& options) {
  Problems problems;
  if (options.seed) problems.push_back(settled(options.of, "--seed"));
  if (!options.law.empty()) problems.push_back(settled(options.of, "--law"));
  if (!problems.empty()) return problems;
  const auto manifest = study::manifest_of(options.of);
  if (!manifest) return manifest.problems();
  auto scenario = scenario_of(options.of, options.scenario);
  if (!scenario) return scenario.problems();
  return Asked{std::move(*scenario), manifest->settings(), stored_signature(options.of, options.play)};
}

Result<Asked> of_folder(const PlayOptions& options) {
  const auto law = law_named(options.law);
  if (!law) return law.problems();
  auto scenario = scenario_in(options.of);
  if (!scenario) return scenario.problems();
  study::Settings settings{.law = *law};
  settings.seed = options.seed.value_or(settings.seed);
  return Asked{std::move(*scenario), settings, {}};
}

void print_summary(const Asked& asked, const Journal& journal, std::FILE* to) {
  const study::Outcomes outcomes{asked.scenario};
  const std::vector<double> values = outcomes.measure(journal);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const study::OutcomeColumn& column = outcomes.columns()[i];
    fmt::print(to, "  {:<40} {}\n", column.name, study::spelled(asked.scenario, column, values[i]));
  }
}

void write_journal(const std::string& where, const Scenario& scenario, const Journal& journal) {
  if (where == "-") return study::write_lines(std::cout, scenario, journal);
  std::ofstream file{where};
  study::write_lines(file, scenario, journal);
  file.close();
  if (!file) throw std::runtime_error("could not write " + where);
}

/// Whether the play is the one that the study has, said to the reader.
int compare(const Asked& asked, const std::string& signature, std::FILE* to) {
  if (asked.expected.empty()) return exit_fine;
  if (asked.expected == signature) {
    fmt::print(to, "The same, bit for bit, as in the study.\n");
    return exit_fine;
  }
  fmt::print(stderr, "Not the play of the study, which has signature {}: the program or its parameters have changed "
                     "since.\n", asked.expected);
  return exit_wrong_input;
}

}  // namespace

int run_play(const PlayOptions& options) {
  const bool folder = std::filesystem::is_directory(options.of);
  const auto asked = folder || !std::filesystem::exists(options.of) ? of_folder(options) : of_study(options);
  if (!asked) return complain(asked.problems());

  Player player{asked->scenario};
  const Played& played = player.play(asked->settings.seed, options.play, {asked->settings.law, {}});
  // A journal on standard output has it to itself.
  std::FILE* const to = options.journal == "-" ? stderr : stdout;
  fmt::print(to, "{}\nplay {} of seed {}, law {}\n", asked->scenario.title, options.play, asked->settings.seed,
             study::law_name(asked->settings.law));
  if (!options.journal.empty()) write_journal(options.journal, asked->scenario, player.journal());
  if (played.failed) {
    fmt::print(stderr, "The play failed: {}\nThis is a bug: please report the scenario, the seed and the play.\n",
               played.failure);
    return exit_our_fault;
  }
  print_summary(*asked, player.journal(), to);
  fmt::print(to, "signature {}\n", study::spelled(played.signature));
  return compare(*asked, study::spelled(played.signature), to);
}

}  // namespace salient::app
