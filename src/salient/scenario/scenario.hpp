#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/units.hpp"
#include "evidence/claim.hpp"
#include "forces/vocabulary.hpp"
#include "scenario/date.hpp"
#include "scenario/parameters.hpp"
#include "terrain/map.hpp"
#include "terrain/ways.hpp"

namespace salient {

/// A number of the scenario: written plainly, or drawn once per play from what is claimed about a quantity.
struct Value {
  double fixed{0};
  QuantityId quantity{};  ///< assigned: the play's draw of it, times `times`
  double times{1};
};

/// Everything a play does not know for certain, drawn once from its knowledge branch.
struct Knowledge {
  Column<QuantityId, double> quantity;
  Column<ParameterId, double> parameter;
  /// Standard normals of what each side's nation is like in the field; empty: as nations usually are.
  Column<SideId, double> effectiveness, losses;
  double operator()(const Value& v) const { return v.quantity ? quantity[v.quantity] * v.times : v.fixed; }
};

enum class Relation : std::uint8_t { hostile, neutral, allied };

struct Side {
  std::string id, name;
  Value air;      ///< glide bombs and aircraft over the front: 0 none .. 1 free use
  Value drones;   ///< strike sorties a day for each battalion of drone units at full fill, factor 1 = parameter
  Value jamming;  ///< of the enemy's drones and radio, 0 none to 1 the strongest met
  Value shells;   ///< shells delivered, as a factor on need of full-rate fire, before policy
  Value replacements;       ///< people a day that reach the theatre, before policy
  Value deception;          ///< camouflage, decoys, radio discipline: 0 none .. 1 thorough
  Value cluster;            ///< share of its guns' shells that are cluster shells
  Value fibre;              ///< share of its strike sorties guided by optical fibre
  Value interception;       ///< its shooting at drones, 0 none to 1 the strongest met
  Value air_defence;        ///< against aircraft, missiles and long-range drones, 0 none to 1 the strongest met
  Value missiles;           ///< a day, at depots, headquarters and bridges of the theatre
  Value long_range_drones;  ///< a day, likewise
  Value material;           ///< t a day for works, mines and bridges
};

struct Nation {
  std::string id, name;
  SideId side;
  std::string language;
  Value home_sites;      ///< websites that could be reached at home; large = open internet
  Value home_access;     ///< share of people with that access
  Value tolerance;       ///< cumulative loss share at which the contingent's own government doubts (median)
  Value dilution;        ///< training of replacements, 0 to 1
  Value defends_only;    ///< chance that its government lets it defend and hold ground but not attack
  RegionId fights_in{};  ///< where its government lets it attack and be sent to the line; unassigned: anywhere
  Value messages;        ///< effort of the enemy's messages to its soldiers, 0 to 1
  Value messages_language;  ///< share of them in its soldiers' language
  Value treatment;          ///< what its soldiers expect as prisoners: 0 the worst, 1 to be well treated
  Value hospital_places;    ///< for its wounded and sick; 0: by the size of its forces
  Value evacuation_places;  ///< severely wounded that its vehicles carry a day; 0: by the size of its forces
};

/// A brigade, regiment, grouping or corps. Units belong to exactly one; formations form a forest.
struct Formation {
  std::string id, name;
  SideId side;
  NationId nation;
  Echelon echelon{Echelon::brigade};
  FormationId parent{};     ///< higher headquarters within the same file, or none
  FormationId host{};       ///< a formation of another nation under whose headquarters it fights, or none
  NationId uniform{};       ///< whose uniform it wears
  NationId equipped_by{};   ///< whose depots arm it
  Task told{Task::defend};  ///< what its soldiers were told
  Value fill;               ///< people present as a share of establishment
  Value people;             ///< if used: people present in all its units together; overrides fill
  bool has_people{false};
  std::array<Value, domain_count> training;   ///< 0 to 1 by Domain
  std::array<Value, domain_count> programme;  ///< share of camp time given to each Domain
  Value instructors;                          ///< of those it needs in camp, 0 to 1
  Value confidence;                           ///< cohesion at the start, 0 to 1
  Value leadership;                           ///< 0 to 1
  Value information;                          ///< share of what it should know about enemy and ground, 0 to 1
  Value weapons;                              ///< fill of weapons, 0 to 1
  Value ammunition;                           ///< fill of first-line stocks at the start, 0 to 1
  Value discipline;                           ///< 0 to 1
  Network network{Network::filtered};
  Value network_access;  ///< share of its soldiers who use it
  Value devices_held;    ///< share of personal devices that its commanders keep away from the start
  Value interpreters;    ///< of those needed to work with its host, 0 to 1
  Value arrives;         ///< day of play on which it is at hand; 0 = from the start
  Value sick_and_hurt;   ///< people already in hospital at the start
  Value killed_before;   ///< people killed before the start, reported with the losses
};

struct Unit {
  std::string name;  ///< unique; keys its luck
  FormationId formation;
  Branch branch{Branch::infantry};
  double establishment{500};  ///< people
  HexId hex;                  ///< where it stands at the start
  double tubes{0};            ///< guns, mortars or launchers (fires); sorties base (drone units)
  double armour{0};           ///< share of its people fighting from armoured vehicles, 0 to 1
};

struct SupplySource {
  std::string name;
  SideId side;
  HexId hex;
  Value tonnes;  ///< a day
};

using DepotId = Id<struct DepotTag>;
/// Where a side's stocks lie: at every source of supply, and forward of them.
struct Depot {
  std::string name;
  SideId side;
  HexId hex;
  Value size{1};            ///< its part of the side's forward stocks; of no account at a source
  SupplySourceId source{};  ///< of the source it lies at; unassigned: forward
};

/// A line of field fortification that stands at the start, manned or not.
struct WorksLine {
  std::string name;
  std::vector<HexId> hexes;  ///< within its reach, ascending
  Value level;               ///< 0 none .. 1 fortified
  Value mines;               ///< obstacle density, 0 to 1
};

/// One thrust or one sector of a plan: who, toward what, with which share of effort.
struct Axis {
  std::string id, name;
  HexId objective;
  Value effort;  ///< relative weight of the axis for reserves and fires
  std::vector<FormationId> formations;
  std::vector<std::uint16_t> to_objective;  ///< by hex: minutes to the objective, control not counted
};

using PlanPhaseId = Id<struct PlanPhaseTag>;

/// A phase of an offensive: which axes attack in it, and what begins it.
struct PlanPhase {
  std::string id, name;
  std::vector<AxisId> axes;    ///< empty: all of the plan's
  AxisId held{};               ///< begins when this axis's objective is held
  std::optional<Value> after;  ///< or so many days after the phase before it began
  std::optional<Value> share;  ///< or when the side holds this share of the region
  std::optional<Value> ratio;  ///< or when the ratio of powers believed on the axes that attack is this
};

enum class PlanKind : std::uint8_t { offensive, defence };
struct Plan {
  SideId side;
  PlanKind kind{PlanKind::defence};
  RegionId region;    ///< the land fought for
  Value start;        ///< day of play of the assault (offensive)
  Value preparation;  ///< days of preparatory fire before it
  Value shelling;     ///< intensity of preparatory and harassing fire already under way, factor
  std::vector<AxisId> axes;
  std::vector<PlanPhaseId> phases;  ///< in order; the first begins with the assault; none: all axes attack
  std::vector<FormationId> reserve;
  std::vector<std::size_t> lines;  ///< defence: rows of Scenario::works to fall back to, front to rear
  Value
      resolve;  ///< 0 .. 1: how long the side persists before it calls off (offensive) or falls back (defence)
};

/// A political process: regimes, how it moves between them, what each regime lets through.
struct Regime {
  std::string id;
  Value shells{1}, replacements{1}, drones{1};  ///< factors on the side's flows
  bool attacks_allowed{true};
};
struct Switch {        ///< a decision: on a day, or at a hazard per day from that day on
  int from{0}, to{0};  ///< regime numbers; from = -1: from any
  Value day;           ///< day of play (date); for hazards the first day it may happen
  Value until;         ///< day of play from which that hazard is none
  Value probability;   ///< at that day; or hazard per day
  bool hazard{false};
  double ground{0};  ///< log-odds added per unit of the plan region's share that `side` holds
};
struct Statement {
  std::string claim;
  Value log_odds;
  int to{0};
};  ///< shifts every switch into regime `to`
struct Process {
  std::string id, name;
  SideId side;
  std::vector<Regime> regimes;
  int initial{0};
  std::vector<Switch> switches;
  std::vector<Statement> statements;
  Value lag;  ///< days for flows to follow a decision
};

enum class QuestionKind : std::uint8_t { share_retaken, day_town_falls, losses, culmination, effect };
struct Question {
  std::string id, text;
  QuestionKind kind{QuestionKind::share_retaken};
  RegionId region{};
  TownId town{};
  SideId side{};      ///< who retakes, takes, or culminates
  NationId nation{};  ///< losses; unassigned: every nation, one answer each
  std::vector<int> days;
  ProcessId process{};  ///< effect: this process forced ...
  int regime{0};        ///< ... into this regime
  int against{0};       ///< ... compared with this one
  int from_day{0};
  QuestionId of{};  ///< effect: on which question's outcome
};

/// What a play may read and never change. Built by read_scenario from a folder whose every name resolved.
struct Scenario {
  std::string id, title, about, folder;
  Date as_of, start;
  models::Sky sky{models::Sky::overcast};  ///< of the day before the start
  models::Ground ground{models::Ground::wet};
  int days{120};
  Days turn{0.25};
  std::string hash;  ///< SHA-256 over the folder's files, in name order, with their names
  Column<SideId, Side> side;
  std::vector<Relation> relation;  ///< square table by rows of two sides; empty: all hostile
  Column<NationId, Nation> nation;
  Column<FormationId, Formation> formation;
  Column<UnitId, Unit> unit;  ///< of one formation: consecutive
  Map map;
  TravelTimes travel;
  Ways ways;  ///< its first hubs are the depots' places
  Column<SupplySourceId, SupplySource> source_of_supply;
  Column<DepotId, Depot> depot;  ///< those at sources first, in their order
  std::vector<WorksLine> works;
  Column<AxisId, Axis> axis;
  Column<PlanPhaseId, PlanPhase> plan_phase;
  std::vector<Plan> plan;
  Column<ProcessId, Process> process;
  Column<QuestionId, Question> question;
  Column<SourceId, evidence::Source> source;
  Column<ClaimId, evidence::Claim> claim;
  Column<QuantityId, evidence::QuantityOfInterest> quantity;
  evidence::Pooling pooling{evidence::Pooling::linear};
  Column<ParameterId, ParameterEntry> parameter;
  Posterior posterior;              ///< without the parameters that the scenario overrides
  std::vector<RecordScore> record;  ///< of every law; empty where none was scored

  int turns_a_day() const { return static_cast<int>(1.0 / in<Days>(turn) + 0.5); }
  /// What the weather of a day depends on: the date, and the latitude of the map's middle.
  models::Season season(Date day) const;
  int turns() const { return days * turns_a_day(); }
};

}  // namespace salient
