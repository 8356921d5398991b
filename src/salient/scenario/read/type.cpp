#include "scenario/read/type.hpp"

#include <fmt/format.h>

#include <cmath>

namespace salient::reading {

std::string quoted(std::string_view text) { return fmt::format("\"{}\"", text); }

std::string enumeration(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ",") + quoted(word);
  return R"({"enum":[)" + list + "]}";
}

void wrong_kind(const Node& node, Reader& reader, std::string expected, std::string example) {
  reader.report(node, {.expected = std::move(expected),
                       .because = fmt::format("this is {}", name_of(node.kind)),
                       .attempt = example.empty() ? "" : "write " + example});
}

std::optional<std::string> text_of(const Node& node, Reader& reader, std::string expected,
                                   std::string example) {
  if (node.kind == Kind::text) return node.text;
  wrong_kind(node, reader, std::move(expected), quoted(example));
  return std::nullopt;
}

namespace {

/// Each name once, those left out left out. Of very many only some: they are for suggestions.
std::vector<std::string> known(const NameList& list) {
  constexpr std::size_t most = 2000;
  std::vector<std::string> names;
  for (std::size_t row = 0; row < list.names.size() && names.size() < most; ++row)
    if (const auto first = list.find(list.names[row]); first == row) names.push_back(list.names[row]);
  return names;
}

/// A file with a thousand problems is of another kind than we think: nearest names, which take time, stop
/// there.
constexpr std::size_t enough_problems = 1000;

}  // namespace

std::optional<std::size_t> resolve(const Node& node, Reader& reader, const NameList& list) {
  const auto name =
      text_of(node, reader, "the id of a " + list.kind, list.names.empty() ? "id" : list.names.front());
  if (!name) return std::nullopt;
  const auto row = list.find(*name);
  if (row || !list.complete) return row;
  const std::vector<std::string> names = known(list);
  const bool none = names.empty();
  reader.report(node, {.expected = none ? fmt::format("a {}, but {} has none", list.kind, list.file)
                                        : fmt::format("a {} of {}: {}", list.kind, list.file, one_of(names)),
                       .because = fmt::format("no {} has this name", list.kind),
                       .attempt = reader.count() < enough_problems ? did_you_mean(*name, names) : ""});
  return std::nullopt;
}

Type<std::string> text() {
  const auto read = [](const Node& node, Reader& reader) -> std::optional<std::string> {
    auto words = text_of(node, reader, "text", "some words");
    if (!words || !words->empty()) return words;
    reader.report(node, {.expected = "text that is not empty", .because = "reports and messages show it"});
    return std::nullopt;
  };
  return {read, "text", R"({"type":"string","minLength":1})"};
}

Type<std::string> identifier() {
  const auto read = [](const Node& node, Reader& reader) -> std::optional<std::string> {
    const auto name = text_of(node, reader, "a name", "some-name");
    if (!name) return std::nullopt;
    const auto allowed = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    if (!name->empty() && name->size() <= 80 && std::all_of(name->begin(), name->end(), allowed)) return name;
    reader.report(node, {.expected = "a name of lower-case letters, digits, - and _, 80 at most",
                         .because = "other tables, commands and result files refer to it by this name"});
    return std::nullopt;
  };
  return {read, "a name: lower-case letters, digits, - and _",
          R"({"type":"string","pattern":"^[a-z0-9_-]{1,80}$"})"};
}

Type<bool> truth() {
  const auto read = [](const Node& node, Reader& reader) -> std::optional<bool> {
    if (node.kind == Kind::truth) return node.truth;
    wrong_kind(node, reader, "true or false", "true");
    return std::nullopt;
  };
  return {read, "true or false", R"({"type":"boolean"})"};
}

Type<Date> date() {
  const auto read = [](const Node& node, Reader& reader) -> std::optional<Date> {
    const auto day = node.kind == Kind::date ? parse_date(node.text) : std::nullopt;
    if (!day)
      wrong_kind(node, reader, "a date",
                 node.kind == Kind::text ? node.text + ", without quotes" : "2024-11-11");
    return day;
  };
  return {read, "a date, 2024-11-11", R"({"type":"string","format":"date"})"};
}

namespace {

std::string between(double least, double most, std::string_view unit = "") {
  return fmt::format("{} to {}{}{}", plain_number(least), plain_number(most), unit.empty() ? "" : " ", unit);
}

/// Reports a number that is none, or outside what its key holds plausible.
bool in_range(const Node& node, Reader& reader, double number, double least, double most,
              std::string_view unit) {
  if (!std::isfinite(number)) {
    reader.report(node, {.expected = "a number, " + between(least, most, unit),
                         .because = "infinity and not-a-number measure nothing"});
    return false;
  }
  if (number >= least && number <= most) return true;
  reader.report(node, {.expected = between(least, most, unit),
                       .because = number < 0 && least >= 0 ? "it cannot be negative"
                                                           : "no other number makes sense here"});
  return false;
}

}  // namespace

Type<double> number(double least, double most) {
  const auto read = [least, most](const Node& node, Reader& reader) -> std::optional<double> {
    if (node.kind != Kind::number) {
      wrong_kind(node, reader, "a number, " + between(least, most),
                 plain_number(least == 0 && most <= 1 ? most / 2 : least));
      return std::nullopt;
    }
    return in_range(node, reader, node.number, least, most, "") ? std::optional{node.number} : std::nullopt;
  };
  return {read, "a number, " + between(least, most),
          fmt::format(R"({{"type":"number","minimum":{},"maximum":{}}})", least, most)};
}

Type<int> whole(int least, int most) {
  const auto read = [least, most](const Node& node, Reader& reader) -> std::optional<int> {
    if (node.kind != Kind::number || !node.whole) {
      wrong_kind(node, reader, "a whole number, " + between(least, most), std::to_string(least));
      return std::nullopt;
    }
    if (!in_range(node, reader, node.number, least, most, "")) return std::nullopt;
    return static_cast<int>(node.number);
  };
  return {read, "a whole number, " + between(least, most),
          fmt::format(R"({{"type":"integer","minimum":{},"maximum":{}}})", least, most)};
}

Type<std::vector<int>> days_of_play() {
  auto type = list_of(whole(1, 3650));
  const auto read = [inner = type.read](const Node& node, Reader& reader) -> std::optional<std::vector<int>> {
    auto days = inner(node, reader);
    if (days && std::adjacent_find(days->begin(), days->end(), std::greater_equal<>{}) != days->end())
      reader.report(node, {.expected = "days in ascending order, each once",
                           .because = "tables show them in this order"});
    return days;
  };
  return {read, "a list of days of play", type.schema};
}

Type<LonLat> lonlat() {
  const auto read = [](const Node& node, Reader& reader) -> std::optional<LonLat> {
    const bool pair = node.kind == Kind::list && node.children.size() == 2 &&
                      node.children[0].kind == Kind::number && node.children[1].kind == Kind::number;
    if (!pair) {
      wrong_kind(node, reader, "[longitude, latitude] in degrees", "[35.27, 51.23]");
      return std::nullopt;
    }
    const LonLat at{node.children[0].number, node.children[1].number};
    if (std::abs(at.lon) <= 180 && std::abs(at.lat) <= 85) return at;
    reader.report(node, {.found = fmt::format("[{}, {}]", at.lon, at.lat),
                         .expected = "longitude -180 to 180, then latitude -85 to 85",
                         .because = "places are degrees, WGS 84, longitude first",
                         .attempt = std::abs(at.lat) <= 180 && std::abs(at.lon) <= 85 ? "swap the two" : ""});
    return std::nullopt;
  };
  return {read, "[longitude, latitude]",
          R"({"type":"array","items":{"type":"number"},"minItems":2,"maxItems":2})"};
}

Type<PlaceName> place() {
  const auto read = [](const Node& node, Reader& reader) -> std::optional<PlaceName> {
    if (node.kind == Kind::list) {
      const auto at = lonlat().read(node, reader);
      return at ? std::optional{PlaceName{"", at, &node}} : std::nullopt;
    }
    const auto name =
        text_of(node, reader, "a town, point or sector of the map, or [longitude, latitude]", "Sudzha");
    return name ? std::optional{PlaceName{*name, std::nullopt, &node}} : std::nullopt;
  };
  return {read, "a town, point or sector of the map, or [longitude, latitude]",
          R"({"anyOf":[{"type":"string"},)" + lonlat().schema + "]}"};
}

Type<Reference> reference_within(std::string what) {
  const auto read = [what](const Node& node, Reader& reader) -> std::optional<Reference> {
    const auto name = text_of(node, reader, what, "id");
    return name ? std::optional{Reference{*name, &node}} : std::nullopt;
  };
  return {read, what, R"({"type":"string"})"};
}

}  // namespace salient::reading
