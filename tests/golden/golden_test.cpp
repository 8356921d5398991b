#include <cstdlib>
#include <fstream>
#include <sstream>

#include "report/narrative.hpp"
#include "tests/support/tiny.hpp"

// A play of the tutorial scenario as a person reads it. A change that moves it is looked at, then blessed with
// SALIENT_BLESS=1, and its commit says why.
namespace salient::tests {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file{path};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The first line in which two texts part.
std::string first_difference(const std::string& before, const std::string& after) {
  std::istringstream a{before}, b{after};
  std::string old_line, new_line;
  for (int number = 1;; ++number) {
    const bool more_a = static_cast<bool>(std::getline(a, old_line)),
               more_b = static_cast<bool>(std::getline(b, new_line));
    if (!more_a && !more_b) return "";
    if (more_a != more_b || old_line != new_line)
      return "line " + std::to_string(number) + "\n  was " + old_line + "\n  is  " + new_line;
  }
}

}  // namespace

TEST_CASE("play 0 of the tutorial scenario goes as it went") {
  const std::string path = std::string{SALIENT_SOURCE_DIR} + "/tests/golden/tiny-play-0.txt";
  Player player{tiny()};
  player.play(1, 0);
  const std::string now = report::narrative(tiny(), player.journal(), FormationId{});
  const std::string then = read_file(path);
  if (std::getenv("SALIENT_BLESS") != nullptr) {
    std::ofstream{path} << now;
    MESSAGE("blessed; first difference: ", first_difference(then, now));
    return;
  }
  CHECK_MESSAGE(now == then, first_difference(then, now));
}

}  // namespace salient::tests
