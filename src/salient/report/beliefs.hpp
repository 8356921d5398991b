#pragma once
#include <string>

#include "record/journal.hpp"
#include "scenario/scenario.hpp"

namespace salient::report {

/// What each side believed of its enemies near the front, week by week, beside what was true: a table a side.
std::string beliefs_told(const Scenario&, const Journal&);

}  // namespace salient::report
