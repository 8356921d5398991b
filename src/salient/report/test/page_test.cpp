#include <doctest/doctest.h>

#include <stdexcept>

#include "report/page.hpp"

using salient::report::page;

namespace {

std::string_view file(std::string_view name) {
  if (name == "report.html")
    return "<link rel=\"stylesheet\" href=\"a.css\"><script type=\"application/json\" id=\"bundle\"></script>"
           "<script src=\"b.js\"></script>";
  if (name == "a.css") return "p{}\n";
  if (name == "b.js") return "go();\n";
  return {};
}

}  // namespace

TEST_CASE("The page holds its style, its script and the bundle, and names no file") {
  const std::string text = page("{\"a\":1}", file);
  CHECK(text ==
        "<style>\np{}\n</style><script type=\"application/json\" id=\"bundle\">{\"a\":1}</script>"
        "<script>\ngo();\n</script>");
}

TEST_CASE("Nothing in the bundle can end the script it stands in") {
  const std::string text = page("{\"a\":\"</script><!--\"}", file);
  CHECK(text.find("\\u003c/script>\\u003c!--") != std::string::npos);
}

TEST_CASE("A file that the page names and nobody has is an error") {
  const auto without_style = [](std::string_view name) {
    return name == "a.css" ? std::string_view{} : file(name);
  };
  CHECK_THROWS_AS(page("{}", without_style), std::runtime_error);
  CHECK_THROWS_AS(page("{}", [](std::string_view) { return std::string_view{}; }), std::runtime_error);
}
