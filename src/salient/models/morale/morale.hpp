#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// Everything that bears on a unit's will at one moment. All are shares, 0 to 1.
struct Strain {
  Share loss_total;   ///< of the strength it came with, lost so far (replacements do not undo it)
  Share loss_day;     ///< of the strength present, lost in the last 24 hours
  Share isolation;    ///< 0 flanks and rear safe, 1 encircled
  Share supply_fill;  ///< of what it needs of ammunition and food, the scarcer of the two
  Share fatigue;
  Share training;    ///< combat_level() of the training model
  Share leadership;  ///< leaders present and trusted
  Share cohesion;
  Share shock;              ///< left over from first contact, expectation.hpp
  Share success;            ///< of the last days, those on which it took or held what it was told to
  Share neighbours_broken;  ///< of adjacent friendly units, those broken, routed or surrendered
  Share messages;           ///< exposure to the enemy's messages, information model
  Share treatment;          ///< what it expects as prisoners: 0 the worst, 1 to be well treated
  Share grievance;          ///< at having been misled and deprived, expectation.hpp
  Share contact;            ///< share of the time under direct or observed fire; 0 is out of contact
};

/// Hazards per day of a unit's transitions; `desert` is per person per day and moves people, not the state.
struct MoraleHazards {
  double worsen;     ///< steady -> shaken -> broken -> routed
  double recover;    ///< one state back
  double surrender;  ///< of the whole unit
  double desert;
};

/// Log-linear hazards: a base for each state and a coefficient for each strain, per unit of a 0..1 covariate.
struct MoraleParameters {
  double shake;     ///< steady -> shaken per day in contact, fully supplied and cohesive, the rest 0
  double breaking;  ///< shaken -> broken per day
  double rout;      ///< broken -> routed per day
  double worsen_loss_total;
  double worsen_loss_day;
  double worsen_isolation;
  double worsen_supply;  ///< on 1 - supply_fill
  double worsen_fatigue;
  double worsen_cohesion;  ///< on 1 - cohesion
  double worsen_shock;
  double worsen_neighbours;
  double steady_training;  ///< lowers worsening
  double steady_leadership;
  double steady_success;
  double quiet;           ///< worsening out of contact, as a factor of that in contact
  double recover_shaken;  ///< per day, out of contact
  double recover_broken;
  double recover_routed;
  double recover_contact;  ///< recovery in constant contact, as a factor of that out of contact
  double recover_leadership;
  double recover_supply;      ///< on supply_fill
  double recover_loss_total;  ///< lowers recovery
  double recover_fatigue;     ///< lowers recovery
  double surrender;  ///< per day, a broken unit fully encircled, all else at its best, no view of the enemy
  double surrender_isolation;  ///< power of isolation: how near to closed a ring must be
  double surrender_steady;     ///< a steady unit's hazard as a factor of a broken one's
  double surrender_shaken;
  double surrender_routed;
  double surrender_supply;  ///< on 1 - supply_fill
  double surrender_loss_total;
  double surrender_messages;
  double surrender_treatment;  ///< on 2 treatment - 1: raises when good is expected, lowers when ill is
  double surrender_grievance;
  double surrender_leadership;  ///< lowers
  double desert;                ///< per person per day, a steady unit, all else at its best
  double desert_state;          ///< log-hazard per state of morale worse than steady
  double desert_supply;         ///< on 1 - supply_fill
  double desert_shock;
  double desert_messages;
  double desert_grievance;
  double desert_leadership;  ///< lowers
  double ceiling;            ///< per day; no hazard of a unit exceeds it

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("shake", &MoraleParameters::shake);
    visit("breaking", &MoraleParameters::breaking);
    visit("rout", &MoraleParameters::rout);
    visit("worsen_loss_total", &MoraleParameters::worsen_loss_total);
    visit("worsen_loss_day", &MoraleParameters::worsen_loss_day);
    visit("worsen_isolation", &MoraleParameters::worsen_isolation);
    visit("worsen_supply", &MoraleParameters::worsen_supply);
    visit("worsen_fatigue", &MoraleParameters::worsen_fatigue);
    visit("worsen_cohesion", &MoraleParameters::worsen_cohesion);
    visit("worsen_shock", &MoraleParameters::worsen_shock);
    visit("worsen_neighbours", &MoraleParameters::worsen_neighbours);
    visit("steady_training", &MoraleParameters::steady_training);
    visit("steady_leadership", &MoraleParameters::steady_leadership);
    visit("steady_success", &MoraleParameters::steady_success);
    visit("quiet", &MoraleParameters::quiet);
    visit("recover_shaken", &MoraleParameters::recover_shaken);
    visit("recover_broken", &MoraleParameters::recover_broken);
    visit("recover_routed", &MoraleParameters::recover_routed);
    visit("recover_contact", &MoraleParameters::recover_contact);
    visit("recover_leadership", &MoraleParameters::recover_leadership);
    visit("recover_supply", &MoraleParameters::recover_supply);
    visit("recover_loss_total", &MoraleParameters::recover_loss_total);
    visit("recover_fatigue", &MoraleParameters::recover_fatigue);
    visit("surrender", &MoraleParameters::surrender);
    visit("surrender_isolation", &MoraleParameters::surrender_isolation);
    visit("surrender_steady", &MoraleParameters::surrender_steady);
    visit("surrender_shaken", &MoraleParameters::surrender_shaken);
    visit("surrender_routed", &MoraleParameters::surrender_routed);
    visit("surrender_supply", &MoraleParameters::surrender_supply);
    visit("surrender_loss_total", &MoraleParameters::surrender_loss_total);
    visit("surrender_messages", &MoraleParameters::surrender_messages);
    visit("surrender_treatment", &MoraleParameters::surrender_treatment);
    visit("surrender_grievance", &MoraleParameters::surrender_grievance);
    visit("surrender_leadership", &MoraleParameters::surrender_leadership);
    visit("desert", &MoraleParameters::desert);
    visit("desert_state", &MoraleParameters::desert_state);
    visit("desert_supply", &MoraleParameters::desert_supply);
    visit("desert_shock", &MoraleParameters::desert_shock);
    visit("desert_messages", &MoraleParameters::desert_messages);
    visit("desert_grievance", &MoraleParameters::desert_grievance);
    visit("desert_leadership", &MoraleParameters::desert_leadership);
    visit("ceiling", &MoraleParameters::ceiling);
  }
};

/// The hazards of a unit in state `now` under its strain.                                {morale-hazard}
///
///     worsen    = cap(base(now) exp(sum of coefficient * covariate) (quiet + (1 - quiet) contact))
///     recover   = cap(back(now) exp(...) (1 + (recover_contact - 1) contact))
///     surrender = cap(surrender factor(now) isolation^surrender_isolation exp(...))
///     desert    = cap(desert exp(...)),      cap(u) = u / (1 + u / ceiling)
///
/// No share of losses is a threshold: each only moves the hazard. A routed unit cannot worsen, a steady one
/// cannot recover, a surrendered one does neither. The sums are written out in README.md#morale-hazard.
MoraleHazards hazards(const MoraleParameters&, Morale now, const Strain&);
/// Its `desert` alone.
double desertion_hazard(const MoraleParameters&, Morale now, const Strain&);

/// Not less than worsen + recover + surrender, and not less than desert, of hazards() under this strain with
/// any number of neighbours broken; without an exponential, so that who is in no danger costs nothing.
/// By exp(x) <= 2^ceil(x / ln 2).                                                          {hazard-bound}
struct HazardBounds {
  double transition, desert;
};
HazardBounds hazard_bounds(const MoraleParameters&, Morale now, const Strain&);

/// What bears on a unit, as a reader of a play is told.
enum class StrainTerm : std::uint8_t {
  losses,
  isolation,
  supply,
  fatigue,
  cohesion,
  shock,
  neighbours,
  training,
  leadership,
  messages,
  treatment,
  grievance
};
constexpr std::size_t strain_term_count = 12;
using StrainTerms = std::array<double, strain_term_count>;

/// By how much each raises the logarithm of the hazard of getting worse, against a unit under no strain with
/// full training and leaders. None is negative.                                              {strain-terms}
StrainTerms worsening_terms(const MoraleParameters&, const Strain&);
/// The same for surrender, against a unit in a closed ring with full supply and leaders that expects the worst
/// of the enemy.
StrainTerms surrender_terms(const MoraleParameters&, const Strain&);

/// How closely a unit is shut in: 1 when its way back is cut; else what more than half of the land about it the
/// enemy holds.                                                                                  {isolation}
///
///     max(0, 2 hostile - 1) / 2
Share isolation(Share hostile_about, bool cut_off);

/// Probability that an event of this hazard per day happens within the span, 1 - exp(-h t). {span-probability}
double probability_within(double hazard_per_day, Days span);

/// Where a unit stands after a span in which at most one transition is taken; the four sum to 1.
struct MoraleChances {
  double stay;
  double worsen;
  double recover;
  double surrender;
};

/// Competing risks: 1 - exp(-H t) shared in proportion to the hazards, H their sum.        {competing-risks}
/// `stay` over two half spans is exactly `stay` over the whole.
MoraleChances chances(const MoraleHazards&, Days span);

/// The state after one step for the worse or the better.
Morale worse(Morale);
Morale better(Morale);

/// What a unit's condition leaves of its fighting power.
struct MoralePower {
  double shaken;  ///< power of a shaken unit as a share of a steady one's
  double broken;
  double routed;
  double cohesion;   ///< share of power lost at cohesion 0
  double fatigue;    ///< share of power lost at fatigue 1
  double shock;      ///< share of power lost at shock 1
  double defending;  ///< share of those losses that remains when defending from works (attack suffers more)

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("shaken", &MoralePower::shaken);
    visit("broken", &MoralePower::broken);
    visit("routed", &MoralePower::routed);
    visit("cohesion", &MoralePower::cohesion);
    visit("fatigue", &MoralePower::fatigue);
    visit("shock", &MoralePower::shock);
    visit("defending", &MoralePower::defending);
  }
};

struct Condition {
  Morale morale;
  Share cohesion;
  Share fatigue;
  Share shock;
};

/// Factor on power, 0 to 1; 0 for a unit that has surrendered.                              {morale-power}
///
///     m(morale) (1 - k cohesion (1 - c)) (1 - k fatigue f) (1 - k shock s)
///
/// with k = `defending` in hasty, prepared and fortified defence, 1 in every other posture.
double power_factor(const MoralePower&, const Condition&, Posture);

}  // namespace salient::models
