#include "forces/vocabulary.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <set>
#include <string>

namespace salient {
namespace {

/// Every word of E means one value, and is what that value is spelled as; E has as many values as words.
template <class E>
void check_round_trip(E last) {
  const auto words = words_of<E>();
  REQUIRE(words.size() == static_cast<std::size_t>(last) + 1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto value = static_cast<E>(i);
    CAPTURE(std::string{words[i]});
    CHECK(spelling(value) == words[i]);
    CHECK(parse<E>(words[i]) == value);
    CHECK_FALSE(words[i].empty());
  }
  CHECK(std::set<std::string_view>(words.begin(), words.end()).size() == words.size());
  CHECK_FALSE(parse<E>("no such word").has_value());
  CHECK_FALSE(parse<E>("").has_value());
}

TEST_CASE("every vocabulary is spelled and read back alike") {
  check_round_trip(Echelon::grouping);
  check_round_trip(Branch::headquarters);
  check_round_trip(Posture::rest);
  check_round_trip(Morale::surrendered);
  check_round_trip(Domain::combined_arms);
  check_round_trip(Task::assault);
  check_round_trip(Relief::rugged);
  check_round_trip(Cover::urban);
  check_round_trip(Road::major);
  check_round_trip(Network::open);
}

TEST_CASE("the counts are those of the vocabularies") {
  CHECK(words_of<Branch>().size() == branch_count);
  CHECK(words_of<Domain>().size() == domain_count);
}

TEST_CASE("branches that manoeuvre and branches that fire") {
  for (const Branch b : {Branch::infantry, Branch::tank, Branch::marine, Branch::special})
    CHECK(is_manoeuvre(b));
  for (const Branch b : {Branch::artillery, Branch::drone, Branch::headquarters}) CHECK_FALSE(is_manoeuvre(b));
  CHECK(is_fires(Branch::artillery));
  CHECK(is_fires(Branch::rocket_artillery));
  CHECK_FALSE(is_fires(Branch::air_defence));
}

TEST_CASE("values are in the order that the models rely on") {
  CHECK(Morale::steady < Morale::shaken);
  CHECK(Morale::routed < Morale::surrendered);
  CHECK(Road::track < Road::minor);
  CHECK(Road::minor < Road::major);
}

}  // namespace
}  // namespace salient
