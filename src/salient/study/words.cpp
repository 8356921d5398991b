#include "study/words.hpp"

namespace salient::study {
namespace {

constexpr std::string_view terms[] = {"almost no chance",    "very unlikely", "unlikely",
                                      "roughly even chance", "likely",        "very likely",
                                      "almost certain"};

}  // namespace

std::string_view spelling(Likelihood term) { return terms[static_cast<std::size_t>(term)]; }

Likelihood likelihood(double share) {
  if (share < 0.05) return Likelihood::almost_no_chance;
  if (share < 0.20) return Likelihood::very_unlikely;
  if (share < 0.45) return Likelihood::unlikely;
  if (share <= 0.55) return Likelihood::roughly_even;
  if (share <= 0.80) return Likelihood::likely;
  if (share <= 0.95) return Likelihood::very_likely;
  return Likelihood::almost_certain;
}

std::string in_words(const Proportion& p) {
  if ((p.count == 0 && p.error.high < 0.01) || (p.count == p.of && p.error.low > 0.99)) return {};
  const Likelihood low = likelihood(p.error.low), high = likelihood(p.error.high);
  const std::string first{spelling(low)}, last{spelling(high)};
  if (low == high) return first;
  const bool neighbours = static_cast<int>(high) - static_cast<int>(low) == 1;
  return neighbours ? first + " or " + last : "anything from " + first + " to " + last;
}

}  // namespace salient::study
