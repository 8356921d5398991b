#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace salient::reading {

/// Letters to add, drop, change or swap to turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The name nearest to a misspelt word, or "" when none is near enough to suggest (a third of its letters).
std::string nearest(std::string_view word, const std::vector<std::string>& names);

/// `did you mean "x"?`, or "" for none near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& names);

/// "a, b or c"; long lists are cut: "a, b, c, d, ... (27 in all)".
std::string one_of(const std::vector<std::string>& names);

/// The words of a closed vocabulary as strings.
std::vector<std::string> strings(std::span<const std::string_view> words);

}  // namespace salient::reading
