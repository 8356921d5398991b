#pragma once
#include <string>
#include <vector>

#include "scenario/draft/source.hpp"

namespace salient {

/// SHA-256, in hexadecimal, over names and contents, in the order of the names. Where the folder lies is not
/// part.
std::string hash_of(const std::vector<std::shared_ptr<const draft::Source>>&);

}  // namespace salient
