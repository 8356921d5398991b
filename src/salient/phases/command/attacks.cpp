#include <algorithm>

#include "base/math.hpp"
#include "models/attrition/break_off.hpp"
#include "models/attrition/giving_up.hpp"
#include "models/command/decision.hpp"
#include "models/command/manoeuvre.hpp"
#include "models/fortification/fortification.hpp"
#include "models/supply/supply.hpp"
#include "phases/command/staff.hpp"

// What staffs of either side weigh before an attack and while it goes on.
namespace salient::phases {
namespace {

enum Decision : std::uint64_t { press = 17, break_off };

double days_since(const Command& c, double turn) { return (c.s.turn - turn) * in<Days>(c.at.span()); }

/// Whether an attack that has met nobody is given up as one that finds no way: it has had its time and does not
/// stand beside its target, nor could march there in as much time again; or it has had that too.
bool cannot_reach(const Command& c, FormationId formation) {
  const double allowed = c.at.parameters.command.procedure.reach_days;
  const double days = days_since(c, c.s.attack[formation].last_gain);
  if (days < allowed || stands_beside(c, formation, c.s.target[formation])) return false;
  const HexId lead = foremost(c.at, c.s, formation);
  return days >= 2 * allowed || !can_be_brought_to_bear(c, formation, lead, c.s.target[formation]);
}

/// Whether an attack that has begun has rested for so long that it is none any more.
bool has_paused(const Command& c, FormationId formation) {
  const Attack& attack = c.s.attack[formation];
  return days_since(c, std::max(attack.last_fought, attack.last_gain)) >=
         c.at.parameters.command.procedure.pause_days;
}

/// Whether a fight that has begun is broken off after so much battle since yesterday.
bool broken_off(const Command& c, FormationId formation, const Appraisal& own, double pressure, Days battle) {
  const Attack& attack = c.s.attack[formation];
  const auto view = attack_appraisal(c.at, c.s, c.estimate, formation, own, c.s.target[formation], pressure);
  const bool lately = days_since(c, attack.last_gain) < c.at.parameters.command.procedure.recent_days;
  const models::AttackSoFar so_far{.gained = Kilometres{attack.penetration + (lately ? attack.gained : 0.0)},
                                   .ammunition_fill = own.ammunition,
                                   .morale = own.morale};
  const PerDay hazard =
      models::break_off_hazard(c.at.parameters.attrition.break_off,
                               engagement_hazards(c.at, c.s, formation, view.believed_ratio).attacker, so_far);
  return c.luck(formation, break_off) < models::chance_within(hazard, battle);
}

}  // namespace

double attacking_power(const Setting& at, const State& s, FormationId formation, HexId target) {
  double power = 0;
  for (const UnitId unit : at.theatre.of(formation))
    if (fit(s, unit) && is_manoeuvre(at.scenario.unit[unit].branch))
      power += power_of(at, s, unit, true, s.works[target]);
  return power;
}

namespace {

/// `power` with that of all others of the side who attack the place.
double joined_by_others(const Setting& at, const State& s, SideId side, FormationId formation, HexId target,
                        double power) {
  for (const FormationId other : at.theatre.formations())
    if (other != formation && attacks(s, other, target) && at.theatre.formation_side[other] == side)
      power += attacking_power(at, s, other, target);
  return power;
}

}  // namespace

models::Hazards engagement_hazards(const Setting& at, const State& s, FormationId attacker,
                                   double believed_ratio) {
  const Attack& attack = s.attack[attacker];
  const HexId target = s.target[attacker];
  const SideId own = at.theatre.formation_side[attacker], enemy{s.control[target]};
  const double limit = at.parameters.attrition.setting.ratio_limit;
  const models::Contest contest{
      .attackers = attack.pressed_by > 0 ? attack.pressed_by : attack.began_with,
      .defenders = attack.met,
      .works = s.works[target],
      .log_ratio = math::log(std::clamp(believed_ratio, 1 / limit, limit)),
      .air = std::clamp(at.drawn.air[own] - at.drawn.air[enemy], -1.0, 1.0),
      .per_km = attack.met / at.theatre.hex_km,
      .effectiveness = at.drawn.nation[own].effectiveness - at.drawn.nation[enemy].effectiveness,
      .attacker_excess = models::loss_excess(attack.own_lost, attack.own_usual),
      .defender_excess = models::loss_excess(attack.enemy_lost, attack.enemy_usual)};
  return models::giving_up(at.parameters.attrition, contest);
}

models::AttackAppraisal attack_appraisal(const Setting& at, const State& s, const Estimate& estimate,
                                         FormationId formation, const Appraisal& own, HexId target,
                                         double pressure) {
  const double power =
      joined_by_others(at, s, estimate.side(), formation, target, attacking_power(at, s, formation, target));
  return {.believed_ratio =
              models::believed_ratio(at.parameters.command.belief, power,
                                     std::max(1.0, estimate.defending_power(s, target)), estimate.sigma()),
          .ammunition_fill = own.ammunition,
          .fatigue = own.fatigue,
          .morale = own.morale,
          .lost_lately = std::min(1.0, own.loss_lately),
          .pressure = pressure};
}

Cause cause_of(const Command& c, const Attack& attack, const Appraisal& own, bool bloody) {
  const auto& procedure = c.at.parameters.command.procedure;
  if (own.ammunition < procedure.short_ammunition) return Cause::ammunition;
  if (own.morale > Morale::steady) return Cause::shock;
  if (own.fatigue > procedure.worn) return Cause::fatigue;
  if (bloody) return Cause::losses;
  const bool gained = attack.gained > 0 && days_since(c, attack.last_gain) < procedure.recent_days;
  return gained ? Cause::none : Cause::no_gain;  // who has just gained ground rests on it
}

Days battle_lately(const Setting& at, const State& s, FormationId attacker) {
  const Attack& attack = s.attack[attacker];
  const bool lately = attack.fought > 0 && attack.last_fought >= s.turn - at.turns_a_day();
  return Days{lately ? attack.today : 0.0};
}

bool fit_to_attack(const Command& c, const Appraisal& own) {
  const auto& procedure = c.at.parameters.command.procedure;
  return own.fit > 0 && own.strength_fill >= c.at.parameters.operation.staff.spent &&
         own.fatigue <= procedure.fit_fatigue && own.ammunition >= procedure.short_ammunition;
}

bool can_be_brought_to_bear(const Command& c, FormationId formation, HexId lead, HexId target) {
  if (!lead) return false;
  if (c.at.theatre.distance(lead, target) <= 1) return true;
  double people = 0, moving = 0;
  for (const UnitId unit : c.at.theatre.of(formation)) {
    if (!fit(c.s, unit) || !is_manoeuvre(c.at.scenario.unit[unit].branch)) continue;
    people += c.s.people[unit];
    moving +=
        c.s.people[unit] * models::effect_of_fill(c.at.parameters.supply.movement,
                                                  fill_of(c.s.fuel[unit], full_now(c.at, c.s, unit).fuel));
  }
  const double a_day = c.at.parameters.operation.staff.march_hours * (people > 0 ? moving / people : 0) *
                       march_share_watched(c.at, c.s, c.side());
  const double most = 60 * c.at.parameters.command.procedure.reach_days * a_day;
  // Over good ground and as if no enemy were in the way, first: it is at hand.
  return c.at.scenario.travel.minutes(lead, target) <= most &&
         way_minutes(c.at, c.s, c.side(), lead, target) <= most;
}

bool attacked_at(const Command& c, HexId hex) {
  for (const FormationId enemy : c.at.theatre.formations())
    if (c.s.target[enemy] == hex && attacks_side(c.at, c.s, enemy, c.side())) return true;
  return false;
}

bool enough_attack(const Command& c, FormationId formation, HexId target) {
  if (stands_beside(c, formation, target)) return false;
  const double power = joined_by_others(c.at, c.s, c.side(), formation, target, 0);
  const auto& p = c.at.parameters.command;
  return power > 0 &&
         models::believed_ratio(p.belief, power, std::max(1.0, c.estimate.defending_power(c.s, target)),
                                c.estimate.sigma()) >= p.procedure.enough_ratio;
}

bool stands_beside(const Command& c, FormationId formation, HexId hex) {
  for (const UnitId unit : c.at.theatre.of(formation))
    if (fit(c.s, unit) && is_manoeuvre(c.at.scenario.unit[unit].branch) &&
        c.at.theatre.distance(c.s.hex[unit], hex) <= 1)
      return true;
  return false;
}

bool can_be_attacked(const Command& c, FormationId formation, HexId hex) {
  if (!hex || !c.at.front.hostile_land(c.side()).has(hex)) return false;
  const HexId lead = foremost(c.at, c.s, formation);
  const bool joined = lead && c.at.front.linked(c.side()).has(lead);
  const HexSet& ground = joined ? c.at.front.linked(c.side()) : c.at.front.held(c.side());
  const auto& about = c.at.scenario.map.neighbour[hex];
  return std::any_of(about.begin(), about.end(), [&](HexId next) { return next && ground.has(next); });
}

bool waits(const Command& c, FormationId formation, const Appraisal& own) {
  const auto& staff = c.at.parameters.operation.staff;
  const auto& procedure = c.at.parameters.command.procedure;
  const Attack& attack = c.s.attack[formation];
  if (attack.number == 0) return false;
  if (attack.repulsed > 0 && own.morale > Morale::steady) return true;
  const Days pause = models::regroup_time(staff.recover_days, procedure.short_ammunition,
                                          std::clamp(own.ammunition, 0.0, 1.0), attack.repulsed);
  return days_since(c, attack.last_gain) < in<Days>(pause);
}

bool goes_on(const Command& c, FormationId formation, const Appraisal& own, double pressure) {
  Attack& attack = c.s.attack[formation];
  const auto end = [&](Cause cause) {
    end_attack(c.at, c.s, c.journal, formation, cause);
    return false;
  };
  if (!attacks_allowed(c.at, c.s)) return end(Cause::ceasefire);
  if (!may_attack(c.at, c.s, formation)) return end(Cause::contingent);
  const bool bloody = attack.own_lost > c.at.parameters.command.procedure.bloody * attack.began_with;
  // Who broke under fire on the way was not shocked by what he met.
  if (own.fit == 0) return end(bloody ? Cause::losses : has_begun(attack) ? Cause::shock : Cause::none);
  const HexId target = c.s.target[formation];
  const bool stands = target && c.at.front.hostile_land(c.side()).has(target);
  if (!can_be_attacked(c, formation, target)) return end(stands ? Cause::no_way : Cause::no_target);
  if (relief_is_over(c, formation)) return end(Cause::no_target);
  const bool begun = has_begun(attack);
  const Days battle = battle_lately(c.at, c.s, formation);
  const bool given_up =
      begun && (battle > Days{0} ? broken_off(c, formation, own, pressure, battle) : has_paused(c, formation));
  if (given_up) return end(cause_of(c, attack, own, bloody));
  if (!begun && cannot_reach(c, formation)) return end(Cause::no_way);
  // Success is pressed home whatever the plan's urgency: exploitation.
  const double urgency = pressure + (1 - pressure) * c.s.success[formation];
  const models::Tempo tempo{own.ammunition, own.fatigue, own.strength_fill, std::clamp(urgency, 0.0, 1.0)};
  // Who comes up to attack attacks, and who meets nobody goes on; pauses are between days of battle.
  attack.pressing = attack.met <= 0 ||
                    c.luck(formation, press) < models::press_probability(c.at.parameters.command.press, tempo);
  return true;
}

double attack_chance(const Command& c, FormationId formation, const Appraisal& own, HexId target,
                     double pressure) {
  const auto view = attack_appraisal(c.at, c.s, c.estimate, formation, own, target, pressure);
  return models::attack_go(c.at.parameters.command.attack, view) /
         c.at.parameters.command.procedure.consider_days;
}

bool weary(const Command& c, const Appraisal& own) {
  const models::Wear wear{own.fatigue, 1 - own.strength_fill, own.morale, Days{own.in_line}};
  return models::weariness(c.at.parameters.command.rotation, wear) > c.at.parameters.operation.staff.weary;
}

}  // namespace salient::phases
