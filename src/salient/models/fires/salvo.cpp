#include "models/fires/salvo.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {

Penetration penetration(const Salvo& s, const Launched& launched, double engagements) {
  EXPECT(launched.missiles >= 0 && launched.drones >= 0 && engagements >= 0);
  const double arriving = launched.missiles * s.missile.reliable + launched.drones * s.drone.reliable;
  const double engaged = arriving > engagements ? engagements / arriving : 1.0;
  const auto through = [&](const SalvoWeapon& w) { return w.reliable * (1 - w.intercepted * engaged); };
  return {.missile = through(s.missile), .drone = through(s.drone)};
}

Share salvo_damage(double aim, double loss, double hits) {
  EXPECT(hits >= 0);
  return -math::expm1(-aim * loss * hits);
}

}  // namespace salient::models
