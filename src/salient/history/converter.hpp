#pragma once
#include <optional>

#include "history/battle.hpp"

namespace salient::history {

/// Which columns are read. A: knowable before the battle. AB: also the sorties given to each side and the
/// scheme, which a scenario's author would know.
enum class Inputs : std::uint8_t { A, AB };

/// Raised whenever the mapping changes: a scorecard of another version is about another converter.
constexpr int converter_version = 1;

/// One battle as the models see it: one rule for all battles, README.md#converter, no battle by name, nothing
/// of the outcome. None where either side's people are not known.
std::optional<Encounter> convert(const Battle&, Inputs);

}  // namespace salient::history
