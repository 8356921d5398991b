#pragma once

namespace salient::math {

/// An unevaluated sum of two doubles, about 106 bits: for tables worked out while compiling, where time is
/// free. T. J. Dekker, "A floating-point technique for extending the available precision", Numerische
/// Mathematik 18 (1971).
struct Twofold {
  double high, low{0};
};

/// Needs |a| >= |b|.
constexpr Twofold fast_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

constexpr Twofold exact_sum(double a, double b) {
  const double sum = a + b, part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

constexpr Twofold exact_product(double a, double b) {
  constexpr double splitter = 0x1p27 + 1;
  const auto high_half = [](double x) {
    const double spread = splitter * x;
    return spread - (spread - x);
  };
  const double a1 = high_half(a), a2 = a - a1, b1 = high_half(b), b2 = b - b1, product = a * b;
  return {product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2};
}

constexpr Twofold operator+(Twofold a, Twofold b) {
  const Twofold sum = exact_sum(a.high, b.high);
  return fast_sum(sum.high, sum.low + (a.low + b.low));
}

constexpr Twofold operator*(Twofold a, Twofold b) {
  const Twofold product = exact_product(a.high, b.high);
  return fast_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

constexpr Twofold operator/(Twofold a, double b) {
  const double first = a.high / b;
  const Twofold back = exact_product(first, b);
  return fast_sum(first, ((a.high - back.high) - back.low + a.low) / b);
}

}  // namespace salient::math
