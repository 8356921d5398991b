#include <algorithm>
#include <span>

#include "chance/distributions.hpp"
#include "phases/fires/fires.hpp"

namespace salient::phases {
namespace {

/// What a hunter has found.
std::span<ExposedBattery> found_by(const Setting& at, SideId hunter) {
  const Column<SideId, std::uint32_t>& from = at.scratch.exposed_from;
  const std::uint32_t first = from[hunter];
  return {at.scratch.exposed.data() + first, from[SideId{hunter.row() + 1u}] - first};
}

/// Detection: the enemy's batteries that fired yesterday, and how many of their tubes an answer would find.
double find_batteries(const Setting& at, const State& s, SideId hunter) {
  const auto& p = at.parameters.fires;
  const models::BatteryHunt hunt{at.parameters.operation.rear.coverage_radar, s.flow[hunter].eyes,
                                 at.weather.calm};
  double tubes = 0;
  for (const SideId side : ids<SideId>(at.theatre.sides)) {
    if (!at.theatre.hostile(hunter, side)) continue;
    for (const UnitId unit : at.theatre.batteries[side]) {
      if (s.fired[unit] <= 0 || !alive(s, unit)) continue;
      const double found =
          models::tubes_exposed(p.counter_battery, s.fired[unit], p.gunnery.rounds_per_mission, hunt);
      at.scratch.exposed.push_back({unit, at.theatre.axial[s.hex[unit]], found, 0});
      tubes += found;
    }
  }
  return tubes;
}

/// Rounds that a side's guns may fire in answer today.
double most_rounds(const Setting& at, const State& s, SideId hunter) {
  double rounds = 0;
  for (const UnitId unit : at.theatre.batteries[hunter]) {
    if (!alive(s, unit)) continue;
    rounds += tubes_in_action(at, s, unit) * models::daily_rounds(at.parameters.fires.gunnery,
                                                                  munition_of(at.scenario.unit[unit].branch),
                                                                  models::FireMission::counter_battery);
  }
  return rounds;
}

/// Strike: guns in reach share their rounds among what they can reach. Nobody fires more than the side allots.
void answer(const Setting& at, State& s, SideId hunter, double exposed) {
  const double most = most_rounds(at, s, hunter);
  if (most <= 0) return;
  const double factor = std::min(1.0, exposed * at.parameters.fires.counter_battery.rounds_asked / most);
  const std::span<ExposedBattery> targets = found_by(at, hunter);
  for (const UnitId unit : at.theatre.batteries[hunter]) {
    if (!alive(s, unit)) continue;
    const Theatre::Axial from = at.theatre.axial[s.hex[unit]];
    const int reach = static_cast<int>(range_of(at, unit));
    double reached = 0;
    for (const ExposedBattery& found : targets)
      if (within(from, found.place, reach)) reached += found.tubes;
    if (reached <= 0) continue;
    const Battery battery = battery_of(at, s, unit);
    const double rounds =
        battery.skill * shoot(at, s, battery, models::FireMission::counter_battery, factor, Days{1});
    for (ExposedBattery& found : targets)
      if (within(from, found.place, reach)) found.answer += rounds * found.tubes / reached;
  }
}

/// What the answers did to each battery that was found.
void count_hits(const Setting& at, const State& s, Column<UnitId, double>& lost,
                Column<UnitId, double>& quiet) {
  const auto& p = at.parameters.fires.counter_battery;
  const auto add = [](double& to, double share) { to = 1 - (1 - to) * (1 - share); };
  for (const ExposedBattery& found : at.scratch.exposed) {
    const double tubes = at.scenario.unit[found.unit].tubes * s.weapons[found.unit];
    if (tubes <= 0) continue;
    add(lost[found.unit], models::tubes_lost(p, tubes, found.tubes, found.answer));
    add(quiet[found.unit], models::silenced(p, tubes, found.tubes, found.answer));
  }
}

}  // namespace

/// Once a day, at dawn: the answer to the fire of the day before. All find, then all answer, so that no side is
/// first.
void answer_batteries(const Setting& at, State& s) {
  at.scratch.exposed.clear();
  for (double& share : s.silenced) share = 0;
  Column<SideId, double>& exposed = at.scratch.by_side;
  for (const SideId hunter : ids<SideId>(at.theatre.sides)) {
    at.scratch.exposed_from[hunter] = static_cast<std::uint32_t>(at.scratch.exposed.size());
    exposed[hunter] = find_batteries(at, s, hunter);
  }
  at.scratch.exposed_from[SideId{at.theatre.sides}] = static_cast<std::uint32_t>(at.scratch.exposed.size());
  for (double& rounds : s.fired) rounds = 0;
  for (const SideId hunter : ids<SideId>(at.theatre.sides))
    if (exposed[hunter] > 0) answer(at, s, hunter, exposed[hunter]);
  Column<UnitId, double>& lost = at.scratch.by_unit;
  count_hits(at, s, lost, s.silenced);
  for (const ExposedBattery& found : at.scratch.exposed) {
    const UnitId unit = found.unit;
    const double share = lost[unit];
    lost[unit] = 0;
    if (share <= 0) continue;
    s.weapons[unit] *= 1 - share;
    const double crews = s.people[unit] * share * at.parameters.operation.rear.crews_lost;
    const auto asked =
        static_cast<std::int32_t>(chance::whole(at.chance.at(at.theatre.unit_key[unit]), crews, 7));
    s.toll[at.theatre.formation_of[unit]].artillery += take_losses(s, at.theatre, unit, asked);
  }
}

}  // namespace salient::phases
