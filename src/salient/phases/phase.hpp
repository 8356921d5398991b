#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "chance/key.hpp"
#include "models/advance/advance.hpp"
#include "models/attrition/law.hpp"
#include "models/supply/flow.hpp"
#include "models/weather/weather.hpp"
#include "record/journal.hpp"
#include "scenario/parameters.hpp"
#include "state/front.hpp"
#include "state/setup.hpp"
#include "state/state.hpp"
#include "state/theatre.hpp"

namespace salient {

/// An attack under way, as guns see it.
struct AttackUnderWay {
  FormationId formation;
  HexId target;
  SideId attacker, defender;
  double falling{0};  ///< shells per km2 and hour on the attackers, by the defence's guns
};

/// Fire that falls on a hex within one turn, all batteries together.
struct FallingFire {
  double density{0};  ///< suppressing shells per km2 and hour
  double hours{0};    ///< for which it falls: the shortest of its parts
};

/// One formation's attack as it is resolved this turn; rows into the scratch lists.
struct Engagement {
  FormationId formation;
  HexId target;
  SideId attacker, defender;
  std::uint32_t first_attacker{0}, attackers{0};
  std::uint32_t first_defender{0}, defenders{0};
};
struct Engaged {
  UnitId unit;
  double weight{1};  ///< share of the unit in this engagement
};

/// An enemy battalion as guns look for it.
struct SightedEnemy {
  HexId hex;
  double worth;  ///< people believed, less for each day since they were seen
  std::uint64_t key;
};

/// A unit that carries sensors, as the intelligence phase weighs it.
struct SensorCarrier {
  enum Kind : std::uint8_t { drones, radar, radio };
  HexId hex;
  Kind kind;
  double weight;
};

/// Stocks are filled up from the emptiest, in so many steps.
constexpr int supply_levels = 3;
/// What a unit lacks, tonnes by class and level, and where its trucks fetch it.
struct SupplyRequest {
  double need[models::supply_classes][supply_levels];
  HubId hub;       ///< unassigned: nothing can reach it
  double through;  ///< share of its loads that survives the way from there
};
/// The same at a hub, for all who fetch there.
struct HubTrade {
  double need[models::supply_classes][supply_levels]{};
  double tonnes{0}, minutes{0};          ///< all of it; minutes to the units, times tonnes
  int arc[supply_levels]{-1, -1, -1};    ///< of the flow network; -1: nobody fetches here
  double share[supply_levels]{0, 0, 0};  ///< of the class at hand, that is sent
};
struct OpenWay {
  LinkId link;
  int from, to, arc;
  double through;  ///< share of loads that survives it
};
/// An open way that carries something of the class at hand.
struct LoadedWay {
  std::size_t from, to;
  double tonnes, through;
};
struct DepotArcs {
  int out{-1}, in{-1};  ///< of the flow network; -1: not open
};
struct DepthTable {
  double threat, step, through;
};

/// The hub from which a place is served and the minutes from there, as they were last found: holds while the
/// front is that version.
struct StretchKnown {
  std::uint64_t front{0};
  HubId hub{};
  std::uint16_t minutes{0};
};

/// Memory of the supply phase.
struct SupplyWork {
  models::FlowNetwork net;
  Column<UnitId, SupplyRequest> request;
  Column<HubId, HubTrade> trade;
  Column<HubId, int> node;  ///< of the flow network; -1: closed to the side
  Column<HubId, std::uint8_t> served;
  Column<SideId, Column<HexId, StretchKnown>> stretch;
  Column<HexId, std::uint16_t> reached;  ///< minutes; no_way between searches
  Column<DepotId, DepotArcs> depot;
  Column<DepotId, HubId> hub_of_depot;
  Column<HexId, HubId> hub_of_hex;
  std::vector<OpenWay> open;  ///< each link in either direction
  std::vector<LoadedWay> loaded;
  std::vector<HubId> trading;                            ///< hubs where somebody fetches something, ascending
  std::vector<UnitId> fetching;                          ///< those who do, ascending
  std::vector<double> arrives, planned, arrived, sound;  ///< by node
  std::array<DepthTable, Front::deepest + 1> by_depth;
};

/// A unit of the side whose commander decides that is cut off; command.
struct Surrounded {
  HexId hex;
  double people;
};

/// Ground of the plan that its side has just lost, and how much it presses to strike back there; command.
struct LostGround {
  HexId hex;
  Share urgency;
};

/// What staffs weigh of a formation: its manoeuvre battalions together, weighted by people.
struct Appraisal {
  double people{0}, fatigue{0}, ammunition{0}, cohesion{0}, loss_lately{0}, loss_total{0}, in_line{0};
  double strength_fill{0};  ///< people over establishment
  double contact{0};
  Morale morale{Morale::steady};  ///< of the middle battalion by people
  std::uint32_t fit{0}, units{0};
};

/// A formation that could strike back at a place; command.
struct Striker {
  FormationId formation;
  std::uint16_t minutes;  ///< of road to it
  Appraisal own;
};

/// How an axis of an offensive looks to its commander this morning.
struct AxisToday {
  AxisId axis;
  double ratio{1};    ///< mean of those believed by its formations that attack; 1 while none does
  double gained{0};   ///< km, by the attacks under way
  double sharers{0};  ///< formations on it
  bool open{false};   ///< has a task now
};

/// What a formation's soldiers have in common on one day; people.
struct FormationLife {
  double leadership{0};  ///< what is left of it
  double gap{0};         ///< between what they were told and what is asked
  double learned{0};     ///< share of them who know what awaits them, as of yesterday
  double messages{0}, treatment{0};
  double people{0}, contact{0};  ///< present; of them, share in contact
  HexId place{};                 ///< where one of its units stands, in contact if any is
  double access{0}, uptake{1}, rest_lost{0};
  models::PerDomain camp_left{};  ///< models::camp_left() of a day in its camp
};

/// What became of a formation's losses in battle on one day, before the wounded are cared for; people.
struct CasualtyDay {
  std::int32_t killed{0}, severe{0}, light{0}, missing{0}, captured{0};
  double people{0};  ///< with the formation, present
  double way{0};     ///< hours to surgery but for waiting one's turn
  double lift{0};    ///< severely wounded that its own vehicles can carry today
};

/// What a nation's medical service has to do on one day; people.
struct MedicalDay {
  double people{0};    ///< present
  double admitted{0};  ///< severe cases to its hospitals since yesterday
  double crowded{0};   ///< how far the hospitals are beyond their places
  double spare{0};     ///< places in vehicles that formations leave empty today
  double short_of{0};  ///< severely wounded beyond their formation's places
};

/// Whether a unit's way to its goal is straight, as it was last found: holds while the front is that version.
struct WayKnown {
  std::uint64_t front{0};
  HexId from{}, goal{};
  bool straight{false};
};
/// Steps to a goal over one side's land, as far as they were last looked for.
struct StepsKnown {
  std::uint64_t front{0};
  HexId to{};
  SideId side{};
  Column<HexId, std::uint16_t> steps;
  std::vector<HexId> reached;  ///< by steps
  std::size_t passed{0};       ///< of them, those whose neighbours are reached too
};
/// Hostile hexes of a plan's land beside its side's, as they were last found.
struct TargetsKnown {
  std::uint64_t front{0};
  std::vector<HexId> hexes;
};

/// A battery of the enemy's that fired yesterday: how many of its tubes stand where an answer would find
/// them, and the rounds that answer.
struct ExposedBattery {
  SideId hunter;
  UnitId unit;
  double tubes{0}, answer{0};
};

/// What a day's work would make of a hex, and the material it takes.
struct WorksProgress {
  double works, mines;
  Tonnes material;
};

/// Memory that phases use within one turn and nobody reads after: sized once, so that a turn allocates nothing.
struct Scratch {
  Column<UnitId, double> by_unit;  ///< zero between phases
  Column<UnitId, double> power;
  Column<UnitId, std::uint8_t> flag;    ///< zero between phases
  Column<HexId, double> threat, cover;  ///< command
  std::vector<Engagement> engagements;
  std::vector<AttackUnderWay> attacks;  ///< fires
  std::vector<Engaged> engaged;
  std::vector<HexId> hexes;
  std::vector<AxisToday> axes;           ///< command
  std::vector<Surrounded> surrounded;    ///< command
  std::vector<LostGround> lost_ground;   ///< command
  std::vector<Striker> strikers;         ///< command
  Column<UnitId, WayKnown> ways;         ///< movement
  std::vector<StepsKnown> rounds;        ///< movement; a place for each goal, the last that fell on it
  Column<PlanId, TargetsKnown> targets;  ///< command
  std::vector<HexId> estimated;          ///< where `threat` and `cover` are not 0
  std::vector<SightedEnemy> seen;        ///< fires; the beliefs of one side after the other's
  Column<SideId, std::uint32_t> seen_from;
  Column<FormationId, FormationLife> life;
  Column<FormationId, CasualtyDay> casualties;
  Column<NationId, MedicalDay> medical;
  Column<NationId, double> aware;  ///< people: share of a nation's people who know what awaits them
  SupplyWork supply;
  std::vector<SensorCarrier> carriers;  ///< intelligence
  std::vector<ExposedBattery> exposed;  ///< fires
  std::vector<WorksProgress> progress;  ///< works; by place in `hexes`
  Column<HexId, double> by_hex;         ///< zero between phases
  Column<SideId, double> by_side;
  Column<HexId, FallingFire> falling;  ///< fires; none between phases
  std::vector<HexId> under_fire;       ///< fires; where `falling` is not none
};

/// The values of the scenario that a play reads every turn, looked up once.
struct Drawn {
  Column<FormationId, double> arrives, leadership, information, discipline, network_access, interpreters,
      instructors;
  Column<NationId, double> home_sites, home_access, tolerance, dilution, defends_only;
  Column<NationId, double> messages, messages_language, treatment, hospital_places, evacuation_places;
  Column<SideId, double> air, drones, jamming, shells, replacements, deception;
  Column<SideId, double> cluster, fibre, interception, air_defence, missiles, long_range_drones, material;
  Column<SideId, models::Nationality> nation;
  Column<PlanId, double> start, preparation, shelling, resolve;
  Column<AxisId, double> effort;
  Column<PlanPhaseId, double> phase_after, phase_share,
      phase_ratio;  ///< beyond all bounds where not asked for
  Column<ProcessId, double> lag;
  Column<SupplySourceId, double> tonnes;
  Column<DepotId, double> size;
  Column<UnitId, FullStock> full;  ///< what each unit holds when full
};

/// Looks up every scenario value that turns read again and again.
void look_up(const Scenario&, const Parameters&, const Knowledge&, Drawn&);
/// Gives the scratch columns their size.
void size_scratch(const Scenario&, Scratch&);

/// What every phase is handed besides the state it may change.
struct Setting {
  const Scenario& scenario;
  const Theatre& theatre;
  const Parameters& parameters;
  const Knowledge& known;
  const Drawn& drawn;
  models::AttritionLaw law;
  models::AdvanceLaw advance;
  std::int32_t forced_process, forced_regime, forced_from;  ///< process row, or -1
  chance::Key chance;                                       ///< already at (play, turn, phase)
  chance::Key daily;                                        ///< at (play, day, phase): the same all day
  chance::Key lasting;                                      ///< at (play, phase): for luck that outlives a day
  models::WeatherEffects weather;
  Front& front;
  Scratch& scratch;

  Days span() const { return scenario.turn; }
  int turns_a_day() const { return scenario.turns_a_day(); }
};

inline bool dawn(const Setting& at, const State& state) { return state.turn % at.turns_a_day() == 0; }
inline bool dusk(const Setting& at, const State& state) { return (state.turn + 1) % at.turns_a_day() == 0; }
inline double day_of(const Setting& at, const State& state) { return state.turn * in<Days>(at.span()); }

/// In the theatre and able to act: not awaited, not gone, not empty, not surrendered.
inline bool alive(const State& s, UnitId unit) {
  return s.presence[unit] == Presence::present && s.people[unit] > 0;
}
/// Can be led into a fight.
inline bool fit(const State& s, UnitId unit) { return alive(s, unit) && s.morale[unit] <= Morale::shaken; }
inline bool attacking(const State& s, FormationId f) {
  return s.mission[f] == Mission::attack && s.attack[f].opened >= 0 && static_cast<bool>(s.target[f]);
}
/// Stands on ground that an enemy holds: overrun, with nowhere to go.
inline bool overrun(const Setting& at, const State& s, UnitId unit) {
  return at.front.depth(at.theatre.side_of[unit], s.hex[unit]) == 0;
}
inline bool moving(Posture posture) {
  return posture == Posture::march || posture == Posture::attack || posture == Posture::withdraw;
}
/// How closely the enemies' drones watch a side's ground, 0 to 1: the closest of them.
inline double enemy_overhead(const Setting& at, const State& s, SideId side) {
  double most = 0;
  for (const SideId other : ids<SideId>(at.theatre.sides))
    if (at.theatre.hostile(side, other)) most = std::max(most, s.flow[other].overhead);
  return most;
}
/// The strongest of what a side's enemies set against it, 0 to 1.
inline double enemy_strongest(const Setting& at, SideId side, const Column<SideId, double>& of) {
  double most = 0;
  for (const SideId other : ids<SideId>(at.theatre.sides))
    if (at.theatre.hostile(side, other)) most = std::max(most, of[other]);
  return std::clamp(most, 0.0, 1.0);
}
/// The strongest jamming a side works under, 0 to 1.
inline double enemy_jamming(const Setting& at, SideId side) {
  return enemy_strongest(at, side, at.drawn.jamming);
}
/// The threat to whatever drives on a side's roads near the front, by drones and guns together, 0 to 1.
double road_threat(const Setting&, const State&, SideId);
/// Crews of a side's drone units, skill and supply counted.
double drone_crews(const Setting&, const State&, SideId);
/// The direction of the neighbour on the quickest way to `goal` that is nearer to it and that `enters` lets in;
/// -1 where there is none.
template <class Enters>
int step_nearer(const Setting& at, HexId from, HexId goal, Enters&& enters) {
  const int quickest = at.scenario.travel.toward(from, goal);
  if (quickest >= 0 && enters(at.scenario.map.neighbour[from][static_cast<std::size_t>(quickest)]))
    return quickest;
  const std::uint16_t now = at.scenario.travel.minutes(from, goal);
  int best = -1;
  std::uint32_t least = 0xffffffffU;
  for (int direction = 0; direction < direction_count; ++direction) {
    const auto d = static_cast<std::size_t>(direction);
    const HexId next = at.scenario.map.neighbour[from][d];
    if (!next || !enters(next)) continue;
    const std::uint16_t left = at.scenario.travel.minutes(next, goal);
    if (left >= now) continue;
    const std::uint32_t way = std::uint32_t{left} + at.theatre.step[from][d];
    if (way >= least) continue;
    least = way;
    best = direction;
  }
  return best;
}
/// Whether going nearer at every step leads to `goal`.
template <class Enters>
bool leads_straight(const Setting& at, HexId from, HexId goal, Enters&& enters) {
  while (from != goal) {
    const int direction = step_nearer(at, from, goal, enters);
    if (direction < 0) return false;
    from = at.scenario.map.neighbour[from][static_cast<std::size_t>(direction)];
  }
  return true;
}
/// Share of its capacity that is left to a bridge on the border that way; 1 where there is none.
inline double bridge_left(const Setting& at, const State& s, HexId hex, int direction) {
  const BridgeId bridge = at.theatre.bridge_at(hex, direction);
  return bridge ? s.bridge[bridge] : 1.0;
}
inline std::uint16_t stamp(const State& s) { return static_cast<std::uint16_t>(s.turn); }

/// A unit's fighting power now, in people of full-strength motorised infantry: models/engagement over the
/// state.
double power_of(const Setting&, const State&, UnitId, bool attack, double works);
/// Fill of a unit's stock of ammunition, 0 to 1.
double ammunition_fill(const Setting&, const State&, UnitId);

Appraisal appraise(const Setting&, const State&, FormationId);
/// Where a formation's weight lies forward: of its fit battalions nearest the enemy the one with most of its
/// people about it. Unassigned when none is fit.
HexId foremost(const Setting&, const State&, FormationId);

/// Friction across the seam between a contingent's formation and the headquarters it serves; 0 within one
/// army.
inline double seam_friction(const Setting&, const State& s, FormationId formation) {
  return s.friction[formation];
}

/// Takes people from a unit and enters them with its formation's toll. Returns how many there were to take.
std::int32_t take_losses(State&, const Theatre&, UnitId, std::int32_t asked);

}  // namespace salient

namespace salient::phases {
void injects(const Setting&, State&, Journal&);
void policy(const Setting&, State&, Journal&);
void intelligence(const Setting&, State&, Journal&);
void command(const Setting&, State&, Journal&);
void supply(const Setting&, State&, Journal&);
void movement(const Setting&, State&, Journal&);
void fires(const Setting&, State&, Journal&);
void combat(const Setting&, State&, Journal&);
void people(const Setting&, State&, Journal&);
void works(const Setting&, State&, Journal&);
void control(const Setting&, State&, Journal&);
}  // namespace salient::phases
