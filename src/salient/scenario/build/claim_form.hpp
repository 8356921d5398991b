#pragma once
#include "scenario/build/build.hpp"

namespace salient::building {

/// What a quantity can physically be, by its unit, where it does not say.
struct Bounds {
  double floor, ceiling;
};
Bounds bounds_of(const reading::QuantityDraft&);

/// What a claim says about its quantity, as a distribution and as the file spells it. Reports a claim in no
/// form or several, and numbers that the quantity cannot take.
struct SaidNumber {
  evidence::Distribution distribution;
  std::string written;
};
SaidNumber said_of(const reading::ClaimDraft&, const reading::QuantityDraft&, Reader&);

}  // namespace salient::building
