#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"
#include "scenario/read/nearest.hpp"
#include "study/answers.hpp"
#include "study/trace.hpp"

namespace salient::app {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

/// The question of that id, or the only one whose text has those words in it.
Result<QuestionId> question_named(const Scenario& scenario, const std::string& words) {
  std::vector<QuestionId> found;
  std::vector<std::string> known;
  for (const QuestionId id : ids<QuestionId>(scenario.question.rows())) {
    const Question& q = scenario.question[id];
    if (q.id == words) return id;
    if (lower(q.text).find(lower(words)) != std::string::npos) found.push_back(id);
    known.push_back(q.id);
  }
  if (found.size() == 1) return found[0];
  return Problems{{"command line", "question", words,
                   "the id of a question, or words that only one has: " + reading::one_of(known),
                   found.empty() ? "no question has these words" : "several questions have these words",
                   reading::did_you_mean(words, known)}};
}

std::vector<std::string> sentences(const Scenario& scenario, const study::Answers& answers,
                                   QuestionId question) {
  std::vector<std::string> said;
  for (const study::Answer& answer : answers.answers)
    if (answer.question == question)
      for (const study::Part& part : answer.parts) said.push_back(study::sentence(scenario, part));
  return said;
}

}  // namespace

int run_why(const WhyOptions& options) {
  const auto scenario = scenario_of(options.study, options.scenario);
  if (!scenario) return complain(scenario.problems());
  const auto question = question_named(*scenario, options.question);
  if (!question) return complain(question.problems());
  const auto answers = study::read_answers(options.study, *scenario);
  if (!answers) return complain(answers.problems());
  study::Database file{options.study, study::Database::Open::existing};
  const study::Layout layout{*scenario, answers->manifest.settings()};
  const auto drivers = study::read_drivers(file, layout, scenario->question[*question].id);
  const auto said = sentences(*scenario, *answers, *question);
  const auto tell = options.json ? study::why_json : study::why_text;
  fmt::print("{}\n", tell(*scenario, *question, said, drivers));
  return exit_fine;
}

}  // namespace salient::app
