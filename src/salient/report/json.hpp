#pragma once
#include <nlohmann/json.hpp>

#include <span>

namespace salient::report {

using Json = nlohmann::ordered_json;

/// The value to five figures, which is more than any play knows; null where it is not finite.
Json number(double);
Json numbers(std::span<const double>);

}  // namespace salient::report
