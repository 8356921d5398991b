#include "scenario/draft/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace salient::draft {
namespace {

bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

constexpr std::size_t longest_quote = 80;

}  // namespace

Source::Source(std::string name, std::string text, std::size_t order)
    : name_{std::move(name)}, text_{std::move(text)}, order_{order}, line_starts_{0} {
  for (std::size_t at = 0; at < text_.size(); ++at)
    if (text_[at] == '\n') line_starts_.push_back(at + 1);
}

std::size_t Source::row_of(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(after - line_starts_.begin()) - 1;
}

std::string Source::place(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const std::size_t row = row_of(offset);
  std::size_t column = 1;
  for (std::size_t at = line_starts_[row]; at < offset; ++at)
    if (!continues(static_cast<unsigned char>(text_[at]))) ++column;
  return fmt::format("{}:{}:{}", name_, row + 1, column);
}

std::size_t Source::offset(std::size_t line, std::size_t column) const {
  const std::size_t row = std::min(std::max<std::size_t>(line, 1), line_starts_.size()) - 1;
  return std::min(line_starts_[row] + std::max<std::size_t>(column, 1) - 1, text_.size());
}

std::string Source::line_of(std::size_t offset) const {
  const std::size_t start = line_starts_[row_of(std::min(offset, text_.size()))];
  std::string line = text_.substr(start, text_.find('\n', start) - start);
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!line.empty() && blank(line.back())) line.pop_back();
  line.erase(line.begin(), std::find_if_not(line.begin(), line.end(), blank));
  if (line.size() <= longest_quote) return line;
  std::size_t end = longest_quote;
  while (end > 0 && continues(static_cast<unsigned char>(line[end]))) --end;
  return line.substr(0, end) + " ...";
}

namespace {

/// The bytes a character takes by its first byte; 0 for a byte that starts none. `least` and `most` bound the
/// second byte, which is where overlong forms, surrogates and code points past U+10FFFF show.
struct Lead {
  std::size_t bytes;
  unsigned char least{0x80}, most{0xBF};
};
Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {0};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

bool whole_character(std::string_view rest, const Lead& lead) {
  if (lead.bytes == 0 || rest.size() < lead.bytes) return false;
  for (std::size_t i = 1; i < lead.bytes; ++i) {
    const auto byte = static_cast<unsigned char>(rest[i]);
    if (!continues(byte) || (i == 1 && (byte < lead.least || byte > lead.most))) return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> first_not_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Lead lead = lead_of(static_cast<unsigned char>(text[at]));
    if (!whole_character(text.substr(at), lead)) return at;
    at += lead.bytes;
  }
  return std::nullopt;
}

namespace {

Problem missing_file(const std::string& path) {
  return {.where = path,
          .what = "file",
          .found = "no file of that name",
          .expected = "a text file",
          .because = "a scenario is a folder of text files, see docs/reference/scenario-format.md",
          .attempt = "`salient new NAME --from tiny` makes a folder with all of them"};
}

Problem too_large(const std::string& path, std::uintmax_t size) {
  return {.where = path,
          .what = "file",
          .found = fmt::format("{} bytes", size),
          .expected = fmt::format("{} bytes (64 MB) at most", largest_file),
          .because = "the file was refused from its size and not read: no campaign needs so much text",
          .attempt = "thin out the coordinates, or check that this is the file you meant"};
}

Problem not_utf8(const Source& source, std::size_t at) {
  return {.where = source.place(at),
          .what = "text",
          .found = fmt::format("byte 0x{:02x} at offset {}", static_cast<unsigned char>(source.text()[at]), at),
          .expected = "UTF-8 text",
          .because = "names are compared letter by letter, so every file must be in one encoding",
          .attempt = fmt::format("save it as UTF-8, e.g. iconv -f LATIN1 -t UTF-8 {}", source.name())};
}

/// The file's bytes; a byte order mark, which some editors write, is left out.
std::string contents(const std::filesystem::path& path, std::uintmax_t size) {
  std::ifstream in{path, std::ios::binary};
  std::string text(static_cast<std::size_t>(size), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

}  // namespace

std::shared_ptr<const Source> read_source(const std::string& folder, const std::string& name, std::size_t order,
                                          Problems& problems) {
  const std::filesystem::path path = std::filesystem::path{folder} / name;
  std::error_code error;
  const bool plain = std::filesystem::is_regular_file(path, error);
  const std::uintmax_t size = plain ? std::filesystem::file_size(path, error) : 0;
  if (!plain || error) {
    problems.push_back(missing_file(path.string()));
    return nullptr;
  }
  if (size > largest_file) {
    problems.push_back(too_large(path.string(), size));
    return nullptr;
  }
  auto source = std::make_shared<const Source>(path.string(), contents(path, size), order);
  if (const auto bad = first_not_utf8(source->text())) {
    problems.push_back(not_utf8(*source, *bad));
    return nullptr;
  }
  return source;
}

}  // namespace salient::draft
