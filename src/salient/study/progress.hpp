#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace salient::study {

/// Tells a waiting person, on standard error, how far a study is and how long it will take: one line rewritten
/// where that is a terminal, a line every tenth where it is a file. Never on standard output, which is the
/// result's.
class Progress {
 public:
  enum class Style : std::uint8_t { quiet, lines, rewritten };
  /// What suits where standard error goes.
  static Style style_of_stderr();

  /// `of`: what is counted.
  Progress(Style, std::uint64_t plays, const char* of = "plays");
  /// That many more plays are done.
  void add(std::uint64_t plays) { add(plays, plays); }
  /// The same, where up to `at_most` were counted on.
  void add(std::uint64_t plays, std::uint64_t at_most);
  void say(const std::string& line);  ///< a line of its own, unless quiet
  void end();                         ///< leaves the rewritten line

 private:
  std::string line() const;
  Style style_;
  const char* of_;
  std::uint64_t plays_, done_{0}, tenths_{0};
  std::chrono::steady_clock::time_point began_, last_;
};

/// "4 min 10 s", "12 s": what a person needs of a time to wait.
std::string wait_of(double seconds);

}  // namespace salient::study
