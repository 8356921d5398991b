#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "tests/messages/case.hpp"

using namespace salient::messages;

TEST_CASE("the scenario that every case spoils is sound itself") { CHECK(Copy{}.said() == ""); }

TEST_CASE("bad input gets the text that its case gives, to the letter") {
  const bool bless = std::getenv("SALIENT_BLESS") != nullptr;
  for (const auto& path : case_files()) {
    CAPTURE(path.filename().string());
    const Case one = read_case(path);
    Copy copy;
    for (const Edit& edit : one.edits) copy.apply(edit);
    const std::string said = copy.said();
    CHECK(said != "");
    if (bless)
      std::ofstream{path, std::ios::binary} << one.head << said;
    else
      CHECK(said == one.expected);
  }
}
