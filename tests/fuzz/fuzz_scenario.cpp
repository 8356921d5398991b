// Any bytes as one file of an otherwise sound scenario: the reader must answer with a Scenario or with
// problems, and each problem must say where and what. The first byte chooses the file; from 128 on only the
// parsers, which is faster.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "scenario/draft/node.hpp"
#include "scenario/read_scenario.hpp"
#include "tests/fuzz/scratch.hpp"

namespace {

namespace fs = std::filesystem;
using salient::fuzz::scratch;

constexpr const char* files[] = {"scenario.toml", "evidence.toml",   "forces.toml", "plans.toml",
                                 "policy.toml",   "parameters.toml", "map.geojson"};

void fresh_copy() {
  static const fs::path from = fs::path{SALIENT_SOURCE_DIR} / "scenarios/tiny";
  fs::create_directory(scratch() / "parameters");  // none in it: their absence is one more problem to tell
  for (const char* file : files) {
    fs::remove(scratch() / file);
    if (fs::exists(from / file)) fs::copy_file(from / file, scratch() / file);
  }
}

void check(const salient::Problem& problem) {
  if (problem.where.empty() || problem.what.empty() || problem.expected.empty()) std::abort();
}

void parse_alone(const std::string& text) {
  if (salient::draft::first_not_utf8(text)) return;
  const salient::draft::Source source{"text", text};
  for (const auto& parse : {salient::draft::parse_toml, salient::draft::parse_json})
    if (const auto tree = parse(source); !tree)
      std::for_each(tree.problems().begin(), tree.problems().end(), check);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
  if (data[0] >= 128) {
    parse_alone(text);
    return 0;
  }
  fresh_copy();
  std::ofstream{scratch() / files[data[0] % std::size(files)], std::ios::binary} << text;
  const auto scenario = salient::read_scenario(scratch().string(), (scratch() / "parameters").string());
  if (!scenario) std::for_each(scenario.problems().begin(), scenario.problems().end(), check);
  return 0;
}
