#pragma once
#include <iosfwd>

#include "record/journal.hpp"
#include "scenario/scenario.hpp"

namespace salient::study {

/// A play's journal as one JSON object a line: every event, and after the events of a day its snapshot. Names
/// are spelled; a snapshot's control has one character a hex in row order, the digit of the side's row.
void write_lines(std::ostream&, const Scenario&, const Journal&);

}  // namespace salient::study
