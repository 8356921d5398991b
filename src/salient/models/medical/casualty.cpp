#include "models/medical/casualty.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "models/share.hpp"

namespace salient::models {
namespace {

bool is_whole(const LossCauses& c) {
  const double rest = c.artillery + c.drone + c.small_arms - 1.0;
  return rest * rest < 1e-12;
}

/// Of those hit by one cause and neither missing nor captured.
struct HitBy {
  double killed, severe;
};

HitBy hit_by(double killed_of_severe, double severe_of_wounded) {
  EXPECT(killed_of_severe < 1.0 && severe_of_wounded > 0.0);
  const double killed = killed_of_severe / (1.0 - killed_of_severe);  // for each severely wounded
  const double all = killed + 1.0 / severe_of_wounded;
  return {.killed = killed / all, .severe = 1.0 / all};
}

}  // namespace

CasualtySplit casualty_split(const CasualtyParameters& p, const LossCauses& by, const LossCircumstance& at) {
  EXPECT(are_shares(by.artillery, by.drone, by.small_arms) && is_whole(by));
  EXPECT(are_shares(at.retreating, at.routed, at.encircled));
  const double missing = p.missing_held + p.missing_retreat * at.retreating + p.missing_rout * at.routed +
                         p.missing_encircled * at.encircled;
  const double captured = p.captured_held + p.captured_retreat * at.retreating + p.captured_rout * at.routed +
                          p.captured_encircled * at.encircled;
  const double hit = 1.0 / (1.0 + missing + captured);
  const HitBy artillery = hit_by(p.killed_artillery, p.severe_artillery),
              drone = hit_by(p.killed_drone, p.severe_drone),
              small_arms = hit_by(p.killed_small_arms, p.severe_small_arms);
  const double killed =
      artillery.killed * by.artillery + drone.killed * by.drone + small_arms.killed * by.small_arms;
  const double severe =
      artillery.severe * by.artillery + drone.severe * by.drone + small_arms.severe * by.small_arms;
  return {.killed = hit * killed,
          .wounded_severe = hit * severe,
          .wounded_light = hit * (1.0 - killed - severe),
          .missing = hit * missing,
          .captured = hit * captured};
}

Share cold_at(const DiseaseParameters& p, double degrees) { return std::clamp(-degrees / p.frost, 0.0, 1.0); }

PerDay disease_and_injury(const DiseaseParameters& p, const FieldConditions& at) {
  EXPECT(are_shares(at.cold, at.wet, at.fatigue, at.supply_fill));
  return PerDay{p.rate * (1.0 + p.cold * at.cold + p.wet * at.wet + p.fatigue * at.fatigue +
                          p.short_supply * (1.0 - at.supply_fill))};
}

}  // namespace salient::models
