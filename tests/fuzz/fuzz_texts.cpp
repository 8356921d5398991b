// Any bytes as a file that a command takes beside a scenario: an engagement (`adjudicate --file`) or an
// excursion
// (`compare`). Either it is understood, or each problem says where and what. The first byte chooses which.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "history/adjudicate.hpp"
#include "scenario/read_scenario.hpp"
#include "study/excursion.hpp"
#include "tests/fuzz/scratch.hpp"

namespace {

using namespace salient;

const Scenario& tiny() {
  static const Scenario& scenario = *[] {
    auto read = read_scenario(SALIENT_SOURCE_DIR "/scenarios/tiny", SALIENT_SOURCE_DIR "/parameters");
    if (!read) std::abort();
    return new Scenario{*std::move(read)};
  }();
  return scenario;
}

void check(const Problems& problems) {
  for (const Problem& problem : problems)
    if (problem.where.empty() || problem.what.empty() || problem.expected.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string file = fuzz::scratch() / "text.toml";
  std::ofstream{file, std::ios::binary} << std::string{reinterpret_cast<const char*>(data) + 1, size - 1};
  if (data[0] % 2 == 0) {
    const auto asked = history::read_asked({}, file);
    asked ? void(history::encounter_of(*asked)) : check(asked.problems());
  } else {
    const auto excursion = study::read_excursion(file, tiny());
    if (!excursion) check(excursion.problems());
  }
  return 0;
}
