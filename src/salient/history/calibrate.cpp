#include "history/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/share_out.hpp"
#include "chance/distributions.hpp"
#include "history/fitted.hpp"
#include "history/rehearsal.hpp"

namespace salient::history {
namespace {

using Vector = Fitted::Vector;
using Matrix = Fitted::Matrix;

constexpr double small_step = 1e-4;  ///< of a difference quotient, in prior deviations
constexpr double settled = 1e-3;     ///< rise of the log posterior that ends the search
constexpr int most_rounds = 200, most_halvings = 30;
constexpr std::size_t rehearsal_parts = 10;

using Rows = std::vector<Eigen::Index>;

/// The log posterior of what is fitted, given battles.
class Objective {
 public:
  Objective(const Fitted& fitted, const std::vector<Observation>& battles)
      : fitted_{fitted},
        battles_{battles},
        precision_{fitted.precision()},
        mean_{fitted.start()},
        fought_(static_cast<std::size_t>(fitted.nations())) {
    for (std::size_t row = 0; row < battles.size(); ++row) {
      all_.push_back(static_cast<Eigen::Index>(row));
      for (const auto* side : {&battles[row].attacker_nations, &battles[row].defender_nations})
        for (const std::size_t nation : *side)
          if (nation < fought_.size() && (fought_[nation].empty() || fought_[nation].back() != all_.back()))
            fought_[nation].push_back(all_.back());
    }
  }

  double value(const Vector& x) const {
    double sum = 0;
    const Vector each = by_battle(x, all_);
    for (const double one : each) sum += one;
    return sum - (x - mean_).dot(precision_ * (x - mean_)) / 2;
  }
  /// Rows: battles; columns: what is fitted. Those of other battles than asked for are 0.
  Matrix scores(const Vector& x, const Rows& rows) const {
    Matrix s = Matrix::Zero(static_cast<Eigen::Index>(battles_.size()), x.size());
    for (Eigen::Index i = 0; i < x.size(); ++i) {
      Vector up = x, down = x;
      const double h = small_step * fitted_.deviation(i);
      up[i] += h, down[i] -= h;
      const Rows touched = common(rows, i);
      const Vector by = (by_battle(up, touched) - by_battle(down, touched)) / (2 * h);
      for (std::size_t n = 0; n < touched.size(); ++n) s(touched[n], i) = by[static_cast<Eigen::Index>(n)];
    }
    return s;
  }
  Matrix scores(const Vector& x) const { return scores(x, all_); }
  Vector gradient(const Vector& x, const Matrix& scores) const {
    return scores.colwise().sum().transpose() - precision_ * (x - mean_);
  }
  /// Minus the second derivatives, at a mode.
  Matrix curvature(const Vector& x) const {
    Matrix c(x.size(), x.size());
    for (Eigen::Index i = 0; i < x.size(); ++i) {
      Vector up = x, down = x;
      const double h = wide_step * fitted_.deviation(i);
      up[i] += h, down[i] -= h;
      const Rows touched = common(all_, i);
      c.col(i) = -(gradient(up, scores(up, touched)) - gradient(down, scores(down, touched))) / (2 * h);
    }
    return (c + c.transpose()) / 2;
  }
  const Matrix& precision() const { return precision_; }

 private:
  static constexpr double wide_step = 1e-2;  ///< of a second difference, in prior deviations

  /// ln likelihood of each of some battles.
  Vector by_battle(const Vector& x, const Rows& rows) const {
    Vector each(static_cast<Eigen::Index>(rows.size()));
    if (rows.empty()) return each;
    const models::AttritionParameters p = fitted_.at(x);
    const Fatigue fatigue{p};
    for (Eigen::Index i = 0; i < each.size(); ++i) {
      const Observation& o = battles_[static_cast<std::size_t>(rows[static_cast<std::size_t>(i)])];
      each[i] = o.weight * log_likelihood({p, fatigue, fitted_.to_ground()}, o,
                                          fitted_.nationality(x, o.attacker_nations),
                                          fitted_.nationality(x, o.defender_nations));
    }
    return each;
  }
  /// Those of some battles that number i has to do with: a nation's with its own alone.
  Rows common(const Rows& rows, Eigen::Index i) const {
    if (i < fitted_.parameters()) return rows;
    const Rows& own = fought_[static_cast<std::size_t>((i - fitted_.parameters()) / 2)];
    Rows both;
    std::set_intersection(rows.begin(), rows.end(), own.begin(), own.end(), std::back_inserter(both));
    return both;
  }

  const Fitted& fitted_;
  const std::vector<Observation>& battles_;
  Matrix precision_;
  Vector mean_;
  Rows all_;
  std::vector<Rows> fought_;  ///< the battles of each nation
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

/// A part of the battles, as a fit to the others sees it.
Part without(const Fitted& fitted, const Observations& seen, const std::vector<std::size_t>& part_of,
             std::size_t part, const Vector& mode) {
  std::vector<Observation> others;
  Part left{Vector::Zero(mode.size()), std::vector<bool>(seen.nations.size(), false)};
  for (std::size_t i = 0; i < part_of.size(); ++i) {
    if (part_of[i] == part) continue;
    others.push_back(seen.observation[i]);
    for (const auto* side : {&others.back().attacker_nations, &others.back().defender_nations})
      for (const std::size_t nation : *side) left.known[nation] = true;
  }
  if (!others.empty()) left.moved = climbed(Objective{fitted, others}, mode).x - mode;
  return left;
}

Parts apart(const Fitted& fitted, const Battles& battles, const Observations& seen, std::uint64_t seed,
            const Vector& mode) {
  const std::vector<std::size_t> parts = parts_of(battles, rehearsal_parts, seed);
  Parts all;
  for (const std::size_t row : seen.row) all.of.push_back(parts[row]);
  for (std::size_t part = 0; part < rehearsal_parts; ++part)
    all.part.push_back(without(fitted, seen, all.of, part, mode));
  return all;
}

}  // namespace

Fit fit(const Battles& battles, const Scenario& parameters, const FitSettings& settings) {
  const chance::Key key = chance::Key::from_seed(settings.seed).at("calibrate");
  const Observations seen = observations_of(battles, settings.inputs);
  const Fitted fitted{parameters, settings, seen.nations};
  const Objective objective{fitted, seen.observation};
  Mode mode = climbed(objective, fitted.start());
  Matrix draws =
      draws_about(mode.x, objective.curvature(mode.x), objective.precision(), settings.draws, key.at("draws"));
  tune(fitted, parameters, seen.observation, apart(fitted, battles, seen, settings.seed, mode.x),
       settings.inputs, key.at("tuning"), mode.x, draws);
  Fit made{.log_posterior = mode.value, .rounds = mode.rounds};
  made.posterior.parameter = fitted.ids();
  for (const ParameterId id : fitted.left_out()) made.posterior.parameter.push_back(id);
  for (Eigen::Index i = 0; i < fitted.parameters(); ++i) made.centre.push_back(fitted.value(mode.x, i));
  made.centre.resize(made.posterior.parameter.size(), 0);
  if (fitted.nations() > 0) made.nations.name = seen.nations;
  for (const auto& draw : draws.rowwise()) {
    for (Eigen::Index i = 0; i < fitted.parameters(); ++i)
      made.posterior.value.push_back(fitted.value(draw.transpose(), i));
    made.posterior.value.resize(made.posterior.value.size() + fitted.left_out().size(), 0);
    for (std::size_t nation = 0; nation < made.nations.name.size(); ++nation)
      made.nations.value.push_back(fitted.nationality(draw.transpose(), {nation}));
  }
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
  std::vector<Fit> fits(folds);
  share_out(folds, plays.threads, [&](std::size_t part) {
    Battles others;
    for (std::size_t i = 0; i < battles.size(); ++i)
      if (parts[i] != part) others.push_back(battles[i]);
    fits[part] = fit(others, parameters, settings);
  });
  Forecasts all(battles.size());
  for (std::size_t part = 0; part < folds; ++part) {
    Battles these;
    for (std::size_t i = 0; i < battles.size(); ++i)
      if (parts[i] == part) these.push_back(battles[i]);
    Scenario fitted = parameters;
    const Fit& made = fits[part];
    fitted.posterior = made.posterior;
    const Forecasts forecasts = forecasts_of(models::AttritionLaw::history, drawn_parameters(fitted, plays),
                                             these, plays, made.nations);
    std::size_t next = 0;
    for (std::size_t i = 0; i < battles.size(); ++i)
      if (parts[i] == part) all[i] = forecasts[next++];
  }
  return all;
}

}  // namespace salient::history
