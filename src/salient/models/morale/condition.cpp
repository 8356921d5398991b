#include "models/morale/condition.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {
namespace {

/// x after a span of dx/dt = up (1 - x) - down x.
double relaxed(double x, double up, double down, Days span) {
  const double rate = up + down;
  if (rate <= 0.0) return x;
  const double goal = up / rate;
  return goal + (x - goal) * math::exp(-rate * in<Days>(span));
}

double tiring(const FatigueParameters& p, const Exertion& a) {
  const double fought = p.quiet + (1.0 - p.quiet) * a.contact;
  switch (a.posture) {
    case Posture::attack:
      return p.attack * fought;
    case Posture::hasty_defence:
      return p.defence * fought;
    case Posture::prepared_defence:
      return p.defence * p.works * fought;
    case Posture::fortified_defence:
      return p.defence * p.fortified * fought;
    case Posture::delay:
    case Posture::withdraw:
      return p.delay * fought;
    case Posture::march:
      return p.march;
    default:
      return 0.0;
  }
}

double restoring(const FatigueParameters& p, Posture posture) {
  switch (posture) {
    case Posture::rest:
      return p.recovery_rest;
    case Posture::reserve:
      return p.recovery_reserve;
    case Posture::march:
    case Posture::delay:
    case Posture::withdraw:
      return 0.0;
    default:
      return p.recovery_line;
  }
}

}  // namespace

CohesionCourse cohesion_course(const CohesionParameters& p, const CohesionStrain& s, Days span) {
  EXPECT(are_shares(s.contact, s.fatigue, s.leadership, s.grievance, s.leaders_lost));
  EXPECT(s.loss_per_day >= 0.0 && s.replacements_per_day >= 0.0 && span >= Days{0});
  const double growth = p.growth * (1.0 + p.leadership * s.leadership) * (1.0 + (p.contact - 1.0) * s.contact);
  const double wear = p.loss * s.loss_per_day + p.fatigue * s.fatigue + p.dilution * s.replacements_per_day +
                      p.grievance * s.grievance + p.leaders * s.leaders_lost;
  const double rate = growth + wear;
  if (rate <= 0.0) return {.goal = 0.0, .left = 1.0};
  return {.goal = growth / rate, .left = math::exp(-rate * in<Days>(span))};
}

double cohesion_after(const CohesionParameters& p, Share cohesion, const CohesionStrain& s, Days span) {
  EXPECT(is_share(cohesion));
  return cohesion_course(p, s, span).after(cohesion);
}

double days_in_line_after(const LineParameters& p, double days, bool in_line) {
  EXPECT(days >= 0.0);
  return in_line ? days + 1.0 : std::max(0.0, days - p.relief);
}

double fatigue_after(const FatigueParameters& p, Share fatigue, const Exertion& a, Days span) {
  EXPECT(are_shares(fatigue, a.contact, a.supply_fill, a.rest_lost) && span >= Days{0});
  const double up =
      tiring(p, a) * (1.0 + p.short_supply * (1.0 - a.supply_fill)) * (1.0 + p.short_sleep * a.rest_lost);
  const double down = restoring(p, a.posture) * (1.0 - a.contact) * (1.0 - a.rest_lost);
  return relaxed(fatigue, up, down, span);
}

}  // namespace salient::models
