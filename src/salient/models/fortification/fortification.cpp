#include "models/fortification/fortification.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {

Share dug(const Digging& d, Share works, const Diggers& by, Days span) {
  EXPECT(works >= 0 && works <= 1 && span >= Days{0} && by.people_per_km >= 0 && by.engineers_per_km >= 0);
  const double hands = by.people_per_km + d.engineer_worth * by.engineers_per_km;
  const double labour = std::min(d.most_labour, hands / d.usual_labour);
  const double progress = -math::log1p(-d.prepared_works) / d.prepared_days * labour *
                          (1 - d.fire_slows * by.under_fire) * by.dig_factor * in<Days>(span);
  return 1 - (1 - works) * math::exp(-progress);
}

Tonnes material_for(const Digging& d, Share before, Share after, Kilometres width) {
  const double beyond = std::max(0.0, after - std::max(before, d.prepared_works));
  return Tonnes{d.material_tonnes * in<Kilometres>(width) * beyond / (1 - d.prepared_works)};
}

Share rationed(const Digging& d, Share before, Share after, Share ration) {
  const double free = std::min(after, std::max(before, d.prepared_works));
  return free + ration * (after - free);
}

Posture posture_of(const Digging& d, Share works) {
  if (works >= d.fortified_works) return Posture::fortified_defence;
  return works >= d.prepared_works ? Posture::prepared_defence : Posture::hasty_defence;
}

Share worn(const Works& w, Share works, double rounds_per_km2) {
  EXPECT(rounds_per_km2 >= 0);
  return works * math::halved(rounds_per_km2, w.half_worn);
}

Share captured_works(const Works& w, Share works) { return w.captured * works; }

double works_power(const Works& w, Share works) { return w.bare + (w.full - w.bare) * works; }

Share mines_laid(const Mines& m, Share mines, double engineers_per_km, Days span) {
  EXPECT(mines >= 0 && mines <= 1 && engineers_per_km >= 0 && span >= Days{0});
  return 1 - (1 - mines) * math::exp(-m.lay * engineers_per_km * in<Days>(span));
}

Tonnes mines_for(const Mines& m, Share before, Share after, Kilometres width) {
  return Tonnes{m.belt_tonnes * in<Kilometres>(width) * std::max(0.0, after - before)};
}

Share mines_breached(const Mines& m, Share mines, double engineers_per_km, Share under_fire, Days span) {
  EXPECT(engineers_per_km >= 0 && span >= Days{0});
  const double cleared = m.breach * engineers_per_km * (1 - m.breach_fire * under_fire) * in<Days>(span);
  return mines * math::exp(-cleared);
}

Share engineers_lost(const Mines& m, Share mines, Share under_fire, Days span) {
  EXPECT(mines >= 0 && under_fire >= 0 && span >= Days{0});
  return -math::expm1(-m.breach_lost * mines * under_fire * in<Days>(span));
}

double mine_toll(const Mines& m, Share mines) { return 1 + m.toll * mines; }

Share mines_trampled(const Mines& m, Share mines, Kilometres gained) {
  EXPECT(gained >= Kilometres{0});
  return mines * math::exp(-m.trampled * in<Kilometres>(gained));
}

Share bridged(const Bridges& b, Share capacity, double engineers, Share under_fire, Metres width, Days span) {
  EXPECT(capacity >= 0 && capacity <= 1 && engineers >= 0 && width > Metres{0} && span >= Days{0});
  const double built =
      b.build * engineers * (1 - b.fire_slows * under_fire) * in<Days>(span) / in<Metres>(width);
  return 1 - (1 - capacity) * math::exp(-built);
}

Tonnes material_for_bridge(const Bridges& b, Share before, Share after, Metres width) {
  return Tonnes{b.tonnes * in<Metres>(width) * std::max(0.0, after - before)};
}

Metres unbridged(Metres width, Share capacity) { return Metres{in<Metres>(width) * (1 - capacity)}; }

}  // namespace salient::models
