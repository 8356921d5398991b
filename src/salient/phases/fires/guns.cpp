#include <algorithm>

#include "models/coalition/coalition.hpp"
#include "models/training/training.hpp"
#include "phases/fires/fires.hpp"

namespace salient::phases {

double range_of(const Setting& at, UnitId id) {
  const auto& range = at.parameters.operation.range;
  const models::MunitionKind kind = munition_of(at.scenario.unit[id].branch);
  const double km = kind == models::MunitionKind::rocket   ? range.rocket_artillery
                    : kind == models::MunitionKind::mortar ? range.mortar
                                                           : range.artillery;
  return km / at.theatre.hex_km;
}

double tubes_in_action(const Setting& at, const State& s, UnitId id) {
  return overrun(at, s, id) ? 0.0 : at.scenario.unit[id].tubes * s.weapons[id] * (1 - s.silenced[id]);
}

Battery battery_of(const Setting& at, const State& s, UnitId id) {
  return {id,
          at.theatre.side_of[id],
          munition_of(at.scenario.unit[id].branch),
          tubes_in_action(at, s, id),
          range_of(at, id),
          models::fires_factor(at.parameters.training.effect, s.training[id][Domain::artillery])};
}

double shoot(const Setting& at, State& s, const Battery& battery, models::FireMission mission, double factor,
             Days span) {
  const models::FireOrder order{battery.kind, battery.tubes * factor, mission,
                                Tonnes{s.ammunition[battery.unit]},
                                Tonnes{full_now(at, s, battery.unit).ammunition}};
  const models::Fired fired = models::fire(at.parameters.fires.gunnery, order, span);
  s.ammunition[battery.unit] -= in<Tonnes>(fired.ammunition);
  s.fired[battery.unit] += fired.rounds;
  Flow& flow = s.flow[battery.side];
  flow.fired += in<Tonnes>(fired.ammunition);
  flow.spent += in<Tonnes>(fired.ammunition);
  return fired.rounds;
}

void list_seen(const Setting& at, const State& s) {
  std::vector<SightedEnemy>& seen = at.scratch.seen;
  seen.clear();
  at.scratch.seen_place.clear();
  for (const SideId side : ids<SideId>(at.theatre.sides)) {
    at.scratch.seen_from[side] = static_cast<std::uint32_t>(seen.size());
    for (const UnitId unit : at.theatre.units()) {
      if (!at.theatre.hostile(at.theatre.side_of[unit], side)) continue;
      const Belief& belief = s.belief[s.belief_of(side, unit)];
      if (belief.seen < 0) continue;
      const double days = (s.turn - belief.seen) * in<Days>(at.span());
      seen.push_back({belief.hex, belief.people / (1 + days), at.theatre.unit_key[unit]});
      at.scratch.seen_place.push_back(at.theatre.axial[belief.hex]);
    }
  }
  at.scratch.seen_from[SideId{at.theatre.sides}] = static_cast<std::uint32_t>(seen.size());
  at.scratch.seen_in_reach.resize(seen.size());
}

namespace {

using models::FireMission;

/// What a battery shoots at this turn.
struct Task {
  AttackUnderWay* attack{nullptr};  ///< the engagement that it supports; none for other missions
  bool defending{false};            ///< supports the side that is attacked
  HexId target{};
  FireMission mission{FireMission::harassing};
};

/// How a side's guns are to fire today.
struct Program {
  double factor{1};       ///< on harassing and preparatory fire: the plan's shelling
  bool preparing{false};  ///< an offensive is at hand
};

/// The attack within reach that matters most to the battery: its own formation's, then the nearest of its
/// side's, to further or to stop.
Task support_task(const Setting& at, const State& s, const Battery& battery) {
  Task task;
  double least = 1e9;
  const FormationId own = at.theatre.formation_of[battery.unit];
  for (AttackUnderWay& attack : at.scratch.attacks) {
    const FormationId formation = attack.formation;
    const bool defending = attack.defender == battery.side;
    if (!defending && attack.attacker != battery.side) continue;
    if (!within(at, s, battery, attack.target)) continue;
    double cost = at.theatre.distance(s.hex[battery.unit], attack.target);
    if (formation == own) cost = -1;
    if (!s.attack[formation].pressing) cost += battery.range;
    if (cost >= least) continue;
    least = cost;
    task = {&attack, defending, attack.target,
            s.attack[formation].pressing ? FireMission::supporting : FireMission::harassing};
  }
  return task;
}

/// Whether an offensive of the side is shelling the lines before its assault, and how hard.
Program program_of(const Setting& at, const State& s, SideId side) {
  Program program;
  for (std::size_t row = 0; row < at.scenario.plan.size(); ++row) {
    const PlanId plan{row};
    if (at.scenario.plan[row].side != side) continue;
    program.factor = std::max(0.0, at.drawn.shelling[plan]);
    const double today = day_of(at, s), start = at.drawn.start[plan];
    if (at.scenario.plan[row].kind == PlanKind::offensive && s.operation[plan].opened < 0 &&
        today >= start - at.drawn.preparation[plan])
      program.preparing = true;
  }
  return program;
}

/// Which of those seen a battery reaches, by row of Scratch::seen: many at once, as most are far off.
const std::uint8_t* mark_in_reach(const Setting& at, const State& s, const Battery& battery, SeenRange range) {
  const Theatre::Axial from = at.theatre.axial[s.hex[battery.unit]];
  const int reach = static_cast<int>(battery.range);
  const Theatre::Axial* place = at.scratch.seen_place.data();
  std::uint8_t* in_reach = at.scratch.seen_in_reach.data();
  for (std::uint32_t i = range.first; i < range.last; ++i)
    in_reach[i] = Theatre::distance(from, place[i]) <= reach;
  return in_reach;
}

/// The believed enemy within reach with most people, if any; each battery likes others better, so that a side's
/// guns do not all fire at one battalion.
HexId harassed(const Setting& at, const State& s, const Battery& battery) {
  HexId best{};
  double most = 0;
  const std::uint64_t salt = at.theatre.unit_key[battery.unit];
  const double least = at.parameters.operation.staff.least_liking;
  const SeenRange range = seen_by(at, battery.side);
  const std::uint8_t* in_reach = mark_in_reach(at, s, battery, range);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (!in_reach[i]) continue;
    const SightedEnemy& enemy = at.scratch.seen[i];
    // Nothing is liked more than it is worth.
    if (enemy.worth <= most) continue;
    const double drawn = static_cast<double>(((enemy.key ^ salt) * 0x9e3779b97f4a7c15ULL) >> 40) * 0x1p-24;
    const double liking = least + (1 - least) * drawn;
    if (enemy.worth * liking <= most) continue;
    most = enemy.worth * liking;
    best = enemy.hex;
  }
  return best;
}

models::Barrage barrage_of(const Setting& at, const Battery& battery, double rounds) {
  return models::barrage_of(battery.kind, rounds, at.drawn.cluster[battery.side]);
}

/// Support of a pressed attack holds down whom it falls on in the hours of assault.
void lay(const Setting& at, const State& s, const Battery& battery, const Task& task, double rounds,
         Days span) {
  if (rounds <= 0 || !s.attack[task.attack->formation].pressing) return;
  const double density = models::assault_density(
      at.parameters.fires.suppression,
      models::suppressing_shells(at.parameters.fires.munition, barrage_of(at, battery, rounds * battery.skill)),
      span);
  if (task.defending)
    task.attack->falling += density;
  else
    fall_on_defenders(at, task.target, density);
}

/// Lends an engagement the power of what was fired, against what full-rate support would be.
void support(const Setting& at, State& s, const Battery& battery, const Task& task, double rounds) {
  if (rounds <= 0) return;
  const FormationId attack = task.attack->formation;
  const double full = models::daily_rounds(at.parameters.fires.gunnery, battery.kind, FireMission::supporting) *
                      in<Days>(at.span());
  double power = rounds / full * at.parameters.engagement.contact.tube * battery.skill * at.weather.observation;
  if (!task.defending && at.theatre.formation_of[battery.unit] != attack)
    power *= models::fire_support_factor(at.parameters.coalition.seam, seam_friction(at, s, attack));
  Support& given = s.support[attack];
  (task.defending ? given.enemy_guns : given.guns) += power;
  if (!task.defending) wear_works(at, s, task.target, barrage_of(at, battery, rounds * battery.skill));
}

/// The preparation of an assault, in the turn in which it first comes to a fight: a day's preparatory fire,
/// which holds down those who are attacked and wears their works; their losses are the law's.
void prepare(const Setting& at, State& s, const Battery& battery, const Task& task) {
  const FormationId formation = task.attack->formation;
  const Attack& attack = s.attack[formation];
  if (task.defending || !attack.pressing || has_begun(attack)) return;
  const double rounds = shoot(at, s, battery, FireMission::preparatory, 1, Days{1});
  if (rounds <= 0) return;
  lay(at, s, battery, task, rounds, at.span());
  wear_works(at, s, task.target, barrage_of(at, battery, rounds * battery.skill));
}

/// Fire that has no hour: the day's rounds fall at once, on what was seen last. Returns the rounds on roads.
double shell_by_day(const Setting& at, State& s, const Battery& battery, const Program& program,
                    const EngagedUnits& engaged) {
  const HexId target = harassed(at, s, battery);
  if (!target) return 0;
  const FireMission mission = program.preparing ? FireMission::preparatory : FireMission::harassing;
  const double rounds = shoot(at, s, battery, mission, program.factor, Days{1});
  const double hours = program.preparing ? at.parameters.fires.gunnery.preparation_hours : 24.0;
  fall_on(at, s, target, battery.side, barrage_of(at, battery, rounds * battery.skill), hours, engaged);
  return shoot(at, s, battery, FireMission::interdiction, 1, Days{1});
}

}  // namespace

void fire_guns(const Setting& at, State& s, const EngagedUnits& engaged) {
  const bool morning = dawn(at, s);
  if (!morning && at.scratch.attacks.empty()) return;
  for (const SideId side : ids<SideId>(at.theatre.sides)) {
    const Program program = program_of(at, s, side);
    double on_roads = 0;
    for (const UnitId unit : at.theatre.batteries[side]) {
      if (!alive(s, unit) || s.ammunition[unit] <= 0) continue;
      const Battery battery = battery_of(at, s, unit);
      const Task task = support_task(at, s, battery);
      if (task.attack) {
        prepare(at, s, battery, task);
        const double rounds = shoot(at, s, battery, task.mission, 1, at.span());
        lay(at, s, battery, task, rounds, at.span());
        support(at, s, battery, task, rounds);
      } else if (morning) {
        on_roads += shell_by_day(at, s, battery, program, engaged);
      }
    }
    hold_down(at, s, side, engaged);
    if (morning)
      s.flow[side].roads =
          models::roads_under_fire(at.parameters.fires.interdiction, on_roads, front_of(at, side));
  }
}

namespace {

/// The hex within two steps where a side believes most enemies, by what `by_hex` holds.
HexId nearest_crowd(const Setting& at, HexId from, int steps) {
  HexId best{};
  double most = 0;
  const auto look = [&](HexId hex) {
    if (!hex || at.scratch.by_hex[hex] <= most) return;
    most = at.scratch.by_hex[hex];
    best = hex;
  };
  for (const HexId beside : at.scenario.map.neighbour[from]) {
    look(beside);
    if (beside && steps > 1)
      for (const HexId next : at.scenario.map.neighbour[beside]) look(next);
  }
  return best;
}

}  // namespace

/// Battalions in the line fire their mortars at what they believe across it. In a pressed attack their mortars
/// are part of their own weight.
void fire_mortars(const Setting& at, State& s, const EngagedUnits& engaged) {
  std::vector<SightedEnemy>& seen = at.scratch.seen;
  for (const SideId side : ids<SideId>(at.theatre.sides)) {
    const SeenRange range = seen_by(at, side);
    for (std::uint32_t i = range.first; i < range.last; ++i) at.scratch.by_hex[seen[i].hex] += seen[i].worth;
    const double reach = at.parameters.operation.range.mortar / at.theatre.hex_km;
    for (const UnitId unit : at.theatre.mortars[side]) {
      if (!fit(s, unit) || engaged[unit]) continue;
      if (at.front.depth(side, s.hex[unit]) > reach) continue;
      const HexId target = nearest_crowd(at, s.hex[unit], static_cast<int>(reach));
      if (!target) continue;
      const Battery battery = battery_of(at, s, unit);
      const double rounds = shoot(at, s, battery, FireMission::harassing, 1, Days{1});
      if (rounds > 0)
        fall_on(at, s, target, side, barrage_of(at, battery, rounds * battery.skill), 24.0, engaged);
    }
    for (std::uint32_t i = range.first; i < range.last; ++i) at.scratch.by_hex[seen[i].hex] = 0;
    hold_down(at, s, side, engaged);
  }
}

}  // namespace salient::phases
