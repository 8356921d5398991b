#include "chance/key.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <set>

using salient::chance::Key;

TEST_CASE("threefry matches the published known answers") {
  // The three vectors for threefry2x64, 20 rounds, of the Random123 distribution: zeros, ones, digits of pi.
  constexpr std::uint64_t ones = ~0ULL;
  CHECK(Key::threefry(Key::from_words(0, 0), 0, 0) ==
        Key::from_words(0xc2b6e3a8c2c69865ULL, 0x6f81ed42f350084dULL));
  CHECK(Key::threefry(Key::from_words(ones, ones), ones, ones) ==
        Key::from_words(0xe02cb7c4d95d277aULL, 0xd06633d0893b8b68ULL));
  CHECK(Key::threefry(Key::from_words(0xa4093822299f31d0ULL, 0x082efa98ec4e6c89ULL), 0x243f6a8885a308d3ULL,
                      0x13198a2e03707344ULL) == Key::from_words(0x263c7d30bb0f0af1ULL, 0x56be8361d3311526ULL));
  static_assert(Key::from_seed(0) == Key::from_words(0xc2b6e3a8c2c69865ULL, 0x6f81ed42f350084dULL));
}

TEST_CASE("a path is a place: same steps same key, any other step another") {
  const Key play = Key::from_seed(7).at(0).at("combat");
  CHECK(play.at("1st Brigade") == play.at("1st Brigade"));
  CHECK(play.at("1st Brigade") != play.at("2nd Brigade"));
  CHECK(play.at(std::uint64_t{1}) != play.at("1"));
  CHECK(Key::from_words(play.a(), play.b()) == play);
  std::set<std::uint64_t> seen;
  for (std::uint64_t i = 0; i < 1000; ++i)
    for (std::uint64_t j = 0; j < 10; ++j) seen.insert(Key::from_seed(i).at(j).a());
  CHECK(seen.size() == 10000);
}

TEST_CASE("uniforms are open at both ends, centred, spread and uncorrelated") {
  const Key key = Key::from_seed(3);
  double sum = 0, squares = 0, products = 0, least = 1, most = 0, before = 0.5;
  constexpr int count = 200000;
  for (std::uint64_t n = 0; n < count; ++n) {
    const double u = key.uniform(n);
    sum += u;
    squares += u * u;
    products += (u - 0.5) * (before - 0.5);
    least = std::fmin(least, u);
    most = std::fmax(most, u);
    before = u;
  }
  CHECK(least > 0);
  CHECK(most < 1);
  CHECK(sum / count == doctest::Approx(0.5).epsilon(0.004));
  CHECK(squares / count == doctest::Approx(1.0 / 3).epsilon(0.004));
  CHECK(std::fabs(products / count) < 0.001);
  CHECK((static_cast<double>(~0ULL >> 12) + 0.5) * 0x1p-52 < 1);  // the largest there can be
}
