#pragma once
#include <compare>
#include <cstdint>
#include <string>

#include "models/advance/advance.hpp"
#include "models/attrition/law.hpp"

namespace salient::study {

/// The laws that a play goes by from its first day to its last.
struct Laws {
  models::AttritionLaw attrition{models::AttritionLaw::history};
  models::AdvanceLaw advance{models::AdvanceLaw::ladder};
  friend auto operator<=>(const Laws&, const Laws&) = default;
};

/// What was asked of a study.
struct Settings {
  std::uint64_t plays{1000}, seed{1};
  models::AttritionLaw law{models::AttritionLaw::history};
  models::AdvanceLaw advance{models::AdvanceLaw::ladder};
  Laws laws() const { return {law, advance}; }
  std::string only_vary{};  ///< subjects whose uncertainty is drawn, with commas between; empty: all there is
  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace salient::study
