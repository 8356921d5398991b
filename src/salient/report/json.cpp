#include "report/json.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace salient::report {

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  char text[32];
  std::snprintf(text, sizeof text, "%.5g", value);
  const double kept = std::strtod(text, nullptr);
  if (kept == std::floor(kept) && std::abs(kept) < 1e15) return static_cast<std::int64_t>(kept);
  return kept;
}

Json numbers(std::span<const double> values) {
  Json list = Json::array();
  for (const double value : values) list.push_back(number(value));
  return list;
}

}  // namespace salient::report
