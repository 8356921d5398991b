#pragma once
#include <string>
#include <vector>

#include "base/id.hpp"
#include "evidence/distribution.hpp"

namespace salient {

enum class Standing : std::uint8_t { measured, literature, doctrine, calibrated, judgement, placeholder };

/// One number an equation uses, as parameters/*.toml and the scenario's overrides have it.
struct ParameterEntry {
  std::string key;       ///< attrition.history.attacker_rate
  std::string unit, what, source;
  Standing standing{Standing::judgement};
  evidence::Distribution distribution;  ///< best = the value; low, high = the plausible range a study varies
};

}  // namespace salient
