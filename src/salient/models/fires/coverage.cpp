#include "models/fires/coverage.hpp"

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

constexpr double square_metres_per_km2 = 1000.0 * 1000.0;
constexpr double hours_per_day = 24.0;

bool stands(Posture p) { return p == Posture::attack || p == Posture::march || p == Posture::withdraw; }

}  // namespace

Share casualty_share(const Coverage& c, const Beaten& beaten, double rounds) {
  EXPECT(rounds >= 0 && beaten.area > SquareKilometres{0});
  const double exposure = (stands(beaten.posture) ? c.standing : c.prone) * math::pow(c.dug_in, beaten.works);
  const double aim = c.unobserved + (1 - c.unobserved) * beaten.observed;
  const double swept = c.lethal_area_m2 / (in<SquareKilometres>(beaten.area) * square_metres_per_km2);
  return -math::expm1(-rounds * swept * exposure * c.cover.at(beaten.cover) * aim);
}

Share suppressed(const Suppression& s, Share before, double rounds_per_km2_hour, Share works, Days span) {
  EXPECT(rounds_per_km2_hour >= 0 && before >= 0 && before <= 1);
  const double half = s.half_density * math::pow(s.works_factor, works);
  const double settled = s.most * (1 - math::halved(rounds_per_km2_hour, half));
  return settled + (before - settled) * math::halved(in<Days>(span) * hours_per_day, s.half_life_hours);
}

}  // namespace salient::models
