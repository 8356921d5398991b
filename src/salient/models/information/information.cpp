#include "models/information/information.hpp"

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {
namespace {

double openness_of(const AccessParameters& p, Network network) {
  switch (network) {
    case Network::cut:
      return 0.0;
    case Network::filtered:
      return p.filtered;
    default:
      return 1.0;
  }
}

}  // namespace

double access(const AccessParameters& p, Network network, Share restriction) {
  EXPECT(is_share(restriction));
  return openness_of(p, network) * (1.0 - restriction);
}

double home_openness(const AccessParameters& p, const HomeBaseline& home) {
  EXPECT(home.sites >= 0.0 && is_share(home.with_access));
  return home.with_access * home.sites / (home.sites + p.half_sites);
}

double novelty(const AccessParameters& p, double access, double openness, Days exposed) {
  EXPECT(are_shares(access, openness) && exposed >= Days{0});
  return access * (1.0 - openness) * math::exp(-in<Days>(exposed) / p.fading);
}

Distraction distraction(const DistractionParameters& p, double novelty, Share discipline) {
  EXPECT(are_shares(novelty, discipline));
  const double distracted = novelty * (1.0 - p.discipline * discipline);
  return {.vigilance_factor = 1.0 - p.vigilance * distracted,
          .uptake_factor = 1.0 - p.uptake * distracted,
          .rest_lost = p.rest * distracted};
}

double message_exposure(const MessageParameters& p, double access, Share enemy_effort, Share in_own_language) {
  EXPECT(are_shares(access, enemy_effort, in_own_language));
  const double heard = p.offline + (p.reach - p.offline) * access;
  return enemy_effort * heard * (p.language + (1.0 - p.language) * in_own_language);
}

double restriction_grievance(const MessageParameters& p, Share restriction, Share used_to_access, Days since) {
  EXPECT(are_shares(restriction, used_to_access) && since >= Days{0});
  return p.grievance * restriction * used_to_access * math::exp(-in<Days>(since) / p.habituation);
}

}  // namespace salient::models
