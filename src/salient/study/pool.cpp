#include "study/pool.hpp"

#include <algorithm>

namespace salient::study {
namespace {

constexpr std::uint64_t slice_plays = 10;  ///< small against a block, so that a short study fills every thread
constexpr std::size_t most_ahead = 64;     ///< slices played and not yet written: what bounds memory

/// How many plays of `plays` fall into the block.
std::uint64_t size_of(std::uint64_t block, std::uint64_t plays) {
  return std::min(block_plays, plays - block * block_plays);
}

void cut(BlockKind kind, std::uint64_t block, std::uint64_t size, std::vector<Slice>& into) {
  const std::uint64_t begin = block * block_plays, end = begin + size;
  for (std::uint64_t first = begin; first < end; first += slice_plays) {
    const std::uint64_t last = std::min(first + slice_plays, end);
    into.push_back({kind, block, size, first, last, first == begin, last == end});
  }
}

void add_missing(const Store& store, BlockKind kind, std::uint64_t plays, std::vector<Slice>& into) {
  for (std::uint64_t block = 0; block * block_plays < plays; ++block) {
    const std::uint64_t size = size_of(block, plays);
    if (store.done(kind, block) != size) cut(kind, block, size, into);
  }
}

/// One arm of a pair: its outcomes in the effect's columns.
struct Arm {
  std::uint64_t signature{0};
  std::string failure;
  std::vector<double> outcomes;
};

Arm play_arm(Player& player, const Layout& layout, const Effect& effect, std::uint64_t seed, std::uint64_t play,
             const PlaySettings& settings) {
  const Played& played = player.play(seed, play, settings);
  if (played.failed) return {played.signature, played.failure.empty() ? "failed" : played.failure, {}};
  const std::vector<double> all = layout.outcomes.measure(player.journal());
  Arm arm{played.signature, {}, {}};
  for (const std::size_t column : effect.columns) arm.outcomes.push_back(all[column]);
  return arm;
}

PairRecord play_pair(Player& player, const Layout& layout, const std::vector<Effect>& effects, std::size_t row,
                     std::uint64_t seed, std::uint64_t play) {
  const Effect& effect = effects[row];
  Arm with = play_arm(player, layout, effect, seed, play, effect.with);
  Arm against = play_arm(player, layout, effect, seed, play, effect.against);
  const std::uint64_t signature = with.signature * 0x9e3779b97f4a7c15ULL ^ against.signature;
  return {play,
          row,
          signature,
          with.failure.empty() ? against.failure : with.failure,
          std::move(with.outcomes),
          std::move(against.outcomes)};
}

RerunRecord play_again(Player& player, const Layout& layout, std::size_t row, std::uint64_t seed,
                       std::uint64_t play) {
  const Rerun& way = layout.reruns[row];
  const Played& played =
      player.play(seed, play, {.law = way.laws.attrition, .luck = way.luck, .advance = way.laws.advance});
  RerunRecord record{.play = play, .rerun = row, .signature = played.signature};
  if (played.failed)
    record.failure = played.failure.empty() ? "failed" : played.failure;
  else
    record.outcomes = layout.outcomes.measure(player.journal());
  return record;
}

void play_plays(Player& player, const Layout& layout, const Settings& settings, const Slice& slice,
                Block& into) {
  into.control = std::make_unique<ControlCounts>(layout);
  for (std::uint64_t play = slice.first; play < slice.end; ++play) {
    const Played& played = player.play(settings.seed, play, {.law = settings.law, .advance = settings.advance});
    into.records.push_back(record_play(layout, play, played, player.journal()));
    if (!played.failed) into.control->add(layout, player.journal());
  }
}

Block play_slice(Player& player, const Layout& layout, const Settings& settings, const Slice& slice) {
  Block part{.kind = slice.kind, .number = slice.block, .plays = slice.block_size};
  if (slice.kind == BlockKind::plays) {
    play_plays(player, layout, settings, slice, part);
    return part;
  }
  const std::vector<Effect>& effects = slice.kind == BlockKind::pairs ? layout.effects : layout.law_effects;
  for (std::uint64_t play = slice.first; play < slice.end; ++play)
    if (slice.kind == BlockKind::reruns)
      for (std::size_t row = 0; row < layout.reruns.size(); ++row)
        part.reruns.push_back(play_again(player, layout, row, settings.seed, play));
    else
      for (std::size_t row = 0; row < effects.size(); ++row)
        part.pairs.push_back(play_pair(player, layout, effects, row, settings.seed, play));
  return part;
}

}  // namespace

std::vector<Slice> slices_to_do(const Store& store, const Layout& layout, std::uint64_t plays) {
  std::vector<Slice> slices;
  add_missing(store, BlockKind::plays, plays, slices);
  if (!layout.effects.empty()) add_missing(store, BlockKind::pairs, pairs_for(plays), slices);
  add_missing(store, BlockKind::reruns, reruns_for(plays), slices);
  if (!layout.law_effects.empty()) add_missing(store, BlockKind::law_pairs, law_pairs_for(plays), slices);
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

std::optional<Block> Pool::next() {
  std::unique_lock lock{mutex_};
  arrived_.wait(lock, [&] { return parts_.contains(next_) || error_ || working_ == 0; });
  if (error_) std::rethrow_exception(error_);
  const auto found = parts_.find(next_);
  if (found == parts_.end()) return std::nullopt;
  Block part = std::move(found->second);
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
  Player player{layout_.scenario};
  while (const auto slice = claim()) deposit(*slice, play_slice(player, layout_, settings_, slices_[*slice]));
}

std::optional<std::size_t> Pool::claim() {
  std::size_t slice = claimed_.load();
  do {
    if (slice == slices_.size() || abandoned_) return std::nullopt;
    if (stop_ && *stop_ && slices_[slice].opens) return std::nullopt;
  } while (!claimed_.compare_exchange_weak(slice, slice + 1));
  return slice;
}

void Pool::deposit(std::size_t slice, Block part) {
  std::unique_lock lock{mutex_};
  taken_.wait(lock, [&] { return slice < next_ + most_ahead || abandoned_; });
  parts_.emplace(slice, std::move(part));
  arrived_.notify_all();
}

}  // namespace salient::study
