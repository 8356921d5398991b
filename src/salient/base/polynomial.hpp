#pragma once
#include <cstddef>

namespace salient::math {

/// c[0] + c[1] x + c[2] x^2 + ..., in one fixed order of operations: four interleaved Horner chains in x^4,
/// because one long chain would wait for each product in turn.
template <std::size_t N>
constexpr double polynomial(const double (&c)[N], double x) {
  constexpr std::size_t last_block = (N - 1) / 4 * 4;
  const double x2 = x * x, x4 = x2 * x2;
  const auto coefficient = [&](std::size_t i) { return i < N ? c[i] : 0.0; };
  double a0 = coefficient(last_block), a1 = coefficient(last_block + 1);
  double a2 = coefficient(last_block + 2), a3 = coefficient(last_block + 3);
  for (std::size_t i = last_block; i > 0;) {
    i -= 4;
    a0 = a0 * x4 + c[i];
    a1 = a1 * x4 + c[i + 1];
    a2 = a2 * x4 + c[i + 2];
    a3 = a3 * x4 + c[i + 3];
  }
  return (a0 + a1 * x) + (a2 + a3 * x) * x2;
}

}  // namespace salient::math
