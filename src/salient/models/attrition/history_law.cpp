#include "models/attrition/history_law.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/attrition/law.hpp"

namespace salient::models {
namespace {

/// A number at three levels of works, and for a defender who gives ground.
struct Knots {
  double hasty, prepared, fortified, delay;
};

double between(double low, double high, double share) {
  return low + (high - low) * std::clamp(share, 0.0, 1.0);
}

/// Interpolated by level of works; past a fortified position flat.
double at(const Knots& k, const FightSetting& setting, const Fight& fight) {
  if (fight.posture == Posture::delay || fight.posture == Posture::withdraw) return k.delay;
  const double p = setting.prepared_works, f = setting.fortified_works;
  const double e = standing_works(setting, fight.posture, fight.works);
  return e <= p ? between(k.hasty, k.prepared, e / p) : between(k.prepared, k.fortified, (e - p) / (f - p));
}

/// Held from rising with better works: in combat they protect, whatever the record's prisoners say.
Knots not_rising(Knots k) {
  k.prepared = std::min(k.prepared, k.hasty);
  k.fortified = std::min(k.fortified, k.prepared);
  return k;
}

/// ln(1 + n), n for each thousand people; of the formations where a fight says so.
double scaled(double number, double people, double told = -1) {
  return math::log1p(told >= 0 ? told : 1000 * number / std::max(people, 1.0));
}

/// A side of a fight with its weapons so scaled.
struct Armed {
  const Contestant& side;
  double tanks, guns, sorties;
};
Armed armed(const Contestant& side) {
  return {side, scaled(side.tanks, side.people, side.tanks_per_thousand),
          scaled(side.guns, side.people, side.guns_per_thousand), scaled(side.aircraft, side.people)};
}

/// What weapons in the fight add to a side's ln rate.
double weapons(const SideRate& r, const Armed& own, const Armed& enemy) {
  return r.own_tanks * own.tanks + r.enemy_tanks * enemy.tanks + r.own_guns * own.guns +
         r.enemy_guns * enemy.guns + r.own_sorties * own.sorties + r.enemy_sorties * enemy.sorties;
}

/// ln rate of a side before works, circumstances and luck.
double log_rate(const AttritionParameters& p, const SideRate& r, const Fight& f, const Armed& own_arms,
                const Armed& enemy_arms, double air) {
  const Contestant &own = own_arms.side, &enemy = enemy_arms.side;
  const bool round = f.scheme == Scheme::envelopment || f.scheme == Scheme::double_envelopment;
  const double size = math::log(std::max(own.people, p.history.smallest_people) / p.history.usual_people);
  return r.base - r.size * size -
         r.ratio * std::min(log_power_ratio(own.power, enemy.power, p.setting.ratio_limit),
                            math::log(p.setting.ratio_limit)) +
         weapons(r, own_arms, enemy_arms) + r.air * air + (round ? r.envelopment : 0) +
         (f.counterattacks ? r.counterattack : 0) + own.nation.losses -
         (own.nation.effectiveness - enemy.nation.effectiveness) - r.fatigue * math::log1p(in<Days>(f.lasted));
}

/// Prisoners for each other loss of the defender.
double captured_odds(const HistoryLaw& law, const FightSetting& setting, const Fight& fight) {
  const double share = at(
      {law.captured_hasty, law.captured_prepared, law.captured_fortified, law.captured_delay}, setting, fight);
  return share / (1 - share);
}

/// ln rates of both sides before circumstances and luck.
LogFactors log_rates(const AttritionParameters& p, const Fight& f) {
  const SideRate &A = p.history_attacker, &D = p.history_defender;
  const Armed attacker = armed(f.attacker), defender = armed(f.defender);
  return {.attacker = log_rate(p, A, f, attacker, defender, f.air) +
                      at({0, A.prepared, A.fortified, A.delay}, p.setting, f) +
                      p.history_attacker_era.at(f.era),
          .defender = log_rate(p, D, f, defender, attacker, -f.air) +
                      at(not_rising({0, D.prepared, D.fortified, D.delay}), p.setting, f) +
                      p.history_defender_era.at(f.era)};
}

/// The rates that come of those in the circumstances and with the luck of a fight.
LossRates rates_from(const AttritionParameters& p, const LogFactors& before, const Scatter& scatter,
                     const Fight& f) {
  const HistoryLaw& law = p.history;
  const LogFactors extra = circumstances(p.setting, p.relief, p.cover, scatter, f);
  const double attacker = before.attacker + extra.attacker, defender = before.defender + extra.defender;
  const bool past = f.era == Era::present;
  const double a = f.defender.power > 0 ? math::exp(attacker) * (past ? law.attacker_era : 1) : 0;
  const double d = f.attacker.power > 0 ? math::exp(defender) * (past ? law.defender_era : 1) : 0;
  return bounded(p.setting, law.most_per_day, f, a, d, d * captured_odds(law, p.setting, f));
}

}  // namespace

Nationality nationality_of(const NationSpread& spread, double effectiveness, double losses) {
  return {spread.effectiveness * effectiveness, spread.losses * losses};
}

double EraTable::at(Era era) const {
  const std::array by_era{pike_and_shot, flintlock,    napoleonic,       rifle,    machine_gun,
                          great_war,     between_wars, second_world_war, cold_war, cold_war};
  return by_era[static_cast<std::size_t>(era)];
}

Scatter scatter_of(const AttritionParameters& p, const Fight& f) {
  const HistoryScatter& s = p.history_scatter;
  const double smallest = math::sqrt(p.history.smallest_people / p.history.usual_people);
  const auto sigma = [&](double usual, double size, const Contestant& side) {
    return usual * math::pow(std::max(side.people / p.history.usual_people, smallest), -size);
  };
  return {
      .attacker = sigma(s.attacker, s.attacker_size, f.attacker) *
                  math::exp(f.era >= Era::machine_gun ? s.attacker_modern : 0),
      .defender = sigma(s.defender, s.defender_size, f.defender) * math::exp(p.history_scatter_era.at(f.era)),
      .lasting = s.lasting,
      .correlation = s.correlation};
}

LossRates history_rates(const AttritionParameters& p, const Fight& f) {
  return rates_from(p, log_rates(p, f), scatter_of(p, f), f);
}

RatesToday history_rates_today(const AttritionParameters& p, const Fight& f) {
  const LogFactors before = log_rates(p, f);
  const Scatter scatter = scatter_of(p, f);
  return {.drawn = rates_from(p, before, scatter, f), .usual = rates_from(p, before, scatter, without_luck(f))};
}

}  // namespace salient::models
