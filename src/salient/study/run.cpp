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
void join(Block& block, Block& part) {
  append(block.records, part.records);
  append(block.pairs, part.pairs);
  append(block.reruns, part.reruns);
  if (block.control) *block.control += *part.control;
}

std::uint64_t most_plays(const std::vector<Slice>& slices, const Layout& layout) {
  std::uint64_t plays = 0;
  for (const Slice& slice : slices) plays += most_plays(slice, layout);
  return plays;
}

/// Plays and writes the slices; returns how many plays that were.
std::uint64_t play_all(Store& store, const Layout& layout, const Settings& settings, std::vector<Slice> slices,
                       const Running& running) {
  Progress progress{running.progress, most_plays(slices, layout)};
  const unsigned threads = threads_for(running.threads, slices.size());
  Pool pool{layout, settings, std::move(slices), threads, running.stop};
  std::uint64_t played = 0;
  SlicePart under_way;
  while (auto part = pool.next()) {
    const Slice& slice = pool.last_taken();
    if (slice.opens)
      under_way = std::move(*part);
    else
      for (const BlockKind kind : block_kinds) join(under_way.block(kind), part->block(kind));
    if (slice.closes)
      for (const BlockKind kind : block_kinds)
        if (slice.size(kind) > 0) store.write(under_way.block(kind));
    progress.add(part->played, most_plays(slice, layout));
    played += part->played;
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
