#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "scenario/draft/source.hpp"

namespace salient::draft {

enum class Kind : std::uint8_t { table, list, text, number, truth, date, other };
/// "a table", "a list", "text", ... for messages.
std::string_view name_of(Kind);

/// A piece of a parsed file, TOML or JSON alike, that knows where it was written. Its Source must outlive it.
struct Node {
  Kind kind{Kind::table};
  bool whole{false};  ///< a number written without a fraction
  bool truth{false};
  std::uint32_t at{0};      ///< byte of the value
  std::uint32_t key_at{0};  ///< byte of its key; of the value where it has none
  const Source* source{nullptr};
  double number{0};
  std::string name;            ///< its key in the table around it
  std::string text;            ///< of text; of dates and others as written
  std::vector<Node> children;  ///< of tables, in the order written; of lists

  const Node* find(std::string_view key) const;
  std::string where() const { return source->place(at); }
  std::string key_where() const { return source->place(key_at); }
  /// As a person would quote it: "40 km" in quotes, 12, a table, a list of 3.
  std::string written() const;
};

/// Tables and lists may lie in each other this deep; more is no scenario but an attack on the stack.
constexpr int deepest = 48;
/// Values in one file. A value in memory takes a hundred times its text.
constexpr std::size_t most_values = 2'000'000;

/// The file's root table, or the one problem that stopped the parser.
Result<Node> parse_toml(const Source&);
Result<Node> parse_json(const Source&);

/// What is wrong with a TOML text before a parser need look at it: too deep or too many values. Kept apart
/// because toml11 parses by recursion.
std::optional<Problem> toml_too_much(const Source&);

}  // namespace salient::draft
