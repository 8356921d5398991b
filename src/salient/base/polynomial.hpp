#pragma once
#include <cstddef>

namespace salient::math {

/// c[0] + c[1] x + c[2] x^2 + ..., in one fixed order of operations: four interleaved Horner chains in x^4, because
/// one long chain would wait for each product in turn.
template <std::size_t N>
constexpr double polynomial(const double (&c)[N], double x) {
  const double x2 = x * x, x4 = x2 * x2;
  double chain[4] = {0, 0, 0, 0};
  for (std::size_t i = (N + 3) / 4 * 4; i-- > 0;) {
    const double coefficient = i < N ? c[i] : 0.0;
    chain[i % 4] = chain[i % 4] * x4 + coefficient;
  }
  return (chain[0] + chain[1] * x) + (chain[2] + chain[3] * x) * x2;
}

}  // namespace salient::math
