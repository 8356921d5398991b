#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "models/attrition/law.hpp"
#include "scenario/scenario.hpp"

// What several commands need of the command line's world: complaints, words to numbers, folders.
namespace salient::app {

/// Prints the problems on standard error; returns exit_wrong_input.
int complain(const Problems&);

/// A whole number from low to high, or a problem with the option named.
std::optional<std::uint64_t> whole_number(const std::string& option, const std::string& text, std::uint64_t low,
                                          std::uint64_t high, Problems&);

/// Which of a few words was typed; the first for "". Another word is a problem.
std::size_t word_typed(const char* option, const std::string& typed, const std::vector<std::string>& words,
                       Problems&);

/// The law of that name; history for "".
Result<models::AttritionLaw> law_named(const std::string& name);
/// The law of advance of that name, or the ladder when it is empty.
Result<models::AdvanceLaw> advance_named(const std::string& name);
/// The laws of those names, each once; all of them for none. Unknown names are problems.
std::vector<models::AttritionLaw> laws_named(const std::vector<std::string>& names, Problems&);
/// "history, lanchester, ...": for the help of options.
std::string names_of_laws();

/// The scenario in the folder, read with this program's parameters.
/// The subjects of uncertainty that a study can vary alone, with commas between.
std::string names_of_subjects();
/// Those typed, each once, in the order of the list, with commas between; a problem for each that is none.
Result<std::string> subjects_named(const std::vector<std::string>& names);
/// Holds everything but these subjects at its centre; empty: leaves all as it is.
void vary_only(Scenario&, const std::string& subjects);
Result<Scenario> scenario_in(const std::string& folder);
/// The scenario that a study file is of: from `folder` if that is given, else from where it was, else from the
/// program's own scenarios. Problem: none of them is the one, to the byte.
Result<Scenario> scenario_of(const std::string& study_path, const std::string& folder);

}  // namespace salient::app
