#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "scenario/read/drafts.hpp"
#include "scenario/read_scenario.hpp"

namespace salient {
namespace {

using namespace reading;
using Json = nlohmann::ordered_json;

Json schema_of(const TableRule&);

Json schema_of(const KeyRule& key) {
  Json schema = key.table ? schema_of(*key.table) : Json::parse(key.schema);
  if (key.many) schema = Json{{"type", "array"}, {"items", schema}};
  Json told{{"description", key.doc}};
  if (!key.fallback.empty()) told["description"] = fmt::format("{}. Default: {}", key.doc, key.fallback);
  told.update(schema);
  if (schema.contains("description") && key.table) told["description"] = key.doc;
  return told;
}

Json schema_of(const TableRule& table) {
  Json properties = Json::object(), required = Json::array();
  for (const KeyRule& key : table.keys) {
    properties[key.name] = schema_of(key);
    if (key.required) required.push_back(key.name);
  }
  return {{"description", table.doc},
          {"type", "object"},
          {"properties", properties},
          {"required", required},
          {"additionalProperties", false}};
}

Json headed(const std::string& file, Json schema) {
  Json document{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", file}};
  document.update(schema);
  document["$defs"]["quantity"] =
      Json{{"description", "drawn once per play from what is claimed about the quantity"},
           {"type", "object"},
           {"properties", {{"quantity", {{"type", "string"}}}, {"times", {{"type", "number"}}}}},
           {"required", {"quantity"}},
           {"additionalProperties", false}};
  return document;
}

/// What a feature's properties are depends on its kind: one alternative for each.
Json map_schema() {
  Json kinds = Json::array();
  for (std::size_t i = 0; i < feature_kinds; ++i) {
    Json properties = schema_of(feature_table(static_cast<FeatureKind>(i)).rule());
    properties["properties"]["kind"] = Json{{"const", feature_kind_names()[i]}};
    kinds.push_back(properties);
  }
  const Json feature{{"type", "object"},
                     {"properties",
                      {{"type", {{"const", "Feature"}}},
                       {"properties", {{"oneOf", kinds}}},
                       {"geometry", {{"type", "object"}}}}},
                     {"required", {"type", "properties", "geometry"}}};
  return {{"type", "object"},
          {"properties",
           {{"type", {{"const", "FeatureCollection"}}}, {"features", {{"type", "array"}, {"items", feature}}}}},
          {"required", {"type", "features"}}};
}

}  // namespace

std::string scenario_schema() {
  Json all;
  const std::pair<const char*, const TableRule*> files[] = {{"scenario.toml", &scenario_table().rule()},
                                                            {"evidence.toml", &evidence_table().rule()},
                                                            {"forces.toml", &forces_table().rule()},
                                                            {"plans.toml", &plans_table().rule()},
                                                            {"policy.toml", &policy_table().rule()}};
  for (const auto& [name, rule] : files) all[name] = headed(name, schema_of(*rule));
  Json overrides{{"type", "object"}, {"additionalProperties", schema_of(override_table().rule())}};
  all["parameters.toml"] = headed("parameters.toml", overrides);
  all["map.geojson"] = headed("map.geojson", map_schema());
  return all.dump(2) + "\n";
}

}  // namespace salient
