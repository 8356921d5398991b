#pragma once
#include <optional>
#include <string>
#include <vector>

#include "study/layout.hpp"

namespace salient::study {

/// One number per play whose spread is to be explained: an outcome, or whether something came about, or the
/// difference of an outcome between an effect's two arms.
struct Target {
  QuestionId question;
  OutcomeColumn column;
  std::size_t row{0};              ///< of Outcomes::columns()
  std::optional<double> at_least;  ///< a probability: that the outcome is this or more
  bool came_about{false};          ///< a probability: that its day came at all
  bool difference{false};
  std::string id, label;

  bool probability() const { return at_least || came_about; }
  /// From the outcome as measured; NaN: this play has no answer. A day that never came counts as the day after
  /// the last.
  double value(double outcome, int days) const;
};

/// A value of the target, or a difference of two, as a person reads it: "61 %", "2,418", "day 80 (29 January
/// 2025)".
std::string told(const Scenario&, const Target&, double value, bool difference = false);

/// The targets of the scenario's questions: of each the last day asked, and what is stated of it as a
/// probability.
std::vector<Target> targets_of(const Layout&, const std::string& question = {});

}  // namespace salient::study
