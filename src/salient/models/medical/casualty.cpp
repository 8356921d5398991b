#include "models/medical/casualty.hpp"

#include "base/check.hpp"
#include "models/share.hpp"

namespace salient::models {
namespace {

bool is_whole(const LossCauses& c) {
  const double rest = c.artillery + c.drone + c.small_arms - 1.0;
  return rest * rest < 1e-12;
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
  const double killed =
      p.killed_artillery * by.artillery + p.killed_drone * by.drone + p.killed_small_arms * by.small_arms;
  const double severe =
      p.severe_artillery * by.artillery + p.severe_drone * by.drone + p.severe_small_arms * by.small_arms;
  return {.killed = hit * killed,
          .wounded_severe = hit * (1.0 - killed) * severe,
          .wounded_light = hit * (1.0 - killed) * (1.0 - severe),
          .missing = hit * missing,
          .captured = hit * captured};
}

PerDay disease_and_injury(const DiseaseParameters& p, const FieldConditions& at) {
  EXPECT(are_shares(at.cold, at.wet, at.fatigue, at.supply_fill));
  return PerDay{p.rate * (1.0 + p.cold * at.cold + p.wet * at.wet + p.fatigue * at.fatigue +
                          p.short_supply * (1.0 - at.supply_fill))};
}

}  // namespace salient::models
