#pragma once

namespace salient::models {

constexpr bool is_share(double x) { return x >= 0.0 && x <= 1.0; }

/// Whether every one is a share: the usual precondition of a function of many covariates.
template <class... Numbers>
constexpr bool are_shares(Numbers... x) {
  return (is_share(x) && ...);
}

}  // namespace salient::models
