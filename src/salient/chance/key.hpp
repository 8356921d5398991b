#pragma once
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
 public:
  static constexpr Key from_seed(std::uint64_t seed) { return Key{0, 0}.at(seed); }
  /// A key written down earlier, word by word.
  static constexpr Key from_words(std::uint64_t a, std::uint64_t b) { return Key{a, b}; }
  constexpr Key at(std::uint64_t step) const { return threefry(*this, step, 0); }
  constexpr Key at(std::string_view step) const { return threefry(*this, fnv1a(step), 1); }

  /// The n-th number of this key, uniform on the open interval (0, 1): the middles of 2^52 equal parts. One more
  /// bit and the middle of the last part would round to 1.
  constexpr double uniform(std::uint64_t n) const {
    return (static_cast<double>(threefry(*this, n, 2).a_ >> 12) + 0.5) * 0x1p-52;
  }
  friend constexpr bool operator==(Key, Key) = default;
  constexpr std::uint64_t a() const { return a_; }
  constexpr std::uint64_t b() const { return b_; }

  /// Threefry-2x64, 20 rounds. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11.
  static constexpr Key threefry(Key key, std::uint64_t counter, std::uint64_t purpose) {
    constexpr int rotation[8] = {16, 42, 12, 31, 16, 32, 24, 21};
    const std::uint64_t schedule[3] = {key.a_, key.b_, 0x1BD11BDAA9FC1A22ULL ^ key.a_ ^ key.b_};
    std::uint64_t x = counter + schedule[0];
    std::uint64_t y = purpose + schedule[1];
    for (int round = 0; round < 20; ++round) {
      x += y;
      y = (y << rotation[round % 8]) | (y >> (64 - rotation[round % 8]));
      y ^= x;
      if (round % 4 == 3) {
        const std::uint64_t block = static_cast<std::uint64_t>(round / 4 + 1);
        x += schedule[block % 3];
        y += schedule[(block + 1) % 3] + block;
      }
    }
    return Key{x, y};
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
