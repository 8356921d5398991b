#include <algorithm>
#include <array>

#include "models/engagement/engagement.hpp"
#include "models/morale/condition.hpp"
#include "phases/phase.hpp"

namespace salient {

double power_of(const Setting& at, const State& s, UnitId id, bool attack, double works) {
  const Unit& unit = at.scenario.unit[id];
  const Parameters& p = at.parameters;
  const Posture posture = attack ? Posture::attack : models::posture_of(p.fortification.digging, works);
  const models::Condition condition{s.morale[id], s.cohesion[id], s.fatigue[id], s.shock[id]};
  const SideId side = at.theatre.side_of[id];
  const double overhead = enemy_overhead(at, s, side);
  const double level =
      models::combat_level(p.training.domain, s.training[id], unit.branch, posture, works, overhead);
  const models::Battalion battalion{.people = static_cast<double>(s.people[id]),
                                    .establishment = unit.establishment,
                                    .branch = unit.branch,
                                    .attacking = attack,
                                    .armour = unit.armour,
                                    .trafficability = at.weather.trafficability,
                                    .weapons = s.weapons[id],
                                    .ammunition_fill = ammunition_fill(at, s, id),
                                    .suppression = s.suppression[id],
                                    .condition = models::power_factor(p.morale.power, condition, posture),
                                    .training = models::inflicted_factor(p.training.effect, level)};
  return models::power(p.engagement.power, battalion);
}

bool attacks_allowed(const Setting& at, const State& s) {
  for (const ProcessId process : ids<ProcessId>(at.scenario.process.rows()))
    if (!at.scenario.process[process]
             .regimes[static_cast<std::size_t>(s.politics[process].regime)]
             .attacks_allowed)
      return false;
  return true;
}

namespace {

/// People of a formation's fit units in a hex and beside it.
double people_about(const Setting& at, const State& s, FormationId formation, HexId hex) {
  double about = 0;
  for (const UnitId unit : at.theatre.of(formation))
    if (fit(s, unit) && at.theatre.distance(hex, s.hex[unit]) <= 1) about += s.people[unit];
  return about;
}

}  // namespace

HexId foremost(const Setting& at, const State& s, FormationId formation) {
  constexpr double not_asked = -1;
  HexId best{};
  int least_depth = Front::deepest + 1;
  double most = 0;         // people about the best so far; asked for where another stands as near the enemy
  std::uint64_t name = 0;  // equals are told apart by name, never by their place in the roster
  for (const UnitId id : at.theatre.of(formation)) {
    if (!is_manoeuvre(at.scenario.unit[id].branch) || !fit(s, id)) continue;
    const int depth = at.front.depth(at.theatre.side_of[id], s.hex[id]);
    if (depth == 0 || depth > least_depth) continue;  // who is overrun leads nobody
    double about = not_asked;
    if (depth == least_depth) {
      if (most == not_asked) most = people_about(at, s, formation, best);
      about = people_about(at, s, formation, s.hex[id]);
      if (about < most || (about == most && at.theatre.unit_key[id] < name)) continue;
    }
    least_depth = depth;
    most = about;
    name = at.theatre.unit_key[id];
    best = s.hex[id];
  }
  return best;
}

Appraisal appraise(const Setting& at, const State& s, FormationId formation) {
  Appraisal a;
  std::array<double, 5> by_morale{};
  for (const UnitId id : at.theatre.of(formation)) {
    if (!is_manoeuvre(at.scenario.unit[id].branch) || !alive(s, id)) continue;
    const double people = s.people[id];
    a.units += 1;
    a.people += people;
    a.fatigue += people * s.fatigue[id];
    a.ammunition += people * ammunition_fill(at, s, id);
    a.cohesion += people * s.cohesion[id];
    a.loss_lately += people * s.loss_lately[id];
    a.loss_total += s.lost[id];
    a.in_line += people * s.in_line[id];
    a.contact += people * s.contact[id];
    by_morale[static_cast<std::size_t>(s.morale[id])] += people;
    a.fit += fit(s, id);
  }
  if (a.people <= 0) return a;
  const double began = a.people + a.loss_total;
  for (double* mean : {&a.fatigue, &a.ammunition, &a.cohesion, &a.loss_lately, &a.in_line, &a.contact})
    *mean /= a.people;
  a.loss_total /= began;
  a.strength_fill = std::min(1.0, a.people / std::max(1.0, at.theatre.establishment[formation]));
  double below = 0;
  for (std::size_t state = 0; state < by_morale.size(); ++state) {
    below += by_morale[state];
    if (below * 2 < a.people) continue;
    a.morale = static_cast<Morale>(state);
    break;
  }
  return a;
}

std::int32_t take_losses(State& s, const Theatre&, UnitId unit, std::int32_t asked) {
  const std::int32_t taken = std::min(asked, s.people[unit]);
  if (taken <= 0) return 0;
  const double share = static_cast<double>(taken) / s.people[unit];
  s.people[unit] -= taken;
  s.lost[unit] += taken;
  s.loss_day[unit] = std::min(1.0, s.loss_day[unit] + share);
  s.loss_lately[unit] = std::min(1.0, s.loss_lately[unit] + share);
  return taken;
}

}  // namespace salient
