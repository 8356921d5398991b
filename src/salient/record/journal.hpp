#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "forces/vocabulary.hpp"

namespace salient {

/// What can happen that a reader of a play would want to know. Spelled as in the study file's `events` table.
enum class EventKind : std::uint8_t {
  arrived,               ///< formation: reached the theatre. a: people
  offensive_opened,      ///< side: its planned assault began
  offensive_culminated,  ///< side: called off. a: share of the region held by then, b: days since it opened
  offensive_resumed,     ///< side
  attack_opened,   ///< formation against hex; cause. a: believed power ratio, b: attackers, c: defenders (true)
  attack_ended,    ///< formation. a: own losses, b: enemy losses, c: kilometres gained; cause
  ground_taken,    ///< hex changed hands to the formation's side. a: days since the attack opened
  line_abandoned,  ///< formation fell back to its next line; cause. b: 1 as a delay
  reserve_committed,  ///< formation given to an axis
  rotated_out,        ///< formation taken out to rest. a: fatigue, b: loss share
  order_given,        ///< formation, hex: a: delay in hours until it is carried out
  morale_changed,     ///< unit. a: Morale before, b: Morale after; cause. c: loss share so far
  shock,              ///< unit met what it was not told of. a: shock 0 to 1, b: ammunition fill, c: information
  surrendered,        ///< unit. a: people
  encircled,          ///< unit cut off from its side
  link_restored,      ///< unit back in supply
  went_short,         ///< formation. a: fill of ammunition, b: of fuel, c: of food (shares of need)
  town_fell,          ///< hex; side. a: row of the town
  contingent_paused,  ///< nation: its government holds it back from attacks. a: loss share
  contingent_returned,  ///< nation: takes part again
  regime_changed,       ///< process row in a, from b to c
  weather_turned,       ///< a: Sky, b: Ground
  friendly_fire,        ///< formation. a: losses
  phase_opened,         ///< side: a phase of its plan began. a: its row in Scenario::plan_phase
  effort_shifted,       ///< formation given to another axis. a: the axis's row
  strain,               ///< unit: what told in the change of morale or surrender just noted; cause. a: what the
                        ///< reader is told of it, b: how much it raised the log-hazard, c: of losses, lately
  commander_lost,       ///< formation. a: share of its leaders now missing
  devices_kept,         ///< formation: its commanders keep devices away. a: share of them, b: distraction seen
  contingent_withdrawn,  ///< nation: called home. a: loss share
  losses_day,            ///< formation, a day's losses. a: killed, b: wounded, c: missing and captured
  attack_fought,         ///< formation, before attack_ended: a: days of battle, b: people who attacked, c: who
                         ///< defended, means over those days
  reserve_formed,        ///< formation is in reserve, after rest or where it is needed no more
  offensive_succeeded,   ///< side: all that its offensive is for is taken. a, b: as offensive_culminated
  contingent_bound,      ///< nation: its government lets it hold ground only. b: its row
};
constexpr std::size_t event_kind_count = 34;
std::string_view spelling(EventKind);
/// Kept in the study file for every play; the others only in a single play's journal.
bool is_of_note(EventKind);

/// Why, where an event has a cause to tell.
enum class Cause : std::uint8_t {
  none,
  losses,
  ammunition,
  fatigue,
  isolation,
  shock,
  outnumbered,
  flank,
  objective_taken,
  orders,
  ceasefire,
  culminated,
  contingent,
  enemy_withdrew,
  neighbours,
  messages,
  no_target,
  cohesion,
  training,
  leadership,
  treatment,
  grievance,
  relief,
  no_gain,
  counter_attack,
  no_way
};
constexpr std::size_t cause_count = 26;
std::string_view spelling(Cause);

struct Event {
  std::uint16_t turn{0};
  EventKind kind{EventKind::arrived};
  Cause cause{Cause::none};
  SideId side{};
  FormationId formation{};
  UnitId unit{};
  HexId hex{};
  float a{0}, b{0}, c{0};
  friend bool operator==(const Event&, const Event&) = default;
};

/// People of one nation, all of them always somewhere: present + killed + wounded in care + missing + captured
/// + surrendered... balances to the person against the start plus arrivals and replacements (invariant of a
/// play).
struct NationTally {
  std::int64_t present{0};         ///< with their units in the theatre
  std::int64_t elsewhere{0};       ///< with units that have not arrived or have left
  std::int64_t killed{0};          ///< cumulative, died of wounds included, plus those killed before the start
  std::int64_t wounded{0};         ///< cumulative
  std::int64_t wounded_severe{0};  ///< of them, away for more than 72 hours
  std::int64_t died_of_wounds{0};  ///< of the killed
  std::int64_t missing{0};         ///< cumulative; deserters among them
  std::int64_t captured{0};        ///< cumulative; surrenders included
  std::int64_t sick{0};            ///< cumulative, disease and non-battle injury
  std::int64_t in_care{0};         ///< in hospital now
  std::int64_t evacuated{0};       ///< left the theatre for good through the medical chain
  std::int64_t returned{0};        ///< cumulative returns to duty
  std::int64_t replaced{0};        ///< cumulative replacements received
  std::int64_t hit_by_guns{0}, hit_by_bombs{0}, hit_by_drones{0},
      hit_direct{0};  ///< by what: cumulative since the start, whatever became of them
  friend bool operator==(const NationTally&, const NationTally&) = default;
};

/// What one side's staff believes of its enemies near the front, beside what is true. People; means weigh by
/// them.
struct Picture {
  double believed{0};  ///< trust in places counted, contacts entered twice too
  double present{0};   ///< truly there
  double placed{0};    ///< share of those present who are believed within a hex of where they are
  double named{0};     ///< share of those believed who are thought to be of the nation that they are of
  double age{0};       ///< days since the last sighting, of those believed
  double error{0};     ///< of ln strength, without its sign, of units believed in
  friend bool operator==(const Picture&, const Picture&) = default;
};
/// The same of one nation's people: those thought to be its own, those who are.
struct NationPicture {
  double believed{0}, present{0};
  friend bool operator==(const NationPicture&, const NationPicture&) = default;
};

/// A side's strike drones outside pressed attacks. Sorties, cumulative.
struct StrikeSorties {
  double flown{0};    ///< that light and weather let start
  double through{0};  ///< of them, neither faulty, jammed nor shot down
  double struck{0};   ///< of them, those that hit people, in the mean
  double front{0};    ///< km of front that they flew over, summed over days
  friend bool operator==(const StrikeSorties&, const StrikeSorties&) = default;
};

/// The state of the campaign at the end of a day, as a study and a report read it.
struct Snapshot {
  int day{0};  ///< 0: before the first turn
  Column<NationId, NationTally> nation;
  std::vector<std::uint8_t> control;    ///< by hex row: row of the side that holds it
  Column<SideId, double> ammunition;    ///< tonnes with the units and in depots
  Column<SideId, double> shells_fired;  ///< tonnes, cumulative
  Column<SideId, double> by_rail,
      by_road;  ///< tonnes moved over links of the net, each link counted, cumulative
  Column<SideId, StrikeSorties> drones;
  // Once a week and on the last day; empty on others.
  Column<SideId, Picture> picture;
  std::vector<NationPicture> picture_of;  ///< by side that believes, then nation
};

/// Append-only record of a play. Cleared and reused between plays so that nothing is allocated once warm.
class Journal {
 public:
  void clear();
  void note(const Event& event) { events_.push_back(event); }
  Snapshot& snapshot(int day);  ///< the next row, to be filled; days 0, 1, 2 ... in order
  Snapshot& snapshot_of_today() { return snapshots_[days_ - 1]; }
  const std::vector<Event>& events() const { return events_; }
  std::size_t days() const { return days_; }  ///< snapshots taken; the last one's day is days() - 1
  const Snapshot& day(std::size_t n) const { return snapshots_[n]; }

 private:
  std::vector<Event> events_;
  std::vector<Snapshot> snapshots_;
  std::size_t days_{0};
};

}  // namespace salient
