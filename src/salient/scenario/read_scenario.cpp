#include "scenario/read_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "scenario/build/build.hpp"
#include "scenario/folder_hash.hpp"

namespace salient {
namespace {

using namespace reading;
namespace fs = std::filesystem;

/// The files of a scenario in the order in which their problems are told.
enum File : std::size_t {
  scenario_toml,
  evidence_toml,
  forces_toml,
  plans_toml,
  policy_toml,
  parameters_toml,
  map_geojson,
  files
};
constexpr std::array<std::string_view, files> file_names{"scenario.toml", "evidence.toml", "forces.toml",
                                                         "plans.toml",    "policy.toml",   "parameters.toml",
                                                         "map.geojson"};
constexpr bool may_be_left_out(std::size_t file) {
  return file == evidence_toml || file == policy_toml || file == parameters_toml;
}

/// One file: its text, and its tree if it has one.
struct Document {
  std::shared_ptr<const draft::Source> source;
  std::optional<Node> root;
  bool left_out{false};
  const Node* tree() const { return root ? &*root : nullptr; }
};

Document read_document(const std::string& folder, const std::string& name, std::size_t order, Reader& reader) {
  Document document;
  Problems problems;
  document.source = draft::read_source(folder, name, order, problems);
  if (document.source) {
    auto tree =
        name.ends_with(".toml") ? draft::parse_toml(*document.source) : draft::parse_json(*document.source);
    if (tree)
      document.root = *std::move(tree);
    else
      problems = tree.problems();
  }
  for (Problem& problem : problems) reader.report(std::move(problem), order);
  return document;
}

/// A file nobody reads is most often a misspelt one.
void refuse_strangers(const std::string& folder, Reader& reader) {
  const std::vector<std::string> known = strings(file_names);
  std::vector<std::string> strangers;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const std::string ending = entry.path().extension().string();
    if ((ending == ".toml" || ending == ".geojson") &&
        std::find(known.begin(), known.end(), name) == known.end())
      strangers.push_back(name);
  }
  std::sort(strangers.begin(), strangers.end());
  for (const std::string& name : strangers)
    reader.report({.where = (fs::path{folder} / name).string(),
                   .what = "file",
                   .found = name,
                   .expected = one_of(known),
                   .because = "no other file of a scenario is read, and this one would be lost silently",
                   .attempt = did_you_mean(name, known)},
                  last_file);
}

class Loader {
 public:
  Loader(std::string folder, std::string parameters)
      : folder_{std::move(folder)}, parameters_{std::move(parameters)} {}

  Result<Scenario> load() {
    scenario_.as_of = {9999, 12, 31};  // while it is unknown no report is too late
    std::error_code error;
    if (!fs::is_directory(folder_, error)) return Problems{no_folder()};
    read_files();
    name_everything();
    read_drafts();
    build();
    if (!reader_.clean()) return reader_.in_order();
    building::build_ways(drafts_, scenario_, reader_);
    if (!reader_.clean()) return reader_.in_order();
    finish();
    return std::move(scenario_);
  }

  Result<Scenario> load_parameters(const std::string& posterior) {
    read_parameter_files();
    name_parameters();
    draft_parameters();
    building::build_parameters(drafts_, scenario_, reader_);
    building::build_posterior(parameters_ + "/posterior/" + posterior + ".csv", drafts_, scenario_, reader_);
    if (!reader_.clean()) return reader_.in_order();
    return std::move(scenario_);
  }

 private:
  Problem no_folder() const {
    return {.where = folder_,
            .what = "scenario",
            .found = "no folder of that name",
            .expected = "a folder with scenario.toml in it",
            .because = "a scenario is a folder of text files",
            .attempt = "`salient new NAME --from tiny` makes one"};
  }
  void read_files();
  void read_parameter_files();
  void name_everything();
  void name_parameters();
  void read_drafts();
  void draft_parameters();
  void build();
  void finish();
  template <class T>
  T drafted(File file, const Table<T>& table) {
    const Document& document = documents_[file];
    return document.root ? table.read(*document.root, reader_) : T{};
  }

  std::string folder_, parameters_;
  Reader reader_;
  std::array<Document, files> documents_;
  std::vector<Document> parameter_documents_;
  building::Drafts drafts_;
  Scenario scenario_;
};

void Loader::read_files() {
  for (std::size_t file = 0; file < files; ++file) {
    const std::string name{file_names[file]};
    std::error_code error;
    documents_[file].left_out = may_be_left_out(file) && !fs::exists(fs::path{folder_} / name, error);
    if (!documents_[file].left_out) documents_[file] = read_document(folder_, name, file, reader_);
  }
  refuse_strangers(folder_, reader_);
  read_parameter_files();
}

void Loader::read_parameter_files() {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(parameters_, error))
    if (entry.path().extension() == ".toml") names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  for (const std::string& name : names)
    parameter_documents_.push_back(
        read_document(parameters_, name, files + parameter_documents_.size(), reader_));
}

void Loader::name_everything() {
  Names& names = reader_.names;
  if (documents_[forces_toml].root) {
    // `like` first: everything after sees formations with all their keys.
    Roots only_forces;
    only_forces.forces = documents_[forces_toml].tree();
    Reader scratch;
    gather_names(only_forces, scratch);
    names.formation = scratch.names.formation;
    inherit_keys(*documents_[forces_toml].root, reader_);
  }
  const Roots roots{.scenario = documents_[scenario_toml].tree(),
                    .evidence = documents_[evidence_toml].tree(),
                    .forces = documents_[forces_toml].tree(),
                    .plans = documents_[plans_toml].tree(),
                    .policy = documents_[policy_toml].tree(),
                    .map = documents_[map_geojson].tree(),
                    .evidence_left_out = documents_[evidence_toml].left_out,
                    .policy_left_out = documents_[policy_toml].left_out};
  names = Names{};
  gather_names(roots, reader_);
  names.plans_complete = roots.plans != nullptr;
  name_parameters();
  if (roots.scenario)
    if (const Node* calendar = roots.scenario->find("calendar"))
      if (const Node* start = calendar->find("start"); start && start->kind == Kind::date)
        reader_.start = parse_date(start->text);
}

void Loader::name_parameters() {
  reader_.names.parameters_complete = std::all_of(parameter_documents_.begin(), parameter_documents_.end(),
                                                  [](const Document& d) { return d.root.has_value(); });
  reader_.names.parameters_folder = parameters_;
}

void Loader::read_drafts() {
  drafts_.scenario = drafted(scenario_toml, scenario_table());
  drafts_.evidence = drafted(evidence_toml, evidence_table());
  drafts_.forces = drafted(forces_toml, forces_table());
  drafts_.plans = drafted(plans_toml, plans_table());
  drafts_.policy = drafted(policy_toml, policy_table());
  if (documents_[map_geojson].root) drafts_.map = read_map(*documents_[map_geojson].root, reader_);
  if (documents_[parameters_toml].root)
    drafts_.overrides = reading::read_parameters(*documents_[parameters_toml].root, override_table(), reader_);
  draft_parameters();
}

void Loader::draft_parameters() {
  for (const Document& document : parameter_documents_)
    if (document.root)
      for (ParameterDraft& draft : reading::read_parameters(*document.root, parameter_table(), reader_))
        drafts_.parameters.push_back(std::move(draft));
}

void Loader::build() {
  using namespace building;
  Places places;
  bool land = false;
  if (drafts_.scenario.node) {
    build_setting(drafts_.scenario, scenario_, reader_);
    land =
        build_grid(drafts_.scenario.map, scenario_, reader_) && drafts_.map.node && scenario_.side.rows() > 0;
  }
  if (land) build_land(drafts_.scenario.map, drafts_.map, scenario_, places, reader_);
  const Places* known_places = land ? &places : nullptr;
  build_formations(drafts_.forces, scenario_, reader_);
  build_units(drafts_.forces, known_places, scenario_, reader_);
  build_plans(drafts_.plans, known_places, scenario_, reader_);
  build_parameters(drafts_, scenario_, reader_);
  build_posterior(parameters_ + "/posterior/history.csv", drafts_, scenario_, reader_);
  build_record(parameters_ + "/record/scores.csv", scenario_, reader_);
  build_evidence(drafts_.evidence, scenario_, reader_);
  build_policy(drafts_.policy, scenario_, reader_);
  build_questions(drafts_.scenario, scenario_, reader_);
}

void Loader::finish() {
  std::vector<std::shared_ptr<const draft::Source>> sources;
  for (const Document& document : documents_) sources.push_back(document.source);
  scenario_.hash = hash_of(sources);
  scenario_.folder = folder_;
  fs::path path = fs::path{folder_}.lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  scenario_.id = fs::absolute(path).filename().string();
}

}  // namespace

Result<Scenario> read_scenario(const std::string& folder, const std::string& parameters_folder) {
  try {
    return Loader{folder, parameters_folder}.load();
  } catch (const fs::filesystem_error& error) {
    return Problems{
        {.where = folder, .what = "folder", .found = error.what(), .expected = "a folder that can be read"}};
  }
}

Result<Scenario> read_parameters(const std::string& parameters_folder, const std::string& posterior) {
  return Loader{"", parameters_folder}.load_parameters(posterior);
}

std::string home_folder() {
  const char* home = std::getenv("SALIENT_HOME");
  return home && *home ? home : SALIENT_HOME;
}

}  // namespace salient
