#include "models/attrition/qjm_law.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "models/attrition/law.hpp"

namespace salient::models {
namespace {

/// Held from falling with better works, whatever is drawn; or from rising.
PostureFactor not_falling(PostureFactor f) {
  f.prepared = std::max(f.prepared, f.hasty);
  f.fortified = std::max(f.fortified, f.prepared);
  return f;
}
PostureFactor not_rising(PostureFactor f) {
  f.prepared = std::min(f.prepared, f.hasty);
  f.fortified = std::min(f.fortified, f.prepared);
  return f;
}

/// The defender's factor of posture without prisoners, who are why the published one rises with works.
PostureFactor fought(const QjmPosture& posture) {
  const PostureFactor &u = posture.defender_casualty, &c = posture.captured;
  return not_rising({u.hasty * (1 - c.hasty), u.prepared * (1 - c.prepared), u.fortified * (1 - c.fortified),
                     u.delay * (1 - c.delay)});
}

/// Weapons came in two generations, as far as the scores tell.
const WeaponScores& scores_of(const QjmLaw& law, Era era) {
  return era >= Era::cold_war ? law.scores_1973 : law.scores_1944;
}

/// Over the theatre where somebody says so, else in sorties of this fight: 1 only these fly, -1 only the enemy.
double superiority(const Fight& fight) {
  if (fight.air != 0) return fight.air;
  const double own = fight.attacker.aircraft, enemy = fight.defender.aircraft;
  return own + enemy > 0 ? (own - enemy) / (own + enemy) : 0;
}

/// What a force is worth beyond its people and weapons: training, ammunition, cohesion; 1 as counted.
double quality(const WeaponScores& counted, const Contestant& side) {
  const double all = side.people * counted.infantryman + side.tanks * counted.tank + side.guns * counted.gun +
                     side.aircraft * counted.sortie;
  return all > 0 ? side.power / all : 0;
}

double strength(const QjmLaw& law, const Fight& fight, const Contestant& own, double lead) {
  const WeaponScores& score = scores_of(law, fight.era);
  const QjmSeason& z = law.season;
  const double h = fight.weather_casualty, above = 1 + law.air_superiority * lead;
  const double infantry = own.people * score.infantryman * law.ground.infantry.at(fight);
  const double guns = own.guns * score.gun * law.ground.guns.at(fight) * math::pow(h, z.weather_guns) *
                      (fight.growing ? z.growing_guns : 1) * above;
  const double tanks = own.tanks * score.tank * law.ground.tanks.at(fight) * math::pow(h, z.weather_tanks);
  const double ground = infantry + guns + tanks;
  const double air =
      own.aircraft * score.sortie * math::pow(h, z.weather_air) * (fight.growing ? z.growing_air : 1) * above;
  const double counts = std::min(air, ground) + law.air_excess * std::max(0.0, air - ground);
  return quality(law.counted, own) * (ground + std::min(counts, law.air_most * ground));
}

/// What the enemy's fire leaves of a force's power; `exposure` is its posture's factor over its position's.
double left_by_fire(const QjmLaw& law, double people, double strength, double enemy, double exposure,
                    double superiority) {
  if (strength <= 0 || enemy <= 0) return 1;
  const double loss =
      people * exposure * math::sqrt(enemy / strength) * (1 - law.air_superiority * superiority) / strength;
  const double knee = law.vulnerability_knee;
  const double bent = loss > knee ? knee + law.vulnerability_beyond * (loss - knee) : loss;
  return 1 - std::min(bent, law.vulnerability_most);
}

/// Losses at one base rate: size and opposition, the ratio of powers counted from this side.
double rate(const QjmLaw& law, double base, double people, double own, double enemy, double extra) {
  const double size = math::log(std::max(people, law.smallest_people) / law.reference_people);
  const double ratio = log_power_ratio(own, enemy, law.opposition_limit);
  return base * math::exp(extra - law.size * size - law.opposition * ratio);
}

}  // namespace

double at_works(const PostureFactor& factor, const FightSetting& setting, const Fight& fight) {
  if (fight.posture == Posture::delay || fight.posture == Posture::withdraw) return factor.delay;
  const double p = setting.prepared_works, f = setting.fortified_works;
  const double e = standing_works(setting, fight.posture, fight.works);
  const auto between = [](double low, double high, double share) {
    return low + (high - low) * std::min(share, 1.0);
  };
  return e <= p ? between(factor.hasty, factor.prepared, e / p)
                : between(factor.prepared, factor.fortified, (e - p) / (f - p));
}

QjmPower qjm_power(const QjmLaw& law, const FightSetting& setting, const Fight& fight) {
  const Contestant &A = fight.attacker, &D = fight.defender;
  const double above = superiority(fight), position = law.ground.position.at(fight);
  const double a = strength(law, fight, A, above), d = strength(law, fight, D, -above);
  // Complete surprise counts fully, half of it a quarter: the published levels run like the square.
  const double sudden = math::pow(law.surprise_power, fight.surprise * fight.surprise);
  const double weather = math::pow(fight.weather_casualty, law.season.weather_attack);
  const double season = fight.growing ? law.season.growing_attack : 1;
  const double exposed = at_works(not_rising(law.posture.vulnerability), setting, fight) / position;
  return {.attacker_strength = a,
          .defender_strength = d,
          .attacker = a * weather * season * (fight.surprise < 0 ? sudden : 1) *
                      left_by_fire(law, A.people, a, d, 1, above),
          .defender = d * at_works(not_falling(law.posture.strength), setting, fight) * position *
                      (fight.surprise > 0 ? sudden : 1) * left_by_fire(law, D.people, d, a, exposed, -above)};
}

LossRates qjm_rates(const AttritionParameters& parameters, const Fight& fight) {
  const QjmLaw& law = parameters.qjm;
  const FightSetting& setting = parameters.setting;
  const QjmPower power = qjm_power(law, setting, fight);
  const LogFactors chance = luck(parameters.qjm_scatter, fight);
  const double common = law.ground.casualty.at(fight) * fight.weather_casualty;
  const double on_attacker = 1 + law.surprise_casualty * std::max(0.0, fight.surprise);
  const double on_defender = 1 + law.surprise_casualty * std::max(0.0, -fight.surprise);

  const double attacker = rate(
      law, law.attacker_rate * common * at_works(law.posture.attacker_casualty, setting, fight) * on_attacker,
      fight.attacker.people, power.attacker, power.defender, chance.attacker);
  const double defender =
      rate(law, law.defender_rate * common * at_works(fought(law.posture), setting, fight) * on_defender,
           fight.defender.people, power.defender, power.attacker, chance.defender) *
      since_record(fight, law.defender_era);
  const double captured = at_works(law.posture.captured, setting, fight);
  return bounded(setting, setting.most_per_day, fight, attacker * since_record(fight, law.attacker_era),
                 defender, defender * captured / (1 - captured));
}

}  // namespace salient::models
