#include "history/likelihood.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/math.hpp"

namespace salient::history {
namespace {

constexpr double span = 1.0 / steps_a_day;
constexpr double least_share = 1e-4, most_share = 0.98;  ///< beyond them the record counts heads, not risks
constexpr double within_campaign = 0.1;  ///< correlation of what one campaign's battles leave unexplained
constexpr double nearly_all = 0.99;      ///< of the ceiling of a rate

std::optional<double> share(std::optional<double> lost, std::optional<double> of) {
  if (!lost || !of || *lost <= 0 || *of <= 0) return std::nullopt;
  return std::clamp(*lost / *of, least_share, most_share);
}

/// Of m battles of a campaign whose fortunes correlate by r, each tells as much as 1 / (1 + (m - 1) r) battles.
void weigh(const Battles& battles, Observations& found) {
  std::map<std::string, int> of_campaign;
  for (const std::size_t row : found.row) of_campaign[battles[row].title.campaign] += 1;
  for (std::size_t i = 0; i < found.row.size(); ++i)
    found.observation[i].weight =
        1 / (1 + (of_campaign[battles[found.row[i]].title.campaign] - 1) * within_campaign);
}

/// The nations of all observations, ascending, and where each battle's are among them.
void name_nations(const Battles& battles, Observations& found) {
  std::set<std::string> names;
  for (const std::size_t row : found.row)
    for (const Intent* side : {&battles[row].battle.attacker_intent, &battles[row].battle.defender_intent})
      names.insert(side->nations.begin(), side->nations.end());
  found.nations.assign(names.begin(), names.end());
  const auto places = [&](const Intent& side, std::vector<std::size_t>& into) {
    for (const std::string& name : side.nations)
      into.push_back(static_cast<std::size_t>(
          std::lower_bound(found.nations.begin(), found.nations.end(), name) - found.nations.begin()));
  };
  for (std::size_t i = 0; i < found.row.size(); ++i) {
    places(battles[found.row[i]].battle.attacker_intent, found.observation[i].attacker_nations);
    places(battles[found.row[i]].battle.defender_intent, found.observation[i].defender_nations);
  }
}

/// ln of a rate before the law's ceiling bent it: {ceiling} turned round.
double unbent(double rate, double most) {
  const double x = std::min(rate / most, nearly_all);
  return math::log(most / 2 * math::log((1 + x) / (1 - x)));
}

std::vector<double> fatigue_sums(double fatigue) {
  std::vector<double> sums{0};
  for (int k = 0; k < in<Days>(longest_battle) * steps_a_day; ++k)
    sums.push_back(sums.back() + math::exp(-fatigue * math::log1p(k * span)));
  return sums;
}

/// One side's losses: ln of the rate that they amount to, of the rate that it was before the attacker went to
/// ground and before the ceiling bent it, and of the latter's change with ln of the share lost.
struct Seen {
  double log_hazard, log_rate, log_slope;
};
/// `steps`: those of the battle, more where prisoners are among the lost. {loss-share} turned round.
Seen seen(double lost, double steps, double most) {
  const double hazard = -math::log1p(-lost), rate = hazard / (steps * span);
  return {math::log(rate), unbent(rate, most), math::log(lost / ((1 - lost) * hazard))};
}

/// {to-ground} turned round, the battle's days alike.
Seen seen_attacking(const models::GroundParameters& p, double lost, int steps, double most) {
  const double days = std::max(1.0, steps * span);
  const double in_a_day = -math::log1p(-lost) / (days * p.half), square = in_a_day * in_a_day;
  const Seen flat = seen(lost, steps, most);
  const double rate = math::exp(flat.log_hazard) * (1 + square / 3);
  return {flat.log_hazard, unbent(rate, most), flat.log_slope + math::log((1 + square) / (1 + square / 3))};
}

/// What a side's losses were over what such a battle usually costs: in ln, and in standard deviations.
struct Surprise {
  double excess, z, log_density;
};
Surprise surprise(double usual, const std::vector<double>& fatigue, double sigma, double lasting,
                  const Seen& seen, int steps) {
  const double days = (steps + steps_a_day - 1) / steps_a_day;
  const double expected = usual + math::log(fatigue[static_cast<std::size_t>(steps)] / steps);
  const double averaged = (1 - lasting) * sigma * sigma * (1 - 1 / days) / 2;
  const double deviation = sigma * math::sqrt(lasting + (1 - lasting) / days);
  return {seen.log_hazard - expected, (seen.log_rate - expected - averaged) / deviation,
          seen.log_slope - math::log(deviation)};
}

/// ln of the density of two standard normals that correlate, but for a constant.
double log_normal(double a, double b, double rho) {
  const double rest = 1 - rho * rho;
  return -(a * a - 2 * rho * a * b + b * b) / (2 * rest) - math::log(rest) / 2;
}

/// When it ended, and who gave up.
double log_end(const models::AttritionParameters& p, const Observation& o, models::Contest contest) {
  const models::Hazards h = models::giving_up(p, contest);
  const double attacker = in<PerDay>(h.attacker), defender = in<PerDay>(h.defender), all = attacker + defender;
  const double who = o.victor == Victor::attacker   ? math::log(defender / all)
                     : o.victor == Victor::defender ? math::log(attacker / all)
                                                    : 0;
  if (o.steps == 0) return who;
  return who - (o.steps - 1) * all * span + math::log(-math::expm1(-all * span));
}

}  // namespace

std::optional<Days> elapsed(const Record& r) {
  if (!r.hours || !r.days || *r.hours <= 0 || *r.days < 1) return std::nullopt;
  return Days{*r.days - 1 + *r.hours / *r.days / 24};
}

Observations observations_of(const Battles& battles, Inputs inputs) {
  Observations found;
  for (std::size_t row = 0; row < battles.size(); ++row) {
    const BattleOfRecord& b = battles[row];
    const auto encounter = convert(b.battle, inputs);
    if (b.part_of_larger || !encounter || !b.record.victor) continue;
    Observation o{.encounter = *encounter,
                  .attacker_share = share(b.record.attacker_lost, b.record.attacker_engaged),
                  .defender_share = share(b.record.defender_lost, b.record.defender_engaged),
                  .victor = *b.record.victor};
    const double most = in<Days>(longest_battle) * steps_a_day;
    if (const auto lasted = elapsed(b.record))
      o.steps = static_cast<int>(std::clamp(in<Days>(*lasted) * steps_a_day + 0.5, 1.0, most));
    found.observation.push_back(o);
    found.row.push_back(row);
  }
  weigh(battles, found);
  name_nations(battles, found);
  return found;
}

Fatigue::Fatigue(const models::AttritionParameters& p)
    : attacker{fatigue_sums(p.history_attacker.fatigue)}, defender{fatigue_sums(p.history_defender.fatigue)} {}

double log_likelihood(const Judge& by, const Observation& o, models::Nationality attacker,
                      models::Nationality defender) {
  const models::AttritionParameters& p = by.law;
  models::Fight f = o.encounter.fight;
  f.attacker.nation = attacker;
  f.defender.nation = defender;
  models::Contest contest = models::contest_of(p, f);
  if (!o.attacker_share || !o.defender_share || o.steps == 0) return log_end(p, o, contest);
  const models::LossRates usual = models::usual_rates(models::AttritionLaw::history, p, f);
  const double most = p.history.most_per_day, lasting = p.history_scatter.lasting;
  const double prisoners =
      o.victor == Victor::attacker ? in<PerDay>(usual.defender_captured) / in<PerDay>(usual.defender) : 0;
  const models::Scatter s = models::scatter_of(p, f);
  const Seen fell = goes_to_ground(f.era) ? seen_attacking(by.to_ground, *o.attacker_share, o.steps, most)
                                          : seen(*o.attacker_share, o.steps, most);
  const Surprise a = surprise(unbent(in<PerDay>(usual.attacker), most), by.fatigue.attacker, s.attacker,
                              lasting, fell, o.steps);
  const Surprise d = surprise(unbent(in<PerDay>(usual.defender), most), by.fatigue.defender, s.defender,
                              lasting, seen(*o.defender_share, o.steps * (1 + prisoners), most), o.steps);
  contest.attacker_excess = a.excess;
  contest.defender_excess = d.excess;
  return a.log_density + d.log_density + log_normal(a.z, d.z, s.correlation) + log_end(p, o, contest);
}

}  // namespace salient::history
