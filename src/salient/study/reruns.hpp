#pragma once
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "study/play_table.hpp"
#include "study/sensitivity/split.hpp"

namespace salient::study {

/// Outcomes of a study's plays and of their reruns, by laws and luck, then by play.
struct Reruns {
  using Outcomes = std::map<std::uint64_t, std::vector<double>>;
  std::map<std::pair<Laws, std::uint64_t>, Outcomes> by_way;
  Laws own;
};
Reruns read_reruns(Database&, const Layout&, const PlayTable&);

/// The target in one play under some laws and with some luck; none where it was not played, failed, or has no
/// answer.
std::optional<double> target_in(const Reruns&, Laws, std::uint64_t luck, std::uint64_t play, const Target&,
                                int days);
/// The target of the plays that went through, and have an answer, under every law of
/// attrition and with either luck; by law in the order of AttritionLaw. Empty where there are fewer than 20.
std::vector<std::vector<Twins>> twins_of(const Reruns&, const Target&, int days);

}  // namespace salient::study
