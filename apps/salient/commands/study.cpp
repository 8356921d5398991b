#include "study/run.hpp"

#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"
#include "study/answers.hpp"

namespace salient::app {
namespace {

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

/// Once: finish what has begun. Twice: end at once, which costs the blocks under way and no others.
void ask_to_stop(int signal) {
  stop_asked = true;
  std::signal(signal, SIG_DFL);
}

std::string path_of(const StudyOptions& options, const Scenario& scenario) {
  return options.out.empty() ? scenario.id + ".sqlite" : options.out;
}

/// What the command line leaves open is as the study to resume has it, or as usual.
Result<study::Settings> settings_of(const StudyOptions& options, const std::string& path) {
  study::Settings settings;
  if (options.resume && std::filesystem::exists(path))
    if (const auto manifest = study::manifest_of(path)) settings = manifest->settings();
  if (options.plays) settings.plays = *options.plays;
  if (options.seed) settings.seed = *options.seed;
  if (!options.only_vary.empty()) {
    const auto subjects = subjects_named(options.only_vary);
    if (!subjects) return subjects.problems();
    settings.only_vary = *subjects;
  }
  const auto law = law_named(options.law);
  const auto advance = advance_named(options.advance);
  if (!law || !advance) return law ? advance.problems() : law.problems();
  if (!options.law.empty()) settings.law = *law;
  if (!options.advance.empty()) settings.advance = *advance;
  return settings;
}

int say_how_to_go_on(const StudyOptions& options, const std::string& path) {
  const std::string out = options.out.empty() ? "" : " --out " + path;
  std::fprintf(stderr, "Stopped. What was played is kept in %s. To go on:\n    salient study %s%s --resume\n",
               path.c_str(), options.folder.c_str(), out.c_str());
  return exit_interrupted;
}

int print_answers(const Scenario& scenario, const StudyOptions& options, const std::string& path,
                  const study::Ran& ran) {
  const auto answers = study::read_answers(path, scenario);
  if (!answers) return complain(answers.problems());
  if (options.json) {
    fmt::print("{}\n", study::as_json(scenario, *answers, ran.seconds));
    return exit_fine;
  }
  fmt::print("{}\n{} in {}; signature {}\nRead on with: salient report {} --out report.html\n",
             study::as_text(scenario, *answers), path, study::wait_of(ran.seconds), ran.signature, path);
  return exit_fine;
}

}  // namespace

int run_study(const StudyOptions& options) {
  auto scenario = scenario_in(options.folder);
  if (!scenario) return complain(scenario.problems());
  const std::string path = path_of(options, *scenario);
  const auto settings = settings_of(options, path);
  if (!settings) return complain(settings.problems());
  vary_only(*scenario, settings->only_vary);

  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  const auto style = options.quiet ? study::Progress::Style::quiet : study::Progress::style_of_stderr();
  const auto ran = study::run_study(*scenario, *settings,
                                    {.path = path,
                                     .resume = options.resume,
                                     .threads = options.threads.value_or(0),
                                     .progress = style,
                                     .stop = &stop_asked});
  if (!ran) return complain(ran.problems());
  return ran->stopped ? say_how_to_go_on(options, path) : print_answers(*scenario, options, path, *ran);
}

}  // namespace salient::app
