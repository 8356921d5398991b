#include <algorithm>

#include "chance/distributions.hpp"
#include "models/coalition/coalition.hpp"
#include "models/training/training.hpp"
#include "phases/fires/fires.hpp"

namespace salient::phases {
namespace {

using models::FireMission;

struct Battery {
  UnitId unit;
  SideId side;
  double tubes;  ///< in action
  double range;  ///< hexes
  double skill;  ///< fires_factor of its training
};

/// What a battery shoots at this turn.
struct Task {
  FormationId attack{};   ///< whose engagement it supports; unassigned for other missions
  bool defending{false};  ///< supports the side that is attacked
  HexId target{};
  FireMission mission{FireMission::harassing};
};

Battery battery_of(const Setting& at, const State& s, UnitId id) {
  const Unit& unit = at.scenario.unit[id];
  const auto& range = at.parameters.operation.range;
  const double km = unit.branch == Branch::rocket_artillery ? range.rocket_artillery : range.artillery;
  return {id, at.theatre.side_of[id], unit.tubes * s.weapons[id], km / at.theatre.hex_km,
          models::fires_factor(at.parameters.training.effect, s.training[id][Domain::artillery])};
}

bool within(const Setting& at, const State& s, const Battery& battery, HexId hex) {
  return at.theatre.distance(s.hex[battery.unit], hex) <= battery.range;
}

/// The attack within reach that matters most to the battery: its own formation's, then the nearest of its
/// side's, to further or to stop.
Task support_task(const Setting& at, const State& s, const Battery& battery) {
  Task task;
  double least = 1e9;
  const FormationId own = at.theatre.formation_of[battery.unit];
  for (const AttackUnderWay& attack : at.scratch.attacks) {
    const FormationId formation = attack.formation;
    const bool defending = attack.defender == battery.side;
    if (!defending && attack.attacker != battery.side) continue;
    if (!within(at, s, battery, attack.target)) continue;
    double cost = at.theatre.distance(s.hex[battery.unit], attack.target);
    if (formation == own) cost = -1;
    if (!s.attack[formation].pressing) cost += battery.range;
    if (cost >= least) continue;
    least = cost;
    task = {formation, defending, s.target[formation],
            s.attack[formation].pressing ? FireMission::supporting : FireMission::harassing};
  }
  return task;
}

/// Whether an offensive of the side is shelling the lines before its assault, and how hard.
double preparation(const Setting& at, const State& s, SideId side, bool& preparing) {
  double factor = 1;
  preparing = false;
  for (std::size_t row = 0; row < at.scenario.plan.size(); ++row) {
    const PlanId plan{row};
    if (at.scenario.plan[row].side != side) continue;
    factor = std::max(0.0, at.drawn.shelling[plan]);
    const double today = day_of(at, s), start = at.drawn.start[plan];
    if (at.scenario.plan[row].kind == PlanKind::offensive && s.operation[plan].opened < 0 &&
        today >= start - at.drawn.preparation[plan])
      preparing = true;
  }
  return factor;
}

/// What each side's guns may look for this morning, side after side.
void list_seen(const Setting& at, const State& s) {
  std::vector<SightedEnemy>& seen = at.scratch.seen;
  seen.clear();
  for (const SideId side : ids<SideId>(at.theatre.sides)) {
    at.scratch.seen_from[side] = static_cast<std::uint32_t>(seen.size());
    for (const UnitId unit : at.theatre.units()) {
      if (!at.theatre.hostile(at.theatre.side_of[unit], side)) continue;
      const Belief& belief = s.belief[s.belief_of(side, unit)];
      if (belief.seen < 0) continue;
      const double days = (s.turn - belief.seen) * in<Days>(at.span());
      seen.push_back({belief.hex, belief.people / (1 + days), at.theatre.unit_key[unit]});
    }
  }
  at.scratch.seen_from[SideId{at.theatre.sides}] = static_cast<std::uint32_t>(seen.size());
}

/// The believed enemy within reach with most people, if any; each battery likes others better, so that a side's
/// guns do not all fire at one battalion.
HexId harassed(const Setting& at, const State& s, const Battery& battery) {
  HexId best{};
  double most = 0;
  const std::uint64_t salt = at.theatre.unit_key[battery.unit];
  const std::uint32_t end = at.scratch.seen_from[SideId{battery.side.row() + 1u}];
  for (std::uint32_t i = at.scratch.seen_from[battery.side]; i < end; ++i) {
    const SightedEnemy& enemy = at.scratch.seen[i];
    const double liking =
        0.25 + static_cast<double>(((enemy.key ^ salt) * 0x9e3779b97f4a7c15ULL) >> 40) * 0x1p-24;
    if (enemy.worth * liking <= most || !within(at, s, battery, enemy.hex)) continue;
    most = enemy.worth * liking;
    best = enemy.hex;
  }
  return best;
}

/// Fires and spends; returns the rounds.
double shoot(const Setting& at, State& s, const Battery& battery, FireMission mission, double factor,
             Days span) {
  const models::FireOrder order{at.scenario.unit[battery.unit].branch, battery.tubes * factor, mission,
                                Tonnes{s.ammunition[battery.unit]}};
  const models::Fired fired = models::fire(at.parameters.fires.gunnery, order, span);
  s.ammunition[battery.unit] -= in<Tonnes>(fired.ammunition);
  Flow& flow = s.flow[battery.side];
  flow.fired += in<Tonnes>(fired.ammunition);
  flow.spent += in<Tonnes>(fired.ammunition);
  return fired.rounds;
}

/// Lends an engagement the power of what was fired, against what full-rate support would be.
void support(const Setting& at, State& s, const Battery& battery, const Task& task, double rounds) {
  const auto& gunnery = at.parameters.fires.gunnery;
  const bool rockets = at.scenario.unit[battery.unit].branch == Branch::rocket_artillery;
  const double full = gunnery.gun_supporting * (rockets ? gunnery.rocket_share : 1.0) * in<Days>(at.span());
  double power = rounds / full * at.parameters.engagement.contact.tube * battery.skill * at.weather.observation;
  if (!task.defending && at.theatre.formation_of[battery.unit] != task.attack)
    power *= models::fire_support_factor(at.parameters.coalition.seam, seam_friction(at, s, task.attack));
  Support& given = s.support[task.attack];
  (task.defending ? given.enemy_guns : given.guns) += power;
}

/// What falls on a hex outside any pressed attack: casualties, suppression, worn works.
void shell(const Setting& at, State& s, HexId hex, SideId by, double rounds, Days span,
           const Column<UnitId, std::uint8_t>& engaged) {
  const double area = in<SquareKilometres>(at.scenario.map.grid.area());
  const auto& p = at.parameters.fires;
  for (UnitId unit = at.front.first(hex); unit; unit = at.front.next(unit)) {
    if (!at.theatre.hostile(by, at.theatre.side_of[unit])) continue;
    const models::Beaten beaten{.posture = s.posture[unit],
                                .cover = at.scenario.map.cover[hex],
                                .works = s.works[hex],
                                .observed = at.weather.observation * at.weather.flying,
                                .area = SquareKilometres{area}};
    s.suppression[unit] = models::suppressed(p.suppression, s.suppression[unit],
                                             rounds / area / (24 * in<Days>(span)), s.works[hex], span);
    if (engaged[unit]) continue;
    const double expected = s.people[unit] * models::casualty_share(p.coverage, beaten, rounds);
    const auto hit =
        static_cast<std::int32_t>(chance::poisson(at.chance.at(at.theatre.unit_key[unit]), expected));
    s.toll[at.theatre.formation_of[unit]].artillery += take_losses(s, at.theatre, unit, hit);
  }
  s.works[hex] =
      static_cast<float>(models::worn(at.parameters.fortification.works, s.works[hex], rounds / area));
}

/// Guns that fire are looked for, and some are found.
void counter_battery(const Setting& at, State& s, const Battery& battery, double rounds) {
  if (battery.tubes <= 0 || rounds <= 0) return;
  double drones = 0, shooters = 0;
  for (const SideId other : ids<SideId>(at.theatre.sides)) {
    if (!at.theatre.hostile(other, battery.side)) continue;
    drones = std::max(drones, s.flow[other].overhead);
    shooters = std::max(shooters, std::min(1.0, at.drawn.shells[other] * s.flow[other].shells));
  }
  const models::BatteryHunt hunt{at.parameters.operation.rear.coverage_radar, drones, shooters};
  const double share = models::tubes_lost(at.parameters.fires.counter_battery, rounds / battery.tubes, hunt);
  s.weapons[battery.unit] *= 1 - share;
  const double crews = s.people[battery.unit] * share * at.parameters.operation.rear.crews_lost;
  const auto asked =
      static_cast<std::int32_t>(chance::whole(at.chance.at(at.theatre.unit_key[battery.unit]), crews, 7));
  s.toll[at.theatre.formation_of[battery.unit]].artillery += take_losses(s, at.theatre, battery.unit, asked);
}

}  // namespace

void fire_guns(const Setting& at, State& s, Journal&, const Column<UnitId, std::uint8_t>& engaged) {
  const bool morning = dawn(at, s);
  if (morning) list_seen(at, s);
  for (const UnitId unit : at.theatre.units()) {
    if (!is_fires(at.scenario.unit[unit].branch) || !alive(s, unit) || s.ammunition[unit] <= 0) continue;
    const Battery battery = battery_of(at, s, unit);
    bool preparing = false;
    const double factor = preparation(at, s, battery.side, preparing);
    const Task task = support_task(at, s, battery);
    if (task.attack) {
      const double rounds = shoot(at, s, battery, task.mission, 1, at.span());
      support(at, s, battery, task, rounds);
      counter_battery(at, s, battery, rounds);
      continue;
    }
    // Harassing and preparatory fire have no hour: the day's rounds fall at once, on what was seen last.
    if (!morning) continue;
    const HexId target = harassed(at, s, battery);
    if (!target) continue;
    const double rounds =
        shoot(at, s, battery, preparing ? FireMission::preparatory : FireMission::harassing, factor, Days{1});
    shell(at, s, target, battery.side, rounds * battery.skill, Days{1}, engaged);
    counter_battery(at, s, battery, rounds);
  }
}

}  // namespace salient::phases
