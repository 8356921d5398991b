#include "models/detection/detection.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

bool moves(Posture p) {
  return p == Posture::attack || p == Posture::march || p == Posture::withdraw || p == Posture::delay;
}

double finds_per_day(const Sensor& s, Kilometres depth) {
  return s.rate * math::halved(in<Kilometres>(depth), s.half_depth);
}

}  // namespace

Share flights_left(const SensorCoverage& c, Share jamming, Share interception) {
  return (1 - c.jammed * jamming) * (1 - c.shot * interception);
}

Share covered(const Carriers& c, double carriers) {
  EXPECT(carriers >= 0);
  return std::min(1.0, carriers / c.enough);
}

Finds finds_at(const Detection& d, const Look& look) {
  EXPECT(look.depth >= Kilometres{0});
  const double optics = look.flying * look.visibility * (1 - d.night * look.darkness) * d.cover.at(look.cover);
  return {.drones = finds_per_day(d.drones, look.depth) * optics,
          .radar = finds_per_day(d.radar, look.depth),
          .radio = finds_per_day(d.radio, look.depth)};
}

Share shown(const Detection& d, Posture posture, Share deception) {
  return (moves(posture) ? 1 : d.still) * (1 - d.concealed * deception);
}

Share detected(const Detection& d, const Look& look, Days span) {
  EXPECT(span >= Days{0});
  const Finds full = finds_at(d, look);
  const double finds = full.drones * look.drones + full.radar * look.radar + full.radio * look.radio;
  return -math::expm1(-finds * shown(d, look.posture, look.deception) * in<Days>(span));
}

bool found(double finds, double u) {
  // x - x^2 / 2 <= 1 - exp(-x) <= x for x >= 0: between the two, and only there, it takes the function.
  if (u >= finds) return false;
  if (u < finds - finds * finds / 2) return true;
  return u < -math::expm1(-finds);
}

StrengthBelief sighting(const BeliefErrors& b, Personnel true_strength, Share quality, Share deception,
                        double z) {
  const double sigma =
      math::pow(b.sharp, quality) * math::pow(b.blurred, 1 - quality) * (1 + b.deceived * deception);
  return {.people = true_strength * math::exp(sigma * z), .sigma = sigma};
}

StrengthBelief fused(StrengthBelief old, StrengthBelief seen) {
  EXPECT(old.sigma > 0 && seen.sigma > 0);
  const double old_weight = 1 / (old.sigma * old.sigma), seen_weight = 1 / (seen.sigma * seen.sigma);
  const double share = seen_weight / (old_weight + seen_weight);
  const double median =
      math::pow(in<Personnel>(old.people), 1 - share) * math::pow(in<Personnel>(seen.people), share);
  return {.people = Personnel{median}, .sigma = math::sqrt(1 / (old_weight + seen_weight))};
}

StrengthBelief aged(const BeliefErrors& b, StrengthBelief belief, Days span) {
  EXPECT(span >= Days{0});
  belief.sigma = math::sqrt(belief.sigma * belief.sigma + b.drift * b.drift * in<Days>(span));
  return belief;
}

Share trust_after(const BeliefErrors& b, Share trust, Days span) {
  return trust * math::halved(in<Days>(span), b.forget_days);
}

bool same_contact(const BeliefErrors& b, Kilometres moved, Days since) {
  return in<Kilometres>(moved) <= b.follow_km * std::max(1.0, in<Days>(since));
}

Share identified(const BeliefErrors& b, Share quality, Share deception) {
  return quality * b.identified * (1 - b.disguised * deception);
}

}  // namespace salient::models
