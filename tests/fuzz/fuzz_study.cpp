// A study file with bytes changed at random: whoever reads it must come to an end, with what it reads or with a
// complaint. The input is a list of changes, each an offset (three bytes) and the new byte.
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <sstream>
#include <string>

#include "report/report.hpp"
#include "scenario/read_scenario.hpp"
#include "study/answers.hpp"
#include "study/run.hpp"
#include "tests/fuzz/scratch.hpp"

namespace {

using namespace salient;

struct Sample {
  Scenario scenario;
  std::string bytes;
};

/// A study of a few plays of the tutorial, made once.
const Sample& sample() {
  static const Sample& made = *[] {
    auto read = read_scenario(SALIENT_SOURCE_DIR "/scenarios/tiny", SALIENT_SOURCE_DIR "/parameters");
    if (!read) std::abort();
    const std::string path = fuzz::scratch() / "sound.sqlite";
    study::Settings settings;
    settings.plays = 4;
    study::Running running;
    running.path = path;
    running.threads = 1;
    if (!study::run_study(*read, settings, running)) std::abort();
    std::ostringstream bytes;
    bytes << std::ifstream{path, std::ios::binary}.rdbuf();
    return new Sample{*std::move(read), bytes.str()};
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes = sample().bytes;
  for (; size >= 4; data += 4, size -= 4)
    bytes[(data[0] | data[1] << 8 | data[2] << 16) % bytes.size()] = static_cast<char>(data[3]);
  const std::string path = fuzz::scratch() / "damaged.sqlite";
  std::ofstream{path, std::ios::binary} << bytes;
  try {
    if (study::manifest_of(path) && study::read_answers(path, sample().scenario))
      report::bundle_text(path, sample().scenario);
  } catch (const std::exception&) {
    // What SQLite or the reader of numbers says of it: the program prints it and ends.
  }
  return 0;
}
