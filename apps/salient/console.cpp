#include "apps/salient/console.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <sstream>

#include "apps/salient/commands.hpp"
#include "scenario/read/nearest.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/subjects.hpp"
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

namespace {
std::vector<std::string> law_words() { return reading::strings(words_of<models::AttritionLaw>()); }
}  // namespace

std::size_t word_typed(const char* option, const std::string& typed, const std::vector<std::string>& words,
                       Problems& problems) {
  const auto at = std::find(words.begin(), words.end(), typed);
  if (typed.empty()) return 0;
  if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
  problems.push_back(
      {"command line", option, typed, reading::one_of(words), "", reading::did_you_mean(typed, words)});
  return 0;
}

Result<models::AttritionLaw> law_named(const std::string& name) {
  if (name.empty()) return models::AttritionLaw::history;
  if (const auto law = study::parse_law(name)) return *law;
  return Problems{{"command line", "--law", name, reading::one_of(law_words()),
                   "a study plays one law of attrition from the first day to the last",
                   reading::did_you_mean(name, law_words())}};
}

Result<models::AdvanceLaw> advance_named(const std::string& name) {
  if (name.empty()) return models::AdvanceLaw::ladder;
  if (const auto law = parse<models::AdvanceLaw>(name)) return *law;
  const std::vector<std::string> words = reading::strings(words_of<models::AdvanceLaw>());
  return Problems{{"command line", "--advance", name, reading::one_of(words),
                   "a study plays one law of advance from the first day to the last",
                   reading::did_you_mean(name, words)}};
}

std::vector<models::AttritionLaw> laws_named(const std::vector<std::string>& names, Problems& problems) {
  std::vector<models::AttritionLaw> laws;
  for (const std::string& name : names.empty() ? law_words() : names) {
    const auto law = law_named(name);
    if (!law)
      problems.insert(problems.end(), law.problems().begin(), law.problems().end());
    else if (std::find(laws.begin(), laws.end(), *law) == laws.end())
      laws.push_back(*law);
  }
  return laws;
}

std::string names_of_laws() { return reading::one_of(law_words()); }

namespace {
std::vector<std::string> subject_words() {
  std::vector<std::string> words;
  for (const Subject& subject : subjects()) words.emplace_back(subject.name);
  return words;
}
}  // namespace

std::string names_of_subjects() { return reading::one_of(subject_words()); }

Result<std::string> subjects_named(const std::vector<std::string>& names) {
  Problems problems;
  for (const std::string& name : names) word_typed("--only-vary", name, subject_words(), problems);
  if (!problems.empty()) return problems;
  std::string text;
  for (const std::string& word : subject_words())
    if (std::find(names.begin(), names.end(), word) != names.end()) text += (text.empty() ? "" : ",") + word;
  return text;
}

void vary_only(Scenario& scenario, const std::string& subjects) {
  if (subjects.empty()) return;
  std::vector<std::string> names;
  std::stringstream text{subjects};
  for (std::string name; std::getline(text, name, ',');) names.push_back(name);
  salient::vary_only(scenario, names);
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
    if (scenario && scenario->hash == (*manifest)["scenario_hash"]) {
      vary_only(*scenario, (*manifest)["only_vary"]);
      return scenario;
    }
    found = place + (scenario ? ", which has changed since" : ", which cannot be read now");
  }
  return Problems{
      {study_path, "scenario", found, "the scenario that the study was made of, to the byte",
       "its questions, names and map are read from its folder, and other files would tell another story",
       "name the folder with --scenario"}};
}

}  // namespace salient::app
