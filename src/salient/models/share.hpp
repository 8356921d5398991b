#pragma once
#include <bit>
#include <cstdint>

namespace salient::models {

constexpr bool is_share(double x) { return x >= 0.0 && x <= 1.0; }

/// Whether every one is a share: the usual precondition of a function of many covariates.
template <class... Numbers>
constexpr bool are_shares(Numbers... x) {
  // Taken as whole numbers the bits of floating-point numbers are in order: one branch for all. Only -0, which
  // is a share, needs the second look.
  const auto outside = [](double number) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    return bits | (std::bit_cast<std::uint64_t>(1.0) - bits);
  };
  return ((outside(x) | ...) >> 63) == 0 || (is_share(x) && ...);
}

}  // namespace salient::models
