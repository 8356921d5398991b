#include "record/journal.hpp"

#include <array>

#include "base/check.hpp"

namespace salient {
namespace {

constexpr std::array<std::string_view, event_kind_count> kinds = {"arrived",
                                                                  "offensive opened",
                                                                  "offensive culminated",
                                                                  "offensive resumed",
                                                                  "attack opened",
                                                                  "attack ended",
                                                                  "ground taken",
                                                                  "line abandoned",
                                                                  "reserve committed",
                                                                  "rotated out",
                                                                  "order given",
                                                                  "morale changed",
                                                                  "shock",
                                                                  "surrendered",
                                                                  "encircled",
                                                                  "link restored",
                                                                  "went short",
                                                                  "town fell",
                                                                  "contingent paused",
                                                                  "contingent returned",
                                                                  "regime changed",
                                                                  "weather turned",
                                                                  "friendly fire",
                                                                  "phase opened",
                                                                  "effort shifted",
                                                                  "strain",
                                                                  "commander lost",
                                                                  "devices kept",
                                                                  "contingent withdrawn",
                                                                  "losses of a day",
                                                                  "attack fought",
                                                                  "reserve formed",
                                                                  "offensive succeeded",
                                                                  "contingent bound"};
constexpr std::array<std::string_view, cause_count> causes = {
    "",          "losses",      "ammunition", "fatigue",         "isolation",
    "shock",     "outnumbered", "flank",      "objective taken", "orders",
    "ceasefire", "culminated",  "contingent", "enemy withdrew",  "neighbours",
    "messages",  "no target",   "cohesion",   "training",        "leadership",
    "treatment", "grievance",   "relief",     "no gain",         "counter-attack",
    "no way"};

}  // namespace

std::string_view spelling(EventKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view spelling(Cause cause) { return causes[static_cast<std::size_t>(cause)]; }

bool is_of_note(EventKind kind) {
  switch (kind) {
    case EventKind::offensive_opened:
    case EventKind::offensive_culminated:
    case EventKind::offensive_resumed:
    case EventKind::offensive_succeeded:
    case EventKind::phase_opened:
    case EventKind::town_fell:
    case EventKind::surrendered:
    case EventKind::contingent_paused:
    case EventKind::contingent_returned:
    case EventKind::contingent_bound:
    case EventKind::contingent_withdrawn:
    case EventKind::regime_changed:
    case EventKind::encircled:
      return true;
    default:
      return false;
  }
}

void Journal::clear() {
  events_.clear();
  days_ = 0;
}

Snapshot& Journal::snapshot(int day) {
  EXPECT(day == static_cast<int>(days_));
  if (days_ == snapshots_.size()) snapshots_.emplace_back();
  Snapshot& next = snapshots_[days_];
  days_ += 1;
  next.day = day;
  return next;
}

}  // namespace salient
