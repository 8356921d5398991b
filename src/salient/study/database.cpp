#include "study/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace salient::study {
namespace {

[[noreturn]] void fail(sqlite3* database, std::string_view doing) {
  throw std::runtime_error(fmt::format("study file: {}: {}", doing, sqlite3_errmsg(database)));
}

int flags_of(Database::Open how) {
  return SQLITE_OPEN_READWRITE | (how == Database::Open::create ? SQLITE_OPEN_CREATE : 0);
}

}  // namespace

void Statement::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Statement::Statement(sqlite3* database, std::string_view sql) : database_{database} {
  sqlite3_stmt* made = nullptr;
  check(sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &made, nullptr));
  statement_.reset(made);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) fail(database_, "a statement");
}

Statement& Statement::operator<<(double value) {
  check(std::isfinite(value) ? sqlite3_bind_double(statement_.get(), ++bound_, value)
                             : sqlite3_bind_null(statement_.get(), ++bound_));
  return *this;
}

Statement& Statement::operator<<(std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), ++bound_, value));
  return *this;
}

Statement& Statement::operator<<(std::string_view text) {
  check(sqlite3_bind_text(statement_.get(), ++bound_, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::operator<<(const std::vector<unsigned char>& bytes) {
  const int size = static_cast<int>(bytes.size());
  check(sqlite3_bind_blob(statement_.get(), ++bound_, bytes.data(), size, SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::null() {
  check(sqlite3_bind_null(statement_.get(), ++bound_));
  return *this;
}

void Statement::run() {
  while (next()) {
  }
}

bool Statement::next() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  rewind();
  if (code != SQLITE_DONE) fail(database_, "writing or reading");
  return false;
}

void Statement::rewind() {
  bound_ = 0;
  sqlite3_reset(statement_.get());
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

double Statement::real(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL)
    return std::numeric_limits<double>::quiet_NaN();
  return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_.get(), column);
  return bytes ? reinterpret_cast<const char*>(bytes) : "";
}

Database::Database(const std::string& path, Open how) {
  sqlite3* made = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &made, flags_of(how), nullptr);
  database_.reset(made);
  if (code != SQLITE_OK) fail(made, path);
  sqlite3_busy_timeout(made, 10000);
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(database_.get(), sql);
}

bool Database::has_table(std::string_view name) {
  Statement look = prepare("SELECT 1 FROM sqlite_master WHERE name = ?");
  look << name;
  return look.next();
}

bool Database::is_empty() { return !prepare("SELECT 1 FROM sqlite_master").next(); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const std::exception&) {  // SQLite has rolled back already, or will when the file is next opened
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

std::string sql_name(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string{"\"\""} : std::string{c};
  return text + "\"";
}

}  // namespace salient::study
