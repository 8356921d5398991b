#include <fmt/format.h>

#include <cstdio>

#include "apps/salient/asked_play.hpp"
#include "apps/salient/console.hpp"
#include "report/beliefs.hpp"
#include "report/narrative.hpp"
#include "scenario/read/nearest.hpp"
#include "turn/play.hpp"
#include "turn/turn.hpp"

namespace salient::app {
namespace {

std::string columns_of(Fields fields) {
  std::string text;
  for (std::size_t n = 0; n < static_cast<std::size_t>(Field::count); ++n)
    if (fields.has(static_cast<Field>(n)))
      text += (text.empty() ? "" : ", ") + std::string{name_of(static_cast<Field>(n))};
  return text;
}

/// The turn as its own table has it.
int explain_turn() {
  for (const Phase& phase : turn_order())
    fmt::print("{}: {}\n    reads   {}\n    writes  {}\n", phase.name, phase.does, columns_of(phase.reads),
               columns_of(phase.writes));
  return exit_fine;
}

Result<FormationId> formation_named(const Scenario& scenario, const std::string& name) {
  if (name.empty()) return FormationId{};
  std::vector<std::string> known;
  for (const FormationId id : ids<FormationId>(scenario.formation.rows())) {
    if (scenario.formation[id].id == name) return id;
    known.push_back(scenario.formation[id].id);
  }
  return Problems{{"command line", "--formation", name, "the id of a formation of the scenario", "",
                   reading::did_you_mean(name, known)}};
}

}  // namespace

int run_explain(const ExplainOptions& options) {
  if (options.play.of == "turn") return explain_turn();
  const auto asked = asked_play(options.play);
  if (!asked) return complain(asked.problems());
  const auto formation = formation_named(asked->scenario, options.formation);
  if (!formation) return complain(formation.problems());
  Player player{asked->scenario};
  const Played& played = player.play(asked->settings.seed, options.play.play,
                                     {.law = asked->settings.law, .advance = asked->settings.advance});
  fmt::print("{}\nplay {} of seed {}, law {}: one of many courses the campaign could take\n\n",
             asked->scenario.title, options.play.play, asked->settings.seed,
             study::law_name(asked->settings.law));
  fmt::print("{}", report::narrative(asked->scenario, player.journal(), *formation));
  if (!*formation) fmt::print("{}", report::beliefs_told(asked->scenario, player.journal()));
  if (played.failed) fmt::print(stderr, "The play failed: {}\n", played.failure);
  return played.failed ? exit_our_fault : exit_fine;
}

}  // namespace salient::app
