#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace salient {

/// How many threads to use for that many pieces of work; `asked` 0: one per processor.
inline unsigned threads_for(unsigned asked, std::size_t pieces) {
  const unsigned there = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::clamp<std::size_t>(pieces, 1, asked ? asked : there));
}

/// Calls work(tool, n) for every n below `count`, on several threads, each with a tool of its own from make().
/// In what order is left open: what work writes must lie at a place of its own n, or behind a lock. Throws what
/// the first failing call threw.
template <class Make, class Work>
void share_out(std::size_t count, unsigned threads, Make&& make, Work&& work) {
  std::atomic<std::size_t> next{0};
  std::mutex lock;
  std::exception_ptr error;
  const auto run = [&] {
    try {
      auto tool = make();
      for (std::size_t n = next++; n < count; n = next++) work(tool, n);
    } catch (...) {
      const std::lock_guard held{lock};
      if (!error) error = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> team;
    for (unsigned i = 0; i < threads_for(threads, count); ++i) team.emplace_back(run);
  }
  if (error) std::rethrow_exception(error);
}

/// The same for work that needs no tool.
template <class Work>
void share_out(std::size_t count, unsigned threads, Work&& work) {
  share_out(
      count, threads, [] { return nullptr; }, [&](std::nullptr_t, std::size_t n) { work(n); });
}

}  // namespace salient
