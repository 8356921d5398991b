#pragma once
#include "models/fires/fires.hpp"
#include "phases/phase.hpp"

// The two halves of the fires phase: guns and rockets each turn, strike drones once a day.
namespace salient::phases {

/// Units that the attrition law speaks for this turn: in a pressed attack, on either side. The law's losses are
/// those of battles of record, shelling included, so that fires must not take them twice.
void mark_engaged(const Setting&, const State&, Column<UnitId, std::uint8_t>& engaged);
void fire_guns(const Setting&, State&, Journal&, const Column<UnitId, std::uint8_t>& engaged);
void fly_drones(const Setting&, State&, Journal&, const Column<UnitId, std::uint8_t>& engaged);

}  // namespace salient::phases
