#pragma once
#include <string>

#include "record/journal.hpp"
#include "scenario/scenario.hpp"

// What the narrative says of campaigns, and the phrases that all its sentences share.
namespace salient::report {

/// What an event was put down to, as a clause; empty where it was to nothing.
std::string because(Cause);
/// The text, and after a comma what it was put down to, where it was to anything.
std::string with_cause(std::string text, Cause);
/// "1 man", "412 men".
std::string men(double count);
/// "86 %".
std::string percentage(double share);

/// What concerns a side or all, not one formation; empty for any other event.
std::string campaign_sentence(const Scenario&, const Event&);
/// Whether it is told among the events of the campaign.
bool of_campaign(const Event&);

}  // namespace salient::report
