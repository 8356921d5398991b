#pragma once
#include <compare>
#include <concepts>

namespace salient {

/// A number with a unit the compiler knows.
///
/// Same unit: add, subtract, compare, scale by a plain number, divide into a plain ratio. Different units: only
/// the products written out in units.hpp. The one way out is `in<Tonnes>(stock)`, which names the unit it
/// reads.
template <class Unit>
class Quantity {
 public:
  constexpr Quantity() = default;
  explicit constexpr Quantity(double value) : value_{value} {}

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity{a.value_ + b.value_}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity{a.value_ - b.value_}; }
  friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.value_}; }
  friend constexpr Quantity operator*(Quantity a, double k) { return Quantity{a.value_ * k}; }
  friend constexpr Quantity operator*(double k, Quantity a) { return a * k; }
  friend constexpr Quantity operator/(Quantity a, double k) { return Quantity{a.value_ / k}; }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }
  constexpr Quantity& operator+=(Quantity b) { return *this = *this + b; }
  constexpr Quantity& operator-=(Quantity b) { return *this = *this - b; }

  constexpr double number() const { return value_; }

 private:
  double value_{0.0};
};

/// The number behind a quantity, with the unit the reader expects spelled at the call.
template <class Asked, class U>
requires std::same_as<Asked, Quantity<U>>
constexpr double in(Quantity<U> q) { return q.number(); }

}  // namespace salient
