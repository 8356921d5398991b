#include "scenario/read/table.hpp"

#include <fmt/format.h>

namespace salient::reading {
namespace {

std::vector<std::string> names_of(const TableRule& rule) {
  std::vector<std::string> names;
  for (const KeyRule& key : rule.keys) names.push_back(key.name);
  return names;
}

}  // namespace

void check_keys(const Node& table, const TableRule& rule, Reader& reader) {
  const std::vector<std::string> names = names_of(rule);
  for (const Node& key : table.children)
    if (std::find(names.begin(), names.end(), key.name) == names.end()) {
      const auto scope = reader.inside(key.name);
      reader.report_key(key, {.found = key.name,
                              .expected = "one of " + one_of(names),
                              .because = fmt::format(
                                  "{} has no such key, and what is not read would be lost silently", rule.name),
                              .attempt = did_you_mean(key.name, names)});
    }
  for (const KeyRule& key : rule.keys)
    if (key.required && !table.find(key.name))
      reader.report_key(table, {.found = fmt::format("no `{}`", key.name),
                                .expected = fmt::format("{} = {}", key.name, key.table ? "..." : key.takes),
                                .because = key.doc});
}

bool is_table(const Node& node, Reader& reader, const std::string& name) {
  if (node.kind == Kind::table) return true;
  wrong_kind(node, reader, "a table of keys", "[" + name + "]");
  return false;
}

std::string shown(double number) { return plain_number(number); }
std::string shown(int number) { return std::to_string(number); }
std::string shown(bool truth) { return truth ? "true" : "false"; }
std::string shown(const std::string& text) { return text.empty() ? "" : quoted(text); }
std::string shown(const Value& value) { return plain_number(value.fixed); }

}  // namespace salient::reading
