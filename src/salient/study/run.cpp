#include "study/run.hpp"

#include <chrono>
#include <iterator>

#include "base/share_out.hpp"
#include "study/pool.hpp"

namespace salient::study {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Adds the next part to the block under way.
void join(Block& block, Block part) {
  if (block.records.empty() && block.pairs.empty() && block.reruns.empty()) {
    block = std::move(part);
    return;
  }
  append(block.records, part.records);
  append(block.pairs, part.pairs);
  append(block.reruns, part.reruns);
  if (block.control) *block.control += *part.control;
}

std::uint64_t plays_in(const Slice& slice, const Layout& layout) {
  const std::size_t times[] = {1, 2 * layout.effects.size(), layout.reruns.size(),
                               2 * layout.law_effects.size()};
  return (slice.end - slice.first) * times[static_cast<std::size_t>(slice.kind)];
}

std::uint64_t plays_in(const std::vector<Slice>& slices, const Layout& layout) {
  std::uint64_t plays = 0;
  for (const Slice& slice : slices) plays += plays_in(slice, layout);
  return plays;
}

/// Plays and writes the slices; returns how many plays that were.
std::uint64_t play_all(Store& store, const Layout& layout, const Settings& settings, std::vector<Slice> slices,
                       const Running& running) {
  Progress progress{running.progress, plays_in(slices, layout)};
  const unsigned threads = threads_for(running.threads, slices.size());
  Pool pool{layout, settings, std::move(slices), threads, running.stop};
  std::uint64_t played = 0;
  Block block;
  while (auto part = pool.next()) {
    const std::uint64_t plays = plays_in(pool.last_taken(), layout);
    join(block, std::move(*part));
    if (pool.last_taken().closes) {
      store.write(block);
      block = Block{};
    }
    progress.add(plays);
    played += plays;
  }
  progress.end();
  return played;
}

}  // namespace

Result<Ran> run_study(const Scenario& scenario, const Settings& settings, const Running& running) {
  const auto began = std::chrono::steady_clock::now();
  const Layout layout{scenario, settings};
  auto opened = running.resume ? Store::resume(running.path, layout, settings)
                               : Store::create(running.path, layout, settings);
  if (!opened) return opened.problems();
  Store& store = **opened;
  Ran ran;
  ran.played = play_all(store, layout, settings, slices_to_do(store, layout, settings.plays), running);
  ran.stopped = !slices_to_do(store, layout, settings.plays).empty();
  ran.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (!ran.stopped) ran.signature = store.sign();
  return ran;
}

}  // namespace salient::study
