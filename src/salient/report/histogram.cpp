#include "report/histogram.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace salient::report {
namespace {

double round_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double k : {1.0, 2.0, 2.5, 5.0})
    if (k * power >= rough * 0.999) return k * power;
  return 10 * power;
}

}  // namespace

Bins round_bins(std::span<const double> values, std::size_t most) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low > high) return {};
  if (low >= 0 && low < high / 2) low = 0;
  const double step =
      round_step(std::max((high - low) / static_cast<double>(most - 1), std::abs(high) * 1e-3 + 1e-6));
  const double first = std::floor(low / step), last = std::max(std::ceil(high / step), first + 1);
  return {first * step, last * step, static_cast<std::size_t>(last - first + 0.5)};
}

Bins bins_about_nothing(std::span<const double> values, std::size_t most) {
  const Bins round = round_bins(values, most - 1);
  const double step = (round.high - round.low) / static_cast<double>(round.count);
  const double below = std::max(0.0, std::ceil(-round.low / step)),
               above = std::max(0.0, std::ceil(round.high / step));
  return {-(below + 0.5) * step, (above + 0.5) * step, static_cast<std::size_t>(below + above + 1.5)};
}

Json histogram(std::span<const double> values, const Bins& bins) {
  std::vector<std::size_t> counts(bins.count, 0);
  const double scale = static_cast<double>(bins.count) / (bins.high - bins.low);
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    const double at = std::floor((value - bins.low) * scale + 1e-9);
    counts[static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(bins.count - 1)))] += 1;
  }
  return {{"low", number(bins.low)}, {"high", number(bins.high)}, {"counts", counts}};
}

}  // namespace salient::report
