#include <algorithm>

#include "models/command/manoeuvre.hpp"
#include "models/detection/detection.hpp"
#include "models/fortification/fortification.hpp"
#include "phases/command/staff.hpp"

namespace salient::phases {
namespace {

/// {repulses}: by how much more power the side's attacks on a place have shown it to be defended.
double shown_by_repulses(const Setting& at, const State& s, SideId side, HexId place) {
  return models::power_shown(at.parameters.command.belief, repulses_at(at, s, side, place));
}

}  // namespace

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
  return defenders(hex) * models::works_power(at_.parameters.fortification.works, s.works[hex]) *
         shown_by_repulses(at_, s, side_, hex);
}

double Estimate::threat(HexId hex) const { return gather(at_.scratch.threat, hex, 1); }
double Estimate::cover(HexId hex) const { return gather(at_.scratch.cover, hex, 1); }

bool may_attack(const Setting& at, const State& s, FormationId formation) {
  const Contingent& contingent = s.contingent[at.theatre.formation_nation[formation]];
  return !contingent.paused && !contingent.defends && !contingent.leaving;
}

namespace {

/// Hostile hexes of the plan's land beside its side's where that is joined to its supply, each once, along the
/// line; kept while the front stands.
const std::vector<HexId>& targets_of(const Setting& at, PlanId plan) {
  TargetsKnown& known = at.scratch.targets[plan];
  if (known.front == at.front.version()) return known.hexes;
  known.front = at.front.version();
  known.hexes.clear();
  const SideId side = at.scenario.plan[plan.row()].side;
  const HexSet &region = at.theatre.region[plan], &hostile = at.front.hostile_land(side);
  Column<HexId, double>& listed = at.scratch.by_hex;
  at.front.line(side).each([&](HexId own) {
    if (!at.front.linked(side).has(own)) return;
    for (const HexId hex : at.scenario.map.neighbour[own]) {
      if (!hex || !region.has(hex) || !hostile.has(hex) || listed[hex] != 0) continue;
      listed[hex] = 1;
      known.hexes.push_back(hex);
    }
  });
  for (const HexId hex : known.hexes) listed[hex] = 0;
  return known.hexes;
}

}  // namespace

HexId choose_target(const Setting& at, const State& s, const Estimate& estimate, FormationId formation,
                    HexId lead, PlanId plan) {
  const SideId side = estimate.side();
  const auto& weighed = at.parameters.command.target;
  const AxisId axis = s.axis[formation];
  // An objective already taken pulls no more: then the nearest land is next.
  if (!lead) return {};  // who is overrun attacks nobody
  const bool pulled = axis && !at.front.held(side).has(at.scenario.axis[axis].objective);
  HexId best{};
  double least = 1e18;
  for (const HexId hex : targets_of(at, plan)) {
    if (!at.theatre.may_fight(formation, hex)) continue;
    double minutes = at.scenario.travel.minutes(lead, hex);
    // Who is on an axis attacks there, and marches to it over own land, which counts for less.
    if (pulled)
      minutes =
          at.parameters.command.procedure.approach * minutes + at.scenario.axis[axis].to_objective[hex.row()];
    if (minutes >= least) continue;
    const double others = others_attacking(at, s, formation, hex);
    const double cost = models::target_cost(
        weighed, minutes, shown_by_repulses(at, s, side, hex) * estimate.defenders(hex), others);
    if (cost >= least) continue;
    least = cost;
    best = hex;
  }
  return best;
}

FormationId fresh_reserve(const Setting& at, const State& s, PlanId plan, HexId place) {
  FormationId best{};
  double freshest = 0;
  for (const FormationId formation : at.theatre.formations()) {
    if (at.theatre.plan_of[formation] != plan || s.mission[formation] != Mission::reserve) continue;
    if (s.order[formation].due >= 0 || !at.theatre.manoeuvre[formation] || leaving(at, s, formation)) continue;
    if (place ? !at.theatre.may_fight(formation, place) : !may_attack(at, s, formation)) continue;
    const Appraisal a = appraise(at, s, formation);
    const double freshness = a.strength_fill * a.ammunition * (1 - a.fatigue);
    if (a.fit == 0 || a.strength_fill < at.parameters.operation.staff.spent || freshness <= freshest) continue;
    freshest = freshness;
    best = formation;
  }
  return best;
}

double share_held(const Setting& at, const State& s, PlanId plan) {
  std::size_t held = 0, all = 0;
  at.theatre.region[plan].each([&](HexId hex) {
    all += 1;
    held += s.control[hex] == at.scenario.plan[plan.row()].side.row();
  });
  return all > 0 ? static_cast<double>(held) / static_cast<double>(all) : 0;
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
