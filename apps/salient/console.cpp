#include "apps/salient/console.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <filesystem>

#include "apps/salient/commands.hpp"
#include "scenario/read/nearest.hpp"
#include "scenario/read_scenario.hpp"
#include "study/manifest.hpp"

namespace salient::app {

int complain(const Problems& problems) {
  std::fflush(stdout);
  std::fputs(render(problems).c_str(), stderr);
  return exit_wrong_input;
}

std::optional<std::uint64_t> whole_number(const std::string& option, const std::string& text, std::uint64_t low,
                                          std::uint64_t high, Problems& problems) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size() && value >= low && value <= high) return value;
  problems.push_back(
      {"command line", option, text, fmt::format("a whole number from {} to {}", low, high), "", ""});
  return std::nullopt;
}

Result<models::AttritionLaw> law_named(const std::string& name) {
  if (name.empty()) return models::AttritionLaw::history;
  if (const auto law = study::parse_law(name)) return *law;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < models::attrition_law_count; ++i)
    names.emplace_back(models::spelling(static_cast<models::AttritionLaw>(i)));
  return Problems{{"command line", "--law", name, reading::one_of(names),
                   "a study plays one law of attrition from the first day to the last",
                   reading::did_you_mean(name, names)}};
}

Result<Scenario> scenario_in(const std::string& folder) { return read_scenario(folder, parameters_folder()); }

Result<Scenario> scenario_of(const std::string& study_path, const std::string& folder) {
  const auto manifest = study::manifest_of(study_path);
  if (!manifest) return manifest.problems();
  std::vector<std::string> places{folder};
  if (folder.empty())
    places = {(*manifest)["scenario_folder"], home_folder() + "/scenarios/" + (*manifest)["scenario"]};
  std::string found = "no scenario in " + places.back();
  for (const std::string& place : places) {
    if (!std::filesystem::is_directory(place)) continue;
    auto scenario = scenario_in(place);
    if (scenario && scenario->hash == (*manifest)["scenario_hash"]) return scenario;
    found = place + (scenario ? ", which has changed since" : ", which cannot be read now");
  }
  return Problems{
      {study_path, "scenario", found, "the scenario that the study was made of, to the byte",
       "its questions, names and map are read from its folder, and other files would tell another story",
       "name the folder with --scenario"}};
}

}  // namespace salient::app
