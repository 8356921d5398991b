#pragma once
#include <string>

#include "record/journal.hpp"
#include "scenario/scenario.hpp"

namespace salient::report {

/// A play told in plain words, dated and with its causes: first the campaign as a whole, then each formation
/// that did or suffered anything. `only`: that formation alone; unassigned: all.
std::string narrative(const Scenario&, const Journal&, FormationId only);

/// One event as a sentence without its date; empty for those that a narrative leaves out.
std::string sentence(const Scenario&, const Event&);

/// Where a hex is, as a person would say it: "at Sudzha", "3 km north-west of Snagost".
std::string place(const Scenario&, HexId);

}  // namespace salient::report
