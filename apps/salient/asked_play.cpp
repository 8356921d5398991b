#include "apps/salient/asked_play.hpp"

#include <filesystem>

#include "apps/salient/console.hpp"
#include "study/store.hpp"

namespace salient::app {
namespace {

/// The signature that the study has for the play; empty where it has not come to it.
std::string stored_signature(const std::string& path, std::uint64_t play) {
  study::Database file{path, study::Database::Open::existing};
  study::Statement rows = file.prepare("SELECT signature FROM plays WHERE play = ?");
  rows << play;
  return rows.next() ? rows.text(0) : "";
}

Problem settled(const std::string& path, const char* option) {
  return {path,
          option,
          "given",
          "left out, for a play of a study",
          "a study's plays have its seed and its laws",
          "name the scenario's folder in place of the study"};
}

Result<AskedPlay> of_study(const PlayOptions& options) {
  Problems problems;
  if (options.seed) problems.push_back(settled(options.of, "--seed"));
  if (!options.law.empty()) problems.push_back(settled(options.of, "--law"));
  if (!options.advance.empty()) problems.push_back(settled(options.of, "--advance"));
  if (!problems.empty()) return problems;
  const auto manifest = study::manifest_of(options.of);
  if (!manifest) return manifest.problems();
  auto scenario = scenario_of(options.of, options.scenario);
  if (!scenario) return scenario.problems();
  return AskedPlay{std::move(*scenario), manifest->settings(), stored_signature(options.of, options.play)};
}

Result<AskedPlay> of_folder(const PlayOptions& options) {
  const auto law = law_named(options.law);
  const auto advance = advance_named(options.advance);
  if (!law || !advance) return law ? advance.problems() : law.problems();
  auto scenario = scenario_in(options.of);
  if (!scenario) return scenario.problems();
  study::Settings settings{.law = *law, .advance = *advance};
  settings.seed = options.seed.value_or(settings.seed);
  return AskedPlay{std::move(*scenario), settings, {}};
}

}  // namespace

Result<AskedPlay> asked_play(const PlayOptions& options) {
  const bool folder = std::filesystem::is_directory(options.of);
  return folder || !std::filesystem::exists(options.of) ? of_folder(options) : of_study(options);
}

}  // namespace salient::app
