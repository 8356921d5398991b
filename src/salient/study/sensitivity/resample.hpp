#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "chance/key.hpp"
#include "study/statistics.hpp"

namespace salient::study {

constexpr std::size_t resamples = 200;

/// Bootstrap over groups: how often each of `groups` is drawn in each resample, `resamples` rows of `groups`
/// numbers that sum to `groups`. The same for the same key.
std::vector<double> draw_groups(std::size_t groups, chance::Key);

/// The 95 % interval of an estimate from its resampled values. They scatter about their own mean, which is
/// moved to the estimate: resampling noise adds to the noise that the estimate was already freed of.
Interval interval_of(std::span<const double> resampled, double estimate);
double spread_of(std::span<const double> resampled);  ///< standard deviation

}  // namespace salient::study
