#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace salient {

/// Where the scenario uses a quantity, in words, in the order of its files: "Russia: shells", "the offensive of
/// Russia: start", "US military aid to Ukraine: chance of a turn to cut".
std::vector<std::string> uses_of(const Scenario&, QuantityId);

}  // namespace salient
