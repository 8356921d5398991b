#include "models/attrition/giving_up.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/attrition/law.hpp"

namespace salient::models {
namespace {

double per_thousand(double number, double people) { return math::log1p(1000 * number / people); }

double size_of(const HistoryLaw& law, double people) {
  return math::log(std::max(people, law.smallest_people) / law.usual_people);
}

/// ln of the density of the defence over the era's usual, within the limit.
double crowding(const AttritionParameters& p, const Contest& c) {
  if (c.per_km <= 0) return 0;
  const double limit = p.giving_up.density_limit;
  return math::log(std::clamp(c.per_km / p.usual_density.at(c.era), 1 / limit, limit));
}

double pace(const AttritionParameters& p, const Contest& c) {
  const GivingUp& g = p.giving_up;
  return g.base + p.giving_up_era.at(c.era) - g.attackers * size_of(p.history, c.attackers) -
         g.defenders * size_of(p.history, c.defenders) + g.works * c.works + (c.gives_ground ? g.delay : 0) +
         g.heat * (c.attacker_excess + c.defender_excess) / 2;
}

double tilt(const AttritionParameters& p, const Contest& c) {
  const GivingUp& g = p.giving_up;
  return g.verdict + g.ratio * c.log_ratio + g.air * c.air - g.density * crowding(p, c) +
         g.sorties * c.sorties + (c.envelopment ? g.envelopment : 0) +
         (c.counterattacks ? g.counterattack : 0) + g.effectiveness * c.effectiveness +
         g.excess * (c.defender_excess - c.attacker_excess);
}

bool gives_ground(Posture posture) { return posture == Posture::delay || posture == Posture::withdraw; }

}  // namespace

Contest contest_of(const AttritionParameters& p, const Fight& f) {
  const Contestant &A = f.attacker, &D = f.defender;
  const double limit = p.setting.ratio_limit;
  Contest c{.era = f.era,
            .attackers = A.people,
            .defenders = D.people,
            .works = standing_works(p.setting, f.posture, f.works),
            .gives_ground = gives_ground(f.posture),
            .log_ratio = math::log(std::clamp(A.power / std::max(D.power, A.power / limit), 1 / limit, limit)),
            .air = f.air,
            .per_km = D.people / in<Kilometres>(f.width),
            .envelopment = f.scheme == Scheme::envelopment || f.scheme == Scheme::double_envelopment,
            .counterattacks = f.counterattacks,
            .effectiveness = A.nation.effectiveness - D.nation.effectiveness};
  if (A.people > 0 && D.people > 0)
    c.sorties = per_thousand(A.aircraft, A.people) - per_thousand(D.aircraft, D.people);
  return c;
}

double loss_excess(double lost, double usual) {
  EXPECT(lost >= 0 && usual >= 0);
  return math::log((lost + 1) / (usual + 1));
}

Hazards giving_up(const AttritionParameters& p, const Contest& c) {
  const double mean = pace(p, c), half = tilt(p, c) / 2;
  const auto bounded = [&](double log_hazard) {
    return PerDay{
        std::min(math::exp(std::min(log_hazard, math::log(p.giving_up.ceiling))), p.giving_up.ceiling)};
  };
  return {bounded(mean - half), bounded(mean + half)};
}

}  // namespace salient::models
