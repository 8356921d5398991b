#pragma once
#include "models/attrition/law.hpp"

namespace salient::models {

struct AdvanceConditions;

/// Dupuy's table of advance rates of 1979, its columns drawn through by powers.                {qjm-advance}
///
///     R = i P_A / P_D exp(scatter u),   0 where R < 1
///     rate = parity min(R, most_ratio)^(infantry + (armour - infantry) a) posture ground (1 - obstacle O)
///            / (1 + (w / river_half_m)^river)
///
/// P by the attrition model, qjm_power: ground, works, weather, air and surprise are in it. i share that
/// presses, a share of the attacker's people under armour, O obstacles, w width of unbridged water, u the luck
/// of {stall}.
struct QjmAdvance {
  double parity;            ///< km per day at a ratio of 1 against hasty defence
  double infantry, armour;  ///< power of the ratio, of a force on foot and of one under armour
  double most_ratio;        ///< where the table ends
  PostureFactor posture;
  GroundFactor ground;
  double obstacle;             ///< share of pace lost in full minefields
  double river, river_half_m;  ///< power of the width; the width that halves the pace
  double scatter;              ///< sigma of ln R: the table itself has none

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("parity", &QjmAdvance::parity);
    visit("infantry", &QjmAdvance::infantry);
    visit("armour", &QjmAdvance::armour);
    visit("most_ratio", &QjmAdvance::most_ratio);
    visit("posture", &QjmAdvance::posture);
    visit("ground", &QjmAdvance::ground);
    visit("obstacle", &QjmAdvance::obstacle);
    visit("river", &QjmAdvance::river);
    visit("river_half_m", &QjmAdvance::river_half_m);
    visit("scatter", &QjmAdvance::scatter);
  }
};

/// The pace of a fight that is pressed and opposed; `u`: its luck, a standard normal.
KilometresPerDay qjm_advance(const QjmAdvance&, const AttritionParameters&, const Fight&,
                             const AdvanceConditions&, double u);

}  // namespace salient::models
