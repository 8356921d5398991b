// Nearest names, numbers with units, positions in text, rings.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>

#include "scenario/draft/node.hpp"
#include "scenario/read/geometry.hpp"
#include "scenario/read/nearest.hpp"
#include "scenario/read/unit.hpp"

using namespace salient;
using namespace salient::reading;

TEST_CASE("edit distance counts letters to add, drop, change or swap") {
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("formation", "formatoin") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(rc::check("it is symmetric, and nought only for the same word",
                  [](const std::string& a, const std::string& b) {
                    RC_ASSERT(edit_distance(a, b) == edit_distance(b, a));
                    RC_ASSERT((edit_distance(a, b) == 0) == (a == b));
                  }));
}

TEST_CASE("a misspelt name is found, a different one is not offered") {
  const std::vector<std::string> names{"ukraine", "russia", "north_korean"};
  CHECK(nearest("rusia", names) == "russia");
  CHECK(nearest("North Korean", names) == "north_korean");
  CHECK(nearest("belarus", names).empty());
  CHECK(did_you_mean("ukrain", names) == "did you mean \"ukraine\"?");
}

TEST_CASE("numbers with units come apart") {
  CHECK(take_apart("25 t/day")->number == 25);
  CHECK(take_apart("25 t/day")->unit == "t/day");
  CHECK(take_apart("+1.5e3km")->unit == "km");
  CHECK(std::isinf(take_apart("inf km")->number));
  for (const char* text : {"", "km", "km 25", " ", "--3 km"}) CHECK_MESSAGE(!take_apart(text), text);
  CHECK(*conversion("h", Measure::days) == doctest::Approx(1.0 / 24));
  CHECK(*conversion("m", Measure::km) == doctest::Approx(0.001));
  CHECK(!conversion("km", Measure::days));
}

TEST_CASE("a place in a file counts lines and characters, not bytes") {
  const draft::Source source{"f", "a\n\xC3\xA9\xE2\x82\xAC = 1\nlast"};
  CHECK(source.place(0) == "f:1:1");
  CHECK(source.place(source.text().find('=')) == "f:2:4");
  CHECK(source.place(source.text().size()) == "f:3:5");
  CHECK(source.line_of(source.text().find('=')) == "\xC3\xA9\xE2\x82\xAC = 1");
}

TEST_CASE("UTF-8 ends where it stops being so") {
  CHECK(!draft::first_not_utf8("plain, \xC3\xA9, \xE2\x82\xAC, \xF0\x9F\x9A\x9C"));
  for (const char* text : {"a\x80", "a\xC0\xAF", "a\xC3", "a\xE0\x80\x80", "a\xED\xA0\x80", "a\xF4\x90\x80\x80",
                           "a\xFF", "a\xF0\x9F\x9A"})
    CHECK(draft::first_not_utf8(text) == 1);
}

TEST_CASE("keys and values of TOML and JSON know where they stand") {
  const draft::Source toml{"f", "a = 1\n[b]\n  \"c d\" = { e = \"x\" }\n"};
  const auto tree = draft::parse_toml(toml);
  REQUIRE(tree);
  CHECK(tree->find("a")->where() == "f:1:5");
  const Node* quoted = tree->find("b")->find("c d");
  CHECK(quoted->key_where() == "f:3:3");
  CHECK(quoted->find("e")->where() == "f:3:17");
  const draft::Source json{"g", "{\"a\": [1, -2.5e3 ,\"x\"],\n \"b\" : {\"c\":true}}"};
  const auto other = draft::parse_json(json);
  REQUIRE(other);
  CHECK(other->find("a")->children[1].where() == "g:1:11");
  CHECK(other->find("a")->children[2].where() == "g:1:19");
  CHECK(other->find("b")->key_where() == "g:2:2");
  CHECK(other->find("b")->find("c")->where() == "g:2:13");
}

TEST_CASE("rings that cross or touch themselves are found, simple ones are not") {
  using Ring = std::vector<LonLat>;
  CHECK(!self_crossing(Ring{{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}}));
  CHECK(!self_crossing(Ring{{0, 0}, {4, 0}, {4, 4}, {2, 1}, {0, 4}, {0, 0}}));
  CHECK(self_crossing(Ring{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}));
  CHECK(self_crossing(Ring{{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}, {0, 0}}));  // a corner on another side
}
