#include "evidence/verbal.hpp"

#include <array>

namespace salient::evidence {
namespace {

struct Term {
  std::string_view first, second;  ///< the directive's two rows; an author keeps to one, sources do not
  ShareRange range;
};
constexpr std::array<Term, 7> terms = {{{"almost no chance", "remote", {0.01, 0.05}},
                                        {"very unlikely", "highly improbable", {0.05, 0.20}},
                                        {"unlikely", "improbable", {0.20, 0.45}},
                                        {"roughly even chance", "roughly even odds", {0.45, 0.55}},
                                        {"likely", "probable", {0.55, 0.80}},
                                        {"very likely", "highly probable", {0.80, 0.95}},
                                        {"almost certain", "nearly certain", {0.95, 0.99}}}};

/// From the least number that makes a plural of the unit to where the next unit would have been said. Standing:
/// judgement.
struct Span {
  std::string_view word;
  DayRange range;
};
constexpr std::array<Span, 3> spans = {{{"days", {1, 10}}, {"weeks", {7, 56}}, {"months", {30, 365}}}};

}  // namespace

std::optional<ShareRange> range_of(std::string_view word) {
  for (const Term& term : terms)
    if (term.first == word || term.second == word) return term.range;
  return std::nullopt;
}

std::vector<std::string_view> likelihood_terms() {
  std::vector<std::string_view> words;
  for (const Term& term : terms) words.insert(words.end(), {term.first, term.second});
  return words;
}

std::optional<DayRange> days_of(std::string_view word) {
  for (const Span& span : spans)
    if (span.word == word) return span.range;
  return std::nullopt;
}

std::vector<std::string_view> span_words() {
  std::vector<std::string_view> words;
  for (const Span& span : spans) words.push_back(span.word);
  return words;
}

}  // namespace salient::evidence
