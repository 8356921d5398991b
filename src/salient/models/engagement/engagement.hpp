#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// What a battalion weighs in a fight, before its condition and training are counted.
struct PowerParameters {
  double infantry;  ///< power of a person by branch, relative to motorised infantry at full equipment
  double motorised;
  double mechanised;
  double tank;
  double airborne;
  double marine;
  double special;
  double support;  ///< any other branch that is overrun where it stands
  double armour;   ///< added, as a multiple, when everyone fights from armour, in the attack
  double armour_defence;
  double weapons_floor;  ///< share of power left with no weapons beyond rifles
  double ammunition_floor;
  double suppressed;  ///< share of power lost under full suppression
  double attrition;   ///< power of strength over establishment that a thinned unit's cohesion of fire loses

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("infantry", &PowerParameters::infantry);
    visit("motorised", &PowerParameters::motorised);
    visit("mechanised", &PowerParameters::mechanised);
    visit("tank", &PowerParameters::tank);
    visit("airborne", &PowerParameters::airborne);
    visit("marine", &PowerParameters::marine);
    visit("special", &PowerParameters::special);
    visit("support", &PowerParameters::support);
    visit("armour", &PowerParameters::armour);
    visit("armour_defence", &PowerParameters::armour_defence);
    visit("weapons_floor", &PowerParameters::weapons_floor);
    visit("ammunition_floor", &PowerParameters::ammunition_floor);
    visit("suppressed", &PowerParameters::suppressed);
    visit("attrition", &PowerParameters::attrition);
  }
};

struct Battalion {
  double people;
  double establishment;  ///< people at full strength
  Branch branch;
  bool attacking;
  Share armour;          ///< of its people in armoured vehicles
  Share trafficability;  ///< of the ground, for armour
  Share weapons;
  Share ammunition_fill;
  Share suppression;
  double condition;  ///< power_factor() of the morale model
  double training;   ///< inflicted_factor() of the training model
};

/// Fighting power of a battalion, in people of full-strength motorised infantry.                  {unit-power}
///
///     people b(branch) (1 + armour a g) (w0 + (1 - w0) w) (m0 + (1 - m0) m) (1 - s0 s) (people /
///     est)^attrition c t
double power(const PowerParameters&, const Battalion&);

/// How an engagement draws on units and ground.
struct EngagementParameters {
  double neighbour;        ///< share of its power that a unit in an adjacent hex brings to a defence
  double density;          ///< people per km of frontage beyond which attackers only add depth
  double depth;            ///< power of the excess over that density that still counts
  double defence_density;  ///< the same limit for defenders
  double tube;             ///< power, in people, of a tube firing in support at full rate and training
  double sortie;           ///< power, in people, of a strike drone crew in support, unjammed in clear weather
  double air;              ///< power, in people per km of frontage, of free use of glide bombs and aircraft
  double aircraft;         ///< power, in people, of one close-support sortie a day
  double crew;             ///< people who fight from one armoured vehicle
  double unpressed;        ///< share of a day's contact that a day counts on which nobody presses

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("neighbour", &EngagementParameters::neighbour);
    visit("density", &EngagementParameters::density);
    visit("depth", &EngagementParameters::depth);
    visit("defence_density", &EngagementParameters::defence_density);
    visit("tube", &EngagementParameters::tube);
    visit("sortie", &EngagementParameters::sortie);
    visit("air", &EngagementParameters::air);
    visit("aircraft", &EngagementParameters::aircraft);
    visit("crew", &EngagementParameters::crew);
    visit("unpressed", &EngagementParameters::unpressed);
  }
};

/// Share of a force that can fight on a frontage: all of it up to the density limit, then a falling part.
/// {frontage}
///
///     n <= d w: 1;   else ((d w)^(1 - depth) n^depth) / n
Share share_engaged(double density, double depth, double people, Kilometres width);

/// Power that guns lend a fight besides what their fire has taken from the enemy already.           {fire-once}
///
///     max(0, (troops + guns) (1 - held) - troops)
///
/// `troops`: power that the guns support; `guns`: their power as the record of battles counts it, in which
/// people held down are counted; `held`: share of the enemy's power lost to suppression.
double power_lent(double troops, double guns, Share held);

/// What ends a bloody day: attackers who go to ground.
struct GroundParameters {
  double half;  ///< hazard of loss suffered within a day at which half of those who attack have gone to ground

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("half", &GroundParameters::half);
  }
};

/// Share lost in a span at a rate that nothing checks. {loss-share}   1 - exp(-rate t)
Share share_lost(PerDay rate, Days span);
/// Share of an attacker lost in a span, when he goes to ground as the day's losses mount.           {to-ground}
///
///     dH/dt = rate / (1 + (H / half)^2),   share = 1 - exp(-(H(t) - H(0))),   H(0) = -ln(1 - lost already)
///
/// `already`: share of him lost within the day before the span.
Share share_lost_attacking(const GroundParameters&, Share already, PerDay rate, Days span);

/// What makes attackers come as a surprise.
struct SurpriseParameters {
  double unseen_days;  ///< since he was last seen, after which an attacker is not expected
  double fades_days;   ///< of attack, after which nobody is surprised any more

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("unseen_days", &SurpriseParameters::unseen_days);
    visit("fades_days", &SurpriseParameters::fades_days);
  }
};

/// How far a defender is surprised; below 0 he is, above 0 the attacker.                             {surprise}
///
///     s = dull_A - dull_D - unseen max(0, 1 - t / fades_days), held within -1 and 1
///
/// `unseen`: share of the attackers not expected; t: days since the attack opened; `dull`: vigilance that the
/// attacker has lost, less what the defender has.
double surprise(const SurpriseParameters&, Share unseen, Days lasted, double dull);

}  // namespace salient::models
