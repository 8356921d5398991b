#include "models/training/training.hpp"

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {
namespace {

PerDomain camp_rates(const GrowthParameters& p) {
  return {p.camp_infantry, p.camp_trench, p.camp_artillery, p.camp_armour, p.camp_drone, p.camp_combined_arms};
}

PerDomain combat_rates(const GrowthParameters& p) {
  return {p.combat_infantry, p.combat_trench, p.combat_artillery,
          p.combat_armour,   p.combat_drone,  p.combat_combined_arms};
}

/// A level that has covered all of the way to a ceiling but what is left, and never falls to it.
double approached(double level, double ceiling, double left) {
  return level >= ceiling ? level : ceiling - (ceiling - level) * left;
}

double sum(const PerDomain& x) {
  double total = 0.0;
  for (const double each : x) total += each;
  return total;
}

/// Posture in which arms must work together on the move.
bool is_mobile(Posture posture) {
  return posture == Posture::attack || posture == Posture::march || posture == Posture::delay ||
         posture == Posture::withdraw;
}

double& at(PerDomain& x, Domain domain) { return x[static_cast<std::size_t>(domain)]; }

void add_own_craft(PerDomain& weights, Branch branch, double own) {
  switch (branch) {
    case Branch::mechanised:
      at(weights, Domain::infantry) += own / 2.0;
      at(weights, Domain::armour) += own / 2.0;
      return;
    case Branch::tank:
      at(weights, Domain::armour) += own;
      return;
    case Branch::artillery:
    case Branch::rocket_artillery:
    case Branch::air_defence:
      at(weights, Domain::artillery) += own;
      return;
    case Branch::drone:
      at(weights, Domain::drone) += own;
      return;
    case Branch::engineer:
      at(weights, Domain::trench) += own;
      return;
    case Branch::logistics:
    case Branch::headquarters:
      at(weights, Domain::combined_arms) += own;
      return;
    default:
      at(weights, Domain::infantry) += own;
  }
}

}  // namespace

double language_factor(const GrowthParameters& p, bool foreign_language, Share interpreters) {
  EXPECT(is_share(interpreters));
  return foreign_language ? p.language + (1.0 - p.language) * interpreters : 1.0;
}

PerDomain camp_left(const GrowthParameters& p, const Instruction& given, Days span) {
  EXPECT(all_shares(given.time) && sum(given.time) <= 1.0 + 1e-9);
  EXPECT(are_shares(given.instructors, given.uptake) && span >= Days{0});
  const double received =
      given.instructors * language_factor(p, given.foreign_language, given.interpreters) * given.uptake;
  const PerDomain rate = camp_rates(p);
  PerDomain left{};
  for (std::size_t d = 0; d < domain_count; ++d)
    left[d] = given.time[d] > 0.0 ? math::exp(-rate[d] * given.time[d] * received * in<Days>(span)) : 1.0;
  return left;
}

Training camp_after(const GrowthParameters& p, const Training& now, const PerDomain& left) {
  EXPECT(all_shares(now.level) && all_shares(left));
  Training after = now;
  for (std::size_t d = 0; d < domain_count; ++d)
    after.level[d] = approached(now.level[d], p.camp_ceiling, left[d]);
  return after;
}

PerDomain combat_use(const PerDomain& weights, Share contact) {
  EXPECT(all_shares(weights) && is_share(contact));
  PerDomain use{};
  for (std::size_t d = 0; d < domain_count; ++d) use[d] = weights[d] * contact;
  return use;
}

Training combat_after(const GrowthParameters& p, const Training& now, const PerDomain& use, Days span) {
  EXPECT(all_shares(now.level) && all_shares(use) && span >= Days{0});
  const PerDomain rate = combat_rates(p);
  Training after = now;
  for (std::size_t d = 0; d < domain_count; ++d)
    if (use[d] > 0.0)
      after.level[d] = approached(now.level[d], 1.0, math::exp(-rate[d] * use[d] * in<Days>(span)));
  return after;
}

Training diluted(const Training& present, Personnel people, const Training& arriving, Personnel replacements) {
  EXPECT(people >= Personnel{0} && replacements >= Personnel{0});
  const Personnel all = people + replacements;
  if (all <= Personnel{0}) return present;
  const double arrived = replacements / all;
  Training mixed = present;
  for (std::size_t d = 0; d < domain_count; ++d)
    mixed.level[d] += arrived * (arriving.level[d] - present.level[d]);
  return mixed;
}

PerDomain domain_weights(const DomainParameters& p, Branch branch, Posture posture, Share works, Share drones) {
  EXPECT(are_shares(works, drones) && p.own > 0.0);
  PerDomain weights{};
  add_own_craft(weights, branch, p.own);
  if (is_manoeuvre(branch)) at(weights, Domain::trench) += p.trench * works;
  at(weights, Domain::combined_arms) += is_mobile(posture) ? p.combined_arms_attack : p.combined_arms_defence;
  at(weights, Domain::drone) += p.drone * drones;
  const double total = sum(weights);
  for (double& weight : weights) weight /= total;
  return weights;
}

double combat_level(const DomainParameters& p, const Training& training, Branch branch, Posture posture,
                    Share works, Share drones) {
  return combat_level(domain_weights(p, branch, posture, works, drones), training);
}

double combat_level(const PerDomain& weights, const Training& training) {
  EXPECT(all_shares(training.level));
  double level = 0.0;
  for (std::size_t d = 0; d < domain_count; ++d) level += weights[d] * training.level[d];
  return level < 1.0 ? level : 1.0;
}

double own_loss_factor(const TrainingEffects& p, Share level) {
  return math::exp(-p.own_loss * (level - p.reference));
}

double inflicted_factor(const TrainingEffects& p, Share level) {
  return math::exp(p.inflicted * (level - p.reference));
}

double fires_factor(const TrainingEffects& p, Share level) {
  return math::exp(p.fires * (level - p.reference));
}

double drones_factor(const TrainingEffects& p, Share level) {
  return math::exp(p.drones * (level - p.reference));
}

double works_factor(const TrainingEffects& p, Share level) {
  return math::exp(p.works * (level - p.reference));
}

double order_time_factor(const TrainingEffects& p, Share level) {
  return math::exp(-p.orders * (level - p.reference));
}

}  // namespace salient::models
