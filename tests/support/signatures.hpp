#pragma once
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "scenario/read_scenario.hpp"
#include "study/run.hpp"

namespace salient::tests {

/// Plays a study of a bundled scenario under each law and holds its signature to the one in `file`, which is
/// the same for every build: Debug and Release, gcc and clang. With SALIENT_BLESS set the file is written anew.
inline void check_signatures(const std::string& name, std::uint64_t plays, const std::string& file) {
  const std::string root = SALIENT_SOURCE_DIR "/", pinned = root + file;
  const auto scenario = read_scenario(root + "scenarios/" + name, root + "parameters");
  if (!scenario) FAIL(render(scenario.problems()));
  const std::string path = (std::filesystem::temp_directory_path() / ("salient-pinned-" + name)).string();
  std::string played;
  for (std::size_t row = 0; row < models::attrition_law_count; ++row) {
    const auto law = static_cast<models::AttritionLaw>(row);
    std::filesystem::remove(path);
    const auto ran =
        study::run_study(*scenario, {.plays = plays, .seed = 11, .law = law}, {.path = path, .threads = 2});
    if (!ran) FAIL(render(ran.problems()));
    played += name + ", " + std::to_string(plays) + " plays, seed 11, law " + std::string{spelling(law)} +
              ": " + ran->signature + "\n";
  }
  std::filesystem::remove(path);
  if (std::getenv("SALIENT_BLESS") != nullptr) std::ofstream{pinned} << played;
  std::ifstream stream{pinned};
  CHECK_MESSAGE(std::string(std::istreambuf_iterator<char>{stream}, {}) == played,
                "results moved; if they were meant to, run this test with SALIENT_BLESS=1, and say why");
}

}  // namespace salient::tests
