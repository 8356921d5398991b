#pragma once
#include <algorithm>

#include "scenario/parameters.hpp"
#include "state/theatre.hpp"

namespace salient {

/// The State before the first turn: the scenario as this play's knowledge has it. Columns keep their memory.
void set_up(const Scenario&, const Theatre&, const Parameters&, const Knowledge&, State&);

/// Friction between a contingent's formation and the headquarters it serves, after days together; 0 within one
/// army.
double friction_of(const Scenario&, const Parameters&, const Knowledge&, FormationId, Days together);

/// Tonnes a unit holds when full, from its first-line transport.
struct FullStock {
  double ammunition, fuel, food, spares;
};
/// What the tubes of a branch fire: guns shells, launchers rockets, everyone else mortar bombs.
models::MunitionKind munition_of(Branch);
FullStock full_stock(const Parameters&, const Unit&);
/// The same with so many people and this share of its weapons left: food and fuel go by people, ammunition by
/// them too but for batteries, which live by their barrels; spares are for weapons whoever is left to carry
/// them.
inline FullStock stock_of_those_left(const Unit& unit, const FullStock& full, double people, Share weapons) {
  const double present = std::min(1.0, people / unit.establishment);
  return {.ammunition = full.ammunition * (is_fires(unit.branch) ? weapons : present),
          .fuel = full.fuel * present,
          .food = full.food * present,
          .spares = full.spares};
}

}  // namespace salient
