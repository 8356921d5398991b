#pragma once
#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "study/store.hpp"

namespace salient::study {

/// A few plays of one block: what a thread takes at a time.
struct Slice {
  BlockKind kind{BlockKind::plays};
  std::uint64_t block{0}, block_size{0};
  std::uint64_t first{0}, end{0};    ///< plays
  bool opens{false}, closes{false};  ///< the block
};
/// What is missing of a study, cut into slices, in order.
std::vector<Slice> slices_to_do(const Store&, const Layout&, std::uint64_t plays);

/// Plays slices on several threads, each with a Player of its own, and hands the results out in order. Threads
/// take the next slice from one counter, and wait when they are far ahead of the reader.
class Pool {
 public:
  Pool(const Layout&, const Settings&, std::vector<Slice>, unsigned threads, const std::atomic<bool>* stop);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  /// The next slice's part of its block; none when all are done, or stopped and what was begun is done. Throws
  /// what a thread threw.
  std::optional<Block> next();
  const Slice& last_taken() const { return slices_[next_ - 1]; }

 private:
  void work();
  void work_until_done();
  std::optional<std::size_t> claim();
  void deposit(std::size_t slice, Block part);

  const Layout& layout_;
  const Settings settings_;
  const std::vector<Slice> slices_;
  const std::atomic<bool>* stop_;
  std::atomic<std::size_t> claimed_{0};
  std::atomic<bool> abandoned_{false};
  std::mutex mutex_;
  std::condition_variable arrived_, taken_;
  std::map<std::size_t, Block> parts_;
  std::size_t next_{0};
  unsigned working_;
  std::exception_ptr error_;
  std::vector<std::jthread> threads_;
};

}  // namespace salient::study
