#include <fmt/format.h>

#include <algorithm>

#include "scenario/draft/node.hpp"

namespace salient::draft {
namespace {

/// Past a text that starts at `at` with a quote: basic or literal, of one line or of many.
std::size_t past_text(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view mark =
      text.substr(at, 3) == std::string(3, quote) ? text.substr(at, 3) : text.substr(at, 1);
  at += mark.size();
  while (at < text.size() && text.substr(at, mark.size()) != mark) {
    if (mark.size() == 1 && text[at] == '\n') return at;  // not closed: the parser will say so
    at += quote == '"' && text[at] == '\\' ? 2 : 1;
  }
  return std::min(at + mark.size(), text.size());
}

Problem too_deep(const Source& source, std::size_t at) {
  return {.where = source.place(at),
          .what = "TOML syntax",
          .found = fmt::format("lists, tables or dotted names more than {} deep", deepest),
          .expected = "four deep at most",
          .because = "no key of the format nests deeper",
          .attempt = "look for a bracket that is not closed above this place"};
}

Problem too_many(const Source& source, std::size_t at) {
  return {.where = source.place(at),
          .what = "file",
          .found = fmt::format("more than {} values", most_values / 10),
          .expected = "fewer",
          .because = "no campaign needs so many",
          .attempt = "check that this is the file you meant"};
}

}  // namespace

std::optional<Problem> toml_too_much(const Source& source) {
  const std::string_view text = source.text();
  int depth = 0, dots = 0;
  std::size_t values = 0, at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = past_text(text, at);
      continue;
    }
    if (c == '#') at = std::min(text.find('\n', at), text.size() - 1);
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    dots = c == '.' ? dots + 1 : c == '\n' || c == ',' ? 0 : dots;
    if (c == '=' || c == ',') ++values;
    if (depth > deepest || dots > deepest) return too_deep(source, at);
    if (values > most_values / 10) return too_many(source, at);
    ++at;
  }
  return std::nullopt;
}

}  // namespace salient::draft
