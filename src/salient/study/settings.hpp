#pragma once
#include <cstdint>
#include <string>

#include "models/advance/advance.hpp"
#include "models/attrition/law.hpp"

namespace salient::study {

/// What was asked of a study.
struct Settings {
  std::uint64_t plays{1000}, seed{1};
  models::AttritionLaw law{models::AttritionLaw::history};
  models::AdvanceLaw advance{models::AdvanceLaw::ladder};
  std::string only_vary{};  ///< subjects whose uncertainty is drawn, with commas between; empty: all there is
  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace salient::study
