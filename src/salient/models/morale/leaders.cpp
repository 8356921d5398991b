#include "models/morale/leaders.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {

double leaders_lost_after(const LeaderParameters& p, Share leaders_lost, double loss_per_day, Days span) {
  EXPECT(is_share(leaders_lost) && loss_per_day >= 0.0 && span >= Days{0});
  const double down = p.exposure * loss_per_day, up = 1.0 / p.succession;
  const double goal = down / (down + up);
  return goal + (leaders_lost - goal) * math::exp(-(down + up) * in<Days>(span));
}

double commander_lost(const LeaderParameters& p, Share lost) {
  EXPECT(is_share(lost));
  return lost > 0.0 ? 1.0 - math::exp(-p.commander * lost) : 0.0;
}

double without_commander(const LeaderParameters& p, Share leaders_lost) {
  EXPECT(is_share(leaders_lost));
  return leaders_lost + p.void_left * (1.0 - leaders_lost);
}

double staff_lost_after(const LeaderParameters& p, Share staff_lost, Share lost, Days span) {
  EXPECT(are_shares(staff_lost, lost) && span >= Days{0});
  const double missing = std::min(1.0, staff_lost + p.staff * lost);
  return missing > 0.0 ? missing * math::exp(-in<Days>(span) / p.staff_days) : 0.0;
}

Share leadership_left(Share quality, Share leaders_lost, Share staff_lost) {
  EXPECT(are_shares(quality, leaders_lost, staff_lost));
  return quality * (1.0 - leaders_lost) * (1.0 - staff_lost);
}

}  // namespace salient::models
