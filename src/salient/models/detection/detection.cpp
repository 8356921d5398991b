#include "models/detection/detection.hpp"

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

bool moves(Posture p) {
  return p == Posture::attack || p == Posture::march || p == Posture::withdraw || p == Posture::delay;
}

double finds_per_day(const Sensor& s, Share coverage, Kilometres depth) {
  return s.rate * coverage * math::halved(in<Kilometres>(depth), s.half_depth);
}

}  // namespace

Share detected(const Detection& d, const Look& look, Days span) {
  EXPECT(look.depth >= Kilometres{0} && span >= Days{0});
  const double optics = look.flying * look.visibility * (1 - d.night * look.darkness) * d.cover.at(look.cover);
  const double finds = finds_per_day(d.drones, look.drones, look.depth) * optics +
                       finds_per_day(d.radar, look.radar, look.depth) +
                       finds_per_day(d.radio, look.radio, look.depth);
  const double shown = (moves(look.posture) ? 1 : d.still) * (1 - d.concealed * look.deception);
  return -math::expm1(-finds * shown * in<Days>(span));
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

Share identified(const BeliefErrors& b, Share quality, Share deception) {
  return quality * b.identified * (1 - b.disguised * deception);
}

}  // namespace salient::models
