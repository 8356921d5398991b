#pragma once
#include <array>
#include <bit>
#include <cstddef>
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

template <std::size_t N>
constexpr bool all_shares(const std::array<double, N>& numbers) {
  std::uint64_t outside = 0;
  for (const double number : numbers) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    outside |= bits | (std::bit_cast<std::uint64_t>(1.0) - bits);
  }
  if ((outside >> 63) == 0) return true;
  for (const double number : numbers)
    if (!is_share(number)) return false;
  return true;
}

}  // namespace salient::models
