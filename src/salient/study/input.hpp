#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "study/layout.hpp"

namespace salient::study {

/// What an input is: something claimed about, one claim about it, or a number of the equations.
enum class InputKind : std::uint8_t { quantity, claim, parameter };
std::string_view spelling(InputKind);

/// A quantity or a parameter that varies: a column of the study's inputs.
struct Input {
  InputKind kind{InputKind::quantity};
  std::size_t column{0};  ///< of Layout::inputs
  std::size_t row{0};     ///< of Scenario::quantity or parameter
  std::string id, about;
};
std::vector<Input> inputs_of(const Layout&);
double value_of(const Input&, const Knowledge&);
/// Gives the input the value at that share of its pool or range; share within (0, 1).
void set(const Scenario&, const Input&, double share, Knowledge&);

}  // namespace salient::study
