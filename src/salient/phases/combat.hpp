#pragma once
#include "phases/phase.hpp"

namespace salient::phases {

/// Friendly fire across the seam to a host, in fights mixed with his troops: now and then an attacking
/// battalion is hit.
void friendly_fire(const Setting&, State&, Journal&, const Engagement&);

}  // namespace salient::phases
