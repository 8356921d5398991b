#include "study/store.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>

#include "study/tables.hpp"
#include "study/writer.hpp"

namespace salient::study {
namespace {

std::string line(std::string_view what, std::uint64_t play, std::string_view signature, bool failed) {
  return fmt::format("{} {} {}{}\n", what, play, signature, failed ? " failed" : "");
}

Problem exists(const std::string& path) {
  return {path,
          "--out",
          "a file of that name",
          "a name not in use",
          "a study that took hours is not overwritten by one that takes seconds",
          "--resume to go on with it, or --out with another name"};
}

Problem fewer(const std::string& path, std::uint64_t found, std::uint64_t asked) {
  return {path,
          "--plays",
          std::to_string(asked),
          fmt::format("{} or more", found),
          fmt::format("the study holds {} plays already, and resuming only adds", found),
          "leave --plays out to finish it as planned"};
}

/// Whether the file was left by a study that ended before its first transaction did: a database with nothing in
/// it.
bool killed_at_birth(const std::string& path) {
  if (!std::filesystem::is_regular_file(path)) return false;
  try {
    return Database{path, Database::Open::existing}.is_empty();
  } catch (const std::runtime_error&) {  // no database at all: manifest_of() says so
    return false;
  }
}

}  // namespace

std::string_view spelling(BlockKind kind) {
  constexpr std::string_view words[] = {"plays", "pairs", "reruns", "law_pairs"};
  return words[static_cast<std::size_t>(kind)];
}

std::string spelled(std::uint64_t signature) { return fmt::format("{:016x}", signature); }

std::string signature_of(const Block& block) {
  std::string lines;
  for (const PlayRecord& r : block.records) lines += line("play", r.play, spelled(r.signature), r.failed);
  for (const PairRecord& p : block.pairs)
    lines += line("pair", p.play, spelled(p.signature), !p.failure.empty());
  for (const RerunRecord& r : block.reruns)
    lines += line("rerun", r.play, spelled(r.signature), !r.failure.empty());
  return sha256(lines);
}

std::string study_signature(Database& database) {
  std::string lines;
  Statement plays = database.prepare("SELECT play, signature, failed FROM plays ORDER BY play");
  while (plays.next())
    lines += line("play", static_cast<std::uint64_t>(plays.integer(0)), plays.text(1), plays.integer(2) != 0);
  for (const char* table : {"pair_plays", "law_pair_plays"}) {
    Statement pairs = database.prepare(
        fmt::format("SELECT question, play, signature, failed FROM {} ORDER BY 1, 2, 3", table));
    while (pairs.next())
      lines += line(pairs.text(0), static_cast<std::uint64_t>(pairs.integer(1)), pairs.text(2),
                    pairs.integer(3) != 0);
  }
  Statement reruns =
      database.prepare("SELECT play, signature, failed FROM reruns ORDER BY play, law, advance, luck");
  while (reruns.next())
    lines +=
        line("rerun", static_cast<std::uint64_t>(reruns.integer(0)), reruns.text(1), reruns.integer(2) != 0);
  return sha256(lines);
}

Store::Store(const std::string& path, Database::Open how) : database_{path, how} {}
Store::~Store() = default;

void Store::begin(const Layout& layout, const Settings& settings) {
  Transaction all{database_};
  create_tables(database_, layout);
  describe_scenario(database_, layout);
  write_manifest(database_, Manifest{layout.scenario, settings});
  all.commit();
}

Result<std::unique_ptr<Store>> Store::create(const std::string& path, const Layout& layout,
                                             const Settings& settings) {
  if (std::filesystem::exists(path)) return Problems{exists(path)};
  std::unique_ptr<Store> store{new Store{path, Database::Open::create}};
  store->begin(layout, settings);
  store->writer_ = std::make_unique<Writer>(store->database_, layout);
  return store;
}

Result<std::unique_ptr<Store>> Store::resume(const std::string& path, const Layout& layout,
                                             const Settings& settings) {
  if (killed_at_birth(path)) {
    std::filesystem::remove(path);
    return create(path, layout, settings);
  }
  auto found = manifest_of(path);
  if (!found) return found.problems();
  const Manifest wanted{layout.scenario, settings};
  if (auto problems = differences(path, *found, wanted); !problems.empty()) return problems;
  std::unique_ptr<Store> store{new Store{path, Database::Open::existing}};
  if (const std::uint64_t held = store->read_done(); held > settings.plays)
    return Problems{fewer(path, held, settings.plays)};
  Manifest extended = *found;
  extended.set("plays", wanted["plays"]);
  extended.set("signature", "");
  write_manifest(store->database_, extended);
  store->writer_ = std::make_unique<Writer>(store->database_, layout);
  return store;
}

/// Reads which blocks are there; returns the number of plays in them.
std::uint64_t Store::read_done() {
  std::uint64_t held = 0;
  Statement blocks = database_.prepare("SELECT kind, block, plays FROM blocks");
  while (blocks.next()) {
    BlockKind kind = BlockKind::plays;
    for (const BlockKind other : block_kinds)
      if (blocks.text(0) == spelling(other)) kind = other;
    const auto plays = static_cast<std::uint64_t>(blocks.integer(2));
    done_[{kind, static_cast<std::uint64_t>(blocks.integer(1))}] = plays;
    if (kind == BlockKind::plays) held += plays;
  }
  return held;
}

void Store::write(const Block& block) {
  writer_->write(block);
  done_[{block.kind, block.number}] = block.plays;
}

std::uint64_t Store::done(BlockKind kind, std::uint64_t number) const {
  const auto found = done_.find({kind, number});
  return found == done_.end() ? 0 : found->second;
}

std::string Store::sign() {
  const std::string signature = study_signature(database_);
  Manifest manifest = read_manifest(database_);
  manifest.set("signature", signature);
  write_manifest(database_, manifest);
  return signature;
}

}  // namespace salient::study
