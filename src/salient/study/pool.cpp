#include "study/pool.hpp"

#include <algorithm>

namespace salient::study {
namespace {

constexpr std::uint64_t slice_plays = 10;  ///< small against a block, so that a short study fills every thread
constexpr std::size_t most_ahead = 64;     ///< slices played and not yet written: what bounds memory

/// Of how many plays a study holds something of that kind.
std::uint64_t asked(BlockKind kind, const Layout& layout, std::uint64_t plays) {
  switch (kind) {
    case BlockKind::plays:
      return plays;
    case BlockKind::pairs:
      return layout.effects.empty() ? 0 : pairs_for(plays);
    case BlockKind::reruns:
      return reruns_for(plays);
    case BlockKind::law_pairs:
      return layout.law_effects.empty() ? 0 : law_pairs_for(plays);
  }
  return 0;
}

/// How many of the first `plays` plays fall into the block.
std::uint64_t size_of(std::uint64_t block, std::uint64_t plays) {
  const std::uint64_t begin = block * block_plays;
  return plays > begin ? std::min(block_plays, plays - begin) : 0;
}

/// Slices of about as many plays each, whatever is played beside them.
void cut(const Layout& layout, const Slice& whole, std::vector<Slice>& into) {
  const std::uint64_t begin = whole.block * block_plays,
                      end = begin + *std::max_element(whole.sizes.begin(), whole.sizes.end());
  for (std::uint64_t first = begin; first < end; first = into.back().end) {
    Slice slice = whole;
    slice.first = first, slice.end = first + 1;
    while (slice.end < end && most_plays(slice, layout) < slice_plays) slice.end += 1;
    slice.opens = first == begin, slice.closes = slice.end == end;
    into.push_back(slice);
  }
}

/// What is missing of two kinds that are played together, since one is in part taken from the other.
void add_missing(const Store& store, const Layout& layout, std::uint64_t plays, std::array<BlockKind, 2> kinds,
                 std::vector<Slice>& into) {
  for (std::uint64_t block = 0;; ++block) {
    Slice whole{.block = block};
    std::uint64_t most = 0, missing = 0;
    for (const BlockKind kind : kinds) {
      const std::uint64_t size = size_of(block, asked(kind, layout, plays));
      most = std::max(most, size);
      if (store.done(kind, block) == size) continue;
      whole.sizes[static_cast<std::size_t>(kind)] = size;
      missing += size;
    }
    if (most == 0) return;
    if (missing > 0) cut(layout, whole, into);
  }
}

}  // namespace

std::vector<Slice> slices_to_do(const Store& store, const Layout& layout, std::uint64_t plays) {
  std::vector<Slice> slices;
  add_missing(store, layout, plays, {BlockKind::plays, BlockKind::pairs}, slices);
  add_missing(store, layout, plays, {BlockKind::reruns, BlockKind::law_pairs}, slices);
  return slices;
}

Pool::Pool(const Layout& layout, const Settings& settings, std::vector<Slice> slices, unsigned threads,
           const std::atomic<bool>* stop)
    : layout_{layout}, settings_{settings}, slices_{std::move(slices)}, stop_{stop}, working_{threads} {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Pool::~Pool() {
  {
    const std::lock_guard lock{mutex_};
    abandoned_ = true;
  }
  taken_.notify_all();
}

std::optional<SlicePart> Pool::next() {
  std::unique_lock lock{mutex_};
  arrived_.wait(lock, [&] { return parts_.contains(next_) || error_ || working_ == 0; });
  if (error_) std::rethrow_exception(error_);
  const auto found = parts_.find(next_);
  if (found == parts_.end()) return std::nullopt;
  SlicePart part = std::move(found->second);
  parts_.erase(found);
  next_ += 1;
  lock.unlock();
  taken_.notify_all();
  return part;
}

void Pool::work() {
  std::exception_ptr error;
  try {
    work_until_done();
  } catch (...) {
    error = std::current_exception();
  }
  const std::lock_guard lock{mutex_};
  if (error) error_ = error;
  working_ -= 1;
  arrived_.notify_all();
}

void Pool::work_until_done() {
  SlicePlayer player{layout_, settings_};
  while (const auto slice = claim()) deposit(*slice, player.play(slices_[*slice]));
}

std::optional<std::size_t> Pool::claim() {
  std::size_t slice = claimed_.load();
  do {
    if (slice == slices_.size() || abandoned_) return std::nullopt;
    if (stop_ && *stop_ && slices_[slice].opens) return std::nullopt;
  } while (!claimed_.compare_exchange_weak(slice, slice + 1));
  return slice;
}

void Pool::deposit(std::size_t slice, SlicePart part) {
  std::unique_lock lock{mutex_};
  taken_.wait(lock, [&] { return slice < next_ + most_ahead || abandoned_; });
  parts_.emplace(slice, std::move(part));
  arrived_.notify_all();
}

}  // namespace salient::study
