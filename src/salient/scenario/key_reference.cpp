#include <fmt/format.h>

#include "scenario/read/drafts.hpp"
#include "scenario/read_scenario.hpp"

namespace salient {
namespace {

using namespace reading;

constexpr std::string_view heading =
    "# Every key of the scenario format\n\n"
    "Written by the program from the tables its reader goes by, so it cannot be out of date; the format in "
    "examples is\n"
    "in [scenario-format.md](scenario-format.md). *value*: a number as the column says, or `{ quantity = "
    "\"...\" }`.\n";

/// In a cell of a table a bar would end it.
std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
    text.insert(at, "\\");
  return text;
}

std::string row(const KeyRule& key) {
  const std::string takes = key.table ? (key.many ? "tables, below" : "a table, below") : key.takes;
  const std::string otherwise = key.required ? "**must be given**" : key.fallback;
  return fmt::format("| `{}` | {} | {} | {} |\n", key.name, cell(takes), otherwise, cell(key.doc));
}

std::string section(const std::string& title, const TableRule& table) {
  std::string text = fmt::format(
      "\n### {}\n\n{}\n\n| key | takes | if left out | meaning |\n|---|---|---|---|\n", title, table.doc);
  for (const KeyRule& key : table.keys) text += row(key);
  return text;
}

/// A table, and after it the tables in it.
std::string sections(const std::string& title, const std::string& prefix, const TableRule& table) {
  std::string text = section(title, table);
  for (const KeyRule& key : table.keys) {
    if (!key.table) continue;
    const std::string name = prefix + key.name;
    text +=
        sections(key.many ? fmt::format("[[{}]]", name) : fmt::format("[{}]", name), name + ".", *key.table);
  }
  return text;
}

std::string features() {
  std::string text = "\n## map.geojson\n\nThe `properties` of a feature, by its `kind`.\n";
  for (std::size_t i = 0; i < feature_kinds; ++i)
    text += section(feature_kind_names()[i], feature_table(static_cast<FeatureKind>(i)).rule());
  return text;
}

}  // namespace

std::string key_reference() {
  std::string text{heading};
  for (const TableRule* file : {&scenario_table().rule(), &evidence_table().rule(), &forces_table().rule(),
                                &plans_table().rule(), &policy_table().rule()})
    text += fmt::format("\n## {}.toml\n", file->name) + sections("the file", "", *file);
  text += "\n## parameters.toml\n" + section("[subject.model.member]", override_table().rule());
  return text + features();
}

}  // namespace salient
