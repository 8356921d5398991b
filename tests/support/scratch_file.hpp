#pragma once
#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace salient::tests {

/// The name of a file that nobody else has, in the temporary folder; it is gone at first and at the end.
class ScratchFile {
 public:
  explicit ScratchFile(std::string_view name)
      : path_{(std::filesystem::temp_directory_path() / (std::to_string(getpid()) + "-" + std::string{name}))
                  .string()} {
    remove();
  }
  ~ScratchFile() { remove(); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  void remove() const {
    for (const char* ending : {"", "-journal"}) std::filesystem::remove(path_ + ending);
  }
  std::string path_;
};

}  // namespace salient::tests
