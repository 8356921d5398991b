#include "models/command/decision.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {
namespace {

PerDay capped(double hazard, double ceiling) { return PerDay{hazard / (1.0 + hazard / ceiling)}; }

double state_of(Morale morale) { return static_cast<double>(morale); }

}  // namespace

double believed_ratio(const BeliefParameters& p, double own, double enemy, double sigma) {
  EXPECT(own >= 0.0 && enemy >= 0.0 && sigma >= 0.0 && p.ceiling >= 1.0);
  const double feared = enemy * math::exp(p.caution * sigma);
  if (own >= p.ceiling * feared) return p.ceiling;  // also of nobody against nobody
  return std::max(own / feared, 1.0 / p.ceiling);
}

double repulses_remembered(const BeliefParameters& p, double repulses, Days since) {
  EXPECT(repulses >= 0.0 && since >= Days{0} && p.forgets > 0.0);
  return repulses * math::exp(-in<Days>(since) / p.forgets);
}

double power_shown(const BeliefParameters& p, double remembered) {
  EXPECT(remembered >= 0.0);
  return math::exp(p.repulse * remembered);
}

double attack_go(const AttackParameters& p, const AttackAppraisal& at) {
  EXPECT(at.believed_ratio > 0.0 && are_shares(at.ammunition_fill, at.fatigue, at.lost_lately, at.pressure));
  if (at.morale >= Morale::broken) return 0.0;
  const double deterred = p.ammunition * (1.0 - at.ammunition_fill) + p.fatigue * at.fatigue +
                          p.morale * state_of(at.morale) + p.losses * at.lost_lately;
  const double drawn = p.ratio_slope * math::log(at.believed_ratio / p.ratio) + p.pressure * at.pressure;
  return math::logistic(drawn - deterred);
}

double press_probability(const PressParameters& p, const Tempo& at) {
  EXPECT(are_shares(at.ammunition_fill, at.fatigue, at.urgency) && at.strength_fill >= 0.0);
  const double strength = std::min(1.0, at.strength_fill);
  return p.best * math::pow(at.ammunition_fill, p.ammunition) * math::pow(strength, p.strength) *
         math::exp(-p.fatigue * at.fatigue) * (p.urgency + (1.0 - p.urgency) * at.urgency);
}

PerDay culmination_hazard(const CulminationParameters& p, const Offensive& at) {
  EXPECT(at.believed_ratio > 0.0 && at.stalled >= Days{0} && at.lasted >= Days{0});
  EXPECT(are_shares(at.ammunition_fill, at.fatigue, at.lost, at.reserves_left, at.pressure, at.promising));
  const double spent = p.ammunition * (1.0 - at.ammunition_fill) + p.fatigue * at.fatigue + p.lost * at.lost +
                       p.reserves * (1.0 - at.reserves_left) - p.pressure * at.pressure;
  const double lasted = in<Days>(at.lasted);
  const double hazard = p.hazard * lasted * lasted / (lasted * lasted + p.patience * p.patience) *
                        math::pow(at.believed_ratio, -p.ratio) *
                        math::pow(1.0 + in<Days>(at.stalled), p.stalled) * math::exp(spent);
  return (1.0 - at.promising) * capped(hazard, p.ceiling);
}

Want greatest_want(const CulminationParameters& p, const Offensive& at) {
  const std::array<double, 5> weights{0.0, p.ammunition * (1.0 - at.ammunition_fill), p.fatigue * at.fatigue,
                                      p.lost * at.lost, p.stalled * math::log1p(in<Days>(at.stalled))};
  return static_cast<Want>(std::max_element(weights.begin(), weights.end()) - weights.begin());
}

PerDay commit_reserve_hazard(const ReserveParameters& p, const SectorView& at) {
  EXPECT(at.believed_ratio > 0.0 && are_shares(at.breakthrough, at.success, at.reserves_left));
  if (at.reserves_left <= 0.0) return PerDay{0};
  const double urged =
      p.breakthrough * at.breakthrough + p.success * at.success - p.last * (1.0 - at.reserves_left);
  return capped(p.hazard * math::pow(at.believed_ratio, -p.ratio) * math::exp(urged), p.ceiling);
}

double weariness(const RotationParameters& p, const Wear& at) {
  EXPECT(are_shares(at.fatigue, at.lost) && at.in_line >= Days{0});
  const double shaken = state_of(std::min(at.morale, Morale::routed)) / state_of(Morale::routed);
  const double days = in<Days>(at.in_line);
  const double worn =
      p.fatigue * at.fatigue + p.losses * at.lost + p.morale * shaken + p.days * days / (days + p.days_half);
  return worn / (p.fatigue + p.losses + p.morale + p.days);
}

PerDay fall_back_hazard(const FallBackParameters& p, const Defence& at) {
  EXPECT(at.believed_ratio > 0.0 && are_shares(at.flank_exposure, at.encirclement, at.line_behind));
  EXPECT(are_shares(at.hold, at.ammunition_fill));
  const double pushed = p.flank * at.flank_exposure + p.encirclement * at.encirclement +
                        p.ammunition * (1.0 - at.ammunition_fill);
  const double comfort = std::min(1.0, 2.0 * (1.0 - at.encirclement));
  const double kept = comfort * p.no_line * (1.0 - at.line_behind) + p.hold * at.hold;
  const double calm = std::min(at.believed_ratio, math::pow(at.believed_ratio, comfort));
  return capped(p.hazard * math::pow(calm, -p.ratio) * math::exp(pushed - kept), p.ceiling);
}

}  // namespace salient::models
