#include <fmt/format.h>

#include "scenario/read/drafts.hpp"

namespace salient::reading {
namespace {

struct Counted {
  const Node* node;
  std::string step;
};

/// The tables of [[key]], whatever else may be wrong with them.
std::vector<Counted> items_of(const Node* root, std::string_view key) {
  std::vector<Counted> items;
  const Node* list = root ? root->find(key) : nullptr;
  if (list && list->kind == Kind::list)
    for (std::size_t i = 0; i < list->children.size(); ++i)
      items.push_back({&list->children[i], step_to(key, list->children[i], i)});
  return items;
}

/// Adds one name; `where` its kind stands first says who had it before.
void add_name(const Node* label, const std::string& step, NameList& list,
              std::map<std::string, std::string>& places, Reader& reader) {
  const std::string name = label && label->kind == Kind::text ? label->text : "";
  const std::size_t row = list.names.size();
  list.names.push_back(name);
  if (name.empty()) return;
  if (list.rows.emplace(name, row).second) {
    places[name] = label->where();
    return;
  }
  const auto scope = reader.inside(step);
  const auto key = reader.inside(label->name);
  reader.report(*label,
                {.expected = fmt::format("a name no other {} has", list.kind),
                 .because = fmt::format("{} \"{}\" is given at {} already", list.kind, name, places[name]),
                 .attempt = "rename one of the two"});
}

void gather(const Node* root, std::string_view key, NameList& list, Reader& reader) {
  list.complete = root != nullptr;
  std::map<std::string, std::string> places;
  for (const auto& [node, step] : items_of(root, key)) add_name(node->find("id"), step, list, places, reader);
}

/// Towns, points and sectors share one space of names: `at` may name any of them.
void gather_features(const Node* map, Reader& reader) {
  Names& names = reader.names;
  const std::array lists{&names.region, &names.town, &names.point, &names.sector, &names.works};
  const std::vector<std::string> kinds = feature_kind_names();
  for (NameList* list : lists) list->complete = map != nullptr;
  std::map<std::string, std::map<std::string, std::string>> places;
  const auto items = items_of(map, "features");
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Node* properties = items[i].node->find("properties");
    const Node* kind = properties ? properties->find("kind") : nullptr;
    const bool known = kind && std::find(kinds.begin(), kinds.end(), kind->text) != kinds.end();
    if (!known)  // it may be anything: that a name is missing is no news then
      for (NameList* list : lists) list->complete = false;
    if (!known) continue;
    const std::string step = fmt::format("features[{}].properties", i + 1);
    for (NameList* list : lists)
      if (list->kind == kind->text) add_name(properties->find("name"), step, *list, places[list->kind], reader);
  }
}

}  // namespace

void gather_names(const Roots& roots, Reader& reader) {
  Names& names = reader.names;
  gather(roots.scenario, "side", names.side, reader);
  gather(roots.scenario, "nation", names.nation, reader);
  gather(roots.scenario, "question", names.question, reader);
  gather(roots.evidence, "source", names.source, reader);
  gather(roots.evidence, "quantity", names.quantity, reader);
  gather(roots.evidence, "claim", names.claim, reader);
  gather(roots.forces, "formation", names.formation, reader);
  gather(roots.policy, "process", names.process, reader);
  gather_features(roots.map, reader);
  for (const auto& [node, step] : items_of(roots.evidence, "quantity")) {
    const Node* unit = node->find("unit");
    names.quantity_unit.push_back(unit ? unit->text : "");
  }
  reader.quantity_used.assign(names.quantity.names.size(), false);
  if (roots.evidence_left_out) names.source.complete = names.quantity.complete = names.claim.complete = true;
  if (roots.policy_left_out) names.process.complete = true;
}

}  // namespace salient::reading
