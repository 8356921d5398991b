#include "models/medical/evacuation.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {

double evacuation_delay_hours(const EvacuationParameters& p, const EvacuationPath& path) {
  EXPECT(path.distance >= Kilometres{0} && are_shares(path.drones, path.transport_fill, path.encircled));
  const double undisturbed = p.collect + in<Kilometres>(path.distance) / p.speed;
  const double pace = p.transport + (1.0 - p.transport) * path.transport_fill;
  return undisturbed * (1.0 + p.drones * path.drones) / pace + p.encircled * path.encircled;
}

double hospital_crowding(double patients, double beds) {
  EXPECT(patients >= 0.0 && beds > 0.0);
  return std::max(0.0, patients / beds - 1.0);
}

double died_of_wounds(const WoundParameters& p, Severity severity, double delay_hours, double crowding) {
  EXPECT(delay_hours >= 0.0 && crowding >= 0.0);
  const double risk = p.prompt + (p.late - p.prompt) * (1.0 - math::exp(-delay_hours / p.scale));
  const double dies = 1.0 - math::pow(1.0 - risk, 1.0 + p.crowding * crowding);
  return severity == Severity::severe ? dies : p.light * dies;
}

Convalescence convalescence(const ReturnParameters& p, Severity severity, double crowding, Days span) {
  EXPECT(crowding >= 0.0 && span >= Days{0});
  const bool light = severity == Severity::light;
  const double back = (light ? p.light : p.severe) / (1.0 + p.crowding * crowding);
  const double out = light ? p.invalided_light : p.invalided_severe;
  if (back + out <= 0.0) return {.stays = 1.0, .returns = 0.0, .invalided = 0.0};
  const double stays = math::exp(-(back + out) * in<Days>(span));
  return {.stays = stays,
          .returns = (1.0 - stays) * (back / (back + out)),
          .invalided = (1.0 - stays) * (out / (back + out))};
}

}  // namespace salient::models
