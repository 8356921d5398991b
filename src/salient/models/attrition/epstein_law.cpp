#include "models/attrition/epstein_law.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/attrition/law.hpp"

namespace salient::models {
namespace {

/// Share of a force's power that aircraft destroy in a day.
double lost_to_aircraft(const EpsteinLaw& law, double kills, double sorties, const Contestant& force) {
  if (force.power <= 0) return 0;
  return std::min(1.0, std::min(force.tanks, kills * sorties) * law.vehicle / force.power);
}

/// People's share of a power's loss, smaller forces losing faster.
double people_lost(const EpsteinLaw& law, double power, double people, double extra) {
  const double size = math::log(std::max(people, law.smallest_people) / law.reference_people);
  return power * law.people * math::exp(extra - law.size * size);
}

}  // namespace

AdaptedDay adapted_day(const EpsteinLaw& law, const Fight& fight, double works) {
  const double days = in<Days>(fight.lasted);
  EXPECT(days >= 0 && works >= 0 && works <= 1);
  const Contestant &A = fight.attacker, &D = fight.defender;
  const double air_attacker = lost_to_aircraft(law, law.kills_defender, D.aircraft, A);
  const double air_defender = lost_to_aircraft(law, law.kills_attacker, A.aircraft, D);
  const double settled = std::max(0.0, law.tolerable_attacker - air_attacker);
  const double bearable = std::max(0.0, law.tolerable_defender - air_defender);
  const double exchange = law.exchange * (1 + law.works_gain * works);

  const double press = settled - (settled - std::min(law.opening, settled)) * math::exp(-days / law.press_days);
  // The pace f* (1 - w*) at which the defender loses what he bears; a product, since a power may be nothing.
  const double held = A.power > 0 ? std::min(settled, bearable * exchange * D.power / A.power) : settled;
  const double leaving = settled > 0 ? 1 - held / settled : 0;
  const double withdrawing = leaving * (1 - math::exp(-days / law.withdraw_days));
  const double pace = D.power > 0 ? press * (1 - withdrawing) : 0;
  return {.press = PerDay{press},
          .withdrawing = withdrawing,
          .attacker = PerDay{pace + air_attacker},
          .defender = PerDay{(D.power > 0 ? pace * A.power / (exchange * D.power) : 0) + air_defender}};
}

LossRates epstein_rates(const AttritionParameters& parameters, const Fight& fight) {
  const EpsteinLaw& law = parameters.epstein;
  const FightSetting& setting = parameters.setting;
  const LogFactors extra =
      circumstances(setting, parameters.relief, parameters.cover, parameters.epstein_scatter, fight);
  const AdaptedDay day = adapted_day(law, fight, standing_works(setting, fight.posture, fight.works));
  const double attacker = people_lost(law, in<PerDay>(day.attacker) * since_record(fight, law.attacker_era),
                                      fight.attacker.people, extra.attacker);
  const double defender = people_lost(law, in<PerDay>(day.defender) * since_record(fight, law.defender_era),
                                      fight.defender.people, extra.defender);
  return bounded(setting, setting.most_per_day, fight, attacker, defender, defender * law.captured);
}

}  // namespace salient::models
