#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "study/database.hpp"
#include "study/input.hpp"
#include "study/progress.hpp"
#include "study/settings.hpp"
#include "turn/course.hpp"

namespace salient::study {

/// That an input reaches the State: two plays of one luck, alike in all that is known but this, that parted.
struct Proof {
  models::AttritionLaw law{models::AttritionLaw::history};
  std::uint64_t play{0};
  Departure departure;
};
struct TriedInput {
  InputKind kind{InputKind::quantity};
  std::size_t row{0};  ///< of Scenario::quantity, claim or parameter
  std::string id, about;
  std::optional<Proof> proof;  ///< none: inert as far as was tried
};
struct Liveness {
  std::vector<TriedInput> inputs;  ///< quantities, claims, parameters, each in the scenario's order
  std::uint64_t plays{0};          ///< played for it, those stopped early included
  double seconds{0};
};

/// How far to try before an input is called inert.
struct Trying {
  std::uint64_t plays{60};  ///< as the study draws them; five times as many for what only moves rare decisions
  bool parameters{true};    ///< false: evidence only
  std::vector<std::string> only{};  ///< ids; empty: all
  unsigned threads{0};
  Progress::Style progress{Progress::Style::quiet};
};

/// Tries every quantity, claim and parameter of the scenario, under the settings' law and seed; those still not
/// seen to act under every other law too.   {liveness}
Liveness try_inputs(const Scenario&, const Settings&, const Trying&);

/// Keeps the result in a study file, in place of an earlier one.
void keep(Database&, const Liveness&);
/// What a study file has of it, quantities, claims and parameters in that order; empty when it was never kept.
struct KeptInput {
  std::string kind, id, about, law, columns;
  bool live{false};
  int turn{0};
};
std::vector<KeptInput> kept_liveness(Database&);
std::vector<KeptInput> kept(const Liveness&);

std::string as_text(const Scenario&, const Liveness&);
std::string as_json(const Scenario&, const Liveness&);

}  // namespace salient::study
