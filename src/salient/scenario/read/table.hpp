#pragma once
#include "scenario/read/type.hpp"

namespace salient::reading {

/// One key of a table, as the schema and the reference page tell it.
struct KeyRule {
  std::string name, takes, schema, fallback, doc;
  bool required{false};
  const TableRule* table{nullptr};
  bool many{false};
};
struct TableRule {
  std::string name, doc;
  std::vector<KeyRule> keys;
};

/// Reports keys that the rule does not know, with the nearest that it does, and required keys that are missing.
void check_keys(const Node& table, const TableRule&, Reader&);
/// Whether the node is a table; reported if not.
bool is_table(const Node&, Reader&, const std::string& name);

/// A default as the reference page shows it.
std::string shown(const Value&);
std::string shown(double);
std::string shown(int);
std::string shown(bool);
std::string shown(const std::string&);
template <class T>
std::string shown(const T& other) {
  if constexpr (requires { spelling(other); })
    return quoted(spelling(other));
  else
    return "";
}

/// The one declaration of a table's keys: name, type, whether it must be there, what it means, and the member
/// of T that it fills. Reading, the check for unknown keys, the schema and the reference page all follow from
/// it.
template <class T>
class Table {
 public:
  explicit Table(std::string name, std::string doc, T defaults = {})
      : rule_{std::move(name), std::move(doc), {}}, defaults_{std::move(defaults)} {}

  /// A key that must be there.
  template <class C, class M>
  Table& must(std::string name, M C::*member, Type<M> type, std::string doc) {
    return add(std::move(name), member, std::move(type), true, "", std::move(doc));
  }
  template <class C, class M>
  Table& must(std::string name, std::optional<M> C::*member, Type<M> type, std::string doc) {
    return add(std::move(name), member, std::move(type), true, "", std::move(doc));
  }
  /// A key that may be left out; the table's defaults say what holds then.
  template <class C, class M>
  Table& may(std::string name, M C::*member, Type<M> type, std::string doc) {
    std::string fallback = shown(defaults_.*member);
    if (!fallback.empty() && !type.unit.empty()) fallback += " " + type.unit;
    return add(std::move(name), member, std::move(type), false, std::move(fallback), std::move(doc));
  }
  template <class C, class M>
  Table& may(std::string name, std::optional<M> C::*member, Type<M> type, std::string doc) {
    return add(std::move(name), member, std::move(type), false, "", std::move(doc));
  }

  /// Always a T: what could not be read keeps its default, and has been reported.
  T read(const Node& node, Reader& reader) const {
    T thing = defaults_;
    thing.node = &node;
    if (!is_table(node, reader, rule_.name)) return thing;
    check_keys(node, rule_, reader);
    for (std::size_t i = 0; i < keys_.size(); ++i)
      if (const Node* found = node.find(rule_.keys[i].name)) {
        const auto scope =
            reader.inside(rule_.keys[i].many ? "" : rule_.keys[i].name);  // items name themselves
        keys_[i](*found, reader, thing);
      }
    return thing;
  }
  const TableRule& rule() const { return rule_; }

 private:
  template <class Member, class M>
  Table& add(std::string name, Member member, Type<M> type, bool required, std::string fallback,
             std::string doc) {
    rule_.keys.push_back({std::move(name), type.takes, type.schema, std::move(fallback), std::move(doc),
                          required, type.table, type.many});
    keys_.push_back([member, read = std::move(type.read)](const Node& node, Reader& reader, T& thing) {
      if (auto found = read(node, reader)) thing.*member = *std::move(found);
    });
    return *this;
  }

  TableRule rule_;
  T defaults_;
  std::vector<std::function<void(const Node&, Reader&, T&)>> keys_;
};

/// A table as the value of a key. The Table must outlive the type: they are all function-local statics.
template <class T>
Type<T> table_of(const Table<T>& table) {
  const auto read = [&table](const Node& node, Reader& reader) {
    return std::optional{table.read(node, reader)};
  };
  return {read, "a table", "", "", &table.rule(), false};
}

/// [[name]]: tables one after the other.
template <class T>
Type<std::vector<T>> tables_of(const Table<T>& table) {
  const auto read = [&table](const Node& node, Reader& reader) -> std::optional<std::vector<T>> {
    if (node.kind != Kind::list) {
      wrong_kind(node, reader, "one or more tables", "[[" + table.rule().name + "]] over each");
      return std::nullopt;
    }
    std::vector<T> items;
    for (std::size_t row = 0; row < node.children.size(); ++row) {
      const auto scope = reader.inside(step_to(node.name, node.children[row], row));
      items.push_back(table.read(node.children[row], reader));
    }
    return items;
  };
  return {read, "tables", "", "", &table.rule(), true};
}

}  // namespace salient::reading
