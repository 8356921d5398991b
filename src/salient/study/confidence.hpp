#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "scenario/scenario.hpp"

namespace salient::study {

/// How far the inputs can carry an answer. Apart from likelihood, and never in one sentence with it: it says
/// nothing of how often something happened in the plays, and more plays do not raise it. `high` is not given:
/// it would take a score of this program's past forecasts on campaigns of this kind, which a study does not
/// see.   {confidence}
enum class Level : std::uint8_t { low, moderate };
std::string_view spelling(Level);

struct Confidence {
  Level level{Level::low};
  double weak_evidence{
      0};  ///< mean over quantities: share of the pool's weight in claims graded D to F or 4 to 6, or assumed
  double judgement{0};  ///< share of the varying parameters whose standing is judgement or placeholder
  std::size_t placeholders{0};
};
Confidence confidence_in(const Scenario&);
std::string in_words(const Confidence&);

}  // namespace salient::study
