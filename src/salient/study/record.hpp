#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "models/attrition/law.hpp"

namespace salient::study {

/// One score of a law of attrition against battles of record of brigades and divisions, and what forecasting
/// the base rate would have scored on the same battles.
struct RecordScore {
  models::AttritionLaw law{models::AttritionLaw::history};
  std::string measure;  ///< winner, attacker_loss, defender_loss, exchange
  std::size_t battles{0};
  double score{0}, base_rate{0};  ///< log-loss of the winner, CRPS of the others: lower is better
  double coverage80{0};           ///< share that the law's 80 % interval held; NaN of the winner
  std::size_t of_the_present{0};  ///< battles of the record of the era in which campaigns are played
};
using Record = std::vector<RecordScore>;

/// The scores of every law: parameters/record/scores.csv, written by script/scorecard. Empty where there is no
/// such file; a problem where a row cannot be read.
Result<Record> read_record(const std::string& path);

}  // namespace salient::study
