#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"
#include "scenario/read/nearest.hpp"
#include "scenario/read_scenario.hpp"

namespace salient::app {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> our_scenarios() {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(home_folder() + "/scenarios", error))
    if (fs::exists(entry.path() / "scenario.toml", error)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// The folder to copy: one of ours by its name, or any by its path.
Result<fs::path> folder_from(const std::string& from) {
  std::error_code error;
  const fs::path ours = fs::path{home_folder()} / "scenarios" / from;
  for (const fs::path& folder : {ours, fs::path{from}})
    if (fs::exists(folder / "scenario.toml", error)) return folder;
  const auto names = our_scenarios();
  return Problems{{"command line", "--from", from, "a scenario's folder, or one of " + reading::one_of(names),
                   "a new scenario starts from one that is there", reading::did_you_mean(from, names)}};
}

void check_name(const fs::path& target, Problems& problems) {
  const std::string name = target.filename().string();
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  if (name.empty() || name.size() > 80 || !std::all_of(name.begin(), name.end(), allowed))
    problems.push_back({"command line", "name", name, "lower-case letters, digits, - and _, 80 at most",
                        "the folder's name is the scenario's id in studies and reports", ""});
  std::error_code error;
  if (fs::exists(target, error))
    problems.push_back({"command line", "name", target.string(), "a name that is still free",
                        "what is there would be overwritten", "choose another, or move the old folder away"});
  const fs::path parent = target.has_parent_path() ? target.parent_path() : fs::path{"."};
  if (!fs::is_directory(parent, error))
    problems.push_back({"command line", "name", target.string(), "a place in a folder that is there",
                        "there is no folder " + parent.string(), "make it first"});
}

/// Texts only: what a study or a test left in the folder stays there.
void copy_texts(const fs::path& from, const fs::path& to) {
  fs::create_directory(to);
  for (const auto& entry : fs::directory_iterator(from)) {
    const std::string ending = entry.path().extension().string();
    const bool is_text = ending == ".toml" || ending == ".geojson" || ending == ".md";
    if (entry.is_regular_file() && is_text) fs::copy_file(entry.path(), to / entry.path().filename());
  }
}

}  // namespace

int run_new(const NewOptions& options) {
  const fs::path target = fs::path{options.name}.lexically_normal();
  Problems problems;
  check_name(target, problems);
  const auto from = folder_from(options.from.empty() ? "tiny" : options.from);
  if (!from) problems.insert(problems.end(), from.problems().begin(), from.problems().end());
  if (!problems.empty()) return complain(problems);
  copy_texts(*from, target);
  fmt::print("{} is a copy of {}. Edit its files, then:\n  salient check {}\n", target.string(), from->string(),
             target.string());
  return exit_fine;
}

}  // namespace salient::app
