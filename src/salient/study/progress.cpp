#include "study/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace salient::study {
namespace {

double seconds(std::chrono::steady_clock::duration span) { return std::chrono::duration<double>(span).count(); }

}  // namespace

std::string wait_of(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

Progress::Style Progress::style_of_stderr() { return isatty(STDERR_FILENO) ? Style::rewritten : Style::lines; }

Progress::Progress(Style style, std::uint64_t plays, const char* of)
    : style_{style}, of_{of}, plays_{plays}, began_{std::chrono::steady_clock::now()}, last_{began_} {}

void Progress::add(std::uint64_t plays, std::uint64_t at_most) {
  done_ += plays;
  plays_ -= at_most - plays;
  const auto now = std::chrono::steady_clock::now();
  const bool finished = done_ == plays_;
  if (style_ == Style::rewritten && (finished || seconds(now - last_) > 0.2)) {
    last_ = now;
    std::fprintf(stderr, "\r\x1b[K%s", line().c_str());
  }
  if (style_ != Style::lines || plays_ == 0 || done_ * 10 / plays_ == tenths_) return;
  tenths_ = done_ * 10 / plays_;
  std::fprintf(stderr, "%s\n", line().c_str());
}

std::string Progress::line() const {
  const double spent = seconds(std::chrono::steady_clock::now() - began_);
  const double share = static_cast<double>(done_) / static_cast<double>(plays_);
  const std::string times =
      done_ == plays_ ? "took " + wait_of(spent) : fmt::format("about {} left", wait_of(spent / share - spent));
  return fmt::format("{} of {} {} ({:.0f} %), {}", done_, plays_, of_, 100 * share, times);
}

void Progress::say(const std::string& text) {
  if (style_ == Style::quiet) return;
  end();
  std::fprintf(stderr, "%s\n", text.c_str());
}

void Progress::end() {
  if (style_ == Style::rewritten && done_ > 0) std::fputc('\n', stderr);
}

}  // namespace salient::study
