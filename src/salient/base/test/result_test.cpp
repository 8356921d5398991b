#include "base/result.hpp"

#include <doctest/doctest.h>

#include <string>

namespace salient {
namespace {

const Problem full{.where = "corridor/scenario.toml:41:18",
                   .what = "unit[7].people",
                   .found = "-1200",
                   .expected = "a number of people, 0 or more",
                   .because = "a unit cannot owe people",
                   .attempt = "people = 1200"};

TEST_CASE("a problem is told with every line it has") {
  CHECK(render(full) ==
        "corridor/scenario.toml:41:18: unit[7].people\n"
        "    found     -1200\n"
        "    expected  a number of people, 0 or more\n"
        "    because   a unit cannot owe people\n"
        "    try       people = 1200\n");
}

TEST_CASE("a line without words is left out") {
  CHECK(render(Problem{.where = "--turns", .what = "too many", .expected = "365 at most"}) ==
        "--turns: too many\n"
        "    expected  365 at most\n");
}

TEST_CASE("problems are told together and counted") {
  const Problem small{.where = "a:1:1", .what = "b"};
  CHECK(render(Problems{small}) == "a:1:1: b\n\n1 problem; nothing was run.\n");
  CHECK(render(Problems{small, small}) == "a:1:1: b\n\na:1:1: b\n\n2 problems; nothing was run.\n");
}

TEST_CASE("a result is the thing or the reasons against it") {
  const Result<std::string> thing{std::string{"map"}};
  REQUIRE(static_cast<bool>(thing));
  CHECK(*thing == "map");
  CHECK(thing->size() == 3);
  const Result<std::string> none{Problems{full}};
  REQUIRE_FALSE(static_cast<bool>(none));
  CHECK(none.problems() == Problems{full});
  Result<std::string> moved{std::string(100, 'x')};
  const std::string taken = *std::move(moved);
  CHECK(taken.size() == 100);
}

}  // namespace
}  // namespace salient
