#include "history/calibrate.hpp"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/math.hpp"
#include "chance/distributions.hpp"
#include "scenario/knowledge.hpp"

namespace salient::history {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

constexpr double small_step = 1e-4;  ///< of a difference quotient, in prior deviations
constexpr double settled = 1e-3;     ///< rise of the log posterior that ends the search
constexpr int most_rounds = 200, most_halvings = 30;
constexpr int tuning_rounds = 4;
constexpr std::uint64_t tuning_plays = 60;  ///< of each battle and round
constexpr double in_interval = 0.8;
constexpr double share_by_ln_width = 0.449;  ///< d P(|z| < w) / d ln w of a normal where it is 0.8

/// The numbers that are fitted, on their scales, and the Parameters that follow from them.
class Fitted {
 public:
  Fitted(const Scenario& parameters, const FitSettings& settings)
      : binding_{parameters.parameter}, centre_{central_knowledge(parameters).parameter} {
    for (const Prior& prior : priors_of(settings.inputs)) {
      const ParameterId id = row_of(parameters, prior.key);
      if (settings.without.contains(prior.mechanism)) {
        centre_[id] = 0;
        continue;
      }
      prior_.push_back(prior);
      id_.push_back(id);
    }
    pair_eras();
  }

  Eigen::Index size() const { return static_cast<Eigen::Index>(prior_.size()); }
  const Prior& prior(Eigen::Index i) const { return prior_[static_cast<std::size_t>(i)]; }
  const std::vector<ParameterId>& ids() const { return id_; }
  Vector start() const {
    Vector x(size());
    for (Eigen::Index i = 0; i < size(); ++i) x[i] = prior(i).mean;
    return x;
  }
  double value(const Vector& x, Eigen::Index i) const { return off_scale(prior(i).scale, x[i]); }
  Eigen::Index find(const std::string& key) const {
    for (Eigen::Index i = 0; i < size(); ++i)
      if (prior(i).key == key) return i;
    throw std::logic_error{"no prior for " + key};
  }

  models::AttritionParameters at(const Vector& x) const {
    Column<ParameterId, double> values = centre_;
    for (Eigen::Index i = 0; i < size(); ++i) values[id_[static_cast<std::size_t>(i)]] = value(x, i);
    Parameters all{};
    binding_.fill(all, values);
    return all.attrition;
  }

  /// Precision of the prior: independent but for the eras, which pool harder in the exchange. {era-pooling}
  Matrix precision() const {
    Matrix p = Matrix::Zero(size(), size());
    for (Eigen::Index i = 0; i < size(); ++i) p(i, i) = 1 / (prior(i).deviation * prior(i).deviation);
    const double level = 1 / (era_level * era_level) / 4, exchange = 1 / (era_exchange * era_exchange);
    for (const auto& [a, d] : eras_) {
      p(a, a) = p(d, d) = level + exchange;
      p(a, d) = p(d, a) = level - exchange;
    }
    return p;
  }

 private:
  static ParameterId row_of(const Scenario& parameters, const std::string& key) {
    for (const ParameterId id : salient::ids<ParameterId>(parameters.parameter.rows()))
      if (parameters.parameter[id].key == key) return id;
    throw std::logic_error{"no parameter " + key};
  }
  void pair_eras() {
    const std::string attackers = "attrition.history_attacker_era.";
    for (Eigen::Index i = 0; i < size(); ++i)
      if (prior(i).key.starts_with(attackers))
        eras_.emplace_back(i, find("attrition.history_defender_era." + prior(i).key.substr(attackers.size())));
  }

  ParameterBinding binding_;
  Column<ParameterId, double> centre_;
  std::vector<Prior> prior_;
  std::vector<ParameterId> id_;
  std::vector<std::pair<Eigen::Index, Eigen::Index>> eras_;
};

/// The log posterior of the fitted numbers, given battles.
class Objective {
 public:
  Objective(const Fitted& fitted, const std::vector<Observation>& battles)
      : fitted_{fitted}, battles_{battles}, precision_{fitted.precision()}, mean_{fitted.start()} {}

  Vector by_battle(const Vector& x) const {
    const models::AttritionParameters p = fitted_.at(x);
    const Fatigue fatigue{p};
    Vector each(static_cast<Eigen::Index>(battles_.size()));
    for (Eigen::Index i = 0; i < each.size(); ++i)
      each[i] = weighed(p, fatigue, battles_[static_cast<std::size_t>(i)]);
    return each;
  }
  static double weighed(const models::AttritionParameters& p, const Fatigue& fatigue, const Observation& o) {
    return o.weight * log_likelihood(p, fatigue, o);
  }
  double value(const Vector& x) const {
    return by_battle(x).sum() - (x - mean_).dot(precision_ * (x - mean_)) / 2;
  }
  /// Rows: battles; columns: parameters.
  Matrix scores(const Vector& x) const {
    Matrix s(static_cast<Eigen::Index>(battles_.size()), x.size());
    for (Eigen::Index i = 0; i < x.size(); ++i) {
      Vector up = x, down = x;
      const double h = step(i);
      up[i] += h, down[i] -= h;
      s.col(i) = (by_battle(up) - by_battle(down)) / (2 * h);
    }
    return s;
  }
  Vector gradient(const Vector& x, const Matrix& scores) const {
    return scores.colwise().sum().transpose() - precision_ * (x - mean_);
  }
  /// Minus the second derivatives, at a mode.
  Matrix curvature(const Vector& x) const {
    Matrix c(x.size(), x.size());
    for (Eigen::Index i = 0; i < x.size(); ++i) {
      Vector up = x, down = x;
      const double h = wide_step * step(i) / small_step;
      up[i] += h, down[i] -= h;
      c.col(i) = -(gradient(up, scores(up)) - gradient(down, scores(down))) / (2 * h);
    }
    return (c + c.transpose()) / 2;
  }
  const Matrix& precision() const { return precision_; }

 private:
  static constexpr double wide_step = 1e-2;  ///< of a second difference, in prior deviations
  double step(Eigen::Index i) const { return small_step * fitted_.prior(i).deviation; }
  const Fitted& fitted_;
  const std::vector<Observation>& battles_;
  Matrix precision_;
  Vector mean_;
};

struct Mode {
  Vector x;
  double value;
  int rounds;
};

/// Climbs by scoring: the outer products of the battles' scores stand for the curvature, steps are halved until
/// they rise.
Mode climbed(const Objective& objective, Vector x) {
  double value = objective.value(x);
  for (int round = 1; round <= most_rounds; ++round) {
    const Matrix scores = objective.scores(x);
    const Matrix information = scores.transpose() * scores + objective.precision();
    Vector step = information.ldlt().solve(objective.gradient(x, scores));
    double next = value;
    for (int halving = 0; halving < most_halvings; ++halving, step /= 2) {
      next = objective.value(x + step);
      if (next > value) break;
    }
    if (!(next > value + settled)) return {x, value, round};
    x += step;
    value = next;
  }
  return {x, value, most_rounds};
}

/// Draws from the normal about the mode, rows; directions along which the curvature is weaker than the prior's
/// are held to the prior.
Matrix draws_about(const Vector& mode, Matrix curvature, const Matrix& precision, std::size_t count,
                   chance::Key key) {
  Eigen::LLT<Matrix> root{curvature};
  if (root.info() != Eigen::Success) {
    curvature = precision + (curvature - precision).cwiseAbs().rowwise().sum().asDiagonal().toDenseMatrix();
    root.compute(curvature);
  }
  Matrix draws(static_cast<Eigen::Index>(count), mode.size());
  for (Eigen::Index row = 0; row < draws.rows(); ++row) {
    Vector z(mode.size());
    const chance::Key at = key.at(static_cast<std::uint64_t>(row));
    for (Eigen::Index i = 0; i < z.size(); ++i) z[i] = chance::normal(at, static_cast<std::uint64_t>(i));
    draws.row(row) = (mode + root.matrixU().solve(z)).transpose();
  }
  return draws;
}

/// How plays differ from the battles that they are plays of, on average.
struct Misses {
  double attacker{0}, defender{0}, duration{0};   ///< ln, play less battle
  double attacker_inside{0}, defender_inside{0};  ///< share of battles in the plays' 80 % interval
  double wins{0};                                 ///< log-odds of the attackers' wins, play less battle
};

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
            const Matrix& draws, chance::Key key)
      : battles_{battles}, key_{key} {
    const ParameterBinding binding{parameters.parameter};
    Parameters all{};
    binding.fill(all, central_knowledge(parameters).parameter);
    for (std::uint64_t play = 0; play < tuning_plays; ++play)
      drawn_.push_back(
          {fitted.at(draws.row(static_cast<Eigen::Index>(play) % draws.rows()).transpose()), all.advance});
  }

  Misses misses() {
    Misses sum;
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
      sum.attacker_inside += inside(attacker_, attacker) ? w : 0;
      sum.defender_inside += inside(defender_, defender) ? w : 0;
    }
    const double expected = on_scale(Scale::share, (won + 1) / (decided + 2));
    return {sum.attacker / seen,        sum.defender / seen,
            sum.duration / timed,       sum.attacker_inside / seen,
            sum.defender_inside / seen, on_scale(Scale::share, (played_wins + 1) / (decided + 2)) - expected};
  }

 private:
  /// Plays a battle; returns the share of plays that the attacker won.
  double play(const Observation& o, chance::Key key) {
    attacker_.clear(), defender_.clear(), duration_.clear();
    double wins = 0;
    for (std::size_t n = 0; n < drawn_.size(); ++n) {
      const BattleCourse c = play_battle(models::AttritionLaw::history, drawn_[n], o.encounter, key.at(n));
      wins += c.victor == Victor::attacker ? 1 : c.victor == Victor::nobody ? half : 0;
      attacker_.push_back(math::log(std::max(c.attacker_lost, half) / o.encounter.fight.attacker.people));
      defender_.push_back(math::log(std::max(c.defender_lost, half) / o.encounter.fight.defender.people));
      duration_.push_back(math::log(in<Days>(c.lasted) * steps_a_day));
    }
    return wins / static_cast<double>(drawn_.size());
  }
  static constexpr double half = 0.5;
  const std::vector<Observation>& battles_;
  chance::Key key_;
  std::vector<BattleParameters> drawn_;
  std::vector<double> attacker_, defender_, duration_;
};

/// Moves every draw alike until plays of the battles fitted miss none of the averages.
void tune(const Fitted& fitted, const Scenario& parameters, const std::vector<Observation>& battles,
          chance::Key key, Vector& centre, Matrix& draws) {
  const auto move = [&](const char* name, double by) {
    const Eigen::Index i = fitted.find(std::string{"attrition."} + name);
    centre[i] += by;
    draws.col(i).array() += by;
  };
  for (int round = 0; round < tuning_rounds; ++round) {
    const Misses m = Rehearsal{fitted, parameters, battles, draws, key}.misses();
    move("history_attacker.base", -m.attacker);
    move("history_defender.base", -m.defender);
    move("giving_up.base", m.duration);
    move("giving_up.verdict", -m.wins);
    move("history_scatter.attacker", (in_interval - m.attacker_inside) / share_by_ln_width / 2);
    move("history_scatter.defender", (in_interval - m.defender_inside) / share_by_ln_width / 2);
  }
}

}  // namespace

Fit fit(const Battles& battles, const Scenario& parameters, const FitSettings& settings) {
  const chance::Key key = chance::Key::from_seed(settings.seed).at("calibrate");
  const std::vector<Observation> seen = observations_of(battles, settings.inputs).observation;
  const Fitted fitted{parameters, settings};
  const Objective objective{fitted, seen};
  Mode mode = climbed(objective, fitted.start());
  Matrix draws =
      draws_about(mode.x, objective.curvature(mode.x), objective.precision(), settings.draws, key.at("draws"));
  tune(fitted, parameters, seen, key.at("tuning"), mode.x, draws);
  Fit made{.log_posterior = mode.value, .rounds = mode.rounds};
  made.posterior.parameter = fitted.ids();
  for (Eigen::Index i = 0; i < fitted.size(); ++i) made.centre.push_back(fitted.value(mode.x, i));
  for (Eigen::Index row = 0; row < draws.rows(); ++row)
    for (Eigen::Index i = 0; i < fitted.size(); ++i)
      made.posterior.value.push_back(fitted.value(draws.row(row).transpose(), i));
  return made;
}

std::string as_csv(const Fit& fit, const Scenario& parameters, const std::string& heading) {
  std::string text = heading;
  const std::size_t columns = fit.posterior.parameter.size();
  for (std::size_t i = 0; i < columns; ++i)
    text += fmt::format("{}{}", i > 0 ? "," : "", parameters.parameter[fit.posterior.parameter[i]].key);
  for (std::size_t i = 0; i < fit.posterior.value.size(); ++i)
    text += fmt::format("{}{:.4g}", i % columns > 0 ? "," : "\n", fit.posterior.value[i]);
  return text + "\n";
}

std::vector<std::size_t> parts_of(const Battles& battles, std::size_t folds, std::uint64_t seed) {
  const chance::Key key = chance::Key::from_seed(seed).at("folds");
  std::map<std::string, std::size_t> size;
  for (const BattleOfRecord& b : battles) size[b.title.campaign] += b.part_of_larger ? 0 : 1;
  std::vector<std::pair<double, std::string>> order;
  for (const auto& [campaign, count] : size) order.emplace_back(key.at(campaign).uniform(0), campaign);
  std::sort(order.begin(), order.end());
  std::vector<std::size_t> filled(folds, 0);
  std::map<std::string, std::size_t> part;
  for (const auto& [luck, campaign] : order) {
    const auto least = std::min_element(filled.begin(), filled.end());
    part[campaign] = static_cast<std::size_t>(least - filled.begin());
    *least += size[campaign];
  }
  std::vector<std::size_t> parts;
  for (const BattleOfRecord& b : battles) parts.push_back(part[b.title.campaign]);
  return parts;
}

Forecasts out_of_fold(const Battles& battles, const Scenario& parameters, const FitSettings& settings,
                      const ForecastSettings& plays, std::size_t folds) {
  const std::vector<std::size_t> parts = parts_of(battles, folds, settings.seed);
  Forecasts all(battles.size());
  for (std::size_t part = 0; part < folds; ++part) {
    Battles others, these;
    for (std::size_t i = 0; i < battles.size(); ++i) (parts[i] == part ? these : others).push_back(battles[i]);
    Scenario fitted = parameters;
    fitted.posterior = fit(others, parameters, settings).posterior;
    const Forecasts made =
        forecasts_of(models::AttritionLaw::history, drawn_parameters(fitted, plays), these, plays);
    std::size_t next = 0;
    for (std::size_t i = 0; i < battles.size(); ++i)
      if (parts[i] == part) all[i] = made[next++];
  }
  return all;
}

}  // namespace salient::history
