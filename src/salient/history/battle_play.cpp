#include "history/battle_play.hpp"

#include <algorithm>

#include "chance/distributions.hpp"

namespace salient::history {
namespace {

constexpr Days span{1.0 / steps_a_day};

/// A force in the battle: what it came with, and what is left of it.
struct Force {
  models::Contestant full;
  double left{1};   ///< share of its people
  double lost{0};   ///< people
  double usual{0};  ///< people that it would usually have cost
  double today{0};  ///< share of the day's people lost since it began

  models::Contestant now() const {
    models::Contestant now = full;
    for (double* of : {&now.people, &now.power, &now.tanks, &now.guns}) *of *= left;
    return now;
  }
  void expect(double share) { usual += share * left * full.people; }
  void lose(Share share) {
    const double gone = share * left;
    left -= gone;
    lost += gone * full.people;
    today += share * (1 - today);
  }
};

class Battle {
 public:
  Battle(models::AttritionLaw law, const BattleParameters& parameters, const Encounter& encounter,
         chance::Key key)
      : law_{law},
        parameters_{parameters},
        fight_{encounter.fight},
        ground_{encounter.ground},
        key_{key},
        attacker_{encounter.fight.attacker},
        defender_{encounter.fight.defender} {
    const chance::Key lasting = key_.at("lasting");
    fight_.attacker_luck = chance::normal(lasting, 0);
    fight_.defender_luck = chance::normal(lasting, 1);
    ground_.luck = chance::normal(lasting, 2);
    const auto meet = [&](Force& side, bool known, std::uint64_t n) {
      if (!known)
        side.full.nation = models::nationality_of(parameters.attrition.nation, chance::normal(lasting, n),
                                                  chance::normal(lasting, n + 1));
    };
    meet(attacker_, encounter.attacker_nation_known, 3);
    meet(defender_, encounter.defender_nation_known, 5);
  }

  BattleCourse play(Days longest) {
    const int most = std::max(1, static_cast<int>(in<Days>(longest) * steps_a_day));
    for (step_ = 0; step_ < most; ++step_) {
      if (step_ % steps_a_day == 0) new_day();
      fight();
      const models::Hazards h = hazards();
      const PerDay either = h.attacker + h.defender;
      if (luck(0) >= models::chance_within(either, span)) continue;
      return luck(1) * either < h.defender ? overrun() : course(Victor::defender);
    }
    --step_;
    return course(Victor::nobody);
  }

 private:
  void new_day() {
    const chance::Key day = key_.at("day").at(static_cast<std::uint64_t>(step_ / steps_a_day));
    attacker_.today = 0;
    fight_.attacker_daily = chance::normal(day, 0);
    fight_.defender_daily = chance::normal(day, 1);
    ground_.daily = chance::normal(day, 2);
  }

  void fight() {
    fight_.attacker = attacker_.now();
    fight_.defender = defender_.now();
    fight_.lasted = static_cast<double>(step_) * span;
    const double km = in<Kilometres>(
        models::advance_rate(parameters_.by, {parameters_.advance, parameters_.attrition}, fight_, ground_) *
        span);
    const models::LossRates rates = models::loss_rates(law_, parameters_.attrition, fight_);
    const models::LossRates usual = models::usual_rates(law_, parameters_.attrition, fight_);
    attacker_.expect(usual.attacker * span);
    defender_.expect(usual.defender * span);
    attacker_.lose(
        goes_to_ground(fight_.era)
            ? models::share_lost_attacking(parameters_.to_ground, attacker_.today, rates.attacker, span)
            : models::share_lost(rates.attacker, span));
    defender_.lose(models::share_lost(rates.defender, span));
    at_risk_ *= 1 - models::share_lost(rates.defender_captured, span);
    gained_ += km;
  }

  /// {giving-up} of both sides, by their losses so far against what such a battle usually costs.
  models::Hazards hazards() const {
    models::Contest contest = models::contest_of(parameters_.attrition, fight_);
    contest.attacker_excess = models::loss_excess(attacker_.lost, attacker_.usual);
    contest.defender_excess = models::loss_excess(defender_.lost, defender_.usual);
    return models::giving_up(parameters_.attrition, contest);
  }

  double luck(std::uint64_t n) const {
    return key_.at("break off").at(static_cast<std::uint64_t>(step_)).uniform(n);
  }

  /// The defender gives up: the attacker takes the position, and the prisoners that go with it.
  BattleCourse overrun() {
    defender_.lose(1 - at_risk_);
    return course(Victor::attacker);
  }

  BattleCourse course(Victor victor) const {
    return {victor, attacker_.lost, defender_.lost, Kilometres{gained_}, (step_ + 1.0) * span};
  }

  const models::AttritionLaw law_;
  const BattleParameters& parameters_;
  models::Fight fight_;
  models::AdvanceConditions ground_;
  const chance::Key key_;
  Force attacker_, defender_;
  double gained_{0};
  double at_risk_{1};  ///< share of the defenders who would not be taken with the position
  int step_{0};
};

}  // namespace

bool goes_to_ground(models::Era era) { return era >= models::Era::machine_gun; }

BattleCourse play_battle(models::AttritionLaw law, const BattleParameters& parameters,
                         const Encounter& encounter, chance::Key key, Days longest) {
  return Battle{law, parameters, encounter, key}.play(longest);
}

}  // namespace salient::history
