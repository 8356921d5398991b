#include "scenario/read/drafts.hpp"

namespace salient::reading {
namespace {

/// A table is a parameter when it holds a value; otherwise it only leads to others.
void walk(const Node& node, const std::string& path, const Table<ParameterDraft>& table, Reader& reader,
          std::vector<ParameterDraft>& into) {
  const bool leads_on =
      !node.children.empty() && std::all_of(node.children.begin(), node.children.end(),
                                            [](const Node& c) { return c.kind == Kind::table; });
  if (!leads_on) {
    const auto scope = reader.inside(path);
    ParameterDraft parameter = table.read(node, reader);
    parameter.key = path;
    into.push_back(std::move(parameter));
    return;
  }
  for (const Node& child : node.children)
    walk(child, path.empty() ? child.name : path + "." + child.name, table, reader, into);
}

}  // namespace

const Table<ParameterDraft>& parameter_table() {
  static const auto table =
      Table<ParameterDraft>("subject.model.member", "One number that an equation uses.")
          .must("value", &ParameterDraft::value, number(-1e12, 1e12), "what a play without uncertainty uses")
          .must("unit", &ParameterDraft::unit, text(), "of value, low and high")
          .must("low", &ParameterDraft::low, number(-1e12, 1e12), "lower end of what is plausible")
          .must("high", &ParameterDraft::high, number(-1e12, 1e12), "upper end of what is plausible")
          .must("shape", &ParameterDraft::shape,
                word<evidence::Shape>({"fixed", "uniform", "triangular", "pert", "lognormal"}),
                "how it is drawn between them")
          .must(
              "standing", &ParameterDraft::standing,
              word<Standing>({"measured", "literature", "doctrine", "calibrated", "judgement", "placeholder"}),
              "how well it is founded")
          .must("source", &ParameterDraft::source, text(), "where it is from")
          .must("what", &ParameterDraft::what, text(), "what it is");
  return table;
}

const Table<ParameterDraft>& override_table() {
  static const auto table =
      Table<ParameterDraft>("parameters",
                            "Another number than the program's own, for this campaign. "
                            "The table's name is the parameter's key.")
          .must("value", &ParameterDraft::value, number(-1e12, 1e12), "in the parameter's unit")
          .may("low", &ParameterDraft::low, number(-1e12, 1e12),
               "lower end of what is plausible; left out: fixed")
          .may("high", &ParameterDraft::high, number(-1e12, 1e12),
               "upper end of what is plausible; left out: fixed")
          .may("shape", &ParameterDraft::shape,
               word<evidence::Shape>({"fixed", "uniform", "triangular", "pert", "lognormal"}),
               "left out: the parameter's own")
          .must("source", &ParameterDraft::source, text(), "where the number is from")
          .must("because", &ParameterDraft::because, text(), "why it holds here");
  return table;
}

std::vector<ParameterDraft> read_parameters(const Node& root, const Table<ParameterDraft>& table,
                                            Reader& reader) {
  std::vector<ParameterDraft> parameters;
  for (const Node& child : root.children) walk(child, child.name, table, reader, parameters);
  return parameters;
}

}  // namespace salient::reading
