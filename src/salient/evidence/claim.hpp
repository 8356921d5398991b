#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "evidence/distribution.hpp"
#include "evidence/shared_error.hpp"

namespace salient::evidence {

/// Who said it: an article, an official, an interview, or the analyst for an assumption.
struct Source {
  std::string id, title, who, date, link, note;
  std::string speaker;    ///< the voice, where several publications have one; else the source's id
  double correlation{0};  ///< rank correlation of the errors of the voice's claims, 0 to 1   {shared-error}
  bool analyst{false};    ///< true: claims of it are assumptions
};

/// Admiralty grades. Two independent scales, never one score. F and six: cannot be judged, not "worst".
enum class Reliability : std::uint8_t { A, B, C, D, E, F };
enum class Credibility : std::uint8_t { one = 1, two, three, four, five, six };

/// Whether a claim still counts.
enum class Footing : std::uint8_t { stands, superseded, retracted };

struct Claim {
  std::string id;
  SourceId source;
  QuantityId quantity;
  Distribution distribution;  ///< in the quantity's unit, as the source gives it, before any grade widens it
  Reliability reliability{Reliability::F};
  Credibility credibility{Credibility::six};
  std::string as_of;                 ///< ISO date the claim speaks of
  std::string says;                  ///< what was reported, in our words
  std::string written;               ///< the value as the file spells it, for the report
  int fact{0};                       ///< number of the reported fact in the scenario's README; 0 when none
  bool against{false};               ///< its error runs against that of its voice's other claims
  Footing footing{Footing::stands};  ///< only those that stand are pooled   {footing}
  std::string set_aside_by;          ///< the later claim's id, or who retracted it and when
};

/// Why the claim is in no pool, in words: "superseded by ru-50k-tied"; empty while it stands.
std::string set_aside(const Claim&);

/// How a quantity behaves: dates and counts are drawn like any other number and read by the consumer.
struct QuantityOfInterest {
  std::string id, unit, about;
  Pooled pooled;
  std::vector<ClaimId> claims;        ///< those set aside too
  std::vector<SharedError> shared{};  ///< of the voices that speak of it
};

/// Weight of a claim in the pool: how likely the statement was judged to be true; {claim-weight}.
double weight(Credibility);
/// The claim's distribution widened by what its source's reliability leaves open; {grade-widening}. Bounds keep
/// it physical.
Distribution widened(const Distribution&, Reliability, double floor, double ceiling);
/// All claims on one quantity that stand, pooled. Every claim widened, then weighted; weights normalised. Under
/// the logarithmic rule none of several should be a point once widened, see tabulate().
Pooled pool(const std::vector<Claim>& claims, const std::vector<ClaimId>& on, double floor, double ceiling,
            Pooling rule = Pooling::linear);
/// By voice, in the order of their names; `sources` by row. Voices without a correlation are left out.
std::vector<SharedError> shared_errors(const Pooled&, const std::vector<Claim>& claims,
                                       const std::vector<Source>& sources);

}  // namespace salient::evidence
