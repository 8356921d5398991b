#pragma once
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "study/manifest.hpp"
#include "study/play_record.hpp"

namespace salient::study {

enum class BlockKind : std::uint8_t { plays, pairs, reruns, law_pairs };
inline constexpr std::array block_kinds{BlockKind::plays, BlockKind::pairs, BlockKind::reruns,
                                        BlockKind::law_pairs};
std::string_view spelling(BlockKind);

/// A hundred plays (fewer in the last block), or the pairs of the same plays for every effect, under the
/// study's laws or under every other, or their reruns.
struct Block {
  BlockKind kind{BlockKind::plays};
  std::uint64_t number{0};
  std::uint64_t plays{0};  ///< how many it should hold
  std::vector<PlayRecord> records;
  std::vector<PairRecord> pairs;
  std::vector<RerunRecord> reruns;
  std::unique_ptr<ControlCounts> control;  ///< with BlockKind::plays
};
std::string signature_of(const Block&);

/// A study file being written. A block's rows and the note that it is done are one transaction: after kill -9
/// the file holds whole blocks and nothing else. A rollback journal, not a write-ahead log, because the latter
/// needs shared memory, which network filesystems lack, and leaves rows in a second file that a person may not
/// copy along.
class Store {
 public:
  /// A new file. Problem: there is one already.
  static Result<std::unique_ptr<Store>> create(const std::string& path, const Layout&, const Settings&);
  /// An existing one. Problems: no study; a study of something else; more plays in it than are asked for.
  static Result<std::unique_ptr<Store>> resume(const std::string& path, const Layout&, const Settings&);

  ~Store();
  void write(const Block&);
  /// How many plays the block holds; 0 when it is not there.
  std::uint64_t done(BlockKind, std::uint64_t number) const;
  /// Signs the study as it now stands, into the manifest too.
  std::string sign();

 private:
  struct Writer;
  Store(const std::string& path, Database::Open);
  void begin(const Layout&, const Settings&);
  std::uint64_t read_done();
  Database database_;
  std::map<std::pair<BlockKind, std::uint64_t>, std::uint64_t> done_;
  std::unique_ptr<Writer> writer_;
};

/// SHA-256 over every play's number, signature and failure in play order, then every pair's and rerun's: what
/// two studies share if and only if they played the same, however many threads, interruptions and builds that
/// took.
std::string study_signature(Database&);
/// A play's signature as the file and the program spell it.
std::string spelled(std::uint64_t signature);

}  // namespace salient::study
