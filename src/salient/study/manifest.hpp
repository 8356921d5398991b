#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "study/database.hpp"
#include "study/layout.hpp"
#include "study/settings.hpp"

namespace salient::study {

constexpr int study_format = 1;
/// As the build's project() has it.
std::string_view program_version();

/// The first table of a study file: what it is a study of. Everything that two studies must share to be one.
class Manifest {
 public:
  Manifest() = default;
  Manifest(const Scenario&, const Settings&);
  const std::string& operator[](const std::string& key) const;
  void set(const std::string& key, std::string value) { entries_[key] = std::move(value); }
  const std::map<std::string, std::string>& entries() const { return entries_; }
  Settings settings() const;

 private:
  std::map<std::string, std::string> entries_;
};

Manifest read_manifest(Database&);
void write_manifest(Database&, const Manifest&);

/// Opens a file and reads its manifest; a Problem when there is no such file or it is no study of this format.
Result<Manifest> manifest_of(const std::string& path);

/// Why `found` is not a study that can go on as `wanted`; empty if it can. The number of plays may differ.
Problems differences(const std::string& path, const Manifest& found, const Manifest& wanted);

/// SHA-256 in hexadecimal.
std::string sha256(std::string_view bytes);
/// Over every parameter's key, shape and numbers, whichever file they come from.
std::string parameters_hash(const Scenario&);
std::string law_name(models::AttritionLaw);
std::optional<models::AttritionLaw> parse_law(std::string_view);

}  // namespace salient::study
