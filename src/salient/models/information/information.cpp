#include "models/information/information.hpp"

#include <algorithm>

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

double access(const AccessParameters& p, const Connection& at) {
  EXPECT(are_shares(at.users, at.in_contact, at.restriction));
  return at.users * openness_of(p, at.network) * (1.0 - p.line * at.in_contact) * (1.0 - at.restriction);
}

double home_openness(const AccessParameters& p, const HomeBaseline& home) {
  EXPECT(home.sites >= 0.0 && is_share(home.with_access));
  return home.with_access * home.sites / (home.sites + p.half_sites);
}

Share freshness_after(const AccessParameters& p, Share fresh, double access, Days span) {
  EXPECT(are_shares(fresh, access) && span >= Days{0});
  return access > 0.0 ? fresh * math::exp(-access * in<Days>(span) / p.fading) : fresh;
}

double novelty(double access, double openness, Share fresh) {
  EXPECT(are_shares(access, openness, fresh));
  return access * (1.0 - openness) * fresh;
}

Distraction distraction(const DistractionParameters& p, double novelty, Share discipline) {
  EXPECT(are_shares(novelty, discipline));
  const double distracted = novelty * (1.0 - p.discipline * discipline);
  return {.distracted = distracted,
          .vigilance_factor = 1.0 - p.vigilance * distracted,
          .uptake_factor = 1.0 - p.uptake * distracted,
          .rest_lost = p.rest * distracted};
}

double message_exposure(const MessageParameters& p, double access, Share enemy_effort, Share in_own_language) {
  EXPECT(are_shares(access, enemy_effort, in_own_language));
  const double heard = p.offline + (p.reach - p.offline) * access;
  return enemy_effort * heard * (p.language + (1.0 - p.language) * in_own_language);
}

double restriction_hazard(const RestrictionParameters& p, double distracted, Share leadership) {
  EXPECT(are_shares(distracted, leadership));
  return p.hazard * distracted * leadership;
}

Share restricted(const RestrictionParameters& p, Share restriction) { return std::max(restriction, p.share); }

}  // namespace salient::models
