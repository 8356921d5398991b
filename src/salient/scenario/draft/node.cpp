#include "scenario/draft/node.hpp"

#include <fmt/format.h>

namespace salient::draft {

std::string_view name_of(Kind kind) {
  constexpr std::string_view names[] = {"a table", "a list", "text", "a number", "true or false", "a date", "a time"};
  return names[static_cast<std::size_t>(kind)];
}

const Node* Node::find(std::string_view key) const {
  for (const Node& child : children)
    if (child.name == key) return &child;
  return nullptr;
}

std::string Node::written() const {
  switch (kind) {
    case Kind::table: return children.empty() ? "an empty table" : "a table";
    case Kind::list: return children.empty() ? "an empty list" : fmt::format("a list of {}", children.size());
    case Kind::text: return '"' + text + '"';
    case Kind::number: return fmt::format("{}", number);
    case Kind::truth: return truth ? "true" : "false";
    default: return text;
  }
}

}  // namespace salient::draft
