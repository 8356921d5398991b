#pragma once
#include <cstdlib>
#include <filesystem>
#include <string>

namespace salient::fuzz {

/// A folder of this process, gone at its end, in memory-backed storage where there is one: it is written anew
/// for every input.
inline const std::filesystem::path& scratch() {
  namespace fs = std::filesystem;
  // Never destroyed, for it is still needed on the way out.
  static const fs::path& folder = *[] {
    const fs::path base = fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path();
    std::string name = (base / "fuzz-salient-XXXXXX").string();
    if (!mkdtemp(name.data())) std::abort();
    std::atexit([] { fs::remove_all(scratch()); });
    return new fs::path{name};
  }();
  return folder;
}

}  // namespace salient::fuzz
