#include "scenario/draft/node.hpp"

#include <fmt/format.h>

namespace salient::draft {

std::string_view name_of(Kind kind) {
  constexpr std::string_view names[] = {"a table",       "a list", "text",  "a number",
                                        "true or false", "a date", "a time"};
  return names[static_cast<std::size_t>(kind)];
}

const Node* Node::find(std::string_view key) const {
  for (const Node& child : children)
    if (child.name == key) return &child;
  return nullptr;
}

namespace {

/// A short table or list of plain values as it stands; longer ones only by their size.
std::string quoted_whole(const Node& node) {
  constexpr std::size_t shown = 4;
  const bool table = node.kind == Kind::table;
  std::string text;
  for (const Node& child : node.children) {
    if (node.children.size() > shown || child.kind == Kind::table || child.kind == Kind::list)
      return table ? "a table" : fmt::format("a list of {}", node.children.size());
    text += (text.empty() ? "" : ", ") + (table ? child.name + " = " : "") + child.written();
  }
  return table ? "{ " + text + " }" : "[" + text + "]";
}

}  // namespace

std::string Node::written() const {
  switch (kind) {
    case Kind::table:
      return children.empty() ? "an empty table" : quoted_whole(*this);
    case Kind::list:
      return children.empty() ? "an empty list" : quoted_whole(*this);
    case Kind::text:
      return '"' + text + '"';
    case Kind::number:
      return fmt::format("{}", number);
    case Kind::truth:
      return truth ? "true" : "false";
    default:
      return text;
  }
}

}  // namespace salient::draft
