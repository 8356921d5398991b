#include "study/sensitivity/first_order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.hpp"
#include "base/math.hpp"
#include "base/share_out.hpp"
#include "chance/quantiles.hpp"
#include "study/sensitivity/resample.hpp"

namespace salient::study {
namespace {

constexpr std::size_t most_groups = 100;
constexpr double z95 = 1.959963984540054;

/// What an index needs of one input and one outcome: how many plays of each group lie in each cell, and the sum
/// of their values.
struct Sums {
  std::size_t cells;
  std::vector<double> count, value;  ///< group by group, within it cell by cell
};

/// Of a resample: everything that the analysis of variance needs.
struct Totals {
  double plays{0}, sum{0}, squares{0};
};

struct Outcome {
  std::vector<double> centred;
  std::size_t groups;
  std::vector<Totals> by_group;
  std::vector<double> drawn;  ///< draw_groups
};

std::size_t group_of(std::size_t play, const Outcome& of) { return play % of.groups; }

Outcome outcome_of(std::span<const double> values, chance::Key key) {
  Outcome made{{values.begin(), values.end()}, std::min(most_groups, values.size()), {}, {}};
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  made.by_group.resize(made.groups);
  for (std::size_t play = 0; play < values.size(); ++play) {
    const double value = made.centred[play] -= mean;
    Totals& group = made.by_group[group_of(play, made)];
    group.plays += 1, group.sum += value, group.squares += value * value;
  }
  made.drawn = draw_groups(made.groups, key);
  return made;
}

Sums sums_of(const Cells& cells, const Outcome& of) {
  Sums sums{cells.count, std::vector<double>(of.groups * cells.count, 0.0),
            std::vector<double>(of.groups * cells.count, 0.0)};
  for (std::size_t play = 0; play < of.centred.size(); ++play) {
    const std::size_t at = group_of(play, of) * cells.count + cells.of[play];
    sums.count[at] += 1;
    sums.value[at] += of.centred[play];
  }
  return sums;
}

/// Sums of squares between cells and in all, and how many cells hold any play.
struct Variance {
  double between{0}, all{0}, plays{0}, cells{0};
  double within() const { return (all - between) / (plays - cells); }
  double index() const { return all > 0 && plays > cells ? (between - (cells - 1) * within()) / all : 0.0; }
};

/// `weight`: how often each group counts.
Variance variance_of(const Sums& sums, const Outcome& of, const double* weight, std::vector<double>& scratch) {
  const std::size_t cells = sums.cells;
  scratch.assign(2 * cells, 0.0);
  Totals totals;
  for (std::size_t g = 0; g < of.groups; ++g) {
    const double w = weight[g];
    if (w == 0) continue;
    totals.plays += w * of.by_group[g].plays;
    totals.sum += w * of.by_group[g].sum;
    totals.squares += w * of.by_group[g].squares;
    const double *count = sums.count.data() + g * cells, *value = sums.value.data() + g * cells;
    for (std::size_t c = 0; c < cells; ++c) {
      scratch[c] += w * count[c];
      scratch[cells + c] += w * value[c];
    }
  }
  const double common = totals.sum * totals.sum / totals.plays;
  Variance v{.between = -common, .all = totals.squares - common, .plays = totals.plays};
  for (std::size_t c = 0; c < cells; ++c) {
    if (scratch[c] == 0) continue;
    v.cells += 1;
    v.between += scratch[cells + c] * scratch[cells + c] / scratch[c];
  }
  return v;
}

/// Whether the cells differ by more than chance: the F test as a beta quantile of between / all.
bool beyond_chance(const Variance& v, std::size_t tested) {
  if (v.all <= 0 || v.cells < 2 || v.plays <= v.cells) return false;
  const double level = 1 - 0.05 / static_cast<double>(std::max<std::size_t>(tested, 1));
  return v.between / v.all > chance::beta_quantile(level, (v.cells - 1) / 2, (v.plays - v.cells) / 2);
}

FirstOrder index_of(const Cells& cells, const Outcome& of, std::size_t tested) {
  const Sums sums = sums_of(cells, of);
  std::vector<double> scratch;
  const std::vector<double> once(of.groups, 1.0);
  const Variance whole = variance_of(sums, of, once.data(), scratch);
  FirstOrder found{.index = whole.index(), .clear = beyond_chance(whole, tested)};
  for (std::size_t r = 0; r < resamples; ++r)
    found.resampled.push_back(variance_of(sums, of, of.drawn.data() + r * of.groups, scratch).index());
  const Interval error = interval_of(found.resampled, found.index);
  found.error = {std::clamp(error.low, 0.0, 1.0), std::clamp(error.high, 0.0, 1.0)};
  const double shift =
      found.index - std::accumulate(found.resampled.begin(), found.resampled.end(), 0.0) / double{resamples};
  for (double& value : found.resampled) value += shift;
  return found;
}

/// Between which ranks each input lies in nine of ten resamples.
void rank(std::vector<FirstOrder>& found) {
  std::vector<std::vector<std::size_t>> ranks(found.size());
  std::vector<std::size_t> order(found.size());
  for (std::size_t r = 0; r < resamples; ++r) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return found[a].resampled[r] > found[b].resampled[r];
    });
    for (std::size_t place = 0; place < order.size(); ++place) ranks[order[place]].push_back(place + 1);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::sort(ranks[i].begin(), ranks[i].end());
    found[i].best_rank = ranks[i][resamples / 20];
    found[i].worst_rank = ranks[i][resamples - 1 - resamples / 20];
  }
}

}  // namespace

std::size_t cells_for(std::size_t plays) {
  std::size_t root = 4;
  while (root < 32 && (root + 1) * (root + 1) * (root + 1) <= plays) root += 1;
  return root;
}

Cells cells_of(std::span<const double> values, std::size_t most) {
  EXPECT(most > 0 && !values.empty());
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return values[a] < values[b] || (values[a] == values[b] && a < b);
  });
  Cells cells{std::vector<std::uint16_t>(values.size()), 0};
  std::size_t last = most;  // the cell, by rank, that the play before fell into
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::size_t cell = place * most / order.size();
    const bool tied = place > 0 && values[order[place]] == values[order[place - 1]];
    if (!tied && cell != last) {
      cells.count += 1;
      last = cell;
    }
    cells.of[order[place]] = static_cast<std::uint16_t>(cells.count - 1);
  }
  return cells;
}

std::vector<FirstOrder> first_order(std::span<const Cells> inputs, std::span<const double> values,
                                    chance::Key key, unsigned threads) {
  constexpr std::size_t least = 20;
  EXPECT(values.size() >= least);
  const Outcome outcome = outcome_of(values, key);
  std::vector<FirstOrder> found(inputs.size());
  share_out(
      inputs.size(), threads, [] { return 0; },
      [&](int, std::size_t i) { found[i] = index_of(inputs[i], outcome, inputs.size()); });
  rank(found);
  return found;
}

double plays_to_separate(const FirstOrder& a, const FirstOrder& b, std::size_t plays) {
  constexpr double most = 1e9;
  std::vector<double> difference;
  for (std::size_t r = 0; r < resamples; ++r) difference.push_back(a.resampled[r] - b.resampled[r]);
  const double apart = std::fabs(a.index - b.index);
  if (apart == 0) return most;
  const double times = z95 * spread_of(difference) / apart;
  return std::min(most, static_cast<double>(plays) * times * times);
}

WeightedMean weighted_mean(std::span<const double> values, std::span<const double> weights) {
  EXPECT(values.size() == weights.size());
  double weight = 0, sum = 0, squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i) weight += weights[i], sum += weights[i] * values[i];
  if (weight <= 0) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return {none, {none, none}};
  }
  const double mean = sum / weight;
  for (std::size_t i = 0; i < values.size(); ++i)
    squares += weights[i] * weights[i] * (values[i] - mean) * (values[i] - mean);
  const double half = z95 * math::sqrt(squares) / weight;
  return {mean, {mean - half, mean + half}};
}

}  // namespace salient::study
