#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

// SQLite with its resources held by objects. What goes wrong here (disk full, a damaged file) is nobody's
// input: it is thrown as std::runtime_error with SQLite's own words.
namespace salient::study {

/// One prepared statement. Parameters are bound in order with `<<`, starting anew after each run.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);
  Statement& operator<<(double value);  ///< NaN and infinity are stored as NULL
  Statement& operator<<(std::int64_t value);
  Statement& operator<<(int value) { return *this << static_cast<std::int64_t>(value); }
  Statement& operator<<(std::uint32_t value) { return *this << static_cast<std::int64_t>(value); }
  Statement& operator<<(std::uint64_t value) { return *this << static_cast<std::int64_t>(value); }
  Statement& operator<<(std::string_view text);
  Statement& operator<<(const std::string& text) { return *this << std::string_view{text}; }
  Statement& operator<<(const char* text) { return *this << std::string_view{text}; }
  Statement& operator<<(const std::vector<unsigned char>& bytes);
  Statement& null();
  /// Runs a statement that returns nothing, and is ready for the next.
  void run();
  /// Steps to the next row; false, and ready for the next use, when there is none.
  bool next();
  std::int64_t integer(int column) const;
  double real(int column) const;  ///< NaN for NULL
  std::string text(int column) const;

 private:
  void check(int code) const;
  void rewind();
  struct Finalise {
    void operator()(sqlite3_stmt*) const;
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
  int bound_{0};
};

class Database {
 public:
  /// To read is to open for writing too: a study that was killed has a last transaction to undo first.
  enum class Open : std::uint8_t { create, existing };
  Database(const std::string& path, Open);
  void execute(const std::string& sql);
  Statement prepare(std::string_view sql) { return {database_.get(), sql}; }
  bool has_table(std::string_view name);
  bool is_empty();

 private:
  struct Close {
    void operator()(sqlite3*) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
};

/// All or nothing: what was written since it was made is undone unless commit() is reached.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_{database} { database_.execute("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_{true};
};

/// A name as SQL spells it where it has dots and dashes in it: "in quotes".
std::string sql_name(std::string_view name);

}  // namespace salient::study
