#include <algorithm>
#include <array>

#include "chance/distributions.hpp"
#include "models/coalition/coalition.hpp"
#include "models/detection/detection.hpp"
#include "phases/phase.hpp"

namespace salient::phases {
namespace {

/// What a side's sensors make of a day: chances of detection by how deep, how open and how busy a unit is.
/// Worked out when first asked for, since few of the combinations occur on one day.
class Watch {
 public:
  Watch(const Setting& at, const State& s, SideId watcher, SideId watched) : at_{at} {
    const auto& rear = at.parameters.operation.rear;
    const double sorties = std::min(1.0, at.drawn.drones[watcher] * s.flow[watcher].drones);
    drones_ = std::clamp(rear.coverage_drones * sorties * (1 - at.drawn.jamming[watched]), 0.0, 1.0);
    chances_.fill(-1);
  }

  double chance(int depth, Cover cover, Posture posture) {
    double& known =
        chances_[static_cast<std::size_t>((depth * 4 + static_cast<int>(cover)) * 2 + moving(posture))];
    if (known < 0)
      known = models::detected(at_.parameters.detection.search, look(depth, cover, posture), Days{1});
    return known;
  }
  /// How much of what it finds it can make out.
  double quality() const { return drones_ * at_.weather.observation; }

 private:
  models::Look look(int depth, Cover cover, Posture posture) const {
    const auto& rear = at_.parameters.operation.rear;
    return {.depth = Kilometres{depth * at_.theatre.hex_km},
            .drones = drones_,
            .radar = rear.coverage_radar,
            .radio = rear.coverage_radio,
            .flying = at_.weather.flying,
            .visibility = at_.weather.observation,
            .darkness = rear.night,
            .posture = moving(posture) ? Posture::march : Posture::hasty_defence,
            .cover = cover,
            .deception = 0};
  }

  const Setting& at_;
  double drones_;
  std::array<double, (Front::deepest + 1) * 4 * 2> chances_;
};

/// How far the host's uniform still hides a contingent.
double deception(const Setting& at, const State& s, FormationId id) {
  const Formation& formation = at.scenario.formation[id];
  const double worn = formation.uniform && formation.uniform != formation.nation ? 1.0 : 0.0;
  if (worn == 0) return 0;
  return 1 - models::identification_factor(at.parameters.coalition.uniform, worn,
                                           s.contingent[formation.nation].unknown);
}

void sight(const Setting& at, State& s, SideId watcher, UnitId unit, double quality) {
  const auto& p = at.parameters.detection.belief;
  const double hidden = deception(at, s, at.theatre.formation_of[unit]);
  const double z = chance::normal(at.chance, at.theatre.unit_key[unit] + watcher.row() + 1);
  models::StrengthBelief seen =
      models::sighting(p, Personnel{static_cast<double>(s.people[unit])}, quality, hidden, z);
  Belief& belief = s.belief[s.belief_of(watcher, unit)];
  if (belief.seen >= 0) {
    const Days since{(s.turn - belief.seen) * in<Days>(at.span())};
    const models::StrengthBelief old =
        models::aged(p, {Personnel{std::max(1.0, static_cast<double>(belief.people))}, belief.sigma}, since);
    seen = models::fused(old, seen);
  }
  belief = {s.hex[unit], s.turn, static_cast<float>(in<Personnel>(seen.people)),
            static_cast<float>(seen.sigma)};
}

void watch(const Setting& at, State& s, SideId watcher, SideId watched) {
  Watch picture{at, s, watcher, watched};
  for (const UnitId unit : at.theatre.units()) {
    if (at.theatre.side_of[unit] != watched) continue;
    Belief& belief = s.belief[s.belief_of(watcher, unit)];
    if (!alive(s, unit)) {
      belief = Belief{};
      continue;
    }
    const int depth = at.front.depth(watched, s.hex[unit]);
    const bool met = s.contact[unit] > 0.5;
    if (!met && depth >= Front::deepest) continue;
    const double chance =
        met ? 1.0 : picture.chance(depth, at.scenario.map.cover[s.hex[unit]], s.posture[unit]);
    if (at.chance.uniform(at.theatre.unit_key[unit] + watcher.row() + at.theatre.sides + 1) < chance)
      sight(at, s, watcher, unit, met ? 1.0 : picture.quality());
  }
}

}  // namespace

/// Each side's staff draws its daily picture of the other: what it saw, where, how strong, how long ago.
void intelligence(const Setting& at, State& s, Journal&) {
  if (!dawn(at, s)) return;
  for (const SideId watcher : ids<SideId>(at.theatre.sides))
    for (const SideId watched : ids<SideId>(at.theatre.sides))
      if (at.theatre.hostile(watcher, watched)) watch(at, s, watcher, watched);
}

}  // namespace salient::phases
