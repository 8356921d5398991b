#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "evidence/distribution.hpp"

// What words say: likelihoods, and spans of time without a number. Theory: README.md {verbal} {within}
namespace salient::evidence {

/// The range of shares of a term of likelihood, either row of Intelligence Community Directive 203: "likely",
/// "probable"; none for another word.
struct ShareRange {
  double low{0}, high{0};
};
std::optional<ShareRange> range_of(std::string_view term);
std::vector<std::string_view> likelihood_terms();

/// How many days "days", "weeks" or "months" may be; none for another word.
struct DayRange {
  double low{0}, high{0};
};
std::optional<DayRange> days_of(std::string_view word);
std::vector<std::string_view> span_words();

}  // namespace salient::evidence
