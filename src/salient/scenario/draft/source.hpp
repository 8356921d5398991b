#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace salient::draft {

/// One input file as text, and where in it a byte stands. Valid UTF-8, so that a column counts characters.
class Source {
 public:
  /// `order` is the file's rank in the list of problems.
  Source(std::string name, std::string text, std::size_t order = 0);
  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  std::size_t order() const { return order_; }
  /// "file:line:column" of a byte. Lines and columns count from 1, columns in characters as editors do.
  std::string place(std::size_t offset) const;
  /// The byte at a line (from 1) and a byte column (from 1), as parsers report them.
  std::size_t offset(std::size_t line, std::size_t column) const;
  /// The text of the line that holds the byte, without what surrounds it; long lines are cut.
  std::string line_of(std::size_t offset) const;

 private:
  std::size_t row_of(std::size_t offset) const;
  std::string name_, text_;
  std::size_t order_;
  std::vector<std::size_t> line_starts_;
};

/// A file above this is refused from its size, unread: 64 MB hold any campaign this program can play.
constexpr std::size_t largest_file = std::size_t{64} << 20;

/// The byte at which the text stops being UTF-8 (truncated, overlong, surrogate or out of range), or none.
std::optional<std::size_t> first_not_utf8(std::string_view text);

/// Reads `folder`/`name`. Reports and returns none when it is missing, no plain file, too large or not UTF-8.
std::shared_ptr<const Source> read_source(const std::string& folder, const std::string& name, std::size_t order,
                                          Problems&);

}  // namespace salient::draft
