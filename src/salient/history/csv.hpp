#pragma once
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

// Comma-separated text, read strictly (RFC 4180). No library of Debian 12 tells every problem of a file with
// its line, and none takes its columns by name from two hundred.
namespace salient::history {

enum class Encoding : std::uint8_t { utf8, latin1 };  ///< latin1 becomes UTF-8 as it is read

struct CsvRow {
  std::size_t line;  ///< on which it begins, from 1
  std::vector<std::string> fields;
};

struct CsvTable {
  std::string path;
  std::map<std::string, std::size_t, std::less<>> columns;
  std::vector<CsvRow> rows;  ///< each with as many fields as the header
};

/// A file with a header and rows as long as it, or every problem: no file, not text, a quote left open, a row
/// of another length, a column twice or missing. Names of columns are compared in lower case.
Result<CsvTable> read_csv(const std::string& path, Encoding, std::initializer_list<std::string_view> required);

/// The fields of one row by column, and the problems they have.
class Cells {
 public:
  Cells(const CsvTable& table, const CsvRow& row, Problems& problems)
      : table_{table}, row_{row}, problems_{problems} {}

  /// "" where there is no such column.
  std::string_view text(std::string_view column) const;
  /// A number within bounds; none where the field is empty, NA or holds a code for "not known". Anything else
  /// is a problem.
  std::optional<double> number(std::string_view column, double low, double high,
                               std::initializer_list<double> unknown = {}) const;
  /// A number up to `high`; none also for anything below 0, which older tables write for "not known".
  std::optional<double> count(std::string_view column, double high) const;
  /// The text's place in a list, or none for "" and NA; anything else is a problem.
  std::optional<std::size_t> word(std::string_view column, std::initializer_list<std::string_view> words) const;
  void report(std::string_view column, std::string expected, std::string because, std::string attempt) const;

 private:
  const CsvTable& table_;
  const CsvRow& row_;
  Problems& problems_;
};

/// A file so damaged tells this many problems and no more.
constexpr std::size_t most_problems = 50;

}  // namespace salient::history
