#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "study/play_table.hpp"
#include "study/progress.hpp"
#include "study/sensitivity/designs.hpp"
#include "study/settings.hpp"

namespace salient::study {

/// Plays made to rank inputs: Morris walks over all of them, or a Saltelli design over a few, with luck and all
/// other inputs as two more.
enum class Design : std::uint8_t { morris, saltelli };
std::string_view spelling(Design);
std::optional<Design> parse_design(std::string_view);

/// What to play. Rows of a Saltelli design are pairs of the study's own plays, 2j and 2j + 1, which need no
/// playing again; walks start anew.
struct DesignPlan {
  Design design{Design::saltelli};
  std::vector<std::size_t> inputs;  ///< rows of inputs_of(Layout); of Morris walks: all
  std::uint64_t lines{0};           ///< rows, or walks
  std::uint64_t plays() const {
    return lines * (design == Design::morris ? inputs.size() + 1 : inputs.size() + 2);
  }
};
/// The plan that a number of plays affords. `first`: inputs in order of how much they seem to matter; a
/// Saltelli design takes ten of them. Problem: too few plays for any.
Result<DesignPlan> plan_design(const Layout&, Design, std::uint64_t budget, std::uint64_t study_plays,
                               const std::vector<std::size_t>& first);

/// Plays what the study file lacks of the plan and keeps it there, a transaction every so many plays.
void play_design(Database&, const Layout&, const Settings&, const DesignPlan&, unsigned threads,
                 Progress::Style);

/// Outcomes of a file's designs: by line, then by member (an input's id, "luck", "rest"; of walks the step).
struct DesignOutcomes {
  using Line = std::map<std::string, std::vector<double>>;
  std::map<std::uint64_t, Line> walks, rows;
  std::map<std::uint64_t, std::vector<double>> study;  ///< the study's own plays
  std::uint64_t seed{1};
};
DesignOutcomes read_designs(Database&, const Layout&, const PlayTable&);

/// What they say of one target, by input id. Nothing of differences, which have no such plays.
struct DesignFindings {
  std::map<std::string, Shares> shares;
  std::map<std::string, Screening> screening;
  std::optional<Shares> luck, rest;
};
DesignFindings findings_of(const DesignOutcomes&, const Layout&, const Target&, chance::Key);

}  // namespace salient::study
