#include "history/rehearsal.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "scenario/knowledge.hpp"

namespace salient::history {
namespace {

using Vector = Fitted::Vector;
using Matrix = Fitted::Matrix;

constexpr int tuning_rounds = 4;
constexpr std::uint64_t tuning_plays = 60;  ///< of each battle and round
constexpr double in_interval = 0.8;
constexpr double share_by_ln_width = 0.449;  ///< d P(|z| < w) / d ln w of a normal where it is 0.8

/// ln of the battles' scatter over the plays' at usual people, and how much of it falls with ln of people.
struct Wider {
  double by{0}, size{0};
};

/// How many battles an interval held of those that it should hold 80 % of, each battle counted once, and where
/// they lie in ln people. {calibration}
struct Held {
  double battles{0}, inside{0}, size{0};
  void add(bool in, double ln_people) { battles += 1, inside += in ? 1 : 0, size += ln_people; }
  double mean_size() const { return size / std::max(battles, 1.0); }
  /// ln of the factor that would bring the scatter right.
  double wider() const;
};

/// The same of small forces and of large ones. {calibration}
class HeldBySize {
 public:
  void add(bool in, double ln_people) { (ln_people < 0 ? small_ : large_).add(in, ln_people); }
  Wider wider() const;

 private:
  Held small_, large_;
};

/// How plays differ from the battles that they are plays of, on average.
struct Misses {
  double attacker{0}, defender{0}, duration{0};  ///< ln, play less battle
  double wins{0};                                ///< log-odds of the attackers' wins, play less battle
  double attacker_scatter{0};                    ///< ln of the battles' scatter over the plays'
  Wider defender_scatter;
};

double Held::wider() const { return battles > 0 ? (in_interval - inside / battles) / share_by_ln_width : 0; }

Wider HeldBySize::wider() const {
  const double apart = large_.mean_size() - small_.mean_size(), all = small_.battles + large_.battles;
  if (small_.battles == 0 || large_.battles == 0) return {(all > 0 ? small_.wider() + large_.wider() : 0), 0};
  const double slope = (small_.wider() - large_.wider()) / apart;
  return {(small_.battles * (small_.wider() + slope * small_.mean_size()) +
           large_.battles * (large_.wider() + slope * large_.mean_size())) /
              all,
          slope};
}

bool inside(std::vector<double>& plays, double battle) {
  std::sort(plays.begin(), plays.end());
  return battle >= sample_quantile(plays, (1 - in_interval) / 2) &&
         battle <= sample_quantile(plays, (1 + in_interval) / 2);
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

class Rehearsal {
 public:
  Rehearsal(const Fitted& fitted, const Scenario& parameters, const std::vector<Observation>& battles,
            const Matrix& draws, Inputs inputs, chance::Key key)
      : fitted_{fitted}, battles_{battles}, draws_{draws}, inputs_{inputs}, key_{key} {
    const ParameterBinding binding{parameters.parameter};
    Parameters all{};
    binding.fill(all, central_knowledge(parameters).parameter);
    for (std::uint64_t play = 0; play < tuning_plays; ++play)
      drawn_.push_back(
          {.attrition = fitted.at(draws.row(static_cast<Eigen::Index>(play) % draws.rows()).transpose()),
           .advance = all.advance,
           .row = play % static_cast<std::uint64_t>(draws.rows())});
  }

  Misses misses() {
    Misses sum;
    Held attackers;
    HeldBySize defenders;
    double seen = 0, timed = 0, decided = 0, won = 0, played_wins = 0;
    for (std::size_t i = 0; i < battles_.size(); ++i) {
      const Observation& o = battles_[i];
      const double w = o.weight, wins = play(o, key_.at(i));
      if (o.victor != Victor::nobody)
        decided += w, won += o.victor == Victor::attacker ? w : 0, played_wins += w * wins;
      if (o.steps > 0) timed += w, sum.duration += w * (mean(duration_) - math::log(o.steps));
      if (!o.attacker_share || !o.defender_share) continue;
      const double attacker = math::log(*o.attacker_share), defender = math::log(*o.defender_share);
      seen += w;
      sum.attacker += w * (mean(attacker_) - attacker);
      sum.defender += w * (mean(defender_) - defender);
      attackers.add(inside(attacker_, attacker), 0);
      defenders.add(inside(defender_, defender), size_of(o.encounter.fight.defender));
    }
    const double expected = on_scale(Scale::share, (won + 1) / (decided + 2));
    return {.attacker = sum.attacker / seen,
            .defender = sum.defender / seen,
            .duration = sum.duration / timed,
            .wins = on_scale(Scale::share, (played_wins + 1) / (decided + 2)) - expected,
            .attacker_scatter = attackers.wider(),
            .defender_scatter = defenders.wider()};
  }

 private:
  /// Plays a battle; returns the share of plays that the attacker won.
  double play(const Observation& o, chance::Key key) {
    attacker_.clear(), defender_.clear(), duration_.clear();
    double wins = 0;
    Encounter encounter = o.encounter;
    for (std::size_t n = 0; n < drawn_.size(); ++n) {
      if (inputs_ == Inputs::AB) introduce(o, draws_.row(static_cast<Eigen::Index>(drawn_[n].row)), encounter);
      const BattleCourse c = play_battle(models::AttritionLaw::history, drawn_[n], encounter, key.at(n));
      wins += c.victor == Victor::attacker ? 1 : c.victor == Victor::nobody ? half : 0;
      attacker_.push_back(math::log(std::max(c.attacker_lost, half) / o.encounter.fight.attacker.people));
      defender_.push_back(math::log(std::max(c.defender_lost, half) / o.encounter.fight.defender.people));
      duration_.push_back(math::log(in<Days>(c.lasted) * steps_a_day));
    }
    return wins / static_cast<double>(drawn_.size());
  }
  /// ln of people over those at which the bases hold.
  double size_of(const models::Contestant& side) const {
    const models::HistoryLaw& law = drawn_.front().attrition.history;
    return math::log(std::max(side.people, law.smallest_people) / law.usual_people);
  }
  void introduce(const Observation& o, const Vector& x, Encounter& encounter) const {
    encounter.attacker_nation_known = !o.attacker_nations.empty() && fitted_.nations() > 0;
    encounter.defender_nation_known = !o.defender_nations.empty() && fitted_.nations() > 0;
    encounter.fight.attacker.nation = fitted_.nationality(x, o.attacker_nations);
    encounter.fight.defender.nation = fitted_.nationality(x, o.defender_nations);
  }
  static constexpr double half = 0.5;
  const Fitted& fitted_;
  const std::vector<Observation>& battles_;
  const Matrix& draws_;
  const Inputs inputs_;
  chance::Key key_;
  std::vector<BattleParameters> drawn_;
  std::vector<double> attacker_, defender_, duration_;
};

}  // namespace

void tune(const Fitted& fitted, const Scenario& parameters, const std::vector<Observation>& battles,
          Inputs inputs, chance::Key key, Vector& centre, Matrix& draws) {
  const auto move = [&](const char* name, double by) {
    const auto place = fitted.place_of(std::string{"attrition."} + name);
    if (!place) return;
    const Eigen::Index i = *place;
    centre[i] += by;
    draws.col(i).array() += by;
  };
  for (int round = 0; round < tuning_rounds; ++round) {
    const Misses m = Rehearsal{fitted, parameters, battles, draws, inputs, key}.misses();
    move("history_attacker.base", -m.attacker);
    move("history_defender.base", -m.defender);
    move("giving_up.base", m.duration);
    move("giving_up.verdict", -m.wins);
    move("history_scatter.attacker", m.attacker_scatter / 2);
    move("history_scatter.defender", m.defender_scatter.by / 2);
    move("history_scatter.defender_size", m.defender_scatter.size / 2);
  }
}

}  // namespace salient::history
