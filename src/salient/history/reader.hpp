#pragma once
#include <string>

#include "base/result.hpp"
#include "history/battle.hpp"

namespace salient::history {

/// Battles as read, and what a reader of them should know: codes outside the code book, read as "not known".
struct Reading {
  Battles battles;
  std::vector<std::string> notes;
};

/// The public CDB90 folder: src-data/CDB90/CDB90-patched.csv with data/battles.csv and data/active_periods.csv.
/// Its known faults are repaired (README.md#reader); columns judged after the battle are not read at all.
Result<Reading> read_cdb90(const std::string& folder);

/// A plain table, one battle a row: docs/reference/battles-csv.md.
Result<Reading> read_plain(const std::string& file);

/// Either of them: a folder is CDB90, a file a plain table. The order is the file's.
Result<Reading> read_battles(const std::string& path);

}  // namespace salient::history
