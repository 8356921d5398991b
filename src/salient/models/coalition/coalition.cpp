#include "models/coalition/coalition.hpp"

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {

double friction(const SeamParameters& p, const Seam& seam) {
  EXPECT(is_share(seam.interpreters) && seam.together >= Days{0});
  if (!seam.crossed) return 0.0;
  const double unused = math::exp(-in<Days>(seam.together) / p.habit);
  return (1.0 - p.interpreters * seam.interpreters) * (p.residue + (1.0 - p.residue) * unused);
}

double order_delay_factor(const SeamParameters& p, double friction) { return 1.0 + p.order_delay * friction; }

double fire_latency_factor(const SeamParameters& p, double friction) { return 1.0 + p.fire_latency * friction; }

double fire_effect_factor(const SeamParameters& p, double friction) { return 1.0 - p.fire_effect * friction; }

PerDay friendly_fire(const SeamParameters& p, double friction, Share joint) {
  EXPECT(are_shares(friction, joint));
  return PerDay{p.friendly_fire * friction * joint};
}

double equipment_after(const HostEquipment& p, Share fill, Share host_can_spare, Days span) {
  EXPECT(are_shares(fill, host_can_spare) && span >= Days{0});
  if (fill >= host_can_spare) return fill;
  return host_can_spare - (host_can_spare - fill) * math::exp(-p.pace * in<Days>(span));
}

double identification_factor(const UniformParameters& p, Share in_host_uniform, Days in_contact) {
  EXPECT(is_share(in_host_uniform) && in_contact >= Days{0});
  return 1.0 - p.host_uniform * in_host_uniform * math::exp(-p.contact * in<Days>(in_contact));
}

ToleranceHazards tolerance_hazards(const ToleranceParameters& p, Share lost, Share lost_week) {
  EXPECT(are_shares(lost, lost_week));
  const double burden = math::pow(lost / p.tolerance, p.shape);
  const double pause = p.pause * burden * math::exp(p.recent * lost_week);
  return {.pause = pause, .withdraw = p.withdraw * pause, .resume = p.resume / (1.0 + burden)};
}

}  // namespace salient::models
