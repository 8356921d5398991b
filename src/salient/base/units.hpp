#pragma once
#include "base/quantity.hpp"

namespace salient {

using Days = Quantity<struct day>;
using Kilometres = Quantity<struct kilometre>;
using SquareKilometres = Quantity<struct square_kilometre>;
using Metres = Quantity<struct metre>;
using Tonnes = Quantity<struct tonne>;
using Personnel = Quantity<struct person>;
using PerDay = Quantity<struct per_day>;
using KilometresPerDay = Quantity<struct kilometre_per_day>;
using TonnesPerDay = Quantity<struct tonne_per_day>;

/// A part of a whole, 0 to 1. A plain number: shares are multiplied too often for a type to pay.
using Share = double;

// The products the models use, and no others: a missing line is a question, not an oversight.
constexpr double operator*(PerDay rate, Days span) { return in<PerDay>(rate) * in<Days>(span); }
constexpr Tonnes operator*(TonnesPerDay rate, Days span) {
  return Tonnes{in<TonnesPerDay>(rate) * in<Days>(span)};
}
constexpr Kilometres operator*(KilometresPerDay rate, Days span) {
  return Kilometres{in<KilometresPerDay>(rate) * in<Days>(span)};
}
constexpr Kilometres to_kilometres(Metres length) { return Kilometres{in<Metres>(length) / 1000.0}; }

}  // namespace salient
