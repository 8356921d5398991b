#include <doctest/doctest.h>

#include <type_traits>

#include "base/units.hpp"

namespace salient {
namespace {

template <class A, class B>
concept addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept multipliable = requires(A a, B b) {
  a* b;
};
template <class A, class B>
concept comparable = requires(A a, B b) {
  a < b;
};

static_assert(addable<Tonnes, Tonnes> && !addable<Tonnes, Kilometres> && !addable<Tonnes, double>);
static_assert(comparable<Days, Days> && !comparable<Days, PerDay>);
static_assert(multipliable<PerDay, Days> && !multipliable<Tonnes, Days> && !multipliable<Tonnes, Tonnes>);
static_assert(!std::is_convertible_v<double, Tonnes> && !std::is_convertible_v<Tonnes, double>);
static_assert(sizeof(Tonnes) == sizeof(double));

TEST_CASE("quantities of one unit add, compare, scale and divide into a ratio") {
  CHECK(Tonnes{3} + Tonnes{4} == Tonnes{7});
  CHECK(Tonnes{3} - Tonnes{4} == Tonnes{-1});
  CHECK(-Tonnes{3} == Tonnes{-3});
  CHECK(2 * Tonnes{3} == Tonnes{3} * 2);
  CHECK(Tonnes{3} / 2 == Tonnes{1.5});
  CHECK(Tonnes{3} / Tonnes{2} == 1.5);
  CHECK(Tonnes{3} < Tonnes{4});
  CHECK(Tonnes{} == Tonnes{0});
  Tonnes stock{10};
  stock += Tonnes{5};
  stock -= Tonnes{1};
  CHECK(in<Tonnes>(stock) == 14);
}

TEST_CASE("the written products") {
  CHECK(PerDay{0.5} * Days{4} == 2);
  CHECK(TonnesPerDay{3} * Days{2} == Tonnes{6});
  CHECK(KilometresPerDay{5} * Days{0.5} == Kilometres{2.5});
  CHECK(to_kilometres(Metres{1500}) == Kilometres{1.5});
}

}  // namespace
}  // namespace salient
