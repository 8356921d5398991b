#include "study/double_sampling.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::study {
namespace {

constexpr double tail = 0.025;  ///< on each side of a 95 % interval

/// Over its lucks.
double mean_of(const double (&two)[2], int lucks) { return lucks == 2 ? (two[0] + two[1]) / 2 : two[0]; }
double own_of(const Both& play) { return mean_of(play.own, play.lucks); }
double other_of(const Both& play) { return mean_of(play.other, play.lucks); }

double variance_of(std::span<const double> values) {
  const double n = static_cast<double>(values.size());
  double mean = 0, squares = 0;
  for (const double value : values) mean += value / n;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return values.size() < 2 ? 0 : squares / (n - 1);
}

/// Least squares of the other way on the own, over the few.
struct Line {
  double own{0}, other{0};  ///< means
  double slope{0};
  double rest{0};  ///< variance about the line
};
Line line_of(std::span<const Both> few) {
  const double n = static_cast<double>(few.size());
  Line line;
  for (const Both& play : few) line.own += own_of(play) / n, line.other += other_of(play) / n;
  double xx = 0, xy = 0, rest = 0;
  for (const Both& play : few) {
    const double x = own_of(play) - line.own, y = other_of(play) - line.other;
    xx += x * x, xy += x * y;
  }
  line.slope = xx > 0 ? xy / xx : 0;
  for (const Both& play : few) {
    const double off = other_of(play) - line.other - line.slope * (own_of(play) - line.own);
    rest += off * off;
  }
  line.rest = rest / (n - 2);
  return line;
}

/// What the many say of the study's own way.
struct Many {
  double mean{0};
  double variance{0};  ///< of the mean, as an estimate
};
Many many_of(std::span<const double> own) {
  Many many;
  for (const double value : own) many.mean += value / static_cast<double>(own.size());
  many.variance = variance_of(own) / static_cast<double>(own.size());
  return many;
}

FewPlays mean_beside(const Many& many, std::span<const Both> few) {
  const Line line = line_of(few);
  // Either luck is as good as the other, so what is left over is tied to neither, and the two parts add up.
  return {line.other + line.slope * (many.mean - line.own),
          line.rest / static_cast<double>(few.size()) + line.slope * line.slope * many.variance, line.slope};
}

Proportion share_beside(const Many& many, std::span<const Both> few) {
  const FewPlays found = mean_beside(many, few);
  const double p = std::clamp(found.value, 0.0, 1.0), fewest = static_cast<double>(few.size());
  const bool sure = p <= 0 || p >= 1 || found.variance <= 0;
  Proportion share{.share = p};
  for (const Both& play : few) share.of += static_cast<std::size_t>(play.lucks);
  share.error = wilson(p, sure ? fewest : std::max(p * (1 - p) / found.variance, 1.0));
  share.count = static_cast<std::size_t>(std::lround(p * static_cast<double>(share.of)));
  return share;
}

/// Every value of the other way once, ascending.
std::vector<double> others_of(std::span<const Both> few) {
  std::vector<double> values;
  for (const Both& play : few) values.insert(values.end(), play.other, play.other + play.lucks);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

double at_share(const std::vector<double>& sorted, double p) {
  const double rank = std::ceil(p * static_cast<double>(sorted.size()) - 1e-9);
  const double last = static_cast<double>(sorted.size());
  return sorted[static_cast<std::size_t>(std::clamp(rank, 1.0, last)) - 1];
}

}  // namespace

FewPlays mean_of_few(std::span<const Both> few, std::span<const double> own) {
  EXPECT(few.size() >= 3 && own.size() >= 2);
  return mean_beside(many_of(own), few);
}

Proportion share_of_few(std::span<const Both> few, std::span<const double> own) {
  EXPECT(few.size() >= 3 && own.size() >= 2);
  return share_beside(many_of(own), few);
}

MeanOfFew bounded_mean_of_few(std::span<const Both> few, std::span<const double> own) {
  const FewPlays found = mean_of_few(few, own);
  const double half = student_quantile(1 - tail, few.size() - 2) * math::sqrt(found.variance);
  return {found.value, {found.value - half, found.value + half}};
}

Quantile quantile_of_few(std::span<const Both> few, std::span<const double> own, double p) {
  EXPECT(few.size() >= 3 && own.size() >= 2);
  std::vector<double> many{own.begin(), own.end()};
  std::sort(many.begin(), many.end());
  const double own_at = at_share(many, p);
  for (double& value : many) value = value <= own_at ? 1 : 0;
  const Many below_own = many_of(many);
  const std::vector<double> others = others_of(few);
  Quantile found{p, others.back(), {others.back(), others.back()}, false};
  bool reached = false, begun = false;
  std::vector<Both> below{few.begin(), few.end()};
  for (const double value : others) {
    for (std::size_t i = 0; i < few.size(); ++i)
      for (const int luck : {0, 1}) {
        below[i].own[luck] = few[i].own[luck] <= own_at ? 1 : 0;
        below[i].other[luck] = few[i].other[luck] <= value ? 1 : 0;
      }
    const Proportion share = share_beside(below_own, below);
    if (!begun && share.error.high >= p) begun = true, found.error.low = value;
    if (!reached && share.share >= p - 1e-9) reached = true, found.value = value;
    if (share.error.low >= p) {
      found.error.high = value, found.enough = true;
      break;
    }
  }
  return found;
}

}  // namespace salient::study
