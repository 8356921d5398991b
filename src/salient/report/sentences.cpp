#include "report/sentences.hpp"

#include <fmt/format.h>

#include "models/weather/weather.hpp"

namespace salient::report {
namespace {

std::string whose(const Side& side) { return side.name.find(" and ") == std::string::npos ? "its" : "their"; }

std::string policy_sentence(const Scenario& s, const Event& e) {
  const Process& process = s.process[ProcessId{static_cast<std::size_t>(e.a)}];
  return fmt::format("{}: from {} to {}", process.name, process.regimes[static_cast<std::size_t>(e.b)].id,
                     process.regimes[static_cast<std::size_t>(e.c)].id);
}

std::string weather_sentence(const Event& e) {
  return fmt::format("weather: {}, ground {}", spelling(static_cast<models::Sky>(static_cast<int>(e.a))),
                     spelling(static_cast<models::Ground>(static_cast<int>(e.b))));
}

}  // namespace

std::string because(Cause cause) {
  switch (cause) {
    case Cause::none:
    case Cause::orders:
      return "";
    case Cause::losses:
      return "because of its losses";
    case Cause::ammunition:
      return "short of ammunition";
    case Cause::fatigue:
      return "worn out";
    case Cause::isolation:
      return "cut off or nearly so";
    case Cause::shock:
      return "shocked by what it met";
    case Cause::outnumbered:
      return "believing itself outnumbered";
    case Cause::flank:
      return "its flanks open";
    case Cause::objective_taken:
      return "its objective taken";
    case Cause::ceasefire:
      return "under a ceasefire";
    case Cause::culminated:
      return "the offensive being called off";
    case Cause::contingent:
      return "held back by its own government";
    case Cause::enemy_withdrew:
      return "the enemy having withdrawn";
    case Cause::neighbours:
      return "its neighbours having broken";
    case Cause::messages:
      return "swayed by the enemy's messages";
    case Cause::no_target:
      return "nothing left to attack";
    case Cause::no_way:
      return "finding no way there in time";
    case Cause::cohesion:
      return "its bonds loosened";
    case Cause::training:
      return "little trained for it";
    case Cause::leadership:
      return "poorly led";
    case Cause::treatment:
      return "expecting to be well treated";
    case Cause::grievance:
      return "feeling misled";
    case Cause::relief:
      return "to reach those cut off";
    case Cause::no_gain:
      return "getting nowhere";
    case Cause::counter_attack:
      return "to win back ground just lost";
  }
  return "";
}

std::string with_cause(std::string text, Cause cause) {
  const std::string why = because(cause);
  return why.empty() ? text : text + ", " + why;
}

std::string men(double count) { return fmt::format("{:.0f} {}", count, count == 1 ? "man" : "men"); }

std::string percentage(double share) { return fmt::format("{:.0f} %", 100 * share); }

std::string campaign_sentence(const Scenario& s, const Event& e) {
  switch (e.kind) {
    case EventKind::offensive_opened:
      return fmt::format("{} opened {} offensive with {}", s.side[e.side].name, whose(s.side[e.side]),
                         men(e.a));
    case EventKind::offensive_culminated:
      return with_cause(
          fmt::format("{} called {} offensive off after {:.0f} days, holding {} of the land fought for",
                      s.side[e.side].name, whose(s.side[e.side]), static_cast<double>(e.b), percentage(e.a)),
          e.cause);
    case EventKind::offensive_resumed:
      return fmt::format("{} took {} offensive up again", s.side[e.side].name, whose(s.side[e.side]));
    case EventKind::offensive_succeeded:
      return fmt::format("{} held all the land that its offensive was for", s.side[e.side].name);
    case EventKind::phase_opened:
      return fmt::format("{} began the phase \"{}\" of {} offensive", s.side[e.side].name,
                         s.plan_phase[PlanPhaseId{static_cast<std::size_t>(e.a)}].name, whose(s.side[e.side]));
    case EventKind::contingent_withdrawn:
      return fmt::format("{} called its contingent home after losing {} of it",
                         s.nation[NationId{static_cast<std::size_t>(e.b)}].name, percentage(e.a));
    case EventKind::contingent_bound:
      return fmt::format("{} lets its troops hold ground and defend, and not attack",
                         s.nation[NationId{static_cast<std::size_t>(e.b)}].name);
    case EventKind::contingent_paused:
    case EventKind::contingent_returned:
      return fmt::format("{} {} after losing {} of its contingent",
                         s.nation[NationId{static_cast<std::size_t>(e.b)}].name,
                         e.kind == EventKind::contingent_paused ? "held its troops back from attacks"
                                                                : "let its troops attack again",
                         percentage(e.a));
    case EventKind::town_fell:
      return fmt::format("{} fell to {}", s.map.town[TownId{static_cast<std::size_t>(e.a)}].name,
                         s.side[e.side].name);
    case EventKind::regime_changed:
      return policy_sentence(s, e);
    case EventKind::weather_turned:
      return weather_sentence(e);
    default:
      return "";
  }
}

bool of_campaign(const Event& e) {
  switch (e.kind) {
    case EventKind::offensive_opened:
    case EventKind::offensive_culminated:
    case EventKind::offensive_resumed:
    case EventKind::offensive_succeeded:
    case EventKind::phase_opened:
    case EventKind::contingent_paused:
    case EventKind::contingent_returned:
    case EventKind::contingent_withdrawn:
    case EventKind::contingent_bound:
    case EventKind::town_fell:
    case EventKind::regime_changed:
      return true;
    default:
      return false;
  }
}

}  // namespace salient::report
