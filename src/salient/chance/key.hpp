#pragma once
#include <bit>
#include <cstdint>
#include <string_view>

namespace salient::chance {

/// Where a random number comes from, spelled as a path:
///
///     seed . replication . turn . phase . who . draw
///
/// A key is a value. Two runs that share a path share its numbers, whatever order, thread or
/// neighbouring model they ran with; so two policies compared under one seed meet the same luck.
class Key {
  // Here, because threefry is evaluated by the compiler too: a template must stand before what it is used in.
  /// Four rounds: add, turn b by that many bits, exclusive-or.
  template <int... turns>
  constexpr void mix() {
    ((a_ += b_, b_ = std::rotl(b_, turns) ^ a_), ...);
  }
  constexpr void inject(std::uint64_t a, std::uint64_t b) {
    a_ += a;
    b_ += b;
  }

 public:
  static constexpr Key from_seed(std::uint64_t seed) { return Key{0, 0}.at(seed); }
  /// A key written down earlier, word by word.
  static constexpr Key from_words(std::uint64_t a, std::uint64_t b) { return Key{a, b}; }
  constexpr Key at(std::uint64_t step) const { return threefry(*this, step, 0); }
  constexpr Key at(std::string_view step) const { return threefry(*this, fnv1a(step), 1); }

  /// The n-th number of this key, uniform on the open interval (0, 1): the middles of 2^52 equal parts. One
  /// more bit and the middle of the last part would round to 1.
  constexpr double uniform(std::uint64_t n) const {
    // The bits as the fraction of a number in [1, 2): exact, and without a conversion from a whole number,
    // which few processors do for several numbers at once.
    const std::uint64_t part = threefry(*this, n, 2).a_ >> 12;
    return (std::bit_cast<double>(0x3ff0000000000000ULL | part) - 1) + 0x1p-53;
  }
  friend constexpr bool operator==(Key, Key) = default;
  constexpr std::uint64_t a() const { return a_; }
  constexpr std::uint64_t b() const { return b_; }

  /// Threefry-2x64, 20 rounds. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11.
  /// Written out round by round: as a loop over tables it takes three times as long.
  static constexpr Key threefry(Key key, std::uint64_t counter, std::uint64_t purpose) {
    const std::uint64_t k0 = key.a_, k1 = key.b_, k2 = 0x1BD11BDAA9FC1A22ULL ^ k0 ^ k1;
    Key x{counter + k0, purpose + k1};
    x.mix<16, 42, 12, 31>();
    x.inject(k1, k2 + 1);
    x.mix<16, 32, 24, 21>();
    x.inject(k2, k0 + 2);
    x.mix<16, 42, 12, 31>();
    x.inject(k0, k1 + 3);
    x.mix<16, 32, 24, 21>();
    x.inject(k1, k2 + 4);
    x.mix<16, 42, 12, 31>();
    x.inject(k2, k0 + 5);
    return x;
  }

 private:
  constexpr Key(std::uint64_t a, std::uint64_t b) : a_{a}, b_{b} {}
  static constexpr std::uint64_t fnv1a(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
  }
  std::uint64_t a_, b_;
};

}  // namespace salient::chance
