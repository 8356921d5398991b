#pragma once
#include <array>
#include <vector>

#include "chance/key.hpp"
#include "models/detection/detection.hpp"
#include "models/medical/evacuation.hpp"
#include "models/supply/flow.hpp"
#include "models/supply/supply.hpp"
#include "models/training/training.hpp"
#include "state/front.hpp"
#include "state/state.hpp"
#include "state/theatre.hpp"

// What phases remember between and within turns, which no play's result depends on.
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
  Theatre::Axial place;
  double weight;
};
enum class SensorKind : std::uint8_t { drones, radar, radio };
constexpr std::size_t sensor_kinds = 3;
constexpr std::size_t cover_kinds = static_cast<std::size_t>(Cover::urban) + 1;

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
  double wanting{0};              ///< people it could take in today
  models::PerDomain camp_left{};  ///< models::camp_left() of a day in its camp
};

/// A formation that its neighbours may hear from; people.
struct Teller {
  FormationId formation;
  SideId side;
  NationId nation;
  Theatre::Axial place;
  double people, know;
};

/// What became of a formation's losses in battle on one day, before the wounded are cared for; people.
struct CasualtyDay {
  std::int32_t killed{0}, severe{0}, light{0}, missing{0}, captured{0};
  double people{0};  ///< with the formation, present
  double way{0};     ///< hours to surgery but for waiting one's turn
  double lift{0};    ///< severely wounded that its own vehicles can carry today
};

/// A day's luck, drawn for all units and formations at once: what may happen to anybody on any day; people.
struct DaysLuck {
  Column<UnitId, double> sick, severely_sick, deserts, heart;
  Column<FormationId, chance::Key> formation;
};

/// What a nation's medical service has to do on one day; people.
struct MedicalDay {
  double people{0};    ///< present
  double admitted{0};  ///< severe cases to its hospitals since yesterday
  double crowded{0};   ///< how far the hospitals are beyond their places
  double spare{0};     ///< places in vehicles that formations leave empty today
  double short_of{0};  ///< severely wounded beyond their formation's places
  models::Convalescence light{}, severe{};
};

/// Whether a unit's way to its goal is straight, as it was last found: holds while the front is that version.
struct WayKnown {
  std::uint64_t front{0};
  HexId from{}, goal{};
  bool straight{false};
};
/// Land that a side's columns can enter, as steps to nowhere; movement.
struct OpenLand {
  std::uint64_t front{0};
  Column<HexId, std::uint16_t> steps;
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
/// A formation whose staff decides today, and its lot in the order of them.
struct StaffInTurn {
  double lot{0};
  FormationId formation;
};
/// Hostile hexes of a plan's land beside its side's, as they were last found.
struct TargetsKnown {
  std::uint64_t front{0};
  std::vector<HexId> hexes;
};

/// A battery of the enemy's that fired yesterday: how many of its tubes stand where an answer would find
/// them, and the rounds that answer.
struct ExposedBattery {
  UnitId unit;
  Theatre::Axial place;
  double tubes{0}, answer{0};
};

/// A key of each unit's, and that key's number 0; fires.
struct UnitLuck {
  Column<UnitId, chance::Key> key;
  Column<UnitId, double> first;
};

/// Those whom a side's drones strike on one day, in columns, so that their luck is drawn at once; fires.
struct Struck {
  std::vector<UnitId> unit;
  std::vector<double> casualties;  ///< mean
  std::vector<std::uint64_t> who;  ///< key of its name
  std::vector<chance::Key> key;    ///< of its luck
  std::vector<double> first;       ///< that key's number 0
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
  std::vector<AxisToday> axes;              ///< command
  std::vector<Surrounded> surrounded;       ///< command
  std::vector<LostGround> lost_ground;      ///< command
  std::vector<Striker> strikers;            ///< command
  HexSet inner, wide;                       ///< command; of the map's shape
  HexSet lost_soon, way_open, manned;       ///< command; so too
  Column<UnitId, WayKnown> ways;            ///< movement
  Column<SideId, OpenLand> open_land;       ///< movement
  std::vector<StepsKnown> rounds;           ///< movement; a place for each goal, the last that fell on it
  Column<PlanId, TargetsKnown> targets;     ///< command
  std::vector<HexId> estimated;             ///< where `threat` and `cover` are not 0
  std::vector<StaffInTurn> staffs;          ///< command; those of one plan
  std::vector<SightedEnemy> seen;           ///< fires; the beliefs of one side after the other's
  std::vector<Theatre::Axial> seen_place;   ///< fires; by row of `seen`
  std::vector<std::uint8_t> seen_in_reach;  ///< fires; by row of `seen`, of the battery at hand
  Column<SideId, std::uint32_t> seen_from;
  Column<FormationId, FormationLife> life;
  std::vector<Teller> tellers;  ///< people
  Column<FormationId, CasualtyDay> casualties;
  Column<NationId, MedicalDay> medical;
  DaysLuck luck;
  Column<NationId, double> aware;  ///< people: share of a nation's people who know what awaits them
  SupplyWork supply;
  std::array<std::vector<SensorCarrier>, sensor_kinds> carriers;  ///< intelligence
  /// Intelligence: of today, by depth and cover; `radar` is below 0 where nobody has asked yet.
  std::array<models::Finds, (Front::deepest + 1) * cover_kinds> finds;
  std::vector<ExposedBattery> exposed;  ///< fires; those that one side found after the other's
  Column<SideId, std::uint32_t> exposed_from;
  UnitLuck fire_luck;                   ///< fires; of this morning
  std::vector<UnitId> overflown;        ///< fires; within the reach of drones
  Struck struck;                        ///< fires; of the side at hand
  std::vector<WorksProgress> progress;  ///< works; by place in `hexes`
  std::vector<HexId> in_reach;          ///< works; of the engineers at hand
  Column<HexId, double> by_hex;         ///< zero between phases
  Column<SideId, double> by_side;
  Column<HexId, FallingFire> falling;  ///< fires; none between phases
  std::vector<HexId> under_fire;       ///< fires; where `falling` is not none
};

/// Gives the scratch columns their size.
void size_scratch(const Scenario&, Scratch&);

}  // namespace salient
