#pragma once
#include <string>

#include "scenario/scenario.hpp"

namespace salient::report {

/// Writes one self-contained HTML page about the study: it opens by double click and asks the network for
/// nothing. `scenario` must be the one the study played. Throws std::runtime_error when a file cannot be read
/// or written.
void write(const std::string& study_path, const Scenario&, const std::string& out_path);

/// What the page shows, as JSON: docs/reference/bundle.md.
std::string bundle_text(const std::string& study_path, const Scenario&);

}  // namespace salient::report
