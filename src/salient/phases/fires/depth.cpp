#include <algorithm>

#include "chance/distributions.hpp"
#include "phases/fires/fires.hpp"

namespace salient::phases {
namespace {

/// Bombs of a side that fall on the believed enemy today; the others go to pressed attacks.
double bombs_on_positions(const Setting& at, const State& s, SideId side) {
  const auto& air = at.parameters.fires.air;
  const double bombs = models::bombs_a_day(air, {.use = std::clamp(at.drawn.air[side], 0.0, 1.0),
                                                 .flying = at.weather.aircraft,
                                                 .air_defence = enemy_strongest(at, side, at.drawn.air_defence),
                                                 .width = front_of(at, side)});
  const bool pressed =
      std::any_of(at.scratch.attacks.begin(), at.scratch.attacks.end(), [&](const auto& attack) {
        return s.attack[attack.formation].pressing && (attack.attacker == side || attack.defender == side);
      });
  return pressed ? bombs * (1 - air.supporting) : bombs;
}

void strike_depots(const Setting& at, State& s, SideId enemy, double hits) {
  const auto& p = at.parameters.fires.salvo;
  const double share = models::salvo_damage(p.at_depots, p.depot_loss, hits);
  Flow& flow = s.flow[enemy];
  const auto burn = [&](double& stock) {
    flow.destroyed += stock * share;
    stock *= 1 - share;
  };
  burn(flow.material);
  for (const DepotId id : ids<DepotId>(s.depot.rows())) {
    if (at.scenario.depot[id].side != enemy) continue;
    Stores& stores = s.depot[id];
    for (double* stock : {&stores.food, &stores.ammunition, &stores.fuel, &stores.spares}) burn(*stock);
  }
}

/// Staffs, all alike: what they lose their formations feel in the people phase.
void strike_headquarters(const Setting& at, State& s, SideId enemy, double hits, chance::Key luck) {
  const auto& p = at.parameters.fires.salvo;
  const auto staff = [&](UnitId unit) {
    return at.theatre.side_of[unit] == enemy && at.scenario.unit[unit].branch == Branch::headquarters &&
           alive(s, unit);
  };
  int count = 0;
  for (const UnitId unit : at.theatre.units()) count += staff(unit);
  if (count == 0) return;
  const double share = models::salvo_damage(p.at_headquarters, p.headquarters_loss / count, hits);
  for (const UnitId unit : at.theatre.units()) {
    if (!staff(unit)) continue;
    const auto asked =
        static_cast<std::int32_t>(chance::whole(luck.at(at.theatre.unit_key[unit]), share * s.people[unit], 0));
    s.toll[at.theatre.formation_of[unit]].artillery += take_losses(s, at.theatre, unit, asked);
  }
}

/// Bridges wholly in the enemy's hands, all alike.
void strike_bridges(const Setting& at, State& s, SideId enemy, double hits) {
  const auto& p = at.parameters.fires.salvo;
  const double share = models::salvo_damage(p.at_bridges, p.bridge_loss, hits);
  for (const BridgeId id : ids<BridgeId>(at.theatre.bridge.rows())) {
    const Theatre::Bridge& bridge = at.theatre.bridge[id];
    if (s.control[bridge.from] == enemy.row() && s.control[bridge.to] == enemy.row()) s.bridge[id] *= 1 - share;
  }
}

/// Hits, in missiles' worth, of a salvo by a side at an enemy's depth.
double salvo_hits(const Setting& at, SideId by, SideId enemy, chance::Key luck) {
  const auto& p = at.parameters.fires.salvo;
  const auto missiles = chance::poisson(luck.at("missiles"), at.drawn.missiles[by] * p.gather_days);
  const auto drones = chance::poisson(luck.at("drones"), at.drawn.long_range_drones[by] * p.gather_days);
  const models::Penetration through =
      models::penetration(p, {static_cast<double>(missiles), static_cast<double>(drones)},
                          at.drawn.air_defence[enemy] * p.engagements);
  const auto missile_hits = chance::binomial(luck.at("missiles through"), missiles, through.missile);
  const auto drone_hits = chance::binomial(luck.at("drones through"), drones, through.drone);
  return static_cast<double>(missile_hits) * p.missile.weight +
         static_cast<double>(drone_hits) * p.drone.weight;
}

}  // namespace

void drop_bombs(const Setting& at, State& s, const EngagedUnits& engaged) {
  Column<HexId, double>& weight = at.scratch.by_hex;
  std::vector<HexId>& hexes = at.scratch.hexes;
  for (const SideId side : ids<SideId>(at.theatre.sides)) {
    const double bombs = bombs_on_positions(at, s, side);
    const SeenRange range = seen_by(at, side);
    hexes.clear();
    double total = 0;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const SightedEnemy& enemy = at.scratch.seen[i];
      const double drawn = models::bombing_priority(enemy.worth, s.works[enemy.hex]);
      if (weight[enemy.hex] == 0) hexes.push_back(enemy.hex);
      weight[enemy.hex] += drawn;
      total += drawn;
    }
    for (const HexId hex : hexes) {
      if (bombs > 0 && total > 0)
        fall_on(at, s, hex, side,
                models::barrage_of(models::MunitionKind::bomb, bombs * weight[hex] / total, 0), 24.0, engaged);
      weight[hex] = 0;
    }
    hold_down(at, s, side, engaged);
  }
}

/// Missiles and long-range drones, saved up and launched together, at classes of what lies in the enemy's
/// depth.
void launch_salvos(const Setting& at, State& s) {
  for (const SideId by : ids<SideId>(at.theatre.sides)) {
    if (at.drawn.missiles[by] + at.drawn.long_range_drones[by] <= 0) continue;
    for (const SideId enemy : ids<SideId>(at.theatre.sides)) {
      if (!at.theatre.hostile(by, enemy)) continue;
      const chance::Key luck = at.chance.at("salvo").at(by.row()).at(enemy.row());
      if (!chance::happens(luck, 1 / at.parameters.fires.salvo.gather_days)) continue;
      const double hits = salvo_hits(at, by, enemy, luck);
      strike_depots(at, s, enemy, hits);
      strike_headquarters(at, s, enemy, hits, luck.at("staffs"));
      strike_bridges(at, s, enemy, hits);
    }
  }
}

}  // namespace salient::phases
