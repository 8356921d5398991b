#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "history/converter.hpp"

namespace salient::history {

/// How a parameter is counted while it is fitted, so that no step leaves its bounds.
enum class Scale : std::uint8_t {
  plain,
  positive,  ///< ln
  share,     ///< log-odds
  even       ///< -1 to 1: inverse hyperbolic tangent
};

/// What is held of a parameter before any battle is read: a normal on its scale.
struct Prior {
  std::string key;  ///< attrition.history_attacker.size
  Scale scale;
  double mean, deviation;
  std::string mechanism;  ///< what an ablation leaves out with it
};

/// Priors of every parameter that is fitted from these inputs, ascending by key. {priors}
/// Coefficients shrink towards no effect, or towards published slopes; eras towards each other.
std::vector<Prior> priors_of(Inputs);
/// The mechanisms that can be left out, ascending; those that a fit of these inputs has.
std::vector<std::string> mechanisms();
std::vector<std::string> mechanisms(Inputs);

double on_scale(Scale, double value);
double off_scale(Scale, double counted);

}  // namespace salient::history
