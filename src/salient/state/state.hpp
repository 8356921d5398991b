#pragma once
#include <cstdint>
#include <string_view>

#include "base/id.hpp"
#include "forces/vocabulary.hpp"
#include "models/supply/supply.hpp"
#include "models/training/training.hpp"
#include "models/weather/weather.hpp"

namespace salient {

using PlanId = Id<struct PlanTag>;
using BeliefId = Id<struct BeliefTag>;
using DepotId = Id<struct DepotTag>;
using LinkId = Id<struct LinkTag>;
using BridgeId = Id<struct BridgeTag>;

enum class Presence : std::uint8_t { awaited, present, gone };
/// What a formation is about. A change of mission is an order and takes time to arrive.
enum class Mission : std::uint8_t { hold, attack, reserve, rest, withdraw, delay };

/// An order on its way down: carried out when `due` comes.
struct Order {
  Mission mission{Mission::hold};
  std::uint8_t cause{0};  ///< Cause
  std::uint16_t pad{0};
  HexId target{};
  std::int32_t due{-1};  ///< turn; -1: none under way
  friend bool operator==(const Order&, const Order&) = default;
};

/// A formation's attack, from its opening to its end. Its luck lives as long as it does.
struct Attack {
  std::int32_t opened{-1};  ///< turn; -1: none
  std::uint32_t number{0};  ///< how many this formation has opened: keys the luck
  std::int32_t own_lost{0}, enemy_lost{0};
  std::int32_t began_with{0};  ///< people
  std::int16_t pressing{0};    ///< 1 on days it presses
  std::int16_t repulsed{0};    ///< attacks of this formation in a row that were thrown back without ground
  double luck_attacker{0}, luck_defender{0}, luck_advance{0};  ///< standard normals
  double penetration{0};                                       ///< km into the target hex
  double gained{0};                                            ///< km since it opened
  double last_gain{0};                                         ///< turn of the last hex taken
  double own_usual{0}, enemy_usual{0};        ///< people that such an attack usually costs, so far
  double pressed_by{0}, met{0};               ///< people of the two sides when it was last fought
  double fought{0};                           ///< days of battle: those on which it pressed and met somebody
  double today{0};                            ///< of them, those since the dawn before the last turn of battle
  double last_fought{-1};                     ///< turn of the last of them; -1: none yet
  double attacker_days{0}, defender_days{0};  ///< people of the two sides, summed over its days of battle
  friend bool operator==(const Attack&, const Attack&) = default;
};

/// Attacks of one side on a place that were thrown back without ground since it last changed hands.
struct Repulses {
  float count{0};         ///< as many of them as were remembered when the last was thrown back, it included
  std::int32_t last{-1};  ///< turn in which that was
  std::int32_t side{-1};  ///< row of the side that remembers them
  friend bool operator==(const Repulses&, const Repulses&) = default;
};

/// Power that guns, drones and aircraft lend to the two sides of a formation's attack this turn, in people.
struct Support {
  double guns{0}, drones{0}, air{0};                    ///< for the attacker
  double enemy_guns{0}, enemy_drones{0}, enemy_air{0};  ///< for the defender
  friend bool operator==(const Support&, const Support&) = default;
};

/// Losses of a day, before they are told apart into killed, wounded, missing and captured. People.
struct Toll {
  std::int32_t artillery{0}, bomb{0}, drone{0}, small_arms{0};
  std::int32_t retreating{0}, routed{0}, encircled{0};  ///< of those, how they were placed
  std::int32_t surrendered{0};                          ///< captured outright
  std::int32_t deserted{0};
  friend bool operator==(const Toll&, const Toll&) = default;
};

/// A formation's people who are no longer with its units. Cumulative unless said otherwise.
struct Ledger {
  std::int32_t killed{0}, wounded{0}, missing{0}, captured{0}, sick{0};
  std::int32_t wounded_severe{0};  ///< of the wounded, those away for more than 72 hours
  std::int32_t died_of_wounds{0};  ///< of the killed, those who died after reaching a medic
  std::int32_t returned{0}, replaced{0}, invalided{0};
  std::int32_t light{0}, severe{0};  ///< in care now
  std::int32_t hit_by_guns{0}, hit_by_bombs{0}, hit_by_drones{0},
      hit_direct{0};             ///< by what, whatever became of them
  double waiting{0}, urgent{0};  ///< severely wounded who wait for a place in a vehicle; of them, the first
  friend bool operator==(const Ledger&, const Ledger&) = default;
};

/// What one side thinks of one enemy unit.
struct Belief {
  HexId hex{};             ///< unassigned: never seen
  std::int32_t seen{-1};   ///< turn of the last sighting
  float people{0};         ///< median
  float sigma{0};          ///< of ln people, at the sighting
  NationId nation{};       ///< whose it is thought to be
  std::int32_t known{-1};  ///< turn in which it was identified; -1: told by its uniform only
  // A contact that was lost and not known again elsewhere stays on the map where it was last seen.
  HexId ghost{};
  std::int32_t ghost_seen{-1};
  float ghost_people{0};
  friend bool operator==(const Belief&, const Belief&) = default;
};

/// A side's flows as they actually arrive, and its rear. Tonnes.
struct Flow {
  double shells{1}, replacements{1}, drones{1};  ///< factors, following decisions with their lag
  double received{0}, spent{0}, destroyed{0};    ///< cumulative, all classes
  double by_rail{0}, by_road{0};                 ///< moved over links of the net, each link counted, cumulative
  double trucks_lost{0};                         ///< share of its trucks lost and not made good
  double fired{0};                               ///< ammunition fired, cumulative
  double overhead{0};                            ///< presence of its strike drones over the enemy, 0 to 1
  double eyes{
      0};  ///< share of the time that its drones see a place at the enemy's front, by this morning's weather
  double flown{0}, through{0},
      struck{0};         ///< strike sorties outside pressed attacks: flown, not lost, hit people; cumulative
  double front{0};       ///< km of front that they flew over, summed over days
  double roads{0};       ///< share of the enemy's road space in reach that its guns have under fire
  double material{0};    ///< for works, mines and bridges, at hand
  double people_due{0};  ///< replacements arrived and not yet posted, with their fraction
  friend bool operator==(const Flow&, const Flow&) = default;
};

/// What lies in one depot. Tonnes.
struct Stores {
  double food{0}, ammunition{0}, fuel{0}, spares{0};

  double& of(models::SupplyClass kind) {
    double* const by_class[] = {&food, &ammunition, &fuel, &spares};
    return *by_class[static_cast<std::size_t>(kind)];
  }
  double all() const { return food + ammunition + fuel + spares; }
  friend bool operator==(const Stores&, const Stores&) = default;
};

/// How an operation stands.
struct Operation {
  std::int32_t opened{-1};        ///< turn of the assault; -1: not yet
  std::int32_t culminated{-1};    ///< turn it was called off; -1: not
  std::int32_t last_gain{-1};     ///< turn ground was last taken in its region
  std::int32_t phase{0};          ///< offensive: place of the phase it is in, in the plan's list
  std::int32_t phase_opened{-1};  ///< turn that phase began
  std::int32_t shifted{-1};       ///< turn effort was last shifted between axes; -1: never
  double began_with{0};           ///< people of its formations when it opened
  double resumed{-1};             ///< turn it was last taken up again; -1: never
  friend bool operator==(const Operation&, const Operation&) = default;
};

struct Politics {
  std::int32_t regime{0};
  std::int32_t since{-1};    ///< turn it entered the regime; -1: before the first
  std::uint64_t decided{0};  ///< bit per switch already decided
  friend bool operator==(const Politics&, const Politics&) = default;
};

struct Contingent {
  double lost_week{0};         ///< people lost, fading over a week
  double unknown{1};           ///< how far the enemy has yet to learn whose soldiers they are, 1 at first
  double in_hospital{0};       ///< severe cases in the theatre's hospitals
  std::int32_t began_with{0};  ///< people, replacements and arrivals counted
  std::int32_t paused{0};      ///< 1 while its government holds it back from attacks
  std::int32_t defends{0};     ///< 1 if its government lets it defend only
  std::int32_t leaving{0};     ///< 1 once its government has called it home
  std::int32_t since{0};       ///< turn of its government's last decision
  std::int32_t accepted{0};    ///< people it had lost when its government last let it go on
  friend bool operator==(const Contingent&, const Contingent&) = default;
};

/// The columns of State, by name, so that a phase can say what it touches.
enum class Field : std::uint8_t {
  hex,
  presence,
  people,
  came_with,
  lost,
  loss_day,
  loss_lately,
  morale,
  cohesion,
  fatigue,
  shock,
  suppression,
  posture,
  ammunition,
  fuel,
  food,
  spares,
  weapons,
  training,
  fired,
  silenced,
  destination,
  progress,
  contact,
  in_line,
  met,
  cut_off,
  mission,
  target,
  order,
  attack,
  support,
  toll,
  ledger,
  staff_lost,
  axis,
  shifted,
  together,
  friction,
  restriction,
  freshness,
  distracted,
  grievance,
  leaders_lost,
  learned,
  success,
  belief,
  flow,
  depot,
  damage,
  operation,
  politics,
  contingent,
  control,
  taken,
  repulses,
  works,
  mines,
  bridge,
  weather,
  flips,
  count
};

/// Everything that changes during a play, one column per fact. Copyable: a copy is a snapshot, a hash of it is
/// a signature. In brackets: unit or range; then the phase that writes it.
struct State {
  std::int32_t turn{0};

  Column<UnitId, HexId> hex;               ///< where it stands; movement, control
  Column<UnitId, Presence> presence;       ///< injects, people
  Column<UnitId, std::int32_t> people;     ///< [people with the unit] fires, combat, people, injects
  Column<UnitId, std::int32_t> came_with;  ///< [people it came with, replacements counted] injects, people
  Column<UnitId, std::int32_t> lost;       ///< [people, cumulative] fires, combat, people
  Column<UnitId, double> loss_day;     ///< [share of strength lost, fading over a day] fires, combat, people
  Column<UnitId, double> loss_lately;  ///< [the same, over three days] fires, combat, people
  Column<UnitId, Morale> morale;       ///< people
  Column<UnitId, double> cohesion;     ///< [0, 1] people
  Column<UnitId, double> fatigue;      ///< [0, 1] people
  Column<UnitId, double> shock;        ///< [0, 1] people
  Column<UnitId, double> suppression;  ///< [0, 1] fires
  Column<UnitId, Posture> posture;     ///< command, movement
  Column<UnitId, double> ammunition;   ///< [t] supply, fires, combat
  Column<UnitId, double> fuel;         ///< [t] supply, movement
  Column<UnitId, double> food;         ///< [t] supply
  Column<UnitId, double> spares;       ///< [t] supply, people
  Column<UnitId, double> weapons;      ///< [fill, 0 to 1] people
  Column<UnitId, models::Training> training;  ///< [0, 1 by domain] people
  Column<UnitId, double> fired;               ///< [rounds since dawn] fires
  Column<UnitId, double> silenced;       ///< [share of its fire today that the enemy's guns keep it from] fires
  Column<UnitId, HexId> destination;     ///< command
  Column<UnitId, double> progress;       ///< [minutes toward the next hex] movement
  Column<UnitId, double> contact;        ///< [share of the last day in contact] combat, people
  Column<UnitId, double> in_line;        ///< [days in the line] people
  Column<UnitId, std::uint8_t> met;      ///< 1 once it has met the enemy; people
  Column<UnitId, std::uint8_t> cut_off;  ///< 1 while encircled; control

  Column<FormationId, Mission> mission;       ///< command
  Column<FormationId, HexId> target;          ///< command, control
  Column<FormationId, Order> order;           ///< command
  Column<FormationId, Attack> attack;         ///< command, combat, control
  Column<FormationId, Support> support;       ///< fires
  Column<FormationId, Toll> toll;             ///< fires, combat, people
  Column<FormationId, Ledger> ledger;         ///< people
  Column<FormationId, double> staff_lost;     ///< [share] people
  Column<FormationId, AxisId> axis;           ///< command
  Column<FormationId, std::int32_t> shifted;  ///< command: turn it was given that axis; -1: in the plan
  Column<FormationId, double> together;       ///< [days served with its host] people
  Column<FormationId, double> friction;       ///< [0, 1, across the seam to its host] people
  Column<FormationId, double> restriction;    ///< [share of devices kept away] people
  Column<FormationId, double> freshness;      ///< [0, 1, of the network to its soldiers] people
  Column<FormationId, double> distracted;     ///< [share of vigilance lost to it] people
  Column<FormationId, double> grievance;      ///< [0, 1] people
  Column<FormationId, double> leaders_lost;   ///< [share] people
  Column<FormationId, double> learned;        ///< [share that knows what awaits it] people
  Column<FormationId, double> success;        ///< [0, 1, fading] control

  Column<BeliefId, Belief> belief;          ///< by side, then unit; intelligence
  Column<SideId, Flow> flow;                ///< policy, supply, fires, people
  Column<DepotId, Stores> depot;            ///< supply
  Column<LinkId, double> damage;            ///< [share of its capacity that a way has lost] supply
  Column<PlanId, Operation> operation;      ///< command, control
  Column<ProcessId, Politics> politics;     ///< policy
  Column<NationId, Contingent> contingent;  ///< people
  Column<HexId, std::uint8_t> control;      ///< [row of the side that holds it] control
  Column<HexId, std::int32_t> taken;        ///< [turn in which it last changed hands, -1 never] control
  Column<HexId, Repulses> repulses;         ///< of attacks on it; command, control
  Column<HexId, float> works;       ///< [field fortification of the holder, 0 to 1] works, fires, control
  Column<HexId, float> mines;       ///< [obstacle density, 0 to 1] works, combat
  Column<BridgeId, double> bridge;  ///< [share of its capacity] works, fires
  models::Weather weather{};        ///< injects
  std::int32_t flips{0};            ///< hexes that have changed hands; control

  BeliefId belief_of(SideId side, UnitId unit) const {
    return BeliefId{side.row() * people.rows() + unit.row()};
  }
};

/// The columns of units, for describe().
template <class S, class Visit>
void describe_units(S& s, Visit&& visit) {
  visit(Field::hex, "unit.hex", s.hex);
  visit(Field::presence, "unit.presence", s.presence);
  visit(Field::people, "unit.people", s.people);
  visit(Field::came_with, "unit.came_with", s.came_with);
  visit(Field::lost, "unit.lost", s.lost);
  visit(Field::loss_day, "unit.loss_day", s.loss_day);
  visit(Field::loss_lately, "unit.loss_lately", s.loss_lately);
  visit(Field::morale, "unit.morale", s.morale);
  visit(Field::cohesion, "unit.cohesion", s.cohesion);
  visit(Field::fatigue, "unit.fatigue", s.fatigue);
  visit(Field::shock, "unit.shock", s.shock);
  visit(Field::suppression, "unit.suppression", s.suppression);
  visit(Field::posture, "unit.posture", s.posture);
  visit(Field::ammunition, "unit.ammunition", s.ammunition);
  visit(Field::fuel, "unit.fuel", s.fuel);
  visit(Field::food, "unit.food", s.food);
  visit(Field::spares, "unit.spares", s.spares);
  visit(Field::weapons, "unit.weapons", s.weapons);
  visit(Field::training, "unit.training", s.training);
  visit(Field::fired, "unit.fired", s.fired);
  visit(Field::silenced, "unit.silenced", s.silenced);
  visit(Field::destination, "unit.destination", s.destination);
  visit(Field::progress, "unit.progress", s.progress);
  visit(Field::contact, "unit.contact", s.contact);
  visit(Field::in_line, "unit.in_line", s.in_line);
  visit(Field::met, "unit.met", s.met);
  visit(Field::cut_off, "unit.cut_off", s.cut_off);
}

/// Calls visit(Field, name, column) for every column of the state, in the order of Field.
template <class S, class Visit>
void describe(S& s, Visit&& visit) {
  describe_units(s, visit);
  visit(Field::mission, "formation.mission", s.mission);
  visit(Field::target, "formation.target", s.target);
  visit(Field::order, "formation.order", s.order);
  visit(Field::attack, "formation.attack", s.attack);
  visit(Field::support, "formation.support", s.support);
  visit(Field::toll, "formation.toll", s.toll);
  visit(Field::ledger, "formation.ledger", s.ledger);
  visit(Field::staff_lost, "formation.staff_lost", s.staff_lost);
  visit(Field::axis, "formation.axis", s.axis);
  visit(Field::shifted, "formation.shifted", s.shifted);
  visit(Field::together, "formation.together", s.together);
  visit(Field::friction, "formation.friction", s.friction);
  visit(Field::restriction, "formation.restriction", s.restriction);
  visit(Field::freshness, "formation.freshness", s.freshness);
  visit(Field::distracted, "formation.distracted", s.distracted);
  visit(Field::grievance, "formation.grievance", s.grievance);
  visit(Field::leaders_lost, "formation.leaders_lost", s.leaders_lost);
  visit(Field::learned, "formation.learned", s.learned);
  visit(Field::success, "formation.success", s.success);
  visit(Field::belief, "belief", s.belief);
  visit(Field::flow, "side.flow", s.flow);
  visit(Field::depot, "depot", s.depot);
  visit(Field::damage, "link.damage", s.damage);
  visit(Field::operation, "plan.operation", s.operation);
  visit(Field::politics, "process.politics", s.politics);
  visit(Field::contingent, "nation.contingent", s.contingent);
  visit(Field::control, "hex.control", s.control);
  visit(Field::taken, "hex.taken", s.taken);
  visit(Field::repulses, "hex.repulses", s.repulses);
  visit(Field::works, "hex.works", s.works);
  visit(Field::mines, "hex.mines", s.mines);
  visit(Field::bridge, "bridge.capacity", s.bridge);
  visit(Field::weather, "weather", s.weather);
  visit(Field::flips, "flips", s.flips);
}

/// A 64-bit hash over every column's bytes: equal states, equal signatures, on any machine.
std::uint64_t signature(const State&);

/// What must hold after every turn: shares in 0..1, nothing negative, everything finite. Empty when it does,
/// else the first column and row that broke it.
std::string_view broken_invariant(const State&);
/// The same for the columns of the land, which are long: asked once a day.
std::string_view broken_land(const State&);

}  // namespace salient
