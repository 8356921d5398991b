#include "base/result.hpp"

#include <fmt/format.h>

namespace salient {

std::string render(const Problem& p) {
  std::string text = fmt::format("{}: {}\n", p.where, p.what);
  const auto line = [&](const char* label, const std::string& words) {
    if (!words.empty()) text += fmt::format("    {:<9} {}\n", label, words);
  };
  line("found", p.found);
  line("expected", p.expected);
  line("because", p.because);
  line("try", p.attempt);
  return text;
}

std::string render(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += render(problem) + "\n";
  return text +
         fmt::format("{} problem{}; nothing was run.\n", problems.size(), problems.size() == 1 ? "" : "s");
}

}  // namespace salient
