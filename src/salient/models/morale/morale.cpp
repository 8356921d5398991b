#include "models/morale/morale.hpp"

#include <algorithm>

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

double worsening(const MoraleParameters& p, Morale now, const Strain& s) {
  const double pushed = p.worsen_loss_total * s.loss_total + p.worsen_loss_day * s.loss_day +
                        p.worsen_isolation * s.isolation + p.worsen_supply * (1.0 - s.supply_fill) +
                        p.worsen_fatigue * s.fatigue + p.worsen_cohesion * (1.0 - s.cohesion) +
                        p.worsen_shock * s.shock + p.worsen_neighbours * s.neighbours_broken;
  const double held =
      p.steady_training * s.training + p.steady_leadership * s.leadership + p.steady_success * s.success;
  return worsening_base(p, now) * math::exp(pushed - held) * by_contact(p.quiet, 1.0, s.contact);
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

double recovery(const MoraleParameters& p, Morale now, const Strain& s) {
  const double mended = p.recover_leadership * s.leadership + p.recover_supply * s.supply_fill;
  const double kept = p.recover_loss_total * s.loss_total + p.recover_fatigue * s.fatigue;
  return recovery_base(p, now) * math::exp(mended - kept) * by_contact(1.0, p.recover_contact, s.contact);
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

double surrendering(const MoraleParameters& p, Morale now, const Strain& s) {
  const double pushed = p.surrender_supply * (1.0 - s.supply_fill) + p.surrender_loss_total * s.loss_total +
                        p.surrender_messages * s.messages - p.surrender_leadership * s.leadership;
  return p.surrender * surrender_factor(p, now) * math::pow(s.isolation, p.surrender_isolation) *
         math::exp(pushed);
}

double deserting(const MoraleParameters& p, Morale now, const Strain& s) {
  if (now == Morale::surrendered) return 0.0;
  const double pushed = p.desert_state * static_cast<double>(now) + p.desert_supply * (1.0 - s.supply_fill) +
                        p.desert_shock * s.shock + p.desert_messages * s.messages -
                        p.desert_leadership * s.leadership;
  return p.desert * math::exp(pushed);
}

bool is_sound(const Strain& s) {
  return are_shares(s.loss_total, s.loss_day, s.isolation, s.supply_fill, s.fatigue, s.training) &&
         are_shares(s.leadership, s.cohesion, s.shock, s.success, s.neighbours_broken, s.messages, s.contact);
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
