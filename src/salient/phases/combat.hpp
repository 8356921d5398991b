#pragma once
#include "models/attrition/fight.hpp"
#include "phases/phase.hpp"

namespace salient::phases {

/// Friendly fire across the seam to a host, in fights mixed with his troops: now and then an attacking
/// battalion is hit.
void friendly_fire(const Setting&, State&, Journal&, const Engagement&);

/// How fast an attack moves the front today: by what lies in its way, who rides, and the front pressed beside
/// it.
KilometresPerDay advance_of(const Setting&, const State&, const Engagement&, const models::Fight&);

}  // namespace salient::phases
