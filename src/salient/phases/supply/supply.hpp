#pragma once
#include "phases/phase.hpp"

// The parts of the supply phase: needs, ways, strikes.
namespace salient::phases {

using models::SupplyClass;
constexpr SupplyClass by_priority[] = {SupplyClass::food, SupplyClass::ammunition, SupplyClass::fuel,
                                       SupplyClass::spares};

inline std::size_t row_of(SupplyClass kind) { return static_cast<std::size_t>(kind); }
inline Column<UnitId, double>& stocks_of(State& s, SupplyClass kind) {
  switch (kind) {
    case SupplyClass::food:
      return s.food;
    case SupplyClass::ammunition:
      return s.ammunition;
    case SupplyClass::fuel:
      return s.fuel;
    case SupplyClass::spares:
      break;
  }
  return s.spares;
}
inline double& stock_of(State& s, UnitId unit, SupplyClass kind) { return stocks_of(s, kind)[unit]; }
inline double full_of(const FullStock& full, SupplyClass kind) {
  switch (kind) {
    case SupplyClass::food:
      return full.food;
    case SupplyClass::ammunition:
      return full.ammunition;
    case SupplyClass::fuel:
      return full.fuel;
    case SupplyClass::spares:
      break;
  }
  return full.spares;
}
inline bool held(const State& s, SideId side, HexId hex) { return s.control[hex] == side.row(); }

/// Eats and drives for a day, and enters what the unit then lacks. Guns have fired their rounds in the fires
/// phase, spares are used by repair in the people phase; the others' ammunition goes here.
void live(const Setting&, State&, UnitId, SupplyRequest&);

/// What the side's sources let through today, into the depots that stand at them. Food comes before the rest.
void receive(const Setting&, State&, SideId, const FullStock& daily);

/// What the enemy does to the side's net: his aircraft bomb railways, what lies in depots that he has taken is
/// gone. Damage is mended day by day. Bridges are struck by fires, blown and mended by works.
void suffer_damage(const Setting&, State&, SideId);

/// Hands out what depots, roads and trucks let reach the units, then fills the forward depots again. Tonnes
/// lost on the way are destroyed. `people`: the side's in the theatre, who bring their trucks.
void distribute(const Setting&, State&, SideId, Personnel people, const FullStock& daily);

/// The served hub from which trucks reach a place over their side's land, quickest first, and the minutes from
/// there; no hub where the enemy holds every way. Kept while the front stands.
StretchKnown last_stretch(const Setting&, const State&, SideId, HexId);

}  // namespace salient::phases
