#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.hpp"
#include "study/by_law.hpp"

namespace salient::study {

/// How far an answer can be trusted. Apart from likelihood, and never in one sentence with it: it says nothing
/// of how often something happened in the plays, and more plays do not raise it.   {confidence}
enum class Level : std::uint8_t { low, moderate, high };
std::string_view spelling(Level);

/// What the scenario and the equations stand on.
struct EvidenceMark {
  double weak_evidence{0};  ///< mean over quantities: share of the pool's weight in claims graded D to F or 4
                            ///< to 6, or assumed
  double judgement{0};      ///< share of the varying parameters whose standing is judgement or placeholder
  std::size_t placeholders{0};
  Level level{Level::low};
};

/// How the study's law of attrition fared against battles of record: Scenario::record.
struct RecordMark {
  std::size_t scores{0}, better{0};   ///< better: than the base rate
  std::size_t intervals{0}, held{0};  ///< 80 % intervals, and those that held between 75 and 85 %
  std::size_t of_the_present{0};
  Level level{Level::low};
};

/// Whether other laws come to other conclusions.
struct LawsMark {
  std::size_t compared{0}, flips{0};
  Level level{Level::low};
};

/// The least of three marks.
struct Confidence {
  EvidenceMark evidence;
  RecordMark record;
  LawsMark laws;  ///< of all answers together
  Level level{Level::low};
  struct OfQuestion {
    QuestionId question;
    LawsMark laws;
    Level level{Level::low};
  };
  std::vector<OfQuestion> questions;
};
Confidence confidence_in(const Scenario&, const ByLaw&);

/// Each mark in one sentence; then all of them after the level.
std::string in_words(const EvidenceMark&);
std::string in_words(const RecordMark&);
std::string in_words(const LawsMark&);
std::string in_words(const Confidence&);

}  // namespace salient::study
