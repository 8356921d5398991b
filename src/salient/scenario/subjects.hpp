#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "scenario/scenario.hpp"

namespace salient {

/// A part of what is not known, to be varied alone: parameters by their keys, quantities by what uses them.
struct Subject {
  std::string_view name;  ///< people.training; a name covers all that begin with it and a point
  std::string_view what;
};
/// All there are: `nothing`, `people`, and the seven subjects of people.
std::span<const Subject> subjects();

/// Takes everything but the subjects named as known: quantities at the mean of their pools, parameters at their
/// values, fitted ones too. What is drawn of the others, and by which luck, stays as it was.
void vary_only(Scenario&, const std::vector<std::string>& subjects);

}  // namespace salient
