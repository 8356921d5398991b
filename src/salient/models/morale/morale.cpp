#include "models/morale/morale.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {
namespace {

double capped(double hazard, double ceiling) { return hazard / (1.0 + hazard / ceiling); }

/// Between the value out of contact and the value in constant contact.
double by_contact(double quiet, double in_contact, Share contact) {
  return quiet + (in_contact - quiet) * contact;
}

double worsening_base(const MoraleParameters& p, Morale now) {
  switch (now) {
    case Morale::steady:
      return p.shake;
    case Morale::shaken:
      return p.breaking;
    case Morale::broken:
      return p.rout;
    default:
      return 0.0;
  }
}

/// Log-factor of the hazard of getting worse with nobody beside it broken.
double worsening_log(const MoraleParameters& p, const Strain& s) {
  const double pushed = p.worsen_loss_total * s.loss_total + p.worsen_loss_day * s.loss_day +
                        p.worsen_isolation * s.isolation + p.worsen_supply * (1.0 - s.supply_fill) +
                        p.worsen_fatigue * s.fatigue + p.worsen_cohesion * (1.0 - s.cohesion) +
                        p.worsen_shock * s.shock;
  return pushed - p.steady_training * s.training - p.steady_leadership * s.leadership -
         p.steady_success * s.success;
}

double worsening_in_contact(const MoraleParameters& p, Morale now, Share contact) {
  return worsening_base(p, now) * by_contact(p.quiet, 1.0, contact);
}

double worsening(const MoraleParameters& p, Morale now, const Strain& s) {
  const double base = worsening_in_contact(p, now, s.contact);
  if (base <= 0.0) return 0.0;
  return base * math::exp(worsening_log(p, s) + p.worsen_neighbours * s.neighbours_broken);
}

double recovery_base(const MoraleParameters& p, Morale now) {
  switch (now) {
    case Morale::shaken:
      return p.recover_shaken;
    case Morale::broken:
      return p.recover_broken;
    case Morale::routed:
      return p.recover_routed;
    default:
      return 0.0;
  }
}

double recovery_log(const MoraleParameters& p, const Strain& s) {
  return p.recover_leadership * s.leadership + p.recover_supply * s.supply_fill -
         p.recover_loss_total * s.loss_total - p.recover_fatigue * s.fatigue;
}

double recovery_in_contact(const MoraleParameters& p, Morale now, Share contact) {
  return recovery_base(p, now) * by_contact(1.0, p.recover_contact, contact);
}

double recovery(const MoraleParameters& p, Morale now, const Strain& s) {
  const double base = recovery_in_contact(p, now, s.contact);
  return base > 0.0 ? base * math::exp(recovery_log(p, s)) : 0.0;
}

double surrender_factor(const MoraleParameters& p, Morale now) {
  switch (now) {
    case Morale::steady:
      return p.surrender_steady;
    case Morale::shaken:
      return p.surrender_shaken;
    case Morale::broken:
      return 1.0;
    case Morale::routed:
      return p.surrender_routed;
    default:
      return 0.0;
  }
}

double surrender_log(const MoraleParameters& p, const Strain& s) {
  return p.surrender_supply * (1.0 - s.supply_fill) + p.surrender_loss_total * s.loss_total +
         p.surrender_messages * s.messages + p.surrender_treatment * (2.0 * s.treatment - 1.0) +
         p.surrender_grievance * s.grievance - p.surrender_leadership * s.leadership;
}

double surrendering(const MoraleParameters& p, Morale now, const Strain& s) {
  const double base = p.surrender * surrender_factor(p, now);
  if (base <= 0.0 || s.isolation <= 0.0) return 0.0;
  return base * math::pow(s.isolation, p.surrender_isolation) * math::exp(surrender_log(p, s));
}

double desertion_log(const MoraleParameters& p, Morale now, const Strain& s) {
  return p.desert_state * static_cast<double>(now) + p.desert_supply * (1.0 - s.supply_fill) +
         p.desert_shock * s.shock + p.desert_messages * s.messages + p.desert_grievance * s.grievance -
         p.desert_leadership * s.leadership;
}

double deserting(const MoraleParameters& p, Morale now, const Strain& s) {
  return now == Morale::surrendered ? 0.0 : p.desert * math::exp(desertion_log(p, now, s));
}

/// Not less than exp(x): the next power of 2.
double above_exp(double x) {
  const double power = x / math::ln2;
  const auto below = static_cast<std::int64_t>(power);
  return math::power_of_two(below + (power > static_cast<double>(below) ? 1 : 0));
}

bool is_sound(const Strain& s) {
  // All of them are shares, so they can be looked at as a row.
  return all_shares(std::bit_cast<std::array<Share, sizeof(Strain) / sizeof(Share)>>(s));
}

double state_factor(const MoralePower& p, Morale morale) {
  switch (morale) {
    case Morale::steady:
      return 1.0;
    case Morale::shaken:
      return p.shaken;
    case Morale::broken:
      return p.broken;
    case Morale::routed:
      return p.routed;
    default:
      return 0.0;
  }
}

bool is_defence(Posture posture) {
  return posture == Posture::hasty_defence || posture == Posture::prepared_defence ||
         posture == Posture::fortified_defence;
}

}  // namespace

MoraleHazards hazards(const MoraleParameters& p, Morale now, const Strain& strain) {
  EXPECT(is_sound(strain));
  return {.worsen = capped(worsening(p, now, strain), p.ceiling),
          .recover = capped(recovery(p, now, strain), p.ceiling),
          .surrender = capped(surrendering(p, now, strain), p.ceiling),
          .desert = capped(deserting(p, now, strain), p.ceiling)};
}

double desertion_hazard(const MoraleParameters& p, Morale now, const Strain& strain) {
  EXPECT(is_sound(strain));
  return capped(deserting(p, now, strain), p.ceiling);
}

HazardBounds hazard_bounds(const MoraleParameters& p, Morale now, const Strain& s) {
  EXPECT(is_sound(s));
  double bound = 0.0;
  if (const double worsen = worsening_in_contact(p, now, s.contact); worsen > 0.0)
    bound += worsen * above_exp(worsening_log(p, s) + p.worsen_neighbours);
  if (const double recover = recovery_in_contact(p, now, s.contact); recover > 0.0)
    bound += recover * above_exp(recovery_log(p, s));
  if (s.isolation > 0.0) bound += p.surrender * surrender_factor(p, now) * above_exp(surrender_log(p, s));
  const double desert = now == Morale::surrendered ? 0.0 : p.desert * above_exp(desertion_log(p, now, s));
  return {.transition = bound, .desert = desert};
}

StrainTerms worsening_terms(const MoraleParameters& p, const Strain& s) {
  StrainTerms terms{};
  const auto put = [&](StrainTerm term, double value) { terms[static_cast<std::size_t>(term)] = value; };
  put(StrainTerm::losses, p.worsen_loss_total * s.loss_total + p.worsen_loss_day * s.loss_day);
  put(StrainTerm::isolation, p.worsen_isolation * s.isolation);
  put(StrainTerm::supply, p.worsen_supply * (1.0 - s.supply_fill));
  put(StrainTerm::fatigue, p.worsen_fatigue * s.fatigue);
  put(StrainTerm::cohesion, p.worsen_cohesion * (1.0 - s.cohesion));
  put(StrainTerm::shock, p.worsen_shock * s.shock);
  put(StrainTerm::neighbours, p.worsen_neighbours * s.neighbours_broken);
  put(StrainTerm::training, p.steady_training * (1.0 - s.training));
  put(StrainTerm::leadership, p.steady_leadership * (1.0 - s.leadership));
  return terms;
}

StrainTerms surrender_terms(const MoraleParameters& p, const Strain& s) {
  StrainTerms terms{};
  const auto put = [&](StrainTerm term, double value) { terms[static_cast<std::size_t>(term)] = value; };
  put(StrainTerm::supply, p.surrender_supply * (1.0 - s.supply_fill));
  put(StrainTerm::losses, p.surrender_loss_total * s.loss_total);
  put(StrainTerm::leadership, p.surrender_leadership * (1.0 - s.leadership));
  put(StrainTerm::messages, p.surrender_messages * s.messages);
  put(StrainTerm::treatment, 2.0 * p.surrender_treatment * s.treatment);
  put(StrainTerm::grievance, p.surrender_grievance * s.grievance);
  return terms;
}

Share isolation(Share hostile_about, bool cut_off) {
  EXPECT(is_share(hostile_about));
  return cut_off ? 1.0 : std::max(0.0, 2.0 * hostile_about - 1.0) / 2.0;
}

double probability_within(double hazard_per_day, Days span) {
  EXPECT(hazard_per_day >= 0.0 && span >= Days{0});
  return 1.0 - math::exp(-hazard_per_day * in<Days>(span));
}

MoraleChances chances(const MoraleHazards& h, Days span) {
  const double all = h.worsen + h.recover + h.surrender;
  if (all <= 0.0) return {.stay = 1.0, .worsen = 0.0, .recover = 0.0, .surrender = 0.0};
  const double moved = probability_within(all, span);
  return {.stay = 1.0 - moved,
          .worsen = moved * (h.worsen / all),
          .recover = moved * (h.recover / all),
          .surrender = moved * (h.surrender / all)};
}

Morale worse(Morale now) { return now < Morale::routed ? static_cast<Morale>(static_cast<int>(now) + 1) : now; }

Morale better(Morale now) {
  const bool moves = now != Morale::steady && now != Morale::surrendered;
  return moves ? static_cast<Morale>(static_cast<int>(now) - 1) : now;
}

double power_factor(const MoralePower& p, const Condition& c, Posture posture) {
  EXPECT(are_shares(c.cohesion, c.fatigue, c.shock));
  const double k = is_defence(posture) ? p.defending : 1.0;
  return state_factor(p, c.morale) * (1.0 - k * p.cohesion * (1.0 - c.cohesion)) *
         (1.0 - k * p.fatigue * c.fatigue) * (1.0 - k * p.shock * c.shock);
}

}  // namespace salient::models
