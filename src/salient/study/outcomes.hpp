#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/journal.hpp"
#include "scenario/scenario.hpp"

namespace salient::study {

/// What of a play answers a question, or a part of one.
enum class Outcome : std::uint8_t {
  share_retaken,     ///< of the region's land that the side did not hold at the start; NaN: it held all of it
  day_fallen,        ///< first day at whose end the side holds the town; infinite: never
  killed,            ///< people, cumulative, those before the start included
  wounded,           ///< people, cumulative
  missing,           ///< people, cumulative, the captured included
  culminated,        ///< 1: the side called its offensive off before it had the whole region; else 0
  culminated_share,  ///< share retaken on that day; NaN: it did not culminate
  culminated_day     ///< infinite: it did not
};
std::string_view spelling(Outcome);

/// One number per play: a column of the study file's `outcomes`.
struct OutcomeColumn {
  std::string name;  ///< retaken.day30, losses.ukraine.day60.killed
  QuestionId question;
  Outcome outcome{Outcome::share_retaken};
  int day{0};  ///< at whose end it is measured; 0 where the whole play counts
  NationId nation{};
};

/// The columns that the scenario's questions ask for, and their values from a play's journal. Questions of kind
/// `effect` have no column: they are differences between plays.
class Outcomes {
 public:
  explicit Outcomes(const Scenario&);
  const std::vector<OutcomeColumn>& columns() const { return columns_; }
  /// Rows of columns() that belong to the question.
  std::vector<std::size_t> columns_of(QuestionId) const;
  /// One value per column, in their order.
  std::vector<double> measure(const Journal&) const;

 private:
  void add(QuestionId, const Question&);
  void add_losses(QuestionId, const Question&);
  double share_retaken(const OutcomeColumn&, const Snapshot&) const;
  double day_fallen(const Question&, const Journal&) const;
  double culmination(const OutcomeColumn&, const Journal&) const;
  double value(const OutcomeColumn&, const Journal&) const;

  const Scenario* scenario_;
  std::vector<OutcomeColumn> columns_;
  Column<QuestionId, std::vector<HexId>>
      lost_land_;  ///< by question: land of its region not the side's at the start
};

/// The state at the end of the day, or at the play's end if that came first.
const Snapshot& at_end_of(const Journal&, int day);
/// The region's hexes where somebody can stand: lakes change no hands.
std::vector<HexId> land_of(const Map&, RegionId);

}  // namespace salient::study
