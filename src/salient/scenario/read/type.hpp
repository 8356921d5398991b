#pragma once
#include <functional>
#include <string>

#include "forces/vocabulary.hpp"
#include "scenario/read/nearest.hpp"
#include "scenario/read/reader.hpp"
#include "scenario/read/unit.hpp"
#include "scenario/scenario.hpp"
#include "terrain/hex.hpp"

namespace salient::reading {

struct TableRule;

/// What a key takes: how it is read, how that is said to a person, and how to an editor (JSON Schema).
template <class T>
struct Type {
  std::function<std::optional<T>(const Node&, Reader&)> read;  ///< none after reporting why
  std::string takes;
  std::string schema;
  std::string unit{};               ///< in which a default is told; empty for bare numbers
  const TableRule* table{nullptr};  ///< of keys that hold tables: their rule
  bool many{false};                 ///< a list of such tables
};

Type<std::string> text();
/// A name that others refer to: lower-case letters, digits, - and _.
Type<std::string> identifier();
Type<bool> truth();
Type<double> number(double least, double most);
Type<int> whole(int least, int most);
Type<Date> date();
/// Whole days after the start, ascending.
Type<std::vector<int>> days_of_play();
/// "40 km": a number with its unit, as a number of `unit`.
Type<double> amount(Measure unit, double least, double most);
Type<Value> value(Measure unit, double least, double most);
Type<Value> value(Measure unit);
Type<LonLat> lonlat();

/// A place by name, or by coordinates.
struct PlaceName {
  std::string name;
  std::optional<LonLat> lonlat;
  const Node* node{nullptr};
};
Type<PlaceName> place();

/// A reference as written, for names that only mean something inside their own table.
struct Reference {
  std::string name;
  const Node* node{nullptr};
};
Type<Reference> reference_within(std::string what);

/// The row of a name, reported with the nearest one when there is none.
std::optional<std::size_t> resolve(const Node&, Reader&, const NameList&);
/// Reports that a node holds something of another kind than wanted.
void wrong_kind(const Node&, Reader&, std::string expected, std::string example);
std::optional<std::string> text_of(const Node&, Reader&, std::string expected, std::string example);
std::string quoted(std::string_view);
std::string enumeration(const std::vector<std::string>& words);  ///< as JSON Schema

template <class ThingId>
Type<ThingId> reference(NameList Names::*list, std::string what) {
  const auto read = [list](const Node& node, Reader& reader) -> std::optional<ThingId> {
    const auto row = resolve(node, reader, reader.names.*list);
    return row ? std::optional{ThingId{*row}} : std::nullopt;
  };
  return {read, "the id of a " + what, R"({"type":"string"})"};
}

/// A word of a closed list; `words` in the order of T's values.
template <class T>
Type<T> word(std::vector<std::string> words) {
  const auto read = [words](const Node& node, Reader& reader) -> std::optional<T> {
    const auto text = text_of(node, reader, one_of(words), words.front());
    if (!text) return std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] == *text) return static_cast<T>(i);
    reader.report(node, {.expected = one_of(words),
                         .because = "these are the words this key knows",
                         .attempt = did_you_mean(*text, words)});
    return std::nullopt;
  };
  return {read, one_of(words), enumeration(words)};
}
template <class E>
Type<E> word() {
  return word<E>(strings(words_of<E>()));
}

/// A list of what `item` reads; items that cannot be read are left out, after their problem.
template <class T>
Type<std::vector<T>> list_of(Type<T> item) {
  const auto read = [item](const Node& node, Reader& reader) -> std::optional<std::vector<T>> {
    if (node.kind != Kind::list) {
      wrong_kind(node, reader, "a list of " + item.takes, "[ ... ]");
      return std::nullopt;
    }
    std::vector<T> items;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const auto scope = reader.inside(std::to_string(i + 1));
      if (auto one = item.read(node.children[i], reader)) items.push_back(*std::move(one));
    }
    return items;
  };
  return {read, "a list of " + item.takes, R"({"type":"array","items":)" + item.schema + "}"};
}

}  // namespace salient::reading
