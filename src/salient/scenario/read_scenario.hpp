#pragma once
#include <string>

#include "base/result.hpp"
#include "scenario/scenario.hpp"

namespace salient {

/// Reads a scenario folder and the parameter files of `parameters_folder`. Either the Scenario, with every name
/// resolved and every number in range, or every problem found in any of the files at once. Reads nothing else
/// and runs nothing. Never throws on account of the input.
Result<Scenario> read_scenario(const std::string& folder, const std::string& parameters_folder);

/// A scenario of nothing but the program's parameters: for what needs the equations and no campaign.
/// `posterior` names one of parameters/posterior/*.csv.
Result<Scenario> read_parameters(const std::string& parameters_folder,
                                 const std::string& posterior = "history");

/// The program's own folders: SALIENT_HOME in the environment, else where it was built.
std::string home_folder();
inline std::string parameters_folder() { return home_folder() + "/parameters"; }

/// JSON Schema (draft 2020-12) of each scenario file, keyed by file name, for editors.
std::string scenario_schema();
/// The same for people: docs/reference/scenario-keys.md.
std::string key_reference();

}  // namespace salient
