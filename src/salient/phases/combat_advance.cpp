#include <algorithm>
#include <limits>

#include "chance/distributions.hpp"
#include "models/advance/advance.hpp"
#include "models/fortification/fortification.hpp"
#include "phases/combat.hpp"

// How far an attack gets: what lies in its way, and who goes with it.
namespace salient::phases {
namespace {

double river_to(const Setting& at, const State& s, const Engagement& e) {
  constexpr double none = std::numeric_limits<double>::max();
  double least = none;
  for (int direction = 0; direction < direction_count; ++direction) {
    const auto d = static_cast<std::size_t>(direction);
    const HexId from = at.scenario.map.neighbour[e.target][d];
    if (!from || s.control[from] != e.attacker.row()) continue;
    const Edge& edge = at.scenario.map.edge[e.target][d];
    const double bridge = edge.road != Road::none ? bridge_left(at, s, e.target, direction) : 0.0;
    least = std::min(least, in<Metres>(models::unbridged(Metres{edge.river_width}, bridge)));
  }
  return least < none ? least : 0;
}

/// Front that the attacker's side presses together: the place and those beside it that it attacks too.
Kilometres attacked_together(const Setting& at, const State& s, const Engagement& e) {
  const auto pressed = [&](HexId hex) {
    for (const Engagement& other : at.scratch.engagements)
      if (other.target == hex && other.attacker == e.attacker && s.attack[other.formation].pressing)
        return true;
    return false;
  };
  int places = 1;
  for (const HexId beside : at.scenario.map.neighbour[e.target]) places += beside && pressed(beside);
  return Kilometres{places * at.theatre.hex_km};
}

}  // namespace

KilometresPerDay advance_of(const Setting& at, const State& s, const Engagement& e,
                            const models::Fight& fight) {
  double fuel = 0, armour = 0, riding = 0, people = 0;
  for (std::uint32_t i = e.first_attacker; i < e.first_attacker + e.attackers; ++i) {
    const UnitId unit = at.scratch.engaged[i].unit;
    people += s.people[unit];
    fuel += s.people[unit] * fill_of(s.fuel[unit], full_now(at, s, unit).fuel);
    armour += s.people[unit] * at.scenario.unit[unit].armour;
    riding += rides(at.scenario.unit[unit].branch) ? s.people[unit] : 0;
  }
  const bool defended = fight.defender.people >= 1;
  const models::AdvanceConditions conditions{
      .obstacle = s.mines[e.target],
      .river_width_m = river_to(at, s, e),
      .trafficability = at.weather.trafficability,
      .drones_overhead = s.flow[e.defender].overhead,
      .supply_fill = people > 0 ? fuel / people : 0,
      .defended = defended,
      .motorised_share = people > 0 ? riding / people : 0,
      .armour_share = people > 0 ? armour / people : 0,
      .luck = s.attack[e.formation].luck_advance,
      .daily = chance::normal(at.daily.at(at.theatre.formation_key[e.formation]), 2),
      .front = attacked_together(at, s, e)};
  return models::advance_rate(at.advance, {at.parameters.advance, at.parameters.attrition}, fight, conditions);
}

}  // namespace salient::phases
