#include "study/liveness.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "apps/salient/asked_play.hpp"
#include "apps/salient/console.hpp"

namespace salient::app {

int run_liveness(const LivenessOptions& options) {
  const auto asked = asked_play(options.of);
  if (!asked) return complain(asked.problems());
  study::Trying trying{.threads = options.threads.value_or(0)};
  trying.plays = options.plays.value_or(trying.plays);
  if (!options.quiet) trying.progress = study::Progress::style_of_stderr();
  const study::Liveness found = study::try_inputs(asked->scenario, asked->settings, trying);
  if (!std::filesystem::is_directory(options.of.of)) {
    study::Database file{options.of.of, study::Database::Open::existing};
    study::keep(file, found);
  }
  fmt::print("{}\n",
             options.json ? study::as_json(asked->scenario, found) : study::as_text(asked->scenario, found));
  return exit_fine;
}

}  // namespace salient::app
