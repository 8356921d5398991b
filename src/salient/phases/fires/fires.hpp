#pragma once
#include "models/fires/fires.hpp"
#include "phases/phase.hpp"

// The parts of the fires phase: guns and rockets each turn; once a day, at dawn, harassing fire, mortars, the
// answer to yesterday's batteries, bombs, salvos and strike drones.
namespace salient::phases {

/// Units that the attrition law speaks for this turn: in a pressed attack, on either side. The law's losses are
/// those of battles of record, shelling included, so that fires must not take them twice.
using EngagedUnits = Column<UnitId, std::uint8_t>;

/// A battery in action.
struct Battery {
  UnitId unit;
  SideId side;
  models::MunitionKind kind;
  double tubes;  ///< in action: manned, and not kept silent by the enemy's guns
  double range;  ///< hexes
  double skill;  ///< fires_factor of its training
};
Battery battery_of(const Setting&, const State&, UnitId);
/// Parts of it, for those who ask no more: hexes, and tubes in action.
double range_of(const Setting&, UnitId);
double tubes_in_action(const Setting&, const State&, UnitId);
inline bool within(const Setting& at, const State& s, const Battery& battery, HexId hex) {
  return at.theatre.distance(s.hex[battery.unit], hex) <= battery.range;
}
/// Fires and spends; returns the rounds.
double shoot(const Setting&, State&, const Battery&, models::FireMission, double factor, Days span);

/// Rounds of a side that fall on a hex in some hours: casualties outside pressed attacks, worn works;
/// suppression when the side has fired all, by `hold_down`.
void fall_on(const Setting&, State&, HexId, SideId by, const models::Barrage&, double hours,
             const EngagedUnits&);
/// Rounds in support of an assault begin to fall on who is attacked, or on who attacks.
void fall_on_defenders(const Setting&, HexId, double density);
/// Everyone whom the fire of a side has fallen on is held down by all of it together: after its guns have
/// fired.
void hold_down(const Setting&, State&, SideId by, const EngagedUnits&);
/// Wears the works of a hex.
void wear_works(const Setting&, State&, HexId, const models::Barrage&);

/// What each side's guns may look for this morning, side after side: the believed enemy.
void list_seen(const Setting&, const State&);
struct SeenRange {
  std::uint32_t first, last;  ///< rows of Scratch::seen
};
inline SeenRange seen_by(const Setting& at, SideId side) {
  return {at.scratch.seen_from[side], at.scratch.seen_from[SideId{side.row() + 1u}]};
}
/// Kilometres of front that a side faces: at least one hex.
inline Kilometres front_of(const Setting& at, SideId side) {
  return Kilometres{std::max<double>(1, static_cast<double>(at.front.line(side).size())) * at.theatre.hex_km};
}

void fire_guns(const Setting&, State&, const EngagedUnits&);
void fire_mortars(const Setting&, State&, const EngagedUnits&);
void answer_batteries(const Setting&, State&);
void drop_bombs(const Setting&, State&, const EngagedUnits&);
void launch_salvos(const Setting&, State&);
void fly_drones(const Setting&, State&, const EngagedUnits&);

}  // namespace salient::phases
