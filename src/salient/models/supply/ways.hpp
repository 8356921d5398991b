#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// What roads and railways let through, and what the enemy overhead does to it.
struct WayParameters {
  double major, minor, track, field;  ///< tonnes a day one way, dry, whole
  double trains;                      ///< a day, single track
  double train_load;                  ///< tonnes
  double caution;                     ///< longer trips under full watch, as a share
  double hazard;                      ///< of loss, once through the watched belt to the front under full watch

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("major", &WayParameters::major);
    visit("minor", &WayParameters::minor);
    visit("track", &WayParameters::track);
    visit("field", &WayParameters::field);
    visit("trains", &WayParameters::trains);
    visit("train_load", &WayParameters::train_load);
    visit("caution", &WayParameters::caution);
    visit("hazard", &WayParameters::hazard);
  }
};

/// Tonnes that a road carries in a day.                                         {road-capacity}
///
///     capacity = tonnes(road) going (1 - damage)
TonnesPerDay road_capacity(const WayParameters&, Road, Share going, Share damage);

/// Tonnes that a railway carries in a day.                                      {rail-capacity}
///
///     capacity = trains train_load (1 - damage)
TonnesPerDay rail_capacity(const WayParameters&, Share damage);

/// How much of a way through the watched belt a column has behind it when it has come from outside to `depth`
/// behind the front; the watch falls evenly from the front to the belt's inner edge. {belt}
///
///     crossed = max(0, 1 - depth / belt)^2
Share belt_crossed(Kilometres depth, Kilometres belt);
/// The same for a stretch that keeps at a depth: 2 length max(0, 1 - depth / belt) / belt. {belt}
double belt_stretch(Kilometres length, Kilometres depth, Kilometres belt);

/// Share of loads that gets through.                                            {way-loss}
///
///     through = exp(-hazard watch crossed),   minutes' = minutes (1 + caution watch threat)
Share gets_through(const WayParameters&, Share watch, double crossed);
double cautious_minutes(const WayParameters&, double minutes, Share watch, Share threat);

/// What aircraft do to railways and bridges, and how it is mended.
struct DamageParameters {
  double bombed;       ///< hits a day on one railway or bridge at the front under free use of the air
  double reach;        ///< km behind the front at which that has fallen to nothing
  double wrecked;      ///< capacity that a hit takes from a way
  double repair_days;  ///< in which half of a damage is mended

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("bombed", &DamageParameters::bombed);
    visit("reach", &DamageParameters::reach);
    visit("wrecked", &DamageParameters::wrecked);
    visit("repair_days", &DamageParameters::repair_days);
  }
};

/// Chance that a way is hit from the air within a span.                         {bomb-chance}
///
///     P = 1 - exp(-bombed air max(0, 1 - depth / reach) span)
Share bomb_chance(const DamageParameters&, Share air, Kilometres depth, Days span);
/// Damage after a span, and a hit at its end or none.                            {damage}
///
///     d' = 1 - (1 - d 2^(-t / repair)) (1 - wrecked [hit])
Share damage_after(const DamageParameters&, Share damage, bool hit, Days span);

}  // namespace salient::models
