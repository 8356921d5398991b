#pragma once
#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "study/slice_player.hpp"

namespace salient::study {

/// What is missing of a study, cut into slices, in order.
std::vector<Slice> slices_to_do(const Store&, const Layout&, std::uint64_t plays);

/// Plays slices on several threads, each with a player of its own, and hands the results out in order. Threads
/// take the next slice from one counter, and wait when they are far ahead of the reader.
class Pool {
 public:
  Pool(const Layout&, const Settings&, std::vector<Slice>, unsigned threads, const std::atomic<bool>* stop);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  /// The next slice's part of its blocks; none when all are done, or stopped and what was begun is done. Throws
  /// what a thread threw.
  std::optional<SlicePart> next();
  const Slice& last_taken() const { return slices_[next_ - 1]; }

 private:
  void work();
  void work_until_done();
  std::optional<std::size_t> claim();
  void deposit(std::size_t slice, SlicePart part);

  const Layout& layout_;
  const Settings settings_;
  const std::vector<Slice> slices_;
  const std::atomic<bool>* stop_;
  std::atomic<std::size_t> claimed_{0};
  std::atomic<bool> abandoned_{false};
  std::mutex mutex_;
  std::condition_variable arrived_, taken_;
  std::map<std::size_t, SlicePart> parts_;
  std::size_t next_{0};
  unsigned working_;
  std::exception_ptr error_;
  std::vector<std::jthread> threads_;
};

}  // namespace salient::study
