#pragma once
#include <optional>
#include <string>

#include "base/result.hpp"
#include "scenario/scenario.hpp"
#include "turn/play.hpp"

namespace salient::study {

/// A scenario with one thing otherwise, named: what `salient compare` holds against the scenario as it is. Its
/// file: docs/reference/excursion.md.
struct Excursion {
  std::string name, about, file;
  std::string text;              ///< of the file: two excursions of one text are one
  Scenario scenario;             ///< with the change in it
  std::optional<Forced> forced;  ///< or with a regime held by force
};

/// Problems: the file, or a name in it that the scenario has not.
Result<Excursion> read_excursion(const std::string& path, const Scenario&);

}  // namespace salient::study
