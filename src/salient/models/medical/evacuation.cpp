#include "models/medical/evacuation.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {

namespace {

/// How many times longer everything takes than undisturbed.
double hindrance(const EvacuationParameters& p, const EvacuationPath& path) {
  EXPECT(are_shares(path.drones, path.contact, path.transport_fill, path.encircled));
  const double pace = p.transport + (1.0 - p.transport) * path.transport_fill;
  return (1.0 + p.drones * path.drones + p.fire * path.contact) / pace;
}

}  // namespace

double evacuation_delay_hours(const EvacuationParameters& p, const EvacuationPath& path) {
  EXPECT(path.distance >= Kilometres{0});
  const double undisturbed = p.collect + in<Kilometres>(path.distance) / p.speed;
  return undisturbed * hindrance(p, path) + p.encircled * path.encircled;
}

EvacuationQueue evacuation_queue(const EvacuationParameters& p, const EvacuationPath& path, double waiting,
                                 double arrivals, double lift) {
  EXPECT(waiting >= 0.0 && arrivals >= 0.0 && lift > 0.0);
  const double carried = lift / hindrance(p, path);
  const double left = std::max(0.0, waiting + arrivals - carried);
  return {.waiting = left, .hours = 24.0 * left / carried};
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
