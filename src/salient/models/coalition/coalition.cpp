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

double fire_support_factor(const SeamParameters& p, double friction) {
  return (1.0 - p.fire_effect * friction) * p.fire_window / (p.fire_window + p.fire_latency * friction);
}

PerDay friendly_fire(const SeamParameters& p, double friction, Share joint) {
  EXPECT(are_shares(friction, joint));
  return PerDay{p.friendly_fire * friction * joint};
}

double equipment_after(const HostEquipment& p, Share fill, Days span) {
  EXPECT(is_share(fill) && span >= Days{0});
  if (fill >= p.spare) return fill;
  return p.spare - (p.spare - fill) * math::exp(-p.pace * in<Days>(span));
}

Share unknown_after(const UniformParameters& p, Share unknown, Share in_contact, Days span) {
  EXPECT(are_shares(unknown, in_contact) && span >= Days{0});
  return in_contact > 0.0 ? unknown * math::exp(-p.contact * in_contact * in<Days>(span)) : unknown;
}

double identification_factor(const UniformParameters& p, Share in_host_uniform, Share unknown) {
  EXPECT(are_shares(in_host_uniform, unknown));
  return 1.0 - p.host_uniform * in_host_uniform * unknown;
}

ToleranceHazards tolerance_hazards(const ToleranceParameters& p, const ContingentLosses& of, Days paused) {
  EXPECT(are_shares(of.lost, of.since, of.week) && paused >= Days{0});
  const auto burden = [&](Share lost) { return math::pow(lost / p.tolerance, p.shape); };
  const double all = burden(of.lost), pressed = p.pause * math::exp(p.recent * of.week);
  return {.pause = pressed * burden(of.since),
          .withdraw = p.withdraw * pressed * all,
          .resume = in<Days>(paused) < p.stands ? 0.0 : p.resume / (1.0 + all)};
}

}  // namespace salient::models
