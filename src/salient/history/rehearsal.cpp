#include "history/rehearsal.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/math.hpp"
#include "scenario/knowledge.hpp"

namespace salient::history {
namespace {

using Vector = Fitted::Vector;
using Matrix = Fitted::Matrix;

constexpr int tuning_rounds = 8;            ///< a step of ln scatter brings the interval half the way
constexpr std::uint64_t tuning_plays = 60;  ///< of each battle and round
constexpr double in_interval = 0.8;
constexpr double share_by_ln_width = 0.449;  ///< d P(|z| < w) / d ln w of a normal where it is 0.8

/// How many battles an interval held of those that it should hold 80 % of, and where they lie in ln people.
/// {calibration}
struct Held {
  double battles{0}, inside{0}, size{0};
  void add(bool in, double ln_people, double weight) {
    battles += weight, inside += in ? weight : 0, size += weight * ln_people;
  }
  double mean_size() const { return size / battles; }
  /// ln of the factor that would bring the scatter right.
  double wider() const { return battles > 0 ? (in_interval - inside / battles) / share_by_ln_width : 0; }
  double variance() const {  ///< of that
    return in_interval * (1 - in_interval) / (battles * share_by_ln_width * share_by_ln_width);
  }
};

/// The same of small forces and of large ones, of a campaign's battles each a little less: its garrisons share
/// their fate. {calibration}
class HeldBySize {
 public:
  void add(bool in, double ln_people, double weight) {
    (ln_people < 0 ? small_ : large_).add(in, ln_people, weight);
  }
  /// How the fall of ln scatter with ln people, now `at`, moves towards what the battles say, under its prior.
  double step(double at, const Prior& prior) const {
    if (small_.battles == 0 || large_.battles == 0) return 0;
    const double apart = large_.mean_size() - small_.mean_size();
    const double told = apart * apart / (small_.variance() + large_.variance()),
                 pull = 1 / (prior.deviation * prior.deviation);
    return ((small_.wider() - large_.wider()) / apart * told - (at - prior.mean) * pull) / (told + pull);
  }

 private:
  Held small_, large_;
};

/// How plays differ from the battles that they are plays of, on average.
struct Misses {
  double attacker{0}, defender{0}, duration{0};     ///< ln, play less battle
  double wins{0};                                   ///< log-odds of the attackers' wins, play less battle
  double attacker_scatter{0}, defender_scatter{0};  ///< ln of the battles' scatter over the plays'
  HeldBySize defender_size;
};

/// Whether the interval holds a battle, by its rank among the plays: points of a sample of plays would lie
/// inside those of all plays, and the scatter come out too wide.
bool inside(const std::vector<double>& plays, double battle) {
  const auto below = std::count_if(plays.begin(), plays.end(), [&](double play) { return play < battle; });
  const double rank = (static_cast<double>(below) + 0.5) / static_cast<double>(plays.size() + 1);
  return std::abs(rank - 0.5) <= in_interval / 2;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

class Rehearsal {
 public:
  Rehearsal(const Fitted& fitted, const Scenario& parameters, const std::vector<Observation>& battles,
            const Parts& parts, const Matrix& draws, Inputs inputs, chance::Key key)
      : fitted_{fitted}, battles_{battles}, part_of_{parts.of}, inputs_{inputs}, key_{key} {
    const ParameterBinding binding{parameters.parameter};
    Parameters all{};
    binding.fill(all, central_knowledge(parameters).parameter);
    for (const Part& part : parts.part) {
      Cast cast{.known = part.known};
      for (std::uint64_t play = 0; play < tuning_plays; ++play) {
        const auto row = static_cast<Eigen::Index>(play) % draws.rows();
        cast.draw.push_back(draws.row(row).transpose() + part.moved);
        cast.drawn.push_back({.attrition = fitted.at(cast.draw.back()),
                              .advance = all.advance,
                              .to_ground = all.engagement.to_ground});
      }
      casts_.push_back(std::move(cast));
    }
  }

  Misses misses() {
    Misses sum;
    Held attackers, defenders;
    double seen = 0, timed = 0, decided = 0, won = 0, played_wins = 0;
    for (std::size_t i = 0; i < battles_.size(); ++i) {
      const Observation& o = battles_[i];
      const double w = o.weight, wins = play(o, casts_[part_of_[i]], key_.at(i));
      if (o.victor != Victor::nobody)
        decided += w, won += o.victor == Victor::attacker ? w : 0, played_wins += w * wins;
      if (o.steps > 0) timed += w, sum.duration += w * (mean(duration_) - math::log(o.steps));
      if (!o.attacker_share || !o.defender_share) continue;
      const double attacker = math::log(*o.attacker_share), defender = math::log(*o.defender_share);
      seen += w;
      sum.attacker += w * (mean(attacker_) - attacker);
      sum.defender += w * (mean(defender_) - defender);
      const double size = size_of(o.encounter.fight.defender);
      const bool held = inside(defender_, defender);
      attackers.add(inside(attacker_, attacker), 0, 1);
      defenders.add(held, size, 1);
      sum.defender_size.add(held, size, w);
    }
    const double expected = on_scale(Scale::share, (won + 1) / (decided + 2));
    return {.attacker = sum.attacker / seen,
            .defender = sum.defender / seen,
            .duration = sum.duration / timed,
            .wins = on_scale(Scale::share, (played_wins + 1) / (decided + 2)) - expected,
            .attacker_scatter = attackers.wider(),
            .defender_scatter = defenders.wider(),
            .defender_size = sum.defender_size};
  }

 private:
  /// What plays of one part's battles are played with.
  struct Cast {
    std::vector<bool> known;  ///< nations
    std::vector<Vector> draw;
    std::vector<BattleParameters> drawn;
  };

  /// Plays a battle; returns the share of plays that the attacker won.
  double play(const Observation& o, const Cast& cast, chance::Key key) {
    attacker_.clear(), defender_.clear(), duration_.clear();
    double wins = 0;
    Encounter encounter = o.encounter;
    for (std::size_t n = 0; n < cast.drawn.size(); ++n) {
      if (inputs_ == Inputs::AB && fitted_.nations() > 0) introduce(o, cast, cast.draw[n], encounter);
      const BattleCourse c = play_battle(models::AttritionLaw::history, cast.drawn[n], encounter, key.at(n));
      wins += c.victor == Victor::attacker ? 1 : c.victor == Victor::nobody ? half : 0;
      attacker_.push_back(math::log(std::max(c.attacker_lost, half) / o.encounter.fight.attacker.people));
      defender_.push_back(math::log(std::max(c.defender_lost, half) / o.encounter.fight.defender.people));
      duration_.push_back(math::log(in<Days>(c.lasted) * steps_a_day));
    }
    return wins / static_cast<double>(cast.drawn.size());
  }
  /// ln of people over those at which the bases hold.
  double size_of(const models::Contestant& side) const {
    const models::HistoryLaw& law = casts_.front().drawn.front().attrition.history;
    return math::log(std::max(side.people, law.smallest_people) / law.usual_people);
  }
  void introduce(const Observation& o, const Cast& cast, const Vector& x, Encounter& encounter) const {
    const auto enter = [&](const std::vector<std::size_t>& nations, models::Contestant& side, bool& known) {
      std::vector<std::size_t> met;
      std::copy_if(nations.begin(), nations.end(), std::back_inserter(met),
                   [&](std::size_t nation) { return cast.known[nation]; });
      known = !met.empty();
      side.nation = fitted_.nationality(x, met);
    };
    enter(o.attacker_nations, encounter.fight.attacker, encounter.attacker_nation_known);
    enter(o.defender_nations, encounter.fight.defender, encounter.defender_nation_known);
  }
  static constexpr double half = 0.5;
  const Fitted& fitted_;
  const std::vector<Observation>& battles_;
  const std::vector<std::size_t>& part_of_;
  const Inputs inputs_;
  chance::Key key_;
  std::vector<Cast> casts_;  ///< of each part
  std::vector<double> attacker_, defender_, duration_;
};

}  // namespace

void tune(const Fitted& fitted, const Scenario& parameters, const std::vector<Observation>& battles,
          const Parts& parts, Inputs inputs, chance::Key key, Vector& centre, Matrix& draws) {
  const auto move = [&](const char* name, double by) {
    const auto place = fitted.place_of(std::string{"attrition."} + name);
    if (!place) return;
    centre[*place] += by;
    draws.col(*place).array() += by;
  };
  for (int round = 0; round < tuning_rounds; ++round) {
    const Misses m = Rehearsal{fitted, parameters, battles, parts, draws, inputs, key}.misses();
    move("history_attacker.base", -m.attacker);
    move("history_defender.base", -m.defender);
    move("giving_up.base", m.duration);
    move("giving_up.verdict", -m.wins);
    move("history_scatter.attacker", m.attacker_scatter);
    move("history_scatter.defender", m.defender_scatter);
    constexpr const char* size = "history_scatter.defender_size";
    if (const auto place = fitted.place_of(std::string{"attrition."} + size))
      move(size, m.defender_size.step(centre[*place], fitted.prior(*place)));
  }
}

}  // namespace salient::history
