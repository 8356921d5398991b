#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace salient::messages {

/// One change to one file of the scenario.
struct Edit {
  enum class Kind { replace, whole, gone };
  std::string file;
  Kind kind{Kind::replace};
  std::string before, after;
};

struct Case {
  std::filesystem::path path;
  std::string head;  ///< the file up to and with the ==== line
  std::vector<Edit> edits;
  std::string expected;
};

std::vector<std::filesystem::path> case_files();
/// Throws std::runtime_error when the file is no case.
Case read_case(const std::filesystem::path&);

/// A copy of scenarios/tiny in a folder of its own, gone with this object.
class Copy {
 public:
  Copy();
  ~Copy();
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  /// Throws std::runtime_error when what an edit replaces does not stand there exactly once.
  void apply(const Edit&);
  void write(const std::string& file, const std::string& text) const;
  std::string read(const std::string& file) const;
  std::filesystem::path folder() const { return above_ / "tiny"; }
  /// What reading it says: the problems rendered, the folder's path left out; "" when there are none.
  std::string said() const;

 private:
  std::filesystem::path above_;
};

std::string contents(const std::filesystem::path&);

}  // namespace salient::messages
