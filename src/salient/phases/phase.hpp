#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "chance/key.hpp"
#include "models/advance/advance.hpp"
#include "models/attrition/law.hpp"
#include "models/weather/weather.hpp"
#include "phases/scratch.hpp"
#include "record/journal.hpp"
#include "scenario/parameters.hpp"
#include "state/front.hpp"
#include "state/setup.hpp"
#include "state/state.hpp"
#include "state/theatre.hpp"

namespace salient {

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
  Column<UnitId, FullStock> full;  ///< what each unit holds when full and at full strength
};

/// Looks up every scenario value that turns read again and again.
void look_up(const Scenario&, const Parameters&, const Knowledge&, Drawn&);

/// A branch of chance by its phase's name, followed when it is asked for: most phases ask for none.
struct LuckBranch {
  chance::Key of;
  std::string_view name;
  chance::Key at(std::uint64_t step) const { return of.at(name).at(step); }
};

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
  LuckBranch daily;                                         ///< at (play, day, phase): the same all day
  LuckBranch lasting;                                       ///< at (play, phase): for luck that outlives a day
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
/// Whether an attack has met the enemy or entered his ground.
inline bool has_begun(const Attack& attack) { return attack.fought > 0 || attack.penetration > 0; }
/// Stands on ground that an enemy holds: overrun, with nowhere to go.
inline bool overrun(const Setting& at, const State& s, UnitId unit) {
  return at.front.depth(at.theatre.side_of[unit], s.hex[unit]) == 0;
}
inline bool moving(Posture posture) {
  return posture == Posture::march || posture == Posture::attack || posture == Posture::withdraw;
}
/// Whether two places are no more than so many steps apart: asked of each axis, for half of what the distance
/// costs.
inline bool within(Theatre::Axial a, Theatre::Axial b, int steps) {
  const auto near = [steps](int x) {
    return static_cast<unsigned>(x + steps) <= 2u * static_cast<unsigned>(steps);
  };
  const int dq = a.q - b.q, dr = a.r - b.r;
  return near(dq) && near(dr) && near(dq + dr);
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
/// Whether every political process lets troops attack: a ceasefire binds all sides, whoever's process it is.
bool attacks_allowed(const Setting&, const State&);
/// The threat to whatever drives on a side's roads near the front, by drones and guns together, 0 to 1.
double road_threat(const Setting&, const State&, SideId);
/// Crews of a side's strike drones, supply counted.
struct DroneCrews {
  double number;
  double skill;  ///< mean factor of their training on what hits
};
DroneCrews drone_crews(const Setting&, const State&, SideId);
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
/// What a unit would hold when full, as many as it is now. Tonnes.
inline FullStock full_now(const Setting& at, const State& s, UnitId unit) {
  return stock_of_those_left(at.scenario.unit[unit], at.drawn.full[unit], s.people[unit], s.weapons[unit]);
}
/// How full a stock is, 0 to 1; full where nothing is needed.
inline Share fill_of(double stock, double full) { return full > 0 ? std::min(1.0, stock / full) : 1.0; }
/// Fill of a unit's stock of ammunition, 0 to 1.
inline Share ammunition_fill(const Setting& at, const State& s, UnitId unit) {
  return fill_of(s.ammunition[unit], full_now(at, s, unit).ammunition);
}

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

/// What a formation reports of its stocks: means over the units that it has left.
Event return_of_stocks(const Setting&, const State&, FormationId);
/// Share of their time on the road that a side's columns march where the enemy's drones watch.
Share march_share_watched(const Setting&, const State&, SideId);
/// Minutes on the road to the goal or beside it over the side's own land, round the enemy's where he bars the
/// straight way, on the ground and over the bridges of today; `no_way` where none leads there.
double way_minutes(const Setting&, const State&, SideId, HexId from, HexId goal);
constexpr double no_way = 1e9;
}  // namespace salient::phases
