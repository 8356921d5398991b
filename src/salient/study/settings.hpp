#pragma once
#include <cstdint>

#include "models/advance/advance.hpp"
#include "models/attrition/law.hpp"

namespace salient::study {

/// What was asked of a study.
struct Settings {
  std::uint64_t plays{1000}, seed{1};
  models::AttritionLaw law{models::AttritionLaw::history};
  models::AdvanceLaw advance{models::AdvanceLaw::ladder};
  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace salient::study
