#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "study/statistics.hpp"

namespace salient::study {

/// The seven terms of likelihood of Intelligence Community Directive 203, first row; the other row is never
/// mixed in.
enum class Likelihood : std::uint8_t {
  almost_no_chance,  ///< 1 to 5 %
  very_unlikely,     ///< 5 to 20 %
  unlikely,          ///< 20 to 45 %
  roughly_even,      ///< 45 to 55 %
  likely,            ///< 55 to 80 %
  very_likely,       ///< 80 to 95 %
  almost_certain     ///< 95 to 99 %
};
std::string_view spelling(Likelihood);

/// A share on a border takes the term nearer to even, so that a thing and its opposite mirror each other. Under
/// 1 % and over 99 % the outermost terms serve.
Likelihood likelihood(double share);

/// The term for a proportion; two joined by "or" when its error straddles a border, "anything from ... to ..."
/// when it straddles more; empty when it happened in no play or in every play and the error is under 1 %: ICD
/// 203 has no word for impossible and certain, and neither has a simulation.
std::string in_words(const Proportion&);

}  // namespace salient::study
