#include "evidence/claim.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::evidence {
namespace {

/// What one letter or one figure of a grade does. Standing of every number here: judgement; README.md says why
/// these and shows what changes when they do.
struct Grade {
  double weight;    ///< factor on the claim's say in the pool
  double openness;  ///< added to the width that the claim states for itself
};
/// A to E fall evenly. F, "cannot be judged", is no verdict: a middling say, and a width between D's and E's.
constexpr std::array<Grade, 6> reliabilities = {
    {{1.0, 0.0}, {0.8, 0.1}, {0.6, 0.25}, {0.4, 0.45}, {0.2, 0.8}, {0.5, 0.5}}};
/// 1 to 5 and 6 alike; a scale of its own, so a table of its own.
constexpr std::array<Grade, 6> credibilities = {
    {{1.0, 0.0}, {0.8, 0.1}, {0.6, 0.25}, {0.4, 0.45}, {0.2, 0.8}, {0.5, 0.5}}};
/// Half the width, as a share of the value and per unit of openness, given to a claim that states a single
/// number.
constexpr double width_of_a_point = 0.2;

const Grade& grade(Reliability r) { return reliabilities[static_cast<std::size_t>(r)]; }
const Grade& grade(Credibility c) { return credibilities[static_cast<std::size_t>(c) - 1]; }

Distribution stretched(Distribution d, double openness) {
  const double k = 1 + openness;
  switch (d.shape) {
    case Shape::point: {
      const double half = std::fabs(d.best) * width_of_a_point * openness;
      return half > 0 ? Distribution{Shape::pert, d.best - half, d.best, d.best + half} : d;
    }
    case Shape::uniform: {
      const double middle = (d.low + d.high) / 2, half = (d.high - d.low) / 2 * k;
      return {d.shape, middle - half, d.best, middle + half};
    }
    case Shape::lognormal:
      return {d.shape, d.best * math::pow(d.low / d.best, k), d.best, d.best * math::pow(d.high / d.best, k)};
    case Shape::triangular:
    case Shape::pert:
      break;
  }
  return {d.shape, d.best - k * (d.best - d.low), d.best, d.best + k * (d.high - d.best)};
}

/// By content alone, so that the order in which claims are written cannot move a bit of the pool's sums.
auto by_content(const Pooled::Part& part) {
  const Distribution& d = part.distribution;
  return std::tuple(d.best, d.low, d.high, d.shape, part.weight);
}

}  // namespace

double weight(Reliability r, Credibility c) { return grade(r).weight * grade(c).weight; }

Distribution widened(const Distribution& d, Reliability r, Credibility c, double floor, double ceiling) {
  EXPECT(floor <= ceiling);
  const double openness = grade(r).openness + grade(c).openness;
  Distribution wide = openness > 0 ? stretched(d, openness) : d;
  // The lower percent point of a lognormal has to stay above zero; its draws are clamped by the pool anyway.
  if (wide.shape != Shape::lognormal) wide.low = std::clamp(wide.low, floor, ceiling);
  wide.best = std::clamp(wide.best, floor, ceiling);
  wide.high = std::clamp(wide.high, floor, ceiling);
  return wide;
}

Pooled pool(const std::vector<Claim>& claims, const std::vector<ClaimId>& on, double floor, double ceiling) {
  Pooled pooled{{}, floor, ceiling};
  for (const ClaimId id : on) {
    const Claim& claim = claims.at(id.row());
    pooled.parts.push_back({widened(claim.distribution, claim.reliability, claim.credibility, floor, ceiling),
                            weight(claim.reliability, claim.credibility), id});
  }
  std::sort(pooled.parts.begin(), pooled.parts.end(),
            [](const auto& a, const auto& b) { return by_content(a) < by_content(b); });
  double sum = 0;
  for (const Pooled::Part& part : pooled.parts) sum += part.weight;
  for (Pooled::Part& part : pooled.parts) part.weight /= sum;
  return pooled;
}

}  // namespace salient::evidence
