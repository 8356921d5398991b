#include <algorithm>

#include "base/math.hpp"
#include "models/command/manoeuvre.hpp"
#include "phases/command/staff.hpp"

// Troops in hand strike back at ground just lost, together, before the enemy on it has dug in.
namespace salient::phases {
namespace {

enum Decision : std::uint64_t { counter = 52 };

/// Whether the formation could be sent there: a reserve within a night's march, or who holds the line beside it
/// and is not attacked himself.
bool within_reach(const Command& c, FormationId formation, HexId lead, HexId hex) {
  if (!lead || !c.at.theatre.may_fight(formation, hex)) return false;
  if (c.s.mission[formation] == Mission::hold) return stands_beside(c, formation, hex) && !attacked_at(c, lead);
  return c.s.mission[formation] == Mission::reserve && c.at.theatre.distance(lead, hex) * c.at.theatre.hex_km <=
                                                           c.at.parameters.command.procedure.strike_back_km;
}

bool in_hand(const Command& c, FormationId formation) {
  return c.at.theatre.plan_of[formation] == c.plan && c.at.theatre.manoeuvre[formation] &&
         c.s.order[formation].due < 0 && !leaving(c.at, c.s, formation) && may_attack(c.at, c.s, formation);
}

/// Ground of the plan lost in the last days that can be struck back at, the freshest first.
void find_lost_ground(const Command& c) {
  std::vector<LostGround>& lost = c.at.scratch.lost_ground;
  lost.clear();
  c.at.front.line(c.side()).each([&](HexId own) {
    if (!c.at.front.secure(c.side()).has(own)) return;  // nobody strikes out of a closing pocket
    for (const HexId hex : c.at.scenario.map.neighbour[own]) {
      if (!hex || c.s.taken[hex] < 0 || !c.at.front.hostile_land(c.side()).has(hex)) continue;
      if (!fought_for(c.at, c.plan, hex)) continue;
      const Days ago = (c.s.turn - c.s.taken[hex]) * c.at.span();
      const Share urgency = models::counter_urgency(c.at.parameters.command.counter_attack, ago);
      const auto known = [&](const LostGround& other) { return other.hex == hex; };
      if (urgency > 0 && std::none_of(lost.begin(), lost.end(), known)) lost.push_back({hex, urgency});
    }
  });
  std::sort(lost.begin(), lost.end(), [&](const LostGround& a, const LostGround& b) {
    if (a.urgency != b.urgency) return a.urgency > b.urgency;
    const double there = c.estimate.defenders(a.hex), here = c.estimate.defenders(b.hex);
    if (there != here) return there < here;  // the weaker first
    const double beside = c.estimate.cover(a.hex), about = c.estimate.cover(b.hex);
    return beside != about ? beside > about : a.hex < b.hex;
  });
}

/// Whether it would be there before the enemy has dug in.
bool comes_in_time(const Command& c, FormationId formation, HexId lead, HexId place) {
  const Days ago = (c.s.turn - c.s.taken[place]) * c.at.span();
  const Days there = usual_delay(c.at, c.s, formation) + march_time(c.at, lead, place);
  return models::counter_urgency(c.at.parameters.command.counter_attack, ago + there) > 0;
}

/// Who could be sent to the place this morning, the nearest first; equals are told apart by name.
void gather_force(const Command& c, HexId place) {
  std::vector<Striker>& force = c.at.scratch.strikers;
  force.clear();
  for (const FormationId formation : c.at.theatre.formations()) {
    if (!in_hand(c, formation)) continue;
    const HexId lead = foremost(c.at, c.s, formation);
    if (!within_reach(c, formation, lead, place) || !comes_in_time(c, formation, lead, place)) continue;
    const Appraisal own = appraise(c.at, c.s, formation);
    if (own.people <= 0 || !fit_to_attack(c, own) || waits(c, formation, own)) continue;
    force.push_back({formation, c.at.scenario.travel.minutes(lead, place), own});
  }
  std::sort(force.begin(), force.end(), [&](const Striker& a, const Striker& b) {
    if (a.minutes != b.minutes) return a.minutes < b.minutes;
    return c.at.theatre.formation_key[a.formation] < c.at.theatre.formation_key[b.formation];
  });
}

/// What the staff weighs of the nearest of them together: as many as give it the ratio that it wants. The
/// others are left out of the force.
models::AttackAppraisal weigh_force(const Command& c, const LostGround& lost) {
  std::vector<Striker>& force = c.at.scratch.strikers;
  const auto& command = c.at.parameters.command;
  const double enemy = std::max(1.0, c.estimate.defending_power(c.s, lost.hex));
  models::AttackAppraisal view{.believed_ratio = 0,
                               .ammunition_fill = 0,
                               .fatigue = 0,
                               .morale = Morale::steady,
                               .lost_lately = 0,
                               .pressure = lost.urgency};
  double power = 0, people = 0;
  std::size_t taken = 0;
  while (taken < force.size() && view.believed_ratio < command.attack.ratio) {
    const Striker& next = force[taken++];
    power += attacking_power(c.at, c.s, next.formation, lost.hex);
    view.believed_ratio = models::believed_ratio(command.belief, power, enemy, c.estimate.sigma());
    const double part = next.own.people / (people + next.own.people);
    view.ammunition_fill += part * (next.own.ammunition - view.ammunition_fill);
    view.fatigue += part * (next.own.fatigue - view.fatigue);
    view.lost_lately += part * (std::min(1.0, next.own.loss_lately) - view.lost_lately);
    view.morale = std::max(view.morale, next.own.morale);
    people += next.own.people;
  }
  force.resize(taken);
  return view;
}

}  // namespace

void strike_back(const Command& c) {
  if (!attacks_allowed(c.at, c.s)) return;
  find_lost_ground(c);
  for (const LostGround& lost : c.at.scratch.lost_ground) {
    gather_force(c, lost.hex);
    if (c.at.scratch.strikers.empty()) continue;
    const double chance = models::attack_go(c.at.parameters.command.attack, weigh_force(c, lost)) /
                          c.at.parameters.command.procedure.consider_days;
    // The luck of the day of him who leads it, who stands nearest: by his name, not by rows of plan or map.
    if (c.luck(c.at.scratch.strikers.front().formation, counter) >= chance) continue;
    for (const Striker& striker : c.at.scratch.strikers)
      send_order(c.at, c.s, c.journal, striker.formation, Mission::attack, lost.hex, Cause::counter_attack);
  }
}

}  // namespace salient::phases
