#include "tests/messages/case.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "scenario/read_scenario.hpp"

namespace salient::messages {
namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path{SALIENT_SOURCE_DIR} / "tests/messages/cases"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

namespace {

Edit edit_from(const std::string& line) {
  std::istringstream words{line.substr(3)};
  Edit edit;
  std::string kind;
  words >> edit.file >> kind;
  edit.kind = kind == "new" ? Edit::Kind::whole : kind == "gone" ? Edit::Kind::gone : Edit::Kind::replace;
  return edit;
}

/// Adds a line of an edit; after a + line, a - line starts another edit of the same file.
void add_line(const std::string& line, std::vector<Edit>& edits) {
  if (edits.back().kind == Edit::Kind::replace && line[0] == '-' && !edits.back().after.empty())
    edits.push_back({.file = edits.back().file});
  (line[0] == '-' ? edits.back().before : edits.back().after) += line.substr(1) + "\n";
}

}  // namespace

Case read_case(const fs::path& path) {
  Case one{.path = path};
  std::istringstream in{contents(path)};
  std::string line;
  while (std::getline(in, line)) {
    one.head += line + "\n";
    if (line == "====") break;
    if (line.starts_with("@@ "))
      one.edits.push_back(edit_from(line));
    else if (!one.edits.empty() && !line.empty())
      add_line(line, one.edits);
  }
  if (one.edits.empty() || line != "====") throw std::runtime_error{path.string() + " is no case"};
  std::ostringstream rest;
  rest << in.rdbuf();
  one.expected = rest.str();
  return one;
}

namespace {

/// Every parameter with some number, so that these texts do not move when the program's own are revised.
std::string some_parameters() {
  std::string text;
  for (const std::string& key : parameter_keys())
    text += "[" + key +
            "]\nvalue = 1.0\nlow = 0.5\nhigh = 2.0\nshape = \"pert\"\nunit = \"any\"\n"
            "standing = \"placeholder\"\nsource = \"none\"\nwhat = \"a number\"\n";
  return text;
}

}  // namespace

Copy::Copy() {
  static int number = 0;
  above_ = fs::temp_directory_path() /
           ("salient-messages-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
  fs::create_directories(above_);
  fs::copy(fs::path{SALIENT_SOURCE_DIR} / "scenarios/tiny", folder());
  fs::create_directory(above_ / "parameters");
  std::ofstream{above_ / "parameters/all.toml"} << some_parameters();
}

Copy::~Copy() {
  std::error_code error;
  fs::remove_all(above_, error);
}

std::string Copy::read(const std::string& file) const { return contents(folder() / file); }

void Copy::write(const std::string& file, const std::string& text) const {
  std::ofstream{folder() / file, std::ios::binary} << text;
}

void Copy::apply(const Edit& edit) {
  if (edit.kind == Edit::Kind::gone) {
    fs::remove(folder() / edit.file);
    return;
  }
  if (edit.kind == Edit::Kind::whole) return write(edit.file, edit.after);
  std::string text = read(edit.file);
  const std::size_t at = edit.before.empty() ? text.size() : text.find(edit.before);
  if (at == std::string::npos || (!edit.before.empty() && text.find(edit.before, at + 1) != std::string::npos))
    throw std::runtime_error{"not there exactly once in " + edit.file + ":\n" + edit.before};
  write(edit.file, text.replace(at, edit.before.size(), edit.after));
}

std::string Copy::said() const {
  const auto scenario = read_scenario(folder().string(), (above_ / "parameters").string());
  if (scenario) return "";
  std::string text = render(scenario.problems());
  const std::string path = above_.string() + "/";
  for (std::size_t at = text.find(path); at != std::string::npos; at = text.find(path))
    text.erase(at, path.size());
  return text;
}

}  // namespace salient::messages
