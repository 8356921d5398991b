#pragma once
#include <string>
#include <vector>

#include "study/drivers.hpp"
#include "study/liveness.hpp"

namespace salient::study {

/// A claim, and what the plays say of its quantity in one answer.
struct Moved {
  Target target;
  double mean{0};
  std::size_t rank{0};  ///< of its quantity among all inputs, from 1
  FirstOrder first;
  std::optional<ClaimReading> reading;  ///< none where the claim is the only one
};

/// From a claim forward: what it feeds, where that is used, when it is first felt, which answers it moves.
struct Trace {
  ClaimId claim;
  std::vector<std::string> uses;
  std::vector<KeptInput> felt;  ///< the quantity's and the claim's first difference, where it was looked for
  std::vector<Moved> moved;     ///< by influence, most first; empty without a study
};
Trace trace_of(const Scenario&, ClaimId, std::vector<KeptInput> liveness, const std::vector<Drivers>&);
std::string as_text(const Scenario&, const Trace&);
std::string as_json(const Scenario&, const Trace&);

/// From an answer back: the inputs that it hangs on, most first, down to who said so.
std::string why_text(const Scenario&, QuestionId, const std::vector<std::string>& answer,
                     const std::vector<Drivers>&);
std::string why_json(const Scenario&, QuestionId, const std::vector<std::string>& answer,
                     const std::vector<Drivers>&);

}  // namespace salient::study
