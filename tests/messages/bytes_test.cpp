// Inputs that cannot be shown in a text file: bytes that are no UTF-8, files of a gigabyte, nesting without
// end.
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "tests/messages/case.hpp"

using namespace salient::messages;

namespace {

std::string said_of(const std::string& file, const std::string& text) {
  Copy copy;
  copy.write(file, text);
  return copy.said();
}

}  // namespace

TEST_CASE("a file that is no UTF-8 is refused at its first wrong byte") {
  const std::string said = said_of("policy.toml", "# caf\xE9\n");
  CHECK(said.starts_with(
      "tiny/policy.toml:1:6: text\n"
      "    found     byte 0xe9 at offset 5\n"
      "    expected  UTF-8 text\n"
      "    because   names are compared letter by letter, so every file must be in one encoding\n"
      "    try       save it as UTF-8, e.g. iconv -f LATIN1 -t UTF-8 tiny/policy.toml\n"));
  CHECK(said_of("map.geojson", "{\"a\": \"\xC0\xAF\"}").starts_with("tiny/map.geojson:1:8: text\n"));
}

TEST_CASE("texts that crashed parsers are told like any other syntax error") {
  for (const std::string text :
       {"[[\x0F", "\n\xF0'", "\xC8\x94", "a = \"\\u", "a = '''", "[", "a", "=", "\"", "a = 0x", "\r", "a.b"}) {
    CAPTURE(text);
    CHECK(said_of("policy.toml", text).starts_with("tiny/policy.toml:"));
  }
  for (const std::string text : {"", "{", "[1e400]", "\"\\ud800\"", "{\"features\": 3}", "nul", "[1,]"}) {
    CAPTURE(text);
    CHECK(said_of("map.geojson", text).find("tiny/map.geojson:") != std::string::npos);
  }
}

TEST_CASE("a byte order mark and Windows line ends are no problem") {
  Copy copy;
  std::string text = "\xEF\xBB\xBF" + copy.read("plans.toml");
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
    text.insert(at, "\r");
  copy.write("plans.toml", text);
  CHECK(copy.said() == "");
}

TEST_CASE("nesting without end is refused before it can exhaust the stack") {
  const std::string brackets(1'000'000, '[');
  CHECK(said_of("policy.toml", "a = " + brackets)
            .starts_with("tiny/policy.toml:1:53: TOML syntax\n"
                         "    found     lists, tables or dotted names more than 48 deep\n"));
  CHECK(said_of("map.geojson", brackets)
            .starts_with("tiny/map.geojson:1:49: GeoJSON syntax\n"
                         "    found     lists or tables more than 48 deep\n"));
}

TEST_CASE("a file of a gigabyte is refused from its size, unread") {
  Copy copy;
  std::filesystem::resize_file(copy.folder() / "forces.toml",
                               std::uintmax_t{1} << 30);  // sparse: takes no disk
  const auto before = std::chrono::steady_clock::now();
  const std::string said = copy.said();
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{20});
  CHECK(said ==
        "tiny/forces.toml: file\n"
        "    found     1073741824 bytes\n"
        "    expected  67108864 bytes (64 MB) at most\n"
        "    because   the file was refused from its size and not read: no campaign needs so much text\n"
        "    try       thin out the coordinates, or check that this is the file you meant\n"
        "\n"
        "1 problem; nothing was run.\n");
}

TEST_CASE("a folder that is none, and a folder in place of a file") {
  Copy copy;
  std::filesystem::remove(copy.folder() / "plans.toml");
  std::filesystem::create_directory(copy.folder() / "plans.toml");
  CHECK(copy.said().starts_with("tiny/plans.toml: file\n    found     no file of that name\n"));
  std::filesystem::remove_all(copy.folder());
  CHECK(copy.said().starts_with("tiny: scenario\n    found     no folder of that name\n"));
}
