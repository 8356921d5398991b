#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"
#include "scenario/read/nearest.hpp"
#include "scenario/read_scenario.hpp"

namespace salient::app {

int run_schema(const SchemaOptions& options) {
  const std::string all = scenario_schema();
  if (options.file.empty()) {
    fmt::print("{}", all);
    return exit_fine;
  }
  const auto schemas = nlohmann::ordered_json::parse(all);
  if (schemas.contains(options.file)) {
    fmt::print("{}\n", schemas[options.file].dump(2));
    return exit_fine;
  }
  std::vector<std::string> names;
  for (const auto& [name, schema] : schemas.items()) names.push_back(name);
  return complain({{"command line", "file", options.file, reading::one_of(names),
                    "these are the files of a scenario", reading::did_you_mean(options.file, names)}});
}

}  // namespace salient::app
