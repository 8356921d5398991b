#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>

#include "apps/salient/asked_play.hpp"
#include "apps/salient/console.hpp"
#include "study/answers.hpp"
#include "study/journal_lines.hpp"
#include "turn/play.hpp"

namespace salient::app {
namespace {

void print_summary(const AskedPlay& asked, const Journal& journal, std::FILE* to) {
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
int compare(const AskedPlay& asked, const std::string& signature, std::FILE* to) {
  if (asked.expected.empty()) return exit_fine;
  if (asked.expected == signature) {
    fmt::print(to, "The same, bit for bit, as in the study.\n");
    return exit_fine;
  }
  fmt::print(stderr,
             "Not the play of the study, which has signature {}: the program or its parameters have changed "
             "since.\n",
             asked.expected);
  return exit_wrong_input;
}

}  // namespace

int run_play(const PlayOptions& options) {
  const auto asked = asked_play(options);
  if (!asked) return complain(asked.problems());

  Player player{asked->scenario};
  const Played& played = player.play(asked->settings.seed, options.play,
                                     {.law = asked->settings.law, .advance = asked->settings.advance});
  // A journal on standard output has it to itself.
  std::FILE* const to = options.journal == "-" ? stderr : stdout;
  fmt::print(to, "{}\nplay {} of seed {}, law {}\n", asked->scenario.title, options.play, asked->settings.seed,
             study::law_name(asked->settings.law));
  if (!options.journal.empty()) write_journal(options.journal, asked->scenario, player.journal());
  if (played.failed) {
    fmt::print(stderr,
               "The play failed: {}\nThis is a bug: please report the scenario, the seed and the play.\n",
               played.failure);
    return exit_our_fault;
  }
  print_summary(*asked, player.journal(), to);
  fmt::print(to, "signature {}\n", study::spelled(played.signature));
  return compare(*asked, study::spelled(played.signature), to);
}

}  // namespace salient::app
