#include "models/command/manoeuvre.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {
namespace {

constexpr double a_thousand = 1000;  ///< people, the unit of `detour`

}  // namespace

double target_cost(const TargetParameters& p, double minutes, double enemy, double others) {
  EXPECT(minutes >= 0.0 && enemy >= 0.0 && others >= 0.0);
  return minutes + p.detour * enemy / a_thousand / (1.0 + others) + p.crowd * others;
}

double axis_prospect(const ShiftParameters& p, const AxisView& at) {
  EXPECT(at.effort >= 0.0 && at.believed_ratio > 0.0 && is_share(at.success));
  return at.effort * math::pow(at.believed_ratio, p.ratio) * math::exp(p.success * at.success);
}

PerDay shift_effort_hazard(const ShiftParameters& p, double own, double best) {
  EXPECT(own >= 0.0 && best >= 0.0);
  if (best <= 0.0) return PerDay{0};
  if (own <= 0.0) return PerDay{p.ceiling};
  const double hazard = p.hazard * std::max(0.0, math::log(best / own) - p.margin);
  return PerDay{hazard / (1.0 + hazard / p.ceiling)};
}

Exposure exposure_of(const ExposureParameters& p, const Surroundings& at) {
  EXPECT(is_share(at.hostile));
  const auto between = [&](double from, double to) {
    return std::clamp((at.hostile - from) / (to - from), 0.0, 1.0);
  };
  return {.flank = between(p.flank_from, p.flank_full),
          .encirclement = at.closing  ? 1.0
                          : at.hangs  ? p.thread
                          : at.narrow ? p.neck
                                      : between(p.ring_from, 1.0)};
}

Share delay_chance(const DelayParameters& p, Share contact, Share encirclement, double believed_ratio) {
  EXPECT(are_shares(contact, encirclement) && believed_ratio >= 0.0);
  return contact * (1.0 - encirclement) * believed_ratio / (believed_ratio + p.ratio);
}

PerDay break_out_hazard(const BreakOutParameters& p, Share hold) {
  EXPECT(is_share(hold));
  return PerDay{p.hazard * math::exp(-p.hold * hold)};
}

Share break_out_loss(const BreakOutParameters& p, Kilometres way) {
  EXPECT(way >= Kilometres{0});
  return 1.0 - math::exp(-p.lost * in<Kilometres>(way));
}

PerDay hunted_hazard(const BreakOutParameters& p, double enemies, double people) {
  EXPECT(enemies >= 0.0 && people > 0.0);
  return PerDay{2.0 * p.hunted * enemies / (enemies + people)};
}

Share relief_worth(const ReliefParameters& p, double cut_off, double own) {
  EXPECT(cut_off >= 0.0 && own > 0.0);
  return cut_off / (cut_off + p.cost * own);
}

double relief_cost(double target_cost, int hexes_between) {
  EXPECT(target_cost >= 0.0 && hexes_between >= 1);
  return target_cost * hexes_between;
}

Share counter_urgency(const CounterAttackParameters& p, Days ago) {
  EXPECT(ago >= Days{0});
  return in<Days>(ago) < p.fresh_days ? p.weight * (1.0 - in<Days>(ago) / p.fresh_days) : 0.0;
}

double need_of_troops(const NeedParameters& p, double threat, double cover, double hours) {
  EXPECT(threat >= 0.0 && cover >= 0.0 && hours >= 0.0);
  return (threat + p.alarm) / ((cover + p.screen) * (1.0 + hours / p.hours));
}

Share share_to_spare(const NeedParameters& p, double threat, double cover) {
  EXPECT(threat >= 0.0 && cover >= 0.0);
  return cover > 0.0 ? std::max(0.0, 1.0 - (threat + p.alarm) / cover) : 0.0;
}

Days regroup_time(double recover_days, double least, Share ammunition, int repulsed) {
  EXPECT(recover_days >= 0.0 && least > 0.0 && is_share(ammunition) && repulsed >= 0);
  return Days{recover_days * (1 + repulsed) / std::max(least, ammunition)};
}

}  // namespace salient::models
