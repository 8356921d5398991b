#include "scenario/folder_hash.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace salient {

std::string hash_of(const std::vector<std::shared_ptr<const draft::Source>>& sources) {
  std::vector<std::pair<std::string, const draft::Source*>> files;
  for (const auto& source : sources)
    if (source) files.emplace_back(std::filesystem::path{source->name()}.filename().string(), source.get());
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  for (const auto& [name, source] : files) {
    // Name and length first, so that no two folders run together into the same bytes.
    const std::string head = fmt::format("{}\n{}\n", name, source->text().size());
    EVP_DigestUpdate(context.get(), head.data(), head.size());
    EVP_DigestUpdate(context.get(), source->text().data(), source->text().size());
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &length);
  std::string text;
  for (unsigned i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

}  // namespace salient
