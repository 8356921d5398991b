#include "history/baselines.hpp"

#include <algorithm>
#include <map>

#include "base/math.hpp"

namespace salient::history {
namespace {

constexpr double three_to_one_ratio = 3;
constexpr int newton_steps = 25;
constexpr double ridge = 1e-3;  ///< keeps the regression finite where the ratio tells winners perfectly
constexpr std::size_t fewest = 3;

/// A scored battle: log of the force ratio against what happened.
struct Point {
  double x, y;
  const std::string* campaign;
};
using Points = std::vector<Point>;

Points others(const Points& all, const std::string& campaign) {
  Points rest;
  for (const Point& p : all)
    if (*p.campaign != campaign) rest.push_back(p);
  return rest;
}

struct Line {
  double at_zero{0}, slope{0};
  double at(double x) const { return at_zero + slope * x; }
};

double share(const Points& points) {
  double wins = 0;
  for (const Point& p : points) wins += p.y;
  return (wins + 1) / (static_cast<double>(points.size()) + 2);
}

Line least_squares(const Points& points) {
  const auto n = static_cast<double>(points.size());
  double mx = 0, my = 0, sxx = 0, sxy = 0;
  for (const Point& p : points) {
    mx += p.x / n;
    my += p.y / n;
  }
  for (const Point& p : points) {
    sxx += (p.x - mx) * (p.x - mx);
    sxy += (p.x - mx) * (p.y - my);
  }
  const double slope = points.size() >= fewest && sxx > 0 ? sxy / sxx : 0;
  return {my - slope * mx, slope};
}

/// Newton's method on the two coefficients of a logistic regression.
Line logistic_line(const Points& points) {
  Line line;
  for (int step = 0; step < newton_steps; ++step) {
    double g0 = -ridge * line.at_zero, g1 = -ridge * line.slope, h00 = ridge, h01 = 0, h11 = ridge;
    for (const Point& p : points) {
      const double q = math::logistic(line.at(p.x)), w = q * (1 - q);
      g0 += p.y - q;
      g1 += (p.y - q) * p.x;
      h00 += w;
      h01 += w * p.x;
      h11 += w * p.x * p.x;
    }
    const double determinant = h00 * h11 - h01 * h01;
    line.at_zero += (h11 * g0 - h01 * g1) / determinant;
    line.slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return line;
}

/// The fits of one campaign's battles, made once for all of them.
struct Fits {
  double base{0.5}, strong{0.5}, weak{0.5};
  Line odds;
  std::array<Points, measure_count> points;
  std::array<Line, measure_count> line;
};

struct Evidence {
  Points winner;
  std::array<Points, measure_count> measure;
};

Evidence evidence_in(const Battles& battles) {
  Evidence evidence;
  for (const BattleOfRecord& b : battles) {
    const auto x = log_force_ratio(b.battle);
    if (b.part_of_larger || !x) continue;
    if (const auto won = attacker_won(b)) evidence.winner.push_back({*x, *won ? 1.0 : 0.0, &b.title.campaign});
    for (const Measure m : measures)
      if (const auto y = happened(m, b))
        evidence.measure[static_cast<std::size_t>(m)].push_back({*x, *y, &b.title.campaign});
  }
  return evidence;
}

Fits fits_without(const Evidence& evidence, const std::string& campaign) {
  Fits fits;
  const Points winner = others(evidence.winner, campaign);
  Points strong, weak;
  for (const Point& p : winner) (p.x >= math::log(three_to_one_ratio) ? strong : weak).push_back(p);
  fits.base = share(winner);
  fits.strong = share(strong);
  fits.weak = share(weak);
  fits.odds = logistic_line(winner);
  for (std::size_t m = 0; m < measure_count; ++m) {
    fits.points[m] = others(evidence.measure[m], campaign);
    fits.line[m] = least_squares(fits.points[m]);
  }
  return fits;
}

/// The line's value here, with the misses that the line made elsewhere.
std::vector<double> about_line(const Line& line, const Points& points, double x) {
  std::vector<double> sample;
  for (const Point& p : points) sample.push_back(line.at(x) + p.y - line.at(p.x));
  std::sort(sample.begin(), sample.end());
  return sample;
}

void forecast(const Fits& fits, double x, std::vector<Baseline>& baselines, std::size_t battle) {
  Forecast &base = baselines[0].forecasts[battle], &rule = baselines[1].forecasts[battle],
           &ratio = baselines[2].forecasts[battle];
  base.attacker_wins = fits.base;
  rule.attacker_wins = x >= math::log(three_to_one_ratio) ? fits.strong : fits.weak;
  ratio.attacker_wins = math::logistic(fits.odds.at(x));
  for (std::size_t m = 0; m < measure_count; ++m) {
    base.sample[m] = about_line({}, fits.points[m], 0);
    ratio.sample[m] = about_line(fits.line[m], fits.points[m], x);
  }
}

}  // namespace

std::vector<Baseline> baselines_for(const Battles& battles) {
  std::vector<Baseline> baselines;
  for (const char* name : {"base_rate", "three_to_one", "force_ratio"})
    baselines.push_back({name, Forecasts(battles.size())});
  const Evidence evidence = evidence_in(battles);
  std::map<std::string, Fits> by_campaign;
  for (std::size_t i = 0; i < battles.size(); ++i) {
    const auto x = log_force_ratio(battles[i].battle);
    if (battles[i].part_of_larger || !x) continue;
    const std::string& campaign = battles[i].title.campaign;
    auto at = by_campaign.find(campaign);
    if (at == by_campaign.end()) at = by_campaign.emplace(campaign, fits_without(evidence, campaign)).first;
    forecast(at->second, *x, baselines, i);
  }
  return baselines;
}

}  // namespace salient::history
