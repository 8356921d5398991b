#include "report/narrative.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/sentences.hpp"

namespace salient::report {
namespace {

/// A unit's name without its formation's, which stands above all that is told of it.
std::string unit_name(const Scenario& s, UnitId unit) {
  const std::string &name = s.unit[unit].name, of_formation = ", " + s.formation[s.unit[unit].formation].name;
  return name.ends_with(of_formation) ? name.substr(0, name.size() - of_formation.size()) : name;
}

const char* told_words(Task told) {
  switch (told) {
    case Task::guard:
      return "guard roads and buildings";
    case Task::reserve:
      return "stay in reserve";
    case Task::defend:
      return "hold a line";
    case Task::assault:
      return "attack";
  }
  return "";
}

/// One of the strains noted with a change of morale, with its number where it has one.
std::string strain_words(const Scenario& s, const Event& e) {
  switch (e.cause) {
    case Cause::losses:
      return percentage(e.a) + " of its people lost" +
             (std::lround(100 * e.c) > 0 ? fmt::format(", {} in the last days", percentage(e.c)) : "");
    case Cause::isolation:
      return e.a < 1 ? "nearly surrounded" : "cut off";
    case Cause::ammunition:
      return "ammunition and food at " + percentage(e.a);
    case Cause::fatigue:
      return "fatigue at " + percentage(e.a);
    case Cause::cohesion:
      return "cohesion at " + percentage(e.a);
    case Cause::shock:
      return s.formation[e.formation].told == Task::assault
                 ? "shocked by its first fight"
                 : fmt::format("shocked by its first fight after being told to {}",
                               told_words(s.formation[e.formation].told));
    case Cause::neighbours:
      return percentage(e.a) + " of the battalions beside it broken";
    case Cause::training:
      return "trained for such a fight to " + percentage(e.a);
    case Cause::leadership:
      return "leadership at " + percentage(e.a);
    case Cause::grievance:
      return fmt::format("grievance at {} over what it was told and is refused", percentage(e.a));
    default:
      return because(e.cause);
  }
}

/// What told in the change of morale or the surrender at that place of the journal: the strains noted after it.
std::string reasons(const Scenario& s, const std::vector<Event>& events, std::size_t at) {
  std::string text;
  for (std::size_t i = at + 1; i < events.size() && events[i].kind == EventKind::strain; ++i) {
    const std::string words = strain_words(s, events[i]);
    if (!words.empty()) text += (text.empty() ? ": " : "; ") + words;
  }
  return text;
}

/// The next or, `step` -1, the last change of the morale of the unit of the event at that place; none if there
/// is none.
const Event* change_beside(const std::vector<Event>& events, std::size_t at, int step) {
  for (auto i = static_cast<std::ptrdiff_t>(at) + step; i >= 0 && i < std::ssize(events); i += step)
    if (events[static_cast<std::size_t>(i)].kind == EventKind::morale_changed &&
        events[static_cast<std::size_t>(i)].unit == events[at].unit)
      return &events[static_cast<std::size_t>(i)];
  return nullptr;
}

bool worsened(const Event& e) { return e.kind == EventKind::morale_changed && e.b > e.a; }
bool recovered(const Event& e) { return e.kind == EventKind::morale_changed && e.b < e.a; }

/// How long it took a unit to recover from the worsening at that place, where that came next.
std::string until_recovered(const Scenario& s, const std::vector<Event>& events, std::size_t at) {
  if (!worsened(events[at])) return "";
  const Event* next = change_beside(events, at, 1);
  if (!next || !recovered(*next)) return "";
  const int days = (next->turn - events[at].turn) / s.turns_a_day();
  return fmt::format("; {} again after {} {}", spelling(static_cast<Morale>(static_cast<int>(next->b))), days,
                     days == 1 ? "day" : "days");
}

/// A recovery that until_recovered() has told already.
bool told_before(const std::vector<Event>& events, std::size_t at) {
  if (!recovered(events[at])) return false;
  const Event* last = change_beside(events, at, -1);
  return last && worsened(*last);
}

std::string morale_sentence(const Scenario& s, const Event& e) {
  const auto before = static_cast<Morale>(static_cast<int>(e.a)),
             after = static_cast<Morale>(static_cast<int>(e.b));
  const std::string who = unit_name(s, e.unit);
  if (after < before) return fmt::format("{} recovered: {}", who, spelling(after));
  const char* what = after == Morale::shaken ? "was shaken" : after == Morale::broken ? "broke" : "was routed";
  return fmt::format("{} {}", who, what);
}

/// "88 %", or "86 to 88 %" of several.
template <class Member>
std::string percent_of(const std::vector<Event>& of, Member member) {
  const auto [least, most] = std::minmax_element(
      of.begin(), of.end(), [&](const Event& x, const Event& y) { return x.*member < y.*member; });
  const std::string low = fmt::format("{:.0f}", 100 * (*least).*member), high = percentage((*most).*member);
  return high.starts_with(low + " ") ? high : low + " to " + high;
}

/// The first contact of units of one formation on one evening.
std::string shock_sentence(const Scenario& s, const std::vector<Event>& of) {
  std::string who;
  for (std::size_t n = 0; n < of.size(); ++n)
    who += (n == 0 ? "" : n + 1 == of.size() ? " and " : ", ") + unit_name(s, of[n].unit);
  const bool one = of.size() == 1;
  const char *they = one ? "it" : "they", *their = one ? "its" : "their";
  return fmt::format(
      "{} met the enemy for the first time: {} had been told {} would {}, had {} of {} ammunition and knew {} "
      "of "
      "what {} should about enemy and ground; shock at {}",
      who, they, they, told_words(s.formation[of.front().formation].told), percent_of(of, &Event::b), their,
      percent_of(of, &Event::c), they, percent_of(of, &Event::a));
}

/// All first contacts of a formation on the evening of the one at that place; none if an earlier one has told
/// them.
std::vector<Event> met_together(const std::vector<Event>& events, std::size_t at) {
  std::vector<Event> together;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].kind != EventKind::shock || events[i].turn != events[at].turn ||
        events[i].formation != events[at].formation)
      continue;
    if (i < at) return {};
    together.push_back(events[i]);
  }
  return together;
}

std::string date_of(const Scenario& s, const Event& e) { return to_string(s.start + e.turn / s.turns_a_day()); }

/// What is told of the event at that place: with its reasons, and with what follows from it or happened beside
/// it.
std::string line_of(const Scenario& s, const std::vector<Event>& events, std::size_t at) {
  if (told_before(events, at)) return "";
  if (events[at].kind == EventKind::shock) {
    const std::vector<Event> together = met_together(events, at);
    return together.empty() ? "" : shock_sentence(s, together);
  }
  const std::string words = sentence(s, events[at]);
  return words.empty() ? "" : words + reasons(s, events, at) + until_recovered(s, events, at);
}

/// When most were lost, of people lost by day; nothing where nobody was.
std::string worst_week(const Scenario& s, const std::vector<double>& lost) {
  constexpr std::size_t week = 7;
  double most = 0, sum = 0;
  std::size_t first = 0;
  for (std::size_t day = 0; day < lost.size(); ++day) {
    sum += lost[day] - (day < week ? 0 : lost[day - week]);
    if (sum > most) first = day < week ? 0 : day + 1 - week;
    most = std::max(most, sum);
  }
  if (most <= 0) return "";
  return fmt::format("; in the worst week, from {}: {:.0f}", to_string(s.start + static_cast<int>(first)),
                     most);
}

void tell_formation(const Scenario& s, const Journal& journal, FormationId formation, std::string& text) {
  double killed = 0, wounded = 0, gone = 0;
  std::vector<double> lost(static_cast<std::size_t>(s.days) + 1, 0.0);
  std::string lines;
  for (std::size_t i = 0; i < journal.events().size(); ++i) {
    const Event& e = journal.events()[i];
    if (e.formation != formation || of_campaign(e)) continue;
    if (e.kind == EventKind::losses_day) {
      killed += e.a;
      wounded += e.b;
      gone += e.c;
      lost[std::min(lost.size() - 1, static_cast<std::size_t>(e.turn / s.turns_a_day()))] += e.a + e.b + e.c;
      continue;
    }
    const std::string words = line_of(s, journal.events(), i);
    if (!words.empty()) lines += fmt::format("  {}  {}\n", date_of(s, e), words);
  }
  if (lines.empty()) return;
  const Formation& f = s.formation[formation];
  text += fmt::format("\n{} ({})\n{}", f.name, s.nation[f.nation].name, lines);
  text += fmt::format("  lost in all: {:.0f} killed, {:.0f} wounded, {:.0f} missing or captured{}\n", killed,
                      wounded, gone, worst_week(s, lost));
}

}  // namespace

std::string sentence(const Scenario& s, const Event& e) {
  switch (e.kind) {
    case EventKind::arrived:
      return fmt::format("arrived with {}", men(e.a));
    case EventKind::attack_opened:
      return with_cause(fmt::format("attacked {} with {}", place(s, e.hex), men(e.b)), e.cause);
    case EventKind::attack_ended:
      return with_cause(fmt::format("ended its attack: {:.1f} km gained, {} lost to the enemy's {}",
                                    static_cast<double>(e.c), men(e.a), men(e.b)),
                        e.cause);
    case EventKind::ground_taken:
      return fmt::format("took the ground {}", place(s, e.hex));
    case EventKind::line_abandoned:
      return with_cause(
          (e.b > 0 ? "began to delay toward the line " : "fell back to the line ") + place(s, e.hex), e.cause);
    case EventKind::reserve_committed:
      return e.hex ? "was committed from reserve " + place(s, e.hex) : "was committed from reserve";
    case EventKind::reserve_formed:
      return "is in reserve again";
    case EventKind::effort_shifted:
      return fmt::format("was shifted to the axis {}", s.axis[AxisId{static_cast<std::size_t>(e.a)}].name);
    case EventKind::rotated_out:
      return fmt::format("was {}, fatigue {}, {} of its people lost",
                         e.cause == Cause::contingent ? "called home" : "taken out to rest", percentage(e.a),
                         percentage(e.b));
    case EventKind::morale_changed:
      return morale_sentence(s, e);
    case EventKind::shock:
      return shock_sentence(s, {e});
    case EventKind::surrendered:
      return with_cause(fmt::format("{}: {} taken prisoner", unit_name(s, e.unit), men(e.a)), e.cause);
    case EventKind::commander_lost:
      return fmt::format("lost its commander; {} of its leaders are missing", percentage(e.a));
    case EventKind::devices_kept:
      return fmt::format("took {} of its soldiers' devices away", percentage(e.a));
    case EventKind::encircled:
      return unit_name(s, e.unit) + " was cut off " + place(s, e.hex);
    case EventKind::link_restored:
      return unit_name(s, e.unit) + " was reached again";
    case EventKind::went_short:
      return fmt::format("ran short: ammunition {}, fuel {}, food {}", percentage(e.a), percentage(e.b),
                         percentage(e.c));
    case EventKind::friendly_fire:
      return fmt::format("lost {} to its own side's fire", men(e.a));
    default:
      return campaign_sentence(s, e);
  }
}

std::string narrative(const Scenario& s, const Journal& journal, FormationId only) {
  std::string text;
  if (!only) {
    text += "The campaign\n";
    for (const Event& e : journal.events())
      if (of_campaign(e)) text += fmt::format("  {}  {}\n", date_of(s, e), campaign_sentence(s, e));
  }
  for (const FormationId formation : ids<FormationId>(s.formation.rows()))
    if (!only || only == formation) tell_formation(s, journal, formation, text);
  return text;
}

}  // namespace salient::report
