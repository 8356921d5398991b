#include <algorithm>

#include "models/command/manoeuvre.hpp"
#include "phases/command/staff.hpp"

// Formations in hand fight their way to units of their side that are cut off.
namespace salient::phases {
namespace {

enum Decision : std::uint64_t { relieve_surrounded = 48 };

/// Where a formation would break the ring, and whom it would reach there.
struct Breach {
  HexId hex{};
  double people{0};
};

/// The cheapest place within a night's march of `lead` from which units cut off are within reach: hostile, and
/// beside own land that is not cut off itself.
Breach way_to_surrounded(const Command& c, FormationId formation, HexId lead) {
  const auto& p = c.at.parameters.command;
  const double km = c.at.theatre.hex_km;
  Breach best;
  double least = 1e18;
  const auto weigh = [&](HexId hex) {
    if (c.at.theatre.distance(lead, hex) * km > p.procedure.strike_back_km) return;
    if (!c.at.theatre.may_fight(formation, hex)) return;
    int steps = static_cast<int>(p.relief.reach / km) + 1;
    double people = 0;
    for (const Surrounded& unit : c.at.scratch.surrounded) {
      const int away = c.at.theatre.distance(hex, unit.hex);
      if (away * km > p.relief.reach) continue;
      steps = std::min(steps, away);
      people += unit.people;
    }
    if (people <= 0) return;
    const double there =
        models::target_cost(p.target, c.at.scenario.travel.minutes(lead, hex), c.estimate.defenders(hex),
                            others_attacking(c.at, c.s, formation, hex));
    const double cost = models::relief_cost(there, std::max(1, steps));
    if (cost >= least) return;
    least = cost;
    best = {hex, people};
  };
  c.at.front.line(c.side()).each([&](HexId own) {
    if (!c.at.front.linked(c.side()).has(own)) return;
    for (const HexId hex : c.at.scenario.map.neighbour[own])
      if (hex && c.at.front.hostile_land(c.side()).has(hex)) weigh(hex);
  });
  return best;
}

}  // namespace

void find_surrounded(const Command& c) {
  std::vector<Surrounded>& surrounded = c.at.scratch.surrounded;
  surrounded.clear();
  for (const UnitId unit : c.at.theatre.units())
    if (c.s.cut_off[unit] && alive(c.s, unit) && c.at.theatre.side_of[unit] == c.side())
      surrounded.push_back({c.s.hex[unit], static_cast<double>(c.s.people[unit])});
}

bool somebody_to_reach(const Setting& at, const State& s, SideId side, HexId target) {
  const double reach = at.parameters.command.relief.reach;
  for (const UnitId unit : at.theatre.units())
    if (s.cut_off[unit] && alive(s, unit) && at.theatre.side_of[unit] == side &&
        at.theatre.distance(target, s.hex[unit]) * at.theatre.hex_km <= reach)
      return true;
  return false;
}

bool relief_is_over(const Command& c, FormationId formation) {
  if (!relieves(c, formation)) return false;
  const HexId target = c.s.target[formation];
  return !target || !somebody_to_reach(c.at, c.s, c.side(), target);
}

HexId next_to_surrounded(const Command& c, FormationId formation) {
  if (!relieves(c, formation)) return {};
  const HexId lead = foremost(c.at, c.s, formation);
  return lead ? way_to_surrounded(c, formation, lead).hex : HexId{};
}

bool goes_to_relief(const Command& c, FormationId formation, const Appraisal& own) {
  if (c.at.scratch.surrounded.empty() || own.people <= 0 || !fit_to_attack(c, own)) return false;
  if (!attacks_allowed(c.at, c.s) || !may_attack(c.at, c.s, formation) || waits(c, formation, own))
    return false;
  const HexId lead = foremost(c.at, c.s, formation);
  if (!lead || !c.at.front.secure(c.side()).has(lead)) return false;
  const Breach breach = way_to_surrounded(c, formation, lead);
  if (!breach.hex || !can_be_brought_to_bear(c, formation, lead, breach.hex)) return false;
  const auto& relief = c.at.parameters.command.relief;
  const double chance = models::relief_worth(relief, breach.people, own.people) *
                        attack_chance(c, formation, own, breach.hex, relief.weight);
  // One luck of the day for all who could go: they go together or not at all.
  if (c.at.chance.at(c.at.theatre.plan_key[c.plan]).uniform(relieve_surrounded) >= chance) return false;
  send_order(c.at, c.s, c.journal, formation, Mission::attack, breach.hex, Cause::relief);
  return true;
}

}  // namespace salient::phases
