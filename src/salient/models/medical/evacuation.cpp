#include "models/medical/evacuation.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {

namespace {

/// How many times longer everything takes within the enemy's reach than undisturbed.
double hindrance(const EvacuationParameters& p, const EvacuationPath& path) {
  EXPECT(are_shares(path.drones, path.contact, path.transport_fill, path.encircled));
  return 1.0 + p.drones * path.drones + p.fire * path.contact;
}

double of_severity(const WoundParameters& p, Severity severity, double risk) {
  return severity == Severity::severe ? risk : p.light * risk;
}

}  // namespace

Evacuation evacuation(const EvacuationParameters& p, const EvacuationPath& path) {
  EXPECT(path.rear >= Kilometres{0} && path.watched >= Kilometres{0});
  const double h = hindrance(p, path);
  const double km = std::min(p.surgery, in<Kilometres>(path.rear));
  const double watched = std::min(km, in<Kilometres>(path.watched));
  const double drive = (watched * h + km - watched) / p.speed;
  const double pace = p.transport + (1.0 - p.transport) * path.transport_fill;
  return {.delay = (p.collect * h + drive) / pace + p.encircled * path.encircled,
          .round = (p.collect * h + 2.0 * drive) / pace};
}

double evacuation_lift(const EvacuationParameters& p, const EvacuationPath& path, Personnel people,
                       double undisturbed) {
  EXPECT(people >= Personnel{0} && undisturbed >= 0.0);
  const double round = evacuation(p, path).round;
  if (undisturbed <= 0.0) return in<Personnel>(people) / 1000.0 * p.vehicles * p.places * 24.0 / round;
  return undisturbed * evacuation(p, {path.rear, path.watched, 0, 0, 1, 0}).round / round;
}

double evacuation_lent(const EvacuationParameters& p, double own, double need, double spare, double short_of) {
  EXPECT(own >= 0.0 && need >= 0.0 && spare >= 0.0 && short_of >= 0.0);
  const double missing = std::max(0.0, need - own);
  return short_of > 0.0 ? own + missing * std::min(1.0, p.lent * spare / short_of) : own;
}

EvacuationQueue evacuation_queue(double waiting, double arrivals, double carried) {
  EXPECT(waiting >= 0.0 && arrivals >= 0.0 && carried > 0.0);
  const double left = std::max(0.0, waiting + arrivals - carried);
  return {.waiting = left, .hours = 24.0 * (waiting + left) / (2.0 * carried)};
}

double hospital_occupied(const HospitalParameters& p, double occupied, double admitted, Days span) {
  EXPECT(occupied >= 0.0 && admitted >= 0.0 && span >= Days{0});
  return (occupied + admitted) * math::exp(-in<Days>(span) / p.stay);
}

double hospital_crowding(double patients, double beds) {
  EXPECT(patients >= 0.0 && beds > 0.0);
  return std::max(0.0, patients / beds - 1.0);
}

double died_before_care(const WoundParameters& p, Severity severity, double first, double after) {
  EXPECT(first >= 0.0 && after >= 0.0);
  const double living = p.triage * math::exp(-first / p.scale) + (1.0 - p.triage) * math::exp(-after / p.scale);
  return of_severity(p, severity, p.late * (1.0 - living));
}

double died_of_wounds(const WoundParameters& p, Severity severity, double crowding) {
  EXPECT(crowding >= 0.0);
  return of_severity(p, severity, 1.0 - math::pow(1.0 - p.prompt, 1.0 + p.crowding * crowding));
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
