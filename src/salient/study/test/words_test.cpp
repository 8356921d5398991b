#include "study/words.hpp"

#include <doctest/doctest.h>

using namespace salient::study;

TEST_CASE("the seven words meet at 5, 20, 45, 55, 80 and 95 %, borders belonging to the word nearer to even") {
  using enum Likelihood;
  CHECK(likelihood(0.01) == almost_no_chance);
  CHECK(likelihood(0.0499) == almost_no_chance);
  CHECK(likelihood(0.05) == very_unlikely);
  CHECK(likelihood(0.1999) == very_unlikely);
  CHECK(likelihood(0.20) == unlikely);
  CHECK(likelihood(0.4499) == unlikely);
  CHECK(likelihood(0.45) == roughly_even);
  CHECK(likelihood(0.55) == roughly_even);
  CHECK(likelihood(0.5501) == likely);
  CHECK(likelihood(0.80) == likely);
  CHECK(likelihood(0.8001) == very_likely);
  CHECK(likelihood(0.95) == very_likely);
  CHECK(likelihood(0.9501) == almost_certain);
}

TEST_CASE("a thing and its opposite have mirrored words") {
  for (int i = 1; i < 100; ++i) {
    if (i % 5 == 0) continue;  // 1 - i / 100 is not exact on a border
    const int one = static_cast<int>(likelihood(i / 100.0)),
              other = static_cast<int>(likelihood(1 - i / 100.0));
    CHECK(one + other == 6);
  }
}

TEST_CASE(
    "one word when the error stays within it, two when it straddles a border, a range when it spans more") {
  CHECK(in_words(proportion(3000, 10000)) == "unlikely");
  CHECK(in_words(proportion(4480, 10000)) == "unlikely or roughly even chance");
  CHECK(in_words(proportion(30, 100)) == "unlikely");
  CHECK(in_words(proportion(50, 100)) == "anything from unlikely to likely");
  CHECK(in_words(proportion(9990, 10000)) == "almost certain");
}

TEST_CASE("no word for what happened in no play or in every play") {
  CHECK(in_words(proportion(0, 1000)).empty());
  CHECK(in_words(proportion(1000, 1000)).empty());
  CHECK(in_words(proportion(1, 1000)) == "almost no chance");
  CHECK(in_words(proportion(0, 20)) == "almost no chance or very unlikely");
}
