#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "study/by_law.hpp"
#include "study/confidence.hpp"
#include "study/manifest.hpp"
#include "study/outcomes.hpp"
#include "study/statistics.hpp"

namespace salient::study {

/// Something that either came about in a play or did not, and in what share of them.
struct Proposition {
  std::string says;  ///< "at least half is retaken"
  Proportion share;
};

/// What one outcome, or the difference of one between two arms, was over all plays that went through.
struct Part {
  OutcomeColumn column;
  bool difference{false};          ///< of an effect: forced minus against
  std::string about;               ///< "by the end of day 30, 10 December 2024", "North Korea, killed by ..."
  std::optional<Summary> summary;  ///< none when no play gave a value
  std::vector<Proposition> propositions;
};

struct Answer {
  QuestionId question;
  std::vector<Part> parts;
};

/// Everything a study file says to the scenario's questions.
struct Answers {
  Manifest manifest;
  std::uint64_t plays{0};  ///< in the file, the failed included
  std::vector<std::pair<std::uint64_t, std::string>>
      failures;  ///< play, and what broke in it; left out of answers
  std::uint64_t failed_pairs{0};
  std::vector<Answer> answers;
  ByLaw by_law;
  Confidence confidence;
};

/// Problems when the file is no study, or one of another scenario.
Result<Answers> read_answers(const std::string& study_path, const Scenario&);

/// The last day of the first `day` days of play.
Date date_of(const Scenario&, int day);

/// A value of the outcome as a person reads it: "34 %", "3,140", "day 47 (27 December 2024)", "never"; "none"
/// for NaN.
std::string spelled(const Scenario&, const OutcomeColumn&, double value, bool difference = false);
/// The part in one sentence, its Monte Carlo error in brackets.
std::string sentence(const Scenario&, const Part&);
std::string sentence(const Proposition&);

/// For a terminal, and for a program.
std::string as_text(const Scenario&, const Answers&);
/// One object. `elapsed`: seconds of the run that ended it; negative where there was none.
std::string as_json(const Scenario&, const Answers&, double elapsed = -1);

}  // namespace salient::study
