#include <fmt/format.h>

#include <random>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"
#include "history/forecast.hpp"
#include "history/nearest.hpp"
#include "history/reader.hpp"
#include "history/verdict.hpp"
#include "scenario/read_scenario.hpp"

namespace salient::app {
namespace {

constexpr std::uint64_t usual_plays = 400;  ///< an umpire waits for no more
constexpr std::size_t neighbours = 8;

/// All that was given, read; or every problem of it.
struct Given {
  history::Asked asked;
  std::vector<models::AttritionLaw> laws;
  history::Battles battles;
  Scenario parameters;  ///< the program's numbers and nothing else
};

template <class T, class Into>
void take(Result<T> result, Into& into, Problems& problems) {
  if (result)
    into = *std::move(result);
  else
    problems.insert(problems.end(), result.problems().begin(), result.problems().end());
}

Result<Given> read_given(const AdjudicateOptions& options, Problems problems) {
  Given given;
  take(history::read_asked(options.words, options.file), given.asked, problems);
  given.laws = laws_named(options.laws, problems);
  if (!options.battles.empty()) {
    history::Reading reading;
    take(history::read_battles(options.battles), reading, problems);
    given.battles = std::move(reading.battles);
  }
  take(read_parameters(parameters_folder()), given.parameters, problems);
  if (!problems.empty()) return problems;
  return given;
}

std::vector<history::BattleParameters> drawn(const Given& given, std::uint64_t plays, std::uint64_t seed) {
  history::ForecastSettings settings;
  settings.plays = plays;
  settings.seed = seed;
  return history::drawn_parameters(given.parameters, settings);
}

/// One play of the first law; a seed of its own where none was given, so that every roll is another.
history::Roll roll(const Given& given, std::optional<std::uint64_t> seed) {
  const std::uint64_t used = seed ? *seed : std::random_device{}();
  const models::AttritionLaw law = given.laws.front();
  return {law, used, history::adjudicate(law, given.asked, drawn(given, 1, used), used).courses.front()};
}

history::Adjudication all_laws(const Given& given, std::uint64_t plays, std::uint64_t seed) {
  history::Adjudication adjudication{given.asked, plays, seed, {}};
  const auto parameters = drawn(given, plays, seed);
  for (const models::AttritionLaw law : given.laws)
    adjudication.laws.push_back(history::tally(history::adjudicate(law, given.asked, parameters, seed)));
  return adjudication;
}

}  // namespace

int run_adjudicate(const AdjudicateOptions& options, Problems problems) {
  const auto given = read_given(options, std::move(problems));
  if (!given) return complain(given.problems());
  if (options.roll) {
    const history::Roll result = roll(*given, options.seed);
    fmt::print("{}", options.json
                         ? history::as_json(result).dump(2) + "\n"
                         : history::situation(given->asked) + "\n" + history::as_text(given->asked, result));
    return exit_fine;
  }
  const auto adjudication = all_laws(*given, options.plays.value_or(usual_plays), options.seed.value_or(1));
  const auto nearest = history::nearest_battles(given->battles, history::battle_of(given->asked), neighbours);
  if (options.json) {
    auto json = history::as_json(adjudication);
    if (!options.battles.empty()) json["nearest"] = history::as_json(nearest);
    fmt::print("{}\n", json.dump(2));
    return exit_fine;
  }
  fmt::print("{}", history::as_table(adjudication));
  if (!options.battles.empty()) fmt::print("\n{}", history::as_table(nearest));
  return exit_fine;
}

}  // namespace salient::app
