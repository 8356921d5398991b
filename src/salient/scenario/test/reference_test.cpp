#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "scenario/read/drafts.hpp"
#include "scenario/read_scenario.hpp"

using namespace salient;

TEST_CASE("the page of keys is what the reader goes by") {
  const std::string path = std::string{SALIENT_SOURCE_DIR} + "/docs/reference/scenario-keys.md";
  if (std::getenv("SALIENT_BLESS")) std::ofstream{path} << key_reference();
  std::ostringstream page;
  page << std::ifstream{path}.rdbuf();
  CHECK_MESSAGE(page.str() == key_reference(), "run this test with SALIENT_BLESS=1 to write the page anew");
}

TEST_CASE("the schema knows the same keys as the reader") {
  const auto schema = nlohmann::json::parse(scenario_schema());
  for (const reading::TableRule* file : {&reading::scenario_table().rule(), &reading::forces_table().rule()}) {
    const auto& properties = schema[file->name + ".toml"]["properties"];
    CHECK(properties.size() == file->keys.size());
    for (const reading::KeyRule& key : file->keys) CHECK(properties.contains(key.name));
  }
  CHECK(schema["map.geojson"]["properties"]["features"]["items"]["properties"]["properties"]["oneOf"].size() ==
        reading::feature_kinds);
}
