#include "history/stacking.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <map>

#include "base/math.hpp"
#include "chance/key.hpp"

namespace salient::history {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

constexpr std::array penalties{1.0, 3.0, 10.0, 30.0, 100.0, 300.0};
constexpr std::size_t resamples = 1000;
constexpr int newton_steps = 12;
constexpr double tail = 0.025, surest = 1e-3;
constexpr double stack_penalty = 1e-3;  ///< keeps a stack finite

double logit(double p) {
  p = std::clamp(p, surest, 1 - surest);
  return math::log(p / (1 - p));
}

double per_thousand(double number, double people) { return math::log1p(1000 * number / people); }

/// A battle's columns for the regression.
std::vector<double> columns_of(const Battle& b, Inputs inputs) {
  const Encounter e = *convert(b, inputs);
  const models::Fight& f = e.fight;
  const models::Contestant &A = f.attacker, &D = f.defender;
  const double width = in<Kilometres>(f.width), ratio = math::log(A.people / D.people);
  const auto is = [](bool yes) { return yes ? 1.0 : 0.0; };
  std::vector<double> x{ratio,
                        math::log(A.power / D.power),
                        math::log(A.people),
                        math::log(D.people),
                        per_thousand(A.tanks, A.people),
                        per_thousand(D.tanks, D.people),
                        per_thousand(A.guns, A.people),
                        per_thousand(D.guns, D.people),
                        math::log(width),
                        math::log(D.people / width),
                        f.works,
                        ratio * f.works,
                        is(f.posture == Posture::delay || f.posture == Posture::withdraw),
                        is(f.posture == Posture::hasty_defence),
                        is(f.posture == Posture::fortified_defence),
                        is(f.relief == Relief::flat),
                        is(f.relief == Relief::rugged),
                        is(f.cover == Cover::open),
                        is(f.cover == Cover::wooded),
                        is(b.urban),
                        is(b.desert),
                        is(b.marsh),
                        is(b.wet),
                        is(b.heat == Heat::hot),
                        is(b.heat == Heat::cold),
                        is(b.season == Season::winter),
                        is(b.second_relief.has_value()),
                        f.air,
                        static_cast<double>(b.year.value_or(0)) / 1000};
  for (std::size_t era = 0; era + 1 < models::era_count; ++era)
    x.push_back(is(f.era == static_cast<models::Era>(era)));
  if (inputs == Inputs::AB)
    for (const double more :
         {per_thousand(A.aircraft, A.people), per_thousand(D.aircraft, D.people),
          is(f.scheme == models::Scheme::envelopment || f.scheme == models::Scheme::double_envelopment),
          is(f.scheme == models::Scheme::river_crossing), is(f.counterattacks)})
      x.push_back(more);
  return x;
}

/// Nations of several battles and more, attacker's less defender's: identity as a regression reads it.
std::vector<std::string> common_nations(const Battles& battles, const std::vector<std::size_t>& rows) {
  constexpr int fewest = 8;
  std::map<std::string, int> count;
  for (const std::size_t row : rows)
    for (const Intent* side : {&battles[row].battle.attacker_intent, &battles[row].battle.defender_intent})
      for (const std::string& nation : side->nations) count[nation] += 1;
  std::vector<std::string> common;
  for (const auto& [nation, n] : count)
    if (n >= fewest) common.push_back(nation);
  return common;
}

Matrix design(const Battles& battles, const std::vector<std::size_t>& rows, Inputs inputs) {
  const std::vector<std::string> nations =
      inputs == Inputs::AB ? common_nations(battles, rows) : std::vector<std::string>{};
  Matrix x;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Battle& b = battles[rows[i]].battle;
    std::vector<double> row = columns_of(b, inputs);
    for (const std::string& nation : nations)
      for (const Intent* side : {&b.attacker_intent, &b.defender_intent})
        row.push_back(std::count(side->nations.begin(), side->nations.end(), nation) > 0 ? 1 : 0);
    if (i == 0) x.resize(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(row.size()));
    for (std::size_t k = 0; k < row.size(); ++k)
      x(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k)) = row[k];
  }
  return x;
}

/// What is regressed, and whether on the scale of log-odds.
struct Regressed {
  Matrix x;
  Vector y;
  Vector weight;
  bool odds;
};

struct Plane {
  Vector mean, scale, slope;
  double at_mean{0};
  double at(const Vector& x) const { return at_mean + (x - mean).cwiseQuotient(scale).dot(slope); }
};

/// Ridge on standardised columns, the constant free; Newton's method where the scale is of log-odds.
Plane ridge(const Regressed& p, double penalty) {
  const double all = p.weight.sum();
  Plane line;
  line.mean = (p.x.transpose() * p.weight) / all;
  const Matrix off = p.x.rowwise() - line.mean.transpose();
  line.scale = ((off.cwiseProduct(off).transpose() * p.weight) / all).cwiseSqrt();
  for (double& s : line.scale) s = s > 0 ? s : 1;
  Matrix z(off.rows(), off.cols() + 1);
  z.leftCols(off.cols()) = off * line.scale.cwiseInverse().asDiagonal();
  z.rightCols(1).setOnes();
  Vector beta = Vector::Zero(z.cols());
  Vector pull = Vector::Constant(z.cols(), penalty);
  pull[z.cols() - 1] = stack_penalty;
  for (int step = 0; step < (p.odds ? newton_steps : 1); ++step) {
    Vector fitted = z * beta, bend = p.weight;
    if (p.odds)
      for (Eigen::Index i = 0; i < fitted.size(); ++i) {
        fitted[i] = math::logistic(fitted[i]);
        bend[i] *= std::max(fitted[i] * (1 - fitted[i]), surest);
      }
    const Vector gradient = z.transpose() * (p.weight.cwiseProduct(p.y - fitted)) - pull.cwiseProduct(beta);
    Matrix h = z.transpose() * bend.asDiagonal() * z;
    h.diagonal() += pull;
    beta += h.ldlt().solve(gradient);
  }
  line.slope = beta.head(off.cols());
  line.at_mean = beta[off.cols()];
  return line;
}

double miss(bool odds, double expected, double happened) {
  return odds ? log_loss(std::clamp(math::logistic(expected), surest, 1 - surest), happened > 0)
              : (expected - happened) * (expected - happened);
}

Regressed rows_of(const Regressed& p, const std::vector<Eigen::Index>& rows) {
  Regressed part{Matrix(static_cast<Eigen::Index>(rows.size()), p.x.cols()),
                 Vector(static_cast<Eigen::Index>(rows.size())), Vector(static_cast<Eigen::Index>(rows.size())),
                 p.odds};
  for (Eigen::Index i = 0; i < part.y.size(); ++i) {
    const Eigen::Index row = rows[static_cast<std::size_t>(i)];
    part.x.row(i) = p.x.row(row);
    part.y[i] = p.y[row];
    part.weight[i] = p.weight[row];
  }
  return part;
}

/// Of each row a forecast by the rows of other parts.
template <class Fitting>
Vector elsewhere(const Regressed& p, const std::vector<std::size_t>& part, const Fitting& fit) {
  Vector expected(p.y.size());
  const std::size_t parts = 1 + *std::max_element(part.begin(), part.end());
  for (std::size_t one = 0; one < parts; ++one) {
    std::vector<Eigen::Index> others;
    std::vector<std::size_t> part_of_others;
    for (std::size_t i = 0; i < part.size(); ++i)
      if (part[i] != one) others.push_back(static_cast<Eigen::Index>(i)), part_of_others.push_back(part[i]);
    if (others.size() == part.size()) continue;
    const Plane line = fit(rows_of(p, others), part_of_others);
    for (std::size_t i = 0; i < part.size(); ++i)
      if (part[i] == one)
        expected[static_cast<Eigen::Index>(i)] = line.at(p.x.row(static_cast<Eigen::Index>(i)).transpose());
  }
  return expected;
}

double total_miss(const Regressed& p, const Vector& expected) {
  double sum = 0;
  for (Eigen::Index i = 0; i < p.y.size(); ++i) sum += miss(p.odds, expected[i], p.y[i]);
  return sum;
}

/// The penalty that forecasts best from part to part of these battles.
Plane best_ridge(const Regressed& p, const std::vector<std::size_t>& part) {
  double least = 0, best = 0;
  for (const double penalty : penalties) {
    const Vector expected =
        elsewhere(p, part, [&](const Regressed& q, const auto&) { return ridge(q, penalty); });
    const double all = total_miss(p, expected);
    if (best > 0 && all >= least) continue;
    least = all;
    best = penalty;
  }
  return ridge(p, best);
}

/// A value a row, its mean, and its spread over resampled campaigns.
class Resampled {
 public:
  Resampled(const Battles& battles, const std::vector<std::size_t>& rows) {
    std::map<std::string, std::size_t> number;
    for (const std::size_t row : rows) number.emplace(battles[row].title.campaign, number.size());
    const chance::Key key = chance::Key::from_seed(1).at("stack");
    for (std::size_t r = 0; r < resamples; ++r) {
      std::vector<double> drawn(number.size(), 0);
      for (std::size_t i = 0; i < drawn.size(); ++i)
        drawn[std::min(drawn.size() - 1, static_cast<std::size_t>(key.at(r).uniform(i) *
                                                                  static_cast<double>(drawn.size())))] += 1;
      Vector weight(static_cast<Eigen::Index>(rows.size()));
      for (std::size_t i = 0; i < rows.size(); ++i)
        weight[static_cast<Eigen::Index>(i)] = drawn[number[battles[rows[i]].title.campaign]];
      weights_.push_back(std::move(weight));
    }
  }
  template <class Statistic>
  Scored of(const Statistic& statistic, Eigen::Index rows) const {
    std::vector<double> values;
    for (const Vector& w : weights_) values.push_back(statistic(w));
    std::sort(values.begin(), values.end());
    return {statistic(Vector::Ones(rows)), sample_quantile(values, tail), sample_quantile(values, 1 - tail)};
  }
  Scored mean(const Vector& value) const {
    return of([&](const Vector& w) { return w.dot(value) / std::max(1.0, w.sum()); }, value.size());
  }

 private:
  std::vector<Vector> weights_;
};

double middle(const std::vector<double>& sample) {
  double sum = 0;
  for (const double value : sample) sum += value;
  return sum / static_cast<double>(sample.size());
}

/// Rows that are scored for one question, what happened in them, and what the law expected.
struct Asked {
  std::vector<std::size_t> rows;
  std::vector<double> happened, law;
};
Asked asked_of(const Battles& battles, const Forecasts& law, std::optional<Measure> measure) {
  Asked asked;
  for (std::size_t i = 0; i < battles.size(); ++i) {
    if (battles[i].part_of_larger || !law[i].attacker_wins) continue;
    const auto won = attacker_won(battles[i]);
    const auto number = measure ? happened(*measure, battles[i])
                        : won   ? std::optional{*won ? 1.0 : 0.0}
                                : std::nullopt;
    if (!number) continue;
    asked.rows.push_back(i);
    asked.happened.push_back(*number);
    asked.law.push_back(measure ? middle(law[i].of(*measure)) : logit(*law[i].attacker_wins));
  }
  return asked;
}

Vector as_vector(const std::vector<double>& values) {
  return Eigen::Map<const Vector>(values.data(), static_cast<Eigen::Index>(values.size()));
}

Stacked stack(const Battles& battles, const Asked& asked, const std::vector<std::size_t>& parts, Inputs inputs,
              bool odds, std::string what) {
  std::vector<std::size_t> part;
  for (const std::size_t row : asked.rows) part.push_back(parts[row]);
  const Vector y = as_vector(asked.happened), ones = Vector::Ones(y.size());
  const Regressed columns{design(battles, asked.rows, inputs), y, ones, odds};
  const Vector regression = elsewhere(columns, part, best_ridge), law = as_vector(asked.law);
  const auto line = [](const Regressed& p, const auto&) { return ridge(p, stack_penalty); };
  Regressed two{Matrix(y.size(), 2), y, ones, odds};
  two.x.col(0) = law;
  two.x.col(1) = regression;
  const Regressed one_law{law, y, ones, odds}, one_regression{regression, y, ones, odds};
  const auto misses = [&](const Vector& expected) {
    Vector each(y.size());
    for (Eigen::Index i = 0; i < y.size(); ++i) each[i] = miss(odds, expected[i], y[i]);
    return each;
  };
  const Vector of_law = misses(elsewhere(one_law, part, line)),
               of_regression = misses(elsewhere(one_regression, part, line)),
               of_both = misses(elsewhere(two, part, line));
  const Resampled resampled{battles, asked.rows};
  const auto weight = [&](const Vector& w) {
    const Plane both = ridge({two.x, y, w, odds}, stack_penalty);
    return both.slope[0] / both.scale[0];
  };
  return {std::move(what),
          asked.rows.size(),
          resampled.mean(of_law),
          resampled.mean(of_regression),
          resampled.mean(of_both),
          resampled.mean(of_both - of_regression),
          resampled.mean(of_both - of_law),
          resampled.of(weight, y.size())};
}

}  // namespace

std::vector<Stacked> stacked(const Battles& battles, const Forecasts& law,
                             const std::vector<std::size_t>& parts, Inputs inputs) {
  std::vector<Stacked> all;
  all.push_back(stack(battles, asked_of(battles, law, std::nullopt), parts, inputs, true, "winner"));
  for (const Measure m : {Measure::attacker_loss, Measure::defender_loss, Measure::exchange})
    all.push_back(stack(battles, asked_of(battles, law, m), parts, inputs, false, std::string{spelling(m)}));
  return all;
}

}  // namespace salient::history
