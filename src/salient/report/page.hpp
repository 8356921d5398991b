#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace salient::report {

/// The page with the files it names written into it, and the bundle in its place. `asset` gives a file's text
/// by name. Throws std::runtime_error when the page names a file there is none of.
std::string page(std::string_view bundle, const std::function<std::string_view(std::string_view)>& asset);

}  // namespace salient::report
