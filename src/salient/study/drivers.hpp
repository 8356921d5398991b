#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "scenario/scenario.hpp"
#include "study/database.hpp"
#include "study/input.hpp"
#include "study/layout.hpp"
#include "study/sensitivity/designs.hpp"
#include "study/sensitivity/first_order.hpp"
#include "study/sensitivity/split.hpp"
#include "study/target.hpp"

namespace salient::study {

/// What one claim would make of the answer, were it the one that is right about its quantity; from the plays
/// made.
struct ClaimReading {
  ClaimId claim;
  double weight{0};     ///< its say in the pool
  WeightedMean answer;  ///< mean of the target over the plays, each counted as the claim would draw it
};

/// An input and how much of a target's spread hangs on it.
struct Driver {
  Input input;
  FirstOrder first;
  double plays_to_separate{0};       ///< from the one ranked next; 0: they are told apart already
  std::vector<ClaimReading> claims;  ///< of a quantity with more than one
  std::optional<Shares> shares;      ///< where a Saltelli design has been played
  std::optional<Screening> screening;
};

/// One answer, or the difference of one between two arms, and what it hangs on.
struct Drivers {
  Target target;
  std::size_t plays{0};
  double mean{0}, variance{0};
  std::vector<Driver> ranked;  ///< most first
  std::optional<Shares> luck,
      rest;                    ///< with a Saltelli design: luck, and all known inputs that it did not name
  std::optional<Split> split;  ///< where the study has reruns
  std::size_t split_plays{0};
};

/// What the plays of a study file say drives its answers, all questions or one. Targets that do not vary, or
/// have fewer than 20 plays, are left out.
std::vector<Drivers> read_drivers(Database&, const Layout&, const std::string& question = {});

/// Sentences a reader must see with a ranking: too few plays to part its first inputs, none clear.
std::vector<std::string> warnings(const Drivers&);

/// Expected error of a forecaster with what is known now, and with the input known exactly: of a probability
/// its Brier score, else the variance.   {value-of-knowing}
struct ValueOfKnowing {
  double now{0}, after{0};
};
ValueOfKnowing value_of_knowing(const Drivers&, const Driver&);

/// "67 % (61 % to 72 %)", "day 75 (70 to 79)": a mean and its interval in the target's unit.
std::string told(const Scenario&, const Target&, const WeightedMean&);
std::string as_text(const Scenario&, const std::vector<Drivers>&, std::size_t most = 10);
std::string as_json(const Scenario&, const std::vector<Drivers>&);

}  // namespace salient::study
