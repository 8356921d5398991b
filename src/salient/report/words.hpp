#pragma once
#include <array>
#include <string>

#include "study/answers.hpp"

// The report's sentences. No number is written finer than plays can tell: people to two figures, shares to the
// per cent. A range in brackets holds nine plays in ten.
namespace salient::report {

std::string people(double);         ///< "1,200"
std::string percent(double share);  ///< "24 %", "under 1 %"
/// "about 24 % (5 to 61 %)"
std::string about(const study::Part&);
/// Bounds of the ICD-203 words for a proportion, in per cent.
std::array<int, 2> word_range(const study::Proportion&);

std::string retaken_headline(const Scenario&, const study::Answer&);
/// `middle`: the middle day of the plays in which it falls.
std::string town_headline(const Scenario&, const study::Answer&, double middle);
std::string losses_headline(const Scenario&, const study::Answer&, NationId);
std::string culmination_headline(const Scenario&, const study::Answer&, double middle);
std::string effect_headline(const Scenario&, const study::Answer&);

/// The land a question is about.
std::string land_name(const Scenario&, const Question&);

}  // namespace salient::report
