#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/math.hpp"
#include "evidence/distribution.hpp"

namespace salient::evidence {
namespace {

/// Share that every claim leaves to its source being wrong altogether, spread evenly over all that any claim
/// thinks possible. Without it one narrow claim would veto the rest. Standing: judgement; README.md shows what
/// it moves.
constexpr double wrong_altogether = 0.01;
constexpr int cells_of_a_claim = 128;  ///< of equal share, of each claim: fine where any claim is narrow
constexpr int even_cells = 512;        ///< of equal width, over all: fine where no claim says much
constexpr double tail = 1e-4;          ///< share of a lognormal left out at either end

struct Ends {
  double low, high;
};
Ends ends_of(const Distribution& d) {
  if (d.shape == Shape::lognormal) return {quantile(d, tail), quantile(d, 1 - tail)};
  return {d.low, d.high};
}

/// Borders of cells in which every claim's density is nearly even.
std::vector<double> edges_of(const Pooled& pool) {
  std::vector<double> edges;
  for (const Pooled::Part& part : pool.parts) {
    if (part.weight == 0) continue;
    const Ends ends = ends_of(part.distribution);
    edges.insert(edges.end(), {ends.low, ends.high});
    for (int i = 1; i < cells_of_a_claim; ++i)
      edges.push_back(quantile(part.distribution, i / double{cells_of_a_claim}));
  }
  const auto [least, most] = std::minmax_element(edges.begin(), edges.end());
  const double low = *least, width = (*most - low) / even_cells;
  for (int i = 1; i < even_cells; ++i) edges.push_back(low + i * width);
  for (double& edge : edges) edge = std::clamp(edge, pool.floor, pool.ceiling);
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

/// Logarithm of the pool's density in a cell, to a constant.
double log_density(const Pooled& pool, double low, double high, double span) {
  double sum = 0;
  for (const Pooled::Part& part : pool.parts) {
    if (part.weight == 0) continue;
    const double own =
        (cumulative(part.distribution, high) - cumulative(part.distribution, low)) / (high - low);
    sum += part.weight * math::log((1 - wrong_altogether) * std::max(0.0, own) + wrong_altogether / span);
  }
  return sum;
}

}  // namespace

std::string_view spelling(Pooling rule) { return rule == Pooling::linear ? "linear" : "logarithmic"; }

void tabulate(Pooled& pool) {
  pool.rule = Pooling::logarithmic;
  pool.edge.clear(), pool.below.clear();
  const auto counts = std::count_if(pool.parts.begin(), pool.parts.end(),
                                    [](const Pooled::Part& part) { return part.weight > 0; });
  if (counts < 2) return;
  for (const Pooled::Part& part : pool.parts)
    if (part.weight > 0 && is_point(part.distribution)) return;
  pool.edge = edges_of(pool);
  if (pool.edge.size() < 2) return pool.edge.clear();  // all of it lies on one bound
  const double span = pool.edge.back() - pool.edge.front();
  std::vector<double> density;
  for (std::size_t i = 1; i < pool.edge.size(); ++i)
    density.push_back(log_density(pool, pool.edge[i - 1], pool.edge[i], span));
  const double most = *std::max_element(density.begin(), density.end());
  pool.below.push_back(0);
  for (std::size_t i = 0; i < density.size(); ++i)
    pool.below.push_back(pool.below.back() + math::exp(density[i] - most) * (pool.edge[i + 1] - pool.edge[i]));
  const double all = pool.below.back();
  for (double& below : pool.below) below /= all;
}

}  // namespace salient::evidence
