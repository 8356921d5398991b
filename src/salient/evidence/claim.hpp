#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "evidence/distribution.hpp"

namespace salient::evidence {

/// Who said it: an article, an official, an interview, or the analyst for an assumption.
struct Source {
  std::string id, title, who, date, link, note;
  bool analyst{false};  ///< true: claims of it are assumptions
};

/// Admiralty grades. Two independent scales, never one score. F and six: cannot be judged, not "worst".
enum class Reliability : std::uint8_t { A, B, C, D, E, F };
enum class Credibility : std::uint8_t { one = 1, two, three, four, five, six };

struct Claim {
  std::string id;
  SourceId source;
  QuantityId quantity;
  Distribution distribution;  ///< in the quantity's unit, as the source gives it, before any grade widens it
  Reliability reliability{Reliability::F};
  Credibility credibility{Credibility::six};
  std::string as_of;    ///< ISO date the claim speaks of
  std::string says;     ///< what was reported, in our words
  std::string written;  ///< the value as the file spells it, for the report
  int fact{0};          ///< number of the reported fact in the scenario's README; 0 when none
};

/// How a quantity behaves: dates and counts are drawn like any other number and read by the consumer.
struct QuantityOfInterest {
  std::string id, unit, about;
  Pooled pooled;
  std::vector<ClaimId> claims;
};

/// Weight of a claim in the pool, from its two grades; see evidence/README.md {claim-weight}.
double weight(Reliability, Credibility);
/// The claim's distribution widened by what its grades leave open; {grade-widening}. Bounds keep it physical.
Distribution widened(const Distribution&, Reliability, Credibility, double floor, double ceiling);
/// All claims on one quantity, pooled. Every claim widened, then weighted; weights normalised.
Pooled pool(const std::vector<Claim>& claims, const std::vector<ClaimId>& on, double floor, double ceiling);

}  // namespace salient::evidence
