#include "models/supply/ways.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

double tonnes_of(const WayParameters& p, Road road) {
  switch (road) {
    case Road::major:
      return p.major;
    case Road::minor:
      return p.minor;
    case Road::track:
      return p.track;
    case Road::none:
      break;
  }
  return p.field;
}

}  // namespace

TonnesPerDay road_capacity(const WayParameters& p, Road road, Share going, Share damage) {
  EXPECT(going >= 0 && damage >= 0 && damage <= 1);
  return TonnesPerDay{tonnes_of(p, road) * going * (1 - damage)};
}

TonnesPerDay rail_capacity(const WayParameters& p, Share damage) {
  EXPECT(damage >= 0 && damage <= 1);
  return TonnesPerDay{p.trains * p.train_load * (1 - damage)};
}

Share belt_crossed(Kilometres depth, Kilometres belt) {
  EXPECT(depth >= Kilometres{0} && belt > Kilometres{0});
  const double inside = std::max(0.0, 1 - in<Kilometres>(depth) / in<Kilometres>(belt));
  return inside * inside;
}

double belt_stretch(Kilometres length, Kilometres depth, Kilometres belt) {
  EXPECT(depth >= Kilometres{0} && belt > Kilometres{0});
  const double inside = std::max(0.0, 1 - in<Kilometres>(depth) / in<Kilometres>(belt));
  return 2 * in<Kilometres>(length) * inside / in<Kilometres>(belt);
}

Share gets_through(const WayParameters& p, Share watch, double crossed) {
  EXPECT(watch >= 0 && crossed >= 0);
  return math::exp(-p.hazard * watch * crossed);
}

double cautious_minutes(const WayParameters& p, double minutes, Share watch, Share threat) {
  return minutes * (1 + p.caution * watch * threat);
}

Share bomb_chance(const DamageParameters& p, Share air, Kilometres depth, Days span) {
  EXPECT(air >= 0 && depth >= Kilometres{0} && span >= Days{0});
  const double near = std::max(0.0, 1 - in<Kilometres>(depth) / p.reach);
  return -math::expm1(-p.bombed * air * near * in<Days>(span));
}

Share damage_after(const DamageParameters& p, Share damage, bool hit, Days span) {
  EXPECT(damage >= 0 && damage <= 1);
  const double mended = damage * math::halved(in<Days>(span), p.repair_days);
  return 1 - (1 - mended) * (hit ? 1 - p.wrecked : 1.0);
}

}  // namespace salient::models
