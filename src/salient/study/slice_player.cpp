#include "study/slice_player.hpp"

namespace salient::study {
namespace {

/// Of arms played apart the file keeps one print.
std::uint64_t signature_of(std::uint64_t with, std::uint64_t against) {
  return with * 0x9e3779b97f4a7c15ULL ^ against;
}

std::vector<double> at_columns(const std::vector<double>& outcomes, const Effect& effect) {
  std::vector<double> values;
  for (const std::size_t column : effect.columns) values.push_back(outcomes[column]);
  return values;
}

bool asks(const Rerun& way, std::uint64_t play) { return way.luck == 0 || another_luck(play); }

PlaySettings under(const Laws& laws) { return {.law = laws.attrition, .advance = laws.advance}; }

}  // namespace

std::uint64_t most_plays(const Slice& slice, const Layout& layout) {
  std::uint64_t plays = 0;
  for (std::uint64_t play = slice.first; play < slice.end; ++play) {
    const bool pairs = slice.wants(BlockKind::pairs, play), law_pairs = slice.wants(BlockKind::law_pairs, play);
    if (pairs || slice.wants(BlockKind::plays, play)) plays += 1;
    if (pairs) plays += 2 * layout.effects.size();
    if (law_pairs) plays += 2 * layout.law_effects.size();
    for (const Rerun& way : layout.reruns)
      plays += (slice.wants(BlockKind::reruns, play) && asks(way, play)) || (law_pairs && way.luck == 0);
  }
  return plays;
}

SlicePlayer::SlicePlayer(const Layout& layout, const Settings& settings)
    : layout_{layout}, settings_{settings}, player_{layout.scenario} {}

SlicePart SlicePlayer::play(const Slice& slice) {
  SlicePart part;
  for (const BlockKind kind : block_kinds) {
    part.block(kind).kind = kind;
    part.block(kind).number = slice.block;
    part.block(kind).plays = slice.size(kind);
  }
  if (slice.size(BlockKind::plays) > 0)
    part.block(BlockKind::plays).control = std::make_unique<ControlCounts>(layout_);
  played_ = 0;
  for (std::uint64_t play = slice.first; play < slice.end; ++play) {
    play_own(slice, play, part);
    play_again(slice, play, part);
  }
  part.played = played_;
  return part;
}

/// The play itself, and its pairs.
void SlicePlayer::play_own(const Slice& slice, std::uint64_t play, SlicePart& part) {
  const bool recorded = slice.wants(BlockKind::plays, play), paired = slice.wants(BlockKind::pairs, play);
  if (!recorded && !paired) return;
  PlaySettings how = under(settings_.laws());
  if (paired) how.keep = layout_.dawns;
  const Played& played = player_.play(settings_.seed, play, how);
  if (recorded) {
    Block& block = part.block(BlockKind::plays);
    block.records.push_back(record_play(layout_, play, played, player_.journal()));
    if (!played.failed) block.control->add(layout_, player_.journal());
  }
  const Ending own = ending_of(played);
  if (paired) add_pairs(play, own, settings_.laws(), layout_.effects, part.block(BlockKind::pairs));
}

/// The play in the ways of Layout::reruns, and its pairs under other laws.
void SlicePlayer::play_again(const Slice& slice, std::uint64_t play, SlicePart& part) {
  for (std::size_t row = 0; row < layout_.reruns.size(); ++row) {
    const Rerun& way = layout_.reruns[row];
    const bool recorded = slice.wants(BlockKind::reruns, play) && asks(way, play),
               paired = slice.wants(BlockKind::law_pairs, play) && way.luck == 0;
    if (!recorded && !paired) continue;
    PlaySettings how = under(way.laws);
    how.luck = way.luck;
    if (paired) how.keep = layout_.dawns;
    const Ending own = ending_of(player_.play(settings_.seed, play, how));
    if (recorded)
      part.block(BlockKind::reruns).reruns.push_back({play, row, own.signature, own.failure, own.outcomes});
    if (paired) add_pairs(play, own, way.laws, layout_.law_effects, part.block(BlockKind::law_pairs));
  }
}

void SlicePlayer::add_pairs(std::uint64_t play, const Ending& own, const Laws& laws,
                            const std::vector<Effect>& effects, Block& into) {
  struct Arms {
    std::size_t row;
    std::optional<Forced> with, against;
  };
  std::vector<Arms> found;
  // All before any is played: that takes the play's journal away.
  for (std::size_t row = 0; row < effects.size(); ++row)
    if (effects[row].laws == laws)
      found.push_back({row, parting(layout_.scenario, player_.journal(), *effects[row].with.forced),
                       parting(layout_.scenario, player_.journal(), *effects[row].against.forced)});
  arms_.clear();
  for (const Arms& arms : found) {
    const Ending &with = arm(arms.with, own), &against = arm(arms.against, own);
    PairRecord pair{
        .play = play, .effect = arms.row, .signature = signature_of(with.signature, against.signature)};
    pair.failure = with.failure.empty() ? against.failure : with.failure;
    if (pair.failure.empty()) {
      pair.with = at_columns(with.outcomes, effects[arms.row]);
      pair.against = at_columns(against.outcomes, effects[arms.row]);
    }
    into.pairs.push_back(std::move(pair));
  }
}

const SlicePlayer::Ending& SlicePlayer::arm(const std::optional<Forced>& parts, const Ending& own) {
  if (!parts) return own;
  const auto [at, fresh] = arms_.try_emplace(*parts);
  if (fresh) at->second = ending_of(player_.held(*parts));
  return at->second;
}

SlicePlayer::Ending SlicePlayer::ending_of(const Played& played) {
  played_ += 1;
  if (played.failed) return {played.signature, played.failure.empty() ? "failed" : played.failure, {}};
  return {played.signature, {}, layout_.outcomes.measure(player_.journal())};
}

}  // namespace salient::study
