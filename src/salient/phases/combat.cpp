#include <algorithm>

#include "chance/distributions.hpp"
#include "models/engagement/engagement.hpp"
#include "models/fortification/fortification.hpp"
#include "models/training/training.hpp"
#include "phases/combat.hpp"

namespace salient::phases {
namespace {

void gather_attackers(const Setting& at, const State& s, Engagement& e) {
  e.first_attacker = static_cast<std::uint32_t>(at.scratch.engaged.size());
  for (const UnitId unit : at.theatre.of(e.formation))
    if (fit(s, unit) && is_manoeuvre(at.scenario.unit[unit].branch) &&
        at.theatre.distance(s.hex[unit], e.target) <= 1 && !overrun(at, s, unit))
      at.scratch.engaged.push_back({unit, 1.0});
  e.attackers = static_cast<std::uint32_t>(at.scratch.engaged.size()) - e.first_attacker;
}

/// Who stands in the target defends it with all he has, who stands beside it with a part.
void gather_defenders(const Setting& at, const State& s, Engagement& e) {
  e.first_defender = static_cast<std::uint32_t>(at.scratch.engaged.size());
  const auto gather = [&](HexId hex, double weight) {
    for (UnitId unit = at.front.first(hex); unit; unit = at.front.next(unit)) {
      if (at.theatre.side_of[unit] != e.defender || !alive(s, unit)) continue;
      if (weight < 1 && !(fit(s, unit) && is_manoeuvre(at.scenario.unit[unit].branch))) continue;
      at.scratch.engaged.push_back({unit, weight});
      at.scratch.by_unit[unit] += weight;
    }
  };
  gather(e.target, 1.0);
  for (const HexId beside : at.scenario.map.neighbour[e.target])
    if (beside && s.control[beside] == e.defender.row())
      gather(beside, at.parameters.engagement.contact.neighbour);
  e.defenders = static_cast<std::uint32_t>(at.scratch.engaged.size()) - e.first_defender;
}

/// Every attack that can be fought this turn. A battalion that helps to hold several places is shared among
/// them.
void form_engagements(const Setting& at, const State& s) {
  Scratch& scratch = at.scratch;
  scratch.engagements.clear();
  scratch.engaged.clear();
  for (const FormationId formation : at.theatre.formations()) {
    if (!attacking(s, formation)) continue;
    Engagement e{.formation = formation,
                 .target = s.target[formation],
                 .attacker = at.theatre.formation_side[formation],
                 .defender = SideId{s.control[s.target[formation]]}};
    if (!at.theatre.hostile(e.attacker, e.defender)) continue;
    gather_attackers(at, s, e);
    if (e.attackers == 0) continue;
    gather_defenders(at, s, e);
    scratch.engagements.push_back(e);
  }
  for (const Engagement& e : scratch.engagements)
    for (std::uint32_t i = 0; i < e.defenders; ++i) {
      Engaged& engaged = scratch.engaged[e.first_defender + i];
      engaged.weight /= std::max(1.0, scratch.by_unit[engaged.unit]);
    }
  for (const Engagement& e : scratch.engagements)
    for (std::uint32_t i = 0; i < e.defenders; ++i)
      scratch.by_unit[scratch.engaged[e.first_defender + i].unit] = 0;
}

/// Troops in a fight, and how much of their power the enemy's fire holds down.
struct Mustered {
  models::Contestant force{0, 0};
  Share held{0};
};

Mustered muster(const Setting& at, const State& s, std::uint32_t first, std::uint32_t count, bool attack,
                double works) {
  Mustered mustered;
  models::Contestant& force = mustered.force;
  double whole = 0;
  for (std::uint32_t i = first; i < first + count; ++i) {
    const Engaged& engaged = at.scratch.engaged[i];
    force.people += engaged.weight * s.people[engaged.unit];
    const double power = engaged.weight * power_of(at, s, engaged.unit, attack, works);
    force.power += power;
    whole += power / (1 - at.parameters.engagement.power.suppressed * s.suppression[engaged.unit]);
    force.tanks += engaged.weight * s.people[engaged.unit] * at.scenario.unit[engaged.unit].armour *
                   s.weapons[engaged.unit] / at.parameters.engagement.contact.crew;
  }
  if (whole > 0) mustered.held = std::max(0.0, 1 - force.power / whole);
  return mustered;
}

/// Tanks and people of some formations together.
struct Arms {
  double people{0}, tanks{0};
};

/// Adds a formation's. The record counts weapons by whole formations, so the law reads the formation's share of
/// tanks and not that of the battalions that happen to stand in a hex.
void count_arms(const Setting& at, const State& s, FormationId formation, double weight, Arms& into) {
  double people = 0, tanks = 0;
  for (const UnitId unit : at.theatre.of(formation)) {
    if (!alive(s, unit)) continue;
    const Unit& of = at.scenario.unit[unit];
    people += s.people[unit];
    if (of.branch == Branch::tank) tanks += s.people[unit] * of.armour / at.parameters.engagement.contact.crew;
  }
  if (people <= 0) return;
  into.people += weight * people;
  into.tanks += weight * tanks;
}

/// Tells a side in a fight its formations' tanks and supporting guns for each thousand of their people.
void share_arms(const Setting& at, const Arms& arms, double gun_power, models::Contestant& side) {
  if (arms.people <= 0) return;
  side.tanks_per_thousand = 1000 * arms.tanks / arms.people;
  side.guns_per_thousand = 1000 * gun_power / at.parameters.engagement.contact.tube / arms.people;
}

Arms arms_of_defence(const Setting& at, const State& s, const Engagement& e) {
  Arms arms;
  FormationId last{};
  for (std::uint32_t i = 0; i < e.defenders; ++i) {
    const Engaged& engaged = at.scratch.engaged[e.first_defender + i];
    const FormationId formation = at.theatre.formation_of[engaged.unit];
    if (!(formation == last)) count_arms(at, s, formation, engaged.weight, arms);
    last = formation;
  }
  return arms;
}

double air_superiority(const Setting& at, const Engagement& e) {
  return std::clamp(at.drawn.air[e.attacker] - at.drawn.air[e.defender], -1.0, 1.0);
}

/// Share of their vigilance that some of the engaged have lost to distraction.
double distracted(const Setting& at, const State& s, std::uint32_t first, std::uint32_t count) {
  double sum = 0, people = 0;
  for (std::uint32_t i = first; i < first + count; ++i) {
    const Engaged& engaged = at.scratch.engaged[i];
    const double weight = engaged.weight * s.people[engaged.unit];
    people += weight;
    sum += weight * s.distracted[at.theatre.formation_of[engaged.unit]];
  }
  return people > 0 ? sum / people : 0;
}

/// How far the defender is surprised: by the attackers his staff had not seen, fading as the attack goes on,
/// and by those his own soldiers do not watch for; against that, attackers whose vigilance is low walk into
/// what waits for them.
double surprise(const Setting& at, const State& s, const Engagement& e) {
  const models::SurpriseParameters& p = at.parameters.engagement.surprise;
  double unseen = 0, people = 0;
  for (std::uint32_t i = 0; i < e.attackers; ++i) {
    const UnitId unit = at.scratch.engaged[e.first_attacker + i].unit;
    const Belief& belief = s.belief[s.belief_of(e.defender, unit)];
    const bool seen = belief.seen >= 0 && (s.turn - belief.seen) * in<Days>(at.span()) <= p.unseen_days;
    people += s.people[unit];
    unseen += seen ? 0 : s.people[unit];
  }
  if (people <= 0) return 0;
  const Days lasted{s.attack[e.formation].fought};
  const double dull =
      distracted(at, s, e.first_attacker, e.attackers) - distracted(at, s, e.first_defender, e.defenders);
  return models::surprise(p, unseen / people, lasted, dull);
}

/// Guns and aircraft behind the power that support lends.
void arm(models::Contestant& force, const models::EngagementParameters& contact, double guns, double air) {
  force.guns = guns / contact.tube;
  force.aircraft = air / contact.aircraft;
}

/// December to February: winter of a temperate climate as weather services define it, and as the record's code
/// of seasons has it.
bool is_winter(Date day) {
  constexpr int december = 12, february = 2;
  return day.month == december || day.month <= february;
}

models::Fight fight_of(const Setting& at, const State& s, const Engagement& e, bool growing) {
  const Attack& attack = s.attack[e.formation];
  const Support& support = s.support[e.formation];
  const auto& contact = at.parameters.engagement.contact;
  const Kilometres width = at.scenario.map.grid.size();
  const Mustered attackers = muster(at, s, e.first_attacker, e.attackers, true, s.works[e.target]);
  const Mustered defenders = muster(at, s, e.first_defender, e.defenders, false, s.works[e.target]);
  models::Contestant attacker = attackers.force, defender = defenders.force;
  const double engaged = models::share_engaged(contact.density, contact.depth, attacker.people, width);
  attacker.power *= engaged;
  attacker.power +=
      models::power_lent(attacker.power, support.guns, defenders.held) + support.drones + support.air;
  if (defender.people > 0) {
    defender.power *= models::share_engaged(contact.defence_density, contact.depth, defender.people, width);
    defender.power += models::power_lent(defender.power, support.enemy_guns, attackers.held) +
                      support.enemy_drones + support.enemy_air;
    arm(defender, contact, support.enemy_guns, support.enemy_air);
  }
  arm(attacker, contact, support.guns, support.air);
  attacker.nation = at.drawn.nation[e.attacker];
  defender.nation = at.drawn.nation[e.defender];
  Arms arms;
  count_arms(at, s, e.formation, 1, arms);
  share_arms(at, arms, support.guns, attacker);
  share_arms(at, arms_of_defence(at, s, e), support.enemy_guns, defender);
  const chance::Key daily = at.daily.at(at.theatre.formation_key[e.formation]);
  const UnitId first = e.defenders > 0 ? at.scratch.engaged[e.first_defender].unit : UnitId{};
  const bool leaving = first && (s.posture[first] == Posture::withdraw || s.posture[first] == Posture::delay);
  return {.attacker = attacker,
          .defender = defender,
          .posture = leaving ? Posture::delay
                             : models::posture_of(at.parameters.fortification.digging, s.works[e.target]),
          .relief = at.scenario.map.relief[e.target],
          .cover = at.scenario.map.cover[e.target],
          .works = s.works[e.target],
          .weather_casualty = at.weather.casualty,
          .surprise = surprise(at, s, e),
          .width = width,
          .attacker_intensity = attack.pressing ? 1.0 : 0.0,
          .attacker_luck = attack.luck_attacker,
          .defender_luck = attack.luck_defender,
          .attacker_daily = chance::normal(daily, 0),
          .defender_daily = chance::normal(daily, 1),
          .air = air_superiority(at, e),
          .lasted = Days{attack.fought},
          .growing = growing};
}

/// Enters what such a day usually costs, for commanders to compare with.
void expect_losses(const Setting& at, Attack& attack, const models::Fight& fight,
                   const models::LossRates& usual) {
  attack.own_usual += usual.attacker * at.span() * fight.attacker.people;
  attack.enemy_usual += usual.defender * at.span() * fight.defender.people;
  attack.pressed_by = fight.attacker.people;
  attack.met = fight.defender.people;
}

/// Enters a turn of battle. A day on which an attack marches up or waits is none: those of the record were all
/// fought on, and what the law says of a battle's days holds for such days.
void enter_battle(const Setting& at, const State& s, Attack& attack, const models::Fight& fight) {
  const double span = in<Days>(at.span());
  const bool first_today = attack.last_fought < s.turn - s.turn % at.turns_a_day();
  attack.today = span + (first_today ? 0 : attack.today);
  attack.fought += span;
  attack.last_fought = s.turn;
  attack.attacker_days += span * fight.attacker.people;
  attack.defender_days += span * fight.defender.people;
}

/// Shares of a loss by the power that inflicted it.
void attribute(Toll& toll, std::int32_t lost, double guns, double air, double drones, double troops) {
  const double all = guns + air + drones + troops;
  if (lost <= 0) return;
  std::int32_t left = lost;
  const auto part = [&](double power) {
    const std::int32_t by = all > 0 ? std::min(left, static_cast<std::int32_t>(lost * power / all + 0.5)) : 0;
    left -= by;
    return by;
  };
  toll.artillery += part(guns);
  toll.drone += part(drones);
  toll.bomb += part(air);
  toll.small_arms += left;
}

double exposure(const Setting& at, const State& s, UnitId unit, Posture posture, double works) {
  const double overhead = enemy_overhead(at, s, at.theatre.side_of[unit]);
  const double level = models::combat_level(at.parameters.training.domain, s.training[unit],
                                            at.scenario.unit[unit].branch, posture, works, overhead);
  return models::own_loss_factor(at.parameters.training.effect, level);
}

/// Takes one side's losses of the turn from its units by people, share in the fight, and training.
std::int32_t bleed(const Setting& at, State& s, const Engagement& e, bool attackers, double rate) {
  const std::uint32_t first = attackers ? e.first_attacker : e.first_defender;
  const std::uint32_t count = attackers ? e.attackers : e.defenders;
  const Support& support = s.support[e.formation];
  const double works = s.works[e.target];
  std::int32_t sum = 0;
  for (std::uint32_t i = first; i < first + count; ++i) {
    const Engaged& engaged = at.scratch.engaged[i];
    const UnitId unit = engaged.unit;
    const double factor = exposure(at, s, unit, attackers ? Posture::attack : Posture::hasty_defence, works);
    const PerDay falls{rate * factor};
    const Share share = attackers
                            ? models::share_lost_attacking(at.parameters.engagement.to_ground,
                                                           std::min(1.0, s.loss_day[unit]), falls, at.span())
                            : models::share_lost(falls, at.span());
    const double expected = share * engaged.weight * s.people[unit];
    const auto asked = static_cast<std::int32_t>(chance::whole(
        at.chance.at(at.theatre.unit_key[unit]), expected, at.theatre.formation_key[e.formation]));
    const std::int32_t lost = take_losses(s, at.theatre, unit, asked);
    Toll& toll = s.toll[at.theatre.formation_of[unit]];
    const double troops = at.scratch.power[unit];
    if (attackers)
      attribute(toll, lost, support.enemy_guns, support.enemy_air, support.enemy_drones, troops);
    else
      attribute(toll, lost, support.guns, support.air, support.drones, troops);
    if (s.posture[unit] == Posture::withdraw) toll.retreating += lost;
    if (s.morale[unit] >= Morale::broken) toll.routed += lost;
    if (s.cut_off[unit]) toll.encircled += lost;
    sum += lost;
  }
  return sum;
}

/// Prisoners that go with ground lost.
void capture(const Setting& at, State& s, const Engagement& e, double rate) {
  for (std::uint32_t i = e.first_defender; i < e.first_defender + e.defenders; ++i) {
    const Engaged& engaged = at.scratch.engaged[i];
    const double expected =
        models::share_lost(PerDay{rate}, at.span()) * engaged.weight * s.people[engaged.unit];
    const auto asked = static_cast<std::int32_t>(chance::whole(
        at.chance.at(at.theatre.unit_key[engaged.unit]), expected, at.theatre.formation_key[e.formation] + 1));
    s.toll[at.theatre.formation_of[engaged.unit]].surrendered +=
        take_losses(s, at.theatre, engaged.unit, asked);
  }
}

void resolve(const Setting& at, State& s, Journal& journal, const Engagement& e, bool growing) {
  const models::Fight fight = fight_of(at, s, e, growing);
  Attack& attack = s.attack[e.formation];
  double km = 0;
  if (attack.pressing) km = in<KilometresPerDay>(advance_of(at, s, e, fight)) * in<Days>(at.span());
  if (fight.defender.people >= 1) {
    const auto [rates, usual] = models::rates_today(at.law, at.parameters.attrition, fight);
    for (std::uint32_t i = 0; i < e.attackers; ++i)
      at.scratch.power[at.scratch.engaged[e.first_attacker + i].unit] = fight.defender.power;
    for (std::uint32_t i = 0; i < e.defenders; ++i)
      at.scratch.power[at.scratch.engaged[e.first_defender + i].unit] = fight.attacker.power;
    expect_losses(at, attack, fight, usual);
    if (attack.pressing) enter_battle(at, s, attack, fight);
    const double mined =
        attack.pressing ? models::mine_toll(at.parameters.fortification.mines, s.mines[e.target]) : 1.0;
    attack.own_lost += bleed(at, s, e, true, in<PerDay>(rates.attacker) * mined);
    attack.enemy_lost += bleed(at, s, e, false, in<PerDay>(rates.defender));
    if (km > 0) capture(at, s, e, in<PerDay>(rates.defender_captured));
    friendly_fire(at, s, journal, e);
  } else {
    attack.met = 0;
  }
  attack.penetration += km;
  if (km > 0)
    s.mines[e.target] = static_cast<float>(
        models::mines_trampled(at.parameters.fortification.mines, s.mines[e.target], Kilometres{km}));
}

/// Share of the last day each unit spent in contact.
void mark_contact(const Setting& at, State& s) {
  Column<UnitId, double>& met = at.scratch.by_unit;
  const auto meet = [&](std::uint32_t row, double share) {
    double& most = met[at.scratch.engaged[row].unit];
    most = std::max(most, share);
  };
  for (const Engagement& e : at.scratch.engagements) {
    const double share = s.attack[e.formation].pressing ? 1.0 : at.parameters.engagement.contact.unpressed;
    for (std::uint32_t i = 0; i < e.attackers; ++i) meet(e.first_attacker + i, share);
    for (std::uint32_t i = 0; i < e.defenders; ++i) meet(e.first_defender + i, share);
  }
  const double span = in<Days>(at.span());
  double *contact = s.contact.data(), *share = met.data();
  for (std::size_t row = 0; row < met.rows(); ++row) {
    contact[row] += (share[row] - contact[row]) * span;
    share[row] = 0;
  }
}

}  // namespace

/// Attacks are resolved: losses of both sides by the law, ground by the advance law, both with the attack's own
/// luck.
void combat(const Setting& at, State& s, Journal& journal) {
  form_engagements(at, s);
  mark_contact(at, s);
  const bool growing = !is_winter(at.scenario.start + static_cast<int>(day_of(at, s)));
  for (const Engagement& e : at.scratch.engagements) resolve(at, s, journal, e, growing);
}

}  // namespace salient::phases
