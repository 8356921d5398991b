#pragma once
#include <array>

#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

using PerDomain = std::array<double, domain_count>;

/// Skill by domain, 0 untaught to 1 as good as any army has fielded.
struct Training {
  PerDomain level;
  double operator[](Domain domain) const { return level[static_cast<std::size_t>(domain)]; }
  double& operator[](Domain domain) { return level[static_cast<std::size_t>(domain)]; }
};

struct GrowthParameters {
  double camp_infantry;  ///< per day of full instruction in this domain alone
  double camp_trench;
  double camp_artillery;
  double camp_armour;
  double camp_drone;
  double camp_combined_arms;
  double camp_ceiling;     ///< level that camp can reach
  double combat_infantry;  ///< per day of full contact
  double combat_trench;
  double combat_artillery;
  double combat_armour;
  double combat_drone;
  double combat_combined_arms;
  double language;  ///< instruction that gets through without any interpreter, as a share

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("camp_infantry", &GrowthParameters::camp_infantry);
    visit("camp_trench", &GrowthParameters::camp_trench);
    visit("camp_artillery", &GrowthParameters::camp_artillery);
    visit("camp_armour", &GrowthParameters::camp_armour);
    visit("camp_drone", &GrowthParameters::camp_drone);
    visit("camp_combined_arms", &GrowthParameters::camp_combined_arms);
    visit("camp_ceiling", &GrowthParameters::camp_ceiling);
    visit("combat_infantry", &GrowthParameters::combat_infantry);
    visit("combat_trench", &GrowthParameters::combat_trench);
    visit("combat_artillery", &GrowthParameters::combat_artillery);
    visit("combat_armour", &GrowthParameters::combat_armour);
    visit("combat_drone", &GrowthParameters::combat_drone);
    visit("combat_combined_arms", &GrowthParameters::combat_combined_arms);
    visit("language", &GrowthParameters::language);
  }
};

/// A day in camp. `time` is the share of it given to each domain; they sum to 1 at most.
struct Instruction {
  PerDomain time;
  Share instructors;      ///< of those needed
  bool foreign_language;  ///< instructors do not speak the trainees' language
  Share interpreters;     ///< of those needed
  Share uptake;           ///< 1, lowered by distraction and fatigue
};

/// Share of instruction that gets through: 1, or in a foreign language: language + (1 - language) interpreters.
double language_factor(const GrowthParameters&, bool foreign_language, Share interpreters);

/// What is left after a span of the distance to camp's ceiling, by domain: the same for all who are taught
/// alike.                                                                                      {camp-growth}
///
///     dL/dt = rate time instructors language uptake (ceiling - L)     while L < ceiling
PerDomain camp_left(const GrowthParameters&, const Instruction&, Days span);
/// Levels after that camp, exact for constant instruction.
Training camp_after(const GrowthParameters&, const Training&, const PerDomain& left);

/// How much of a day of contact each domain is used in earnest, 0 to 1: contact times the weight that the fight
/// gives the domain, domain_weights().
PerDomain combat_use(const PerDomain& weights, Share contact);

/// Levels of the survivors after a span at the front.                                        {combat-growth}
///
///     dL/dt = rate use (1 - L)
Training combat_after(const GrowthParameters&, const Training&, const PerDomain& use, Days span);

/// Levels once replacements are in the ranks: the mean over the people.                          {dilution}
Training diluted(const Training& present, Personnel people, const Training& arriving, Personnel replacements);

/// Which domains a fight asks for. Weights before they are normalised.
struct DomainParameters {
  double own;     ///< the branch's own craft
  double trench;  ///< clearing or holding works, times the works fought for
  double combined_arms_attack;
  double combined_arms_defence;
  double drone;  ///< living under drones, times their presence

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("own", &DomainParameters::own);
    visit("trench", &DomainParameters::trench);
    visit("combined_arms_attack", &DomainParameters::combined_arms_attack);
    visit("combined_arms_defence", &DomainParameters::combined_arms_defence);
    visit("drone", &DomainParameters::drone);
  }
};

/// The weights of the domains, summing to 1, for a branch in a posture.                      {domain-weights}
/// `works`: share of the fight that is for works, the enemy's when attacking and one's own when defending.
/// `drones`: presence of enemy drones. The own craft of a mechanised unit is half infantry, half armour; of an
/// engineer trench; of air defence artillery; of logistics and headquarters combined arms.
PerDomain domain_weights(const DomainParameters&, Branch, Posture, Share works, Share drones);

/// One level, 0 to 1, for the fight at hand: the weighted mean.
double combat_level(const PerDomain& weights, const Training&);
double combat_level(const DomainParameters&, const Training&, Branch, Posture, Share works, Share drones);

/// What a level is worth, as log-factors per unit of level above the reference.
struct TrainingEffects {
  double reference;  ///< the level at which every factor is 1
  double own_loss;   ///< lowers the own loss rate
  double inflicted;  ///< raises the loss inflicted in close combat
  double fires;      ///< raises the effect of artillery (level: artillery)
  double drones;     ///< raises the share of strike drones that hit (level: drone)
  double works;      ///< raises the pace of digging (level: trench)
  double orders;     ///< shortens the time to carry out an order (level: combined arms)

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("reference", &TrainingEffects::reference);
    visit("own_loss", &TrainingEffects::own_loss);
    visit("inflicted", &TrainingEffects::inflicted);
    visit("fires", &TrainingEffects::fires);
    visit("drones", &TrainingEffects::drones);
    visit("works", &TrainingEffects::works);
    visit("orders", &TrainingEffects::orders);
  }
};

/// Factors of a level: exp(-+ effect (level - reference)).                                  {training-effects}
double own_loss_factor(const TrainingEffects&, Share level);
double inflicted_factor(const TrainingEffects&, Share level);
double fires_factor(const TrainingEffects&, Share level);
double drones_factor(const TrainingEffects&, Share level);
double works_factor(const TrainingEffects&, Share level);
/// Factor on the time to carry out an order; falls with the level.
double order_time_factor(const TrainingEffects&, Share level);

}  // namespace salient::models
