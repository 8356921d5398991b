#include <fmt/format.h>

#include <stdexcept>

#include "report/parts.hpp"
#include "report/words.hpp"

namespace salient::report {
namespace {

study::Answers answers_of(const std::string& study_path, const Scenario& scenario) {
  auto answers = study::read_answers(study_path, scenario);
  if (!answers) throw std::runtime_error(render(answers.problems()));
  return *std::move(answers);
}

std::string command_of(const study::Manifest& m) {
  return fmt::format("salient study {} --plays {} --seed {} --law {} --advance {}", m["scenario_folder"],
                     m["plays"], m["seed"], m["law"], m["advance"]);
}

}  // namespace

Source::Source(const std::string& study_path, const Scenario& s)
    : scenario{s},
      answers{answers_of(study_path, s)},
      database{study_path, study::Database::Open::existing},
      layout{s, answers.manifest.settings()} {}

Json plays_part(const Source& source) {
  const std::uint64_t failed = source.answers.failures.size();
  Json failures = Json::array();
  for (const auto& [play, why] : source.answers.failures)
    if (failures.size() < 10) failures.push_back({{"play", play}, {"failure", why}});
  return {{"counted", source.answers.plays - failed}, {"failed", failed}, {"failures", failures}};
}

Json warnings_part(const Source& source) {
  constexpr std::uint64_t few = 500;
  const double failed = static_cast<double>(source.answers.failures.size()),
               all = static_cast<double>(source.answers.plays);
  Json warnings = Json::array();
  if (source.answers.plays == source.answers.failures.size())
    warnings.push_back("No play went through: there is nothing to report.");
  else if (source.answers.plays < few)
    warnings.push_back(
        fmt::format("Only {} plays: the ends of every range are loose. Run at least {} before quoting them.",
                    source.answers.plays, few));
  if (failed > 0.01 * all)
    warnings.push_back(fmt::format("{} of the plays failed and are left out, which may tilt the answers.",
                                   percent(failed / all)));
  return warnings;
}

Json confidence_part(const Source& source) {
  const study::Confidence& c = source.answers.confidence;
  Json because = Json::array({in_words(c.evidence), in_words(c.record), in_words(c.laws)}),
       questions = Json::array();
  for (const study::Confidence::OfQuestion& of : c.questions)
    questions.push_back({{"question", source.scenario.question[of.question].id},
                         {"level", study::spelling(of.level)},
                         {"because", in_words(of.laws)}});
  return {{"level", study::spelling(c.level)}, {"because", because}, {"questions", questions}};
}

Json manifest_part(const Source& source) {
  const study::Manifest& m = source.answers.manifest;
  Json list = Json::array({{"command", command_of(m)}});
  constexpr const char* shown[][2] = {{"plays", "plays"},
                                      {"seed", "seed"},
                                      {"law", "law of attrition"},
                                      {"advance", "law of advance"},
                                      {"program_version", "program version"},
                                      {"code", "program, SHA-256"},
                                      {"scenario_hash", "scenario, SHA-256"},
                                      {"parameters_hash", "parameters, SHA-256"},
                                      {"signature", "signature of all plays"},
                                      {"created", "study begun"}};
  for (const auto& [key, label] : shown)
    if (!m[key].empty()) list.push_back({label, m[key]});
  list.push_back({"failed plays", std::to_string(source.answers.failures.size())});
  return list;
}

}  // namespace salient::report
