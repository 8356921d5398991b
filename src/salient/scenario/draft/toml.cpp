// The only file that knows toml11 (3.7.1): a later one has another interface, and it takes long to compile.
#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <toml.hpp>

#include "scenario/draft/node.hpp"

namespace salient::draft {
namespace {

using Toml = toml::basic_value<toml::discard_comments, std::unordered_map, std::vector>;

/// The byte where the key of the value at `at` starts: values know their places, keys do not. A table's place
/// is already its header's name.
std::size_t key_before(const std::string& text, std::size_t at) {
  const auto skip_blanks = [&](std::size_t to) {
    while (to > 0 && (text[to - 1] == ' ' || text[to - 1] == '\t')) --to;
    return to;
  };
  std::size_t to = skip_blanks(at);
  if (to == 0 || text[to - 1] != '=') return at;
  to = skip_blanks(to - 1);
  if (to > 0 && (text[to - 1] == '"' || text[to - 1] == '\'')) {
    const std::size_t open = to < 2 ? std::string::npos : text.rfind(text[to - 1], to - 2);
    return open == std::string::npos ? at : open;
  }
  const auto of_key = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
  };
  while (to > 0 && of_key(text[to - 1])) --to;
  return to;
}

template <class T>
std::string spelled(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

void take_scalar(const Toml& value, Node& node) {
  switch (value.type()) {
    case toml::value_t::boolean:
      node.kind = Kind::truth;
      node.truth = value.as_boolean();
      break;
    case toml::value_t::integer:
      node.kind = Kind::number;
      node.whole = true;
      node.number = static_cast<double>(value.as_integer());
      break;
    case toml::value_t::floating:
      node.kind = Kind::number;
      node.number = value.as_floating();
      break;
    case toml::value_t::string:
      node.kind = Kind::text;
      node.text = value.as_string().str;
      break;
    case toml::value_t::local_date:
      node.kind = Kind::date;
      node.text = spelled(value.as_local_date());
      break;
    case toml::value_t::local_datetime:
      node.kind = Kind::other;
      node.text = spelled(value.as_local_datetime());
      break;
    case toml::value_t::offset_datetime:
      node.kind = Kind::other;
      node.text = spelled(value.as_offset_datetime());
      break;
    case toml::value_t::local_time:
      node.kind = Kind::other;
      node.text = spelled(value.as_local_time());
      break;
    default:
      node.kind = Kind::other;
      break;
  }
}

/// The byte of a value. Its location() would count lines from the start of the file, for each value anew.
std::size_t place_of(const Toml& value) {
  const auto* region = dynamic_cast<const toml::detail::region*>(toml::detail::get_region(value));
  return region ? static_cast<std::size_t>(region->first() - region->begin()) : 0;
}

Node convert(const Toml& value, const Source& source, std::string name) {
  Node node;
  const std::size_t at = place_of(value);
  node.source = &source;
  node.at = static_cast<std::uint32_t>(at);
  node.key_at = static_cast<std::uint32_t>(key_before(source.text(), at));
  node.name = std::move(name);
  if (value.is_table()) {
    node.kind = Kind::table;
    for (const auto& [key, member] : value.as_table()) node.children.push_back(convert(member, source, key));
    std::stable_sort(node.children.begin(), node.children.end(),
                     [](const Node& a, const Node& b) { return a.at < b.at; });
  } else if (value.is_array()) {
    node.kind = Kind::list;
    for (const Toml& item : value.as_array()) node.children.push_back(convert(item, source, ""));
  } else {
    take_scalar(value, node);
  }
  return node;
}

/// A toml11 message is "[error] toml::function: words", then the place and the line with marks under it:
///      3 | fill = = 2
///        |        ^-- what is said about the mark
struct Said {
  std::string words, hint;
  std::size_t line{0}, column{0};
};
/// Takes the last mark: with two, the first only says what the second contradicts.
Said taken_apart(const std::string& message) {
  Said said;
  std::istringstream in{message};
  std::string line;
  std::getline(in, line);
  const std::size_t function = line.find("toml::");
  const std::size_t colon = function == std::string::npos ? std::string::npos : line.find(": ", function);
  said.words = colon == std::string::npos ? line : line.substr(colon + 2);
  if (said.words.starts_with("[error] ")) said.words.erase(0, 8);
  while (!said.words.empty() && (said.words.back() == ' ' || said.words.back() == '.')) said.words.pop_back();
  while (std::getline(in, line)) {
    const std::size_t bar = line.find('|');
    if (bar == std::string::npos) continue;
    if (const std::size_t digit = line.find_first_of("0123456789"); digit < bar) {
      said.line = std::strtoul(line.c_str() + digit, nullptr, 10);
    } else if (const std::size_t mark = line.find_first_of("^~", bar); mark != std::string::npos) {
      said.column = mark - bar - 1;
      const std::size_t hint = line.find_first_not_of("^~- ", mark);
      said.hint = hint == std::string::npos ? "" : line.substr(hint);
    }
  }
  return said;
}

Problem syntax(const Source& source, const std::string& message, const toml::source_location& place) {
  const Said said = taken_apart(message);
  const bool marked = said.line > 0 && said.column > 0;
  const std::size_t at =
      marked ? source.offset(said.line, said.column) : source.offset(place.line(), place.column());
  const bool wants = said.hint.starts_with("expected ") || said.hint.starts_with("should be ");
  return {
      .where = source.place(at),
      .what = "TOML syntax",
      .found = source.line_of(at),
      .expected = wants ? said.hint.substr(said.hint.starts_with('e') ? 9 : 10)
                        : "`key = value`, `[table]` or `[[table]]`",
      .because = said.hint.empty() || said.hint == "here" || wants ? said.words : said.words + ": " + said.hint,
      .attempt = "text stands in \"quotes\"; a key is given once; dates are written 2024-11-11"};
}

}  // namespace

Result<Node> parse_toml(const Source& source) {
  if (auto problem = toml_too_much(source)) return Problems{*std::move(problem)};
  try {
    std::istringstream in{source.text()};
    Node root = convert(toml::parse<toml::discard_comments, std::unordered_map, std::vector>(in, source.name()),
                        source, "");
    root.at = root.key_at = 0;
    return root;
  } catch (const toml::exception& error) {
    return Problems{syntax(source, error.what(), error.location())};
  } catch (const std::exception& error) {
    // Numbers and dates that no C++ type holds leave toml11 as exceptions without a place.
    return Problems{{.where = source.place(0),
                     .what = "TOML syntax",
                     .found = "a value that cannot be read",
                     .expected = "numbers below 9e18 and dates of the calendar",
                     .because = error.what(),
                     .attempt = "look for very long numbers"}};
  }
}

}  // namespace salient::draft
