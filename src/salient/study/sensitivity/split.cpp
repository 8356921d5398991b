#include "study/sensitivity/split.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "study/sensitivity/resample.hpp"

namespace salient::study {
namespace {

/// Parts of the variance, not yet shares.
struct Parts {
  double knowledge{0}, luck{0}, law{0};
  std::vector<double> means;
  double sum() const { return knowledge + luck + law; }
};

/// Within one law: one-way analysis of variance of pairs. `w`: how often each play counts.
void add_within(const std::vector<Twins>& twins, const double* w, double laws, Parts& parts) {
  double weight = 0, sum = 0, squares = 0, apart = 0;
  for (std::size_t i = 0; i < twins.size(); ++i) {
    const double middle = (twins[i].own + twins[i].other) / 2, gap = twins[i].own - twins[i].other;
    weight += w[i], sum += w[i] * middle, squares += w[i] * middle * middle, apart += w[i] * gap * gap;
  }
  const double mean = sum / weight, luck = apart / weight / 2;
  const double between = std::max(0.0, squares - weight * mean * mean) / std::max(1.0, weight - 1);
  parts.means.push_back(mean);
  parts.luck += luck / laws;
  parts.knowledge += std::max(0.0, between - luck / 2) / laws;
}

/// Between laws: the variance of their means, less what the plays' own scatter puts there. The plays are the
/// same under every law, so that scatter is of each play's departure from the laws' mean.
double between_laws(std::span<const std::vector<Twins>> twins, const double* w, const Parts& parts) {
  const double laws = static_cast<double>(twins.size());
  if (twins.size() < 2) return 0;
  double middle = 0, between = 0, weight = 0, noise = 0;
  for (const double mean : parts.means) middle += mean / laws;
  for (const double mean : parts.means) between += (mean - middle) * (mean - middle) / laws;
  for (std::size_t i = 0; i < twins[0].size(); ++i) {
    double play = 0;
    for (const auto& law : twins) play += (law[i].own + law[i].other) / (2 * laws);
    for (std::size_t m = 0; m < twins.size(); ++m) {
      const double off = (twins[m][i].own + twins[m][i].other) / 2 - play - (parts.means[m] - middle);
      noise += w[i] * off * off / laws;
    }
    weight += w[i];
  }
  return std::max(0.0, between - noise / weight / std::max(1.0, weight - 1));
}

Parts parts_of(std::span<const std::vector<Twins>> twins, const double* w) {
  Parts parts;
  for (const std::vector<Twins>& law : twins) add_within(law, w, static_cast<double>(twins.size()), parts);
  parts.law = between_laws(twins, w, parts);
  return parts;
}

Interval within_one(const std::vector<double>& resampled, double share) {
  const Interval error = interval_of(resampled, share);
  return {std::clamp(error.low, 0.0, 1.0), std::clamp(error.high, 0.0, 1.0)};
}

}  // namespace

Split split_of(std::span<const std::vector<Twins>> twins, chance::Key key) {
  EXPECT(!twins.empty() && twins[0].size() >= 2);
  for (const auto& law : twins) EXPECT(law.size() == twins[0].size());
  const std::size_t plays = twins[0].size();
  const std::vector<double> once(plays, 1.0), drawn = draw_groups(plays, key);
  const Parts whole = parts_of(twins, once.data());
  Split split{.variance = whole.sum(), .law_means = whole.means};
  if (split.variance <= 0) return split;
  split.knowledge = whole.knowledge / split.variance;
  split.luck = whole.luck / split.variance;
  split.law = whole.law / split.variance;
  std::vector<double> knowledge, luck, law;
  for (std::size_t r = 0; r < resamples; ++r) {
    const Parts part = parts_of(twins, drawn.data() + r * plays);
    if (part.sum() <= 0) continue;
    knowledge.push_back(part.knowledge / part.sum());
    luck.push_back(part.luck / part.sum());
    law.push_back(part.law / part.sum());
  }
  if (knowledge.empty()) return split;
  split.knowledge_error = within_one(knowledge, split.knowledge);
  split.luck_error = within_one(luck, split.luck);
  split.law_error = within_one(law, split.law);
  return split;
}

}  // namespace salient::study
