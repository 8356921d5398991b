#include "base/id.hpp"

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

namespace salient {
namespace {

static_assert(!std::is_convertible_v<std::size_t, UnitId>);
static_assert(!std::is_convertible_v<UnitId, std::size_t>);
static_assert(!std::is_constructible_v<UnitId, HexId>);
static_assert(sizeof(UnitId) == 4);

template <class C, class I>
concept indexed_by = requires(C column, I index) {
  column[index];
};
static_assert(indexed_by<Column<UnitId, int>, UnitId>);
static_assert(!indexed_by<Column<UnitId, int>, HexId>);
static_assert(!indexed_by<Column<UnitId, int>, int>);

TEST_CASE("an id is unassigned until it has a row") {
  CHECK_FALSE(static_cast<bool>(UnitId{}));
  CHECK(static_cast<bool>(UnitId{0}));
  CHECK(UnitId{3}.row() == 3);
  CHECK(UnitId{2} < UnitId{3});
  CHECK(UnitId{3} < UnitId{});  // the unassigned come last in any order
  CHECK(UnitId{} == UnitId{});
}

TEST_CASE("a column holds one value per id") {
  Column<UnitId, std::string> name{"a", "b"};
  CHECK(name.rows() == 2);
  const UnitId third = name.push_back("c");
  CHECK(third == UnitId{2});
  CHECK(name[third] == "c");
  name[UnitId{0}] = "z";
  CHECK(name == Column<UnitId, std::string>{"z", "b", "c"});
  name.assign(4, "-");
  CHECK(name.rows() == 4);
  CHECK(Column<UnitId, int>(2, 7)[UnitId{1}] == 7);
  CHECK(Column<UnitId, int>{}.empty());
}

TEST_CASE("ids runs over every row in order") {
  std::size_t next = 0;
  for (const HexId hex : ids<HexId>(5)) CHECK(hex.row() == next++);
  CHECK(next == 5);
  for ([[maybe_unused]] const HexId hex : ids<HexId>(0)) FAIL("no rows");
}

}  // namespace
}  // namespace salient
