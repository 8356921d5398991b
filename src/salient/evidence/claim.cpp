#include "evidence/claim.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::evidence {
namespace {

// What the grades do. Each does one thing and not the other's, so no one score can stand for both. Standing of
// every number: judgement; README.md says why these and shows what changes when they do.

/// By reliability, A to F: added to the width that the source states for itself. F, "cannot be judged", is no
/// verdict: between D and E.
constexpr std::array<double, 6> openness = {0.0, 0.2, 0.5, 0.9, 1.6, 1.0};
/// By credibility, 1 to 6: the statement's say in the pool. 6, "cannot be judged", is no verdict: between 3
/// and 4.
constexpr std::array<double, 6> say = {1.0, 0.8, 0.5, 0.25, 0.1, 0.4};
/// Half the width, as a share of the value and per unit of openness, given to a claim that states a single
/// number.
constexpr double width_of_a_point = 0.2;

Distribution stretched_knots(Distribution d, double k) {
  const double middle = d.best;
  for (Knot& knot : d.knots) knot.value = middle + k * (knot.value - middle);
  d.low = middle + k * (d.low - middle), d.high = middle + k * (d.high - middle);
  return d;
}

Distribution stretched(const Distribution& d, double open) {
  const double k = 1 + open;
  switch (d.shape) {
    case Shape::point: {
      const double half = std::fabs(d.best) * width_of_a_point * open;
      return half > 0 ? Distribution{Shape::pert, d.best - half, d.best, d.best + half} : d;
    }
    case Shape::uniform: {
      const double middle = (d.low + d.high) / 2, half = (d.high - d.low) / 2 * k;
      return {d.shape, middle - half, d.best, middle + half};
    }
    case Shape::lognormal:
      return {d.shape, d.best * math::pow(d.low / d.best, k), d.best, d.best * math::pow(d.high / d.best, k)};
    case Shape::quantiles:
      return stretched_knots(d, k);
    case Shape::triangular:
    case Shape::pert:
      break;
  }
  return {d.shape, d.best - k * (d.best - d.low), d.best, d.best + k * (d.high - d.best)};
}

/// By content alone, so that the order in which claims are written cannot move a bit of the pool's sums.
auto by_content(const Pooled::Part& part) {
  const Distribution& d = part.distribution;
  return std::tuple(d.best, d.low, d.high, d.shape, part.weight, d.knots);
}

}  // namespace

std::string set_aside(const Claim& claim) {
  if (claim.footing == Footing::stands) return {};
  return (claim.footing == Footing::superseded ? "superseded by " : "retracted: ") + claim.set_aside_by;
}

double weight(Credibility c) { return say[static_cast<std::size_t>(c) - 1]; }

Distribution widened(const Distribution& d, Reliability r, double floor, double ceiling) {
  EXPECT(floor <= ceiling);
  const double open = openness[static_cast<std::size_t>(r)];
  Distribution wide = open > 0 ? stretched(d, open) : d;
  if (wide.shape == Shape::quantiles) return wide;  // draws are clamped by the pool
  // The lower percent point of a lognormal has to stay above zero; its draws are clamped by the pool anyway.
  if (wide.shape != Shape::lognormal) wide.low = std::clamp(wide.low, floor, ceiling);
  wide.best = std::clamp(wide.best, floor, ceiling);
  wide.high = std::clamp(wide.high, floor, ceiling);
  return wide;
}

Pooled pool(const std::vector<Claim>& claims, const std::vector<ClaimId>& on, double floor, double ceiling,
            Pooling rule) {
  Pooled pooled{{}, floor, ceiling};
  for (const ClaimId id : on) {
    const Claim& claim = claims.at(id.row());
    if (claim.footing != Footing::stands) continue;
    pooled.parts.push_back(
        {widened(claim.distribution, claim.reliability, floor, ceiling), weight(claim.credibility), id});
  }
  std::sort(pooled.parts.begin(), pooled.parts.end(),
            [](const auto& a, const auto& b) { return by_content(a) < by_content(b); });
  double sum = 0;
  for (const Pooled::Part& part : pooled.parts) sum += part.weight;
  for (Pooled::Part& part : pooled.parts) part.weight /= sum;
  if (rule == Pooling::logarithmic) tabulate(pooled);
  return pooled;
}

std::vector<SharedError> shared_errors(const Pooled& pool, const std::vector<Claim>& claims,
                                       const std::vector<Source>& sources) {
  std::map<std::string, std::pair<double, double>> voices;  // net weight, correlation
  for (const Pooled::Part& part : pool.parts) {
    const Claim& claim = claims.at(part.claim.row());
    const Source& source = sources.at(claim.source.row());
    if (source.correlation == 0) continue;
    auto& [weight, correlation] = voices[source.speaker];
    weight += claim.against ? -part.weight : part.weight;
    correlation = source.correlation;
  }
  std::vector<SharedError> shared;
  for (const auto& [speaker, voice] : voices)
    if (voice.first != 0) shared.push_back({speaker, loading(voice.second, voice.first)});
  return shared;
}

}  // namespace salient::evidence
