#include <algorithm>

#include "base/math.hpp"
#include "models/attrition/giving_up.hpp"
#include "models/command/decision.hpp"
#include "models/fortification/fortification.hpp"
#include "phases/command/staff.hpp"

namespace salient::phases {

Estimate::Estimate(const Setting& at, const State& s, SideId side) : at_{at}, side_{side} {
  Column<HexId, double>&threat = at.scratch.threat, &cover = at.scratch.cover;
  for (const HexId hex : at.scratch.estimated) threat[hex] = cover[hex] = 0;
  at.scratch.estimated.clear();
  const auto& p = at.parameters.detection.belief;
  double weight = 0;
  for (const UnitId unit : at.theatre.units()) {
    if (at.theatre.side_of[unit] == side) {
      if (!fit(s, unit) || !is_manoeuvre(at.scenario.unit[unit].branch)) continue;
      cover[s.hex[unit]] += s.people[unit];
      at.scratch.estimated.push_back(s.hex[unit]);
      continue;
    }
    if (!at.theatre.hostile(side, at.theatre.side_of[unit])) continue;
    const Belief& belief = s.belief[s.belief_of(side, unit)];
    if (belief.seen < 0) continue;
    const Days unseen{(s.turn - belief.seen) * in<Days>(at.span())};
    const double people = belief.people * models::trust_after(p, 1.0, unseen);
    threat[belief.hex] += people;
    at.scratch.estimated.push_back(belief.hex);
    if (belief.ghost) {
      const Days lost{(s.turn - belief.ghost_seen) * in<Days>(at.span())};
      threat[belief.ghost] += belief.ghost_people * models::trust_after(p, 1.0, lost);
      at.scratch.estimated.push_back(belief.ghost);
    }
    sigma_ += people * belief.sigma;
    weight += people;
  }
  sigma_ = weight > 0 ? sigma_ / weight : p.blurred;
}

double Estimate::gather(const Column<HexId, double>& people, HexId hex, double beside) const {
  double sum = 0;
  for (const HexId next : at_.scenario.map.neighbour[hex])
    if (next) sum += people[next];
  return people[hex] + beside * sum;
}

double Estimate::defenders(HexId hex) const {
  return gather(at_.scratch.threat, hex, at_.parameters.engagement.contact.neighbour);
}

double Estimate::defending_power(const State& s, HexId hex) const {
  return defenders(hex) * models::works_power(at_.parameters.fortification.works, s.works[hex]);
}

double Estimate::sigma(HexId) const { return sigma_; }
double Estimate::threat(HexId hex) const { return gather(at_.scratch.threat, hex, 1); }
double Estimate::cover(HexId hex) const { return gather(at_.scratch.cover, hex, 1); }

bool attacks_allowed(const Setting& at, const State& s) {
  for (const ProcessId process : ids<ProcessId>(at.scenario.process.rows()))
    if (!at.scenario.process[process]
             .regimes[static_cast<std::size_t>(s.politics[process].regime)]
             .attacks_allowed)
      return false;
  return true;
}

bool may_attack(const Setting& at, const State& s, FormationId formation) {
  return !s.contingent[at.theatre.formation_nation[formation]].paused;
}

models::AttackAppraisal attack_appraisal(const Setting& at, const State& s, const Estimate& estimate,
                                         FormationId formation, const Appraisal& own, HexId target,
                                         double pressure) {
  double power = 0;
  for (const UnitId unit : at.theatre.of(formation))
    if (fit(s, unit) && is_manoeuvre(at.scenario.unit[unit].branch))
      power += power_of(at, s, unit, true, s.works[target]);
  return {.believed_ratio = models::believed_ratio(at.parameters.command.belief, power,
                                                   std::max(1.0, estimate.defending_power(s, target)),
                                                   estimate.sigma(target)),
          .ammunition_fill = own.ammunition,
          .fatigue = own.fatigue,
          .morale = own.morale,
          .lost_lately = std::min(1.0, own.loss_lately),
          .pressure = pressure};
}

PerDay attackers_hazard(const Setting& at, const State& s, FormationId formation, double believed_ratio) {
  const Attack& attack = s.attack[formation];
  const HexId target = s.target[formation];
  const SideId own = at.theatre.formation_side[formation], enemy{s.control[target]};
  const double limit = at.parameters.attrition.setting.ratio_limit;
  const models::Contest contest{.attackers = attack.pressed_by > 0 ? attack.pressed_by : attack.began_with,
                                .defenders = attack.met,
                                .works = s.works[target],
                                .log_ratio = math::log(std::clamp(believed_ratio, 1 / limit, limit)),
                                .air = std::clamp(at.drawn.air[own] - at.drawn.air[enemy], -1.0, 1.0),
                                .per_km = attack.met / at.theatre.hex_km,
                                .attacker_excess = models::loss_excess(attack.own_lost, attack.own_usual),
                                .defender_excess = models::loss_excess(attack.enemy_lost, attack.enemy_usual)};
  return models::giving_up(at.parameters.attrition, contest).attacker;
}

HexId choose_target(const Setting& at, const State& s, const Estimate& estimate, FormationId formation,
                    HexId lead, PlanId plan) {
  const SideId side = estimate.side();
  const auto& staff = at.parameters.operation.staff;
  const AxisId axis = s.axis[formation];
  HexId best{};
  double least = 1e18;
  at.front.line(side).each([&](HexId own) {
    for (const HexId hex : at.scenario.map.neighbour[own]) {
      if (!hex || !at.theatre.region[plan].has(hex) || !at.front.hostile_land(side).has(hex)) continue;
      double cost = at.scenario.travel.minutes(lead, hex);
      // An objective already taken pulls no more: then the nearest land is next.
      if (axis && !at.front.held(side).has(at.scenario.axis[axis].objective))
        cost += at.scenario.axis[axis].to_objective[hex.row()];
      if (cost >= least) continue;
      cost += staff.detour * estimate.defenders(hex) / 1000.0;
      if (cost >= least) continue;
      for (const FormationId other : at.theatre.formations())
        if (other != formation && s.target[other] == hex && at.theatre.formation_side[other] == side)
          cost += staff.crowd;
      if (cost < least) {
        least = cost;
        best = hex;
      }
    }
  });
  return best;
}

FormationId fresh_reserve(const Setting& at, const State& s, PlanId plan) {
  FormationId best{};
  double freshest = 0;
  for (const FormationId formation : at.theatre.formations()) {
    if (at.theatre.plan_of[formation] != plan || s.mission[formation] != Mission::reserve) continue;
    if (s.order[formation].due >= 0 || !at.theatre.manoeuvre[formation]) continue;
    const Appraisal a = appraise(at, s, formation);
    const double freshness = a.strength_fill * a.ammunition * (1 - a.fatigue);
    if (a.fit == 0 || a.strength_fill < at.parameters.operation.staff.spent || freshness <= freshest) continue;
    freshest = freshness;
    best = formation;
  }
  return best;
}

double reserves_left(const Setting& at, const State& s, PlanId plan) {
  std::size_t waiting = 0, all = 0;
  for (const FormationId formation : at.scenario.plan[plan.row()].reserve) {
    all += 1;
    waiting += s.mission[formation] == Mission::reserve;
  }
  return all > 0 ? static_cast<double>(waiting) / static_cast<double>(all) : 0.0;
}

}  // namespace salient::phases
