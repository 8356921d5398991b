#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace salient {

/// A 64-bit hash of bytes fed in pieces, for signatures of results: not cryptographic, the same on any
/// little-endian machine. The mixing step is the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
class Fingerprint {
 public:
  void add(std::uint64_t word) {
    hash_ ^= word + 0x9e3779b97f4a7c15ULL;
    hash_ = (hash_ ^ (hash_ >> 30)) * 0xbf58476d1ce4e5b9ULL;
    hash_ = (hash_ ^ (hash_ >> 27)) * 0x94d049bb133111ebULL;
    hash_ ^= hash_ >> 31;
  }
  void add_bytes(const void* bytes, std::size_t count) {
    const auto* at = static_cast<const unsigned char*>(bytes);
    for (std::uint64_t word = 0; count > 0;) {
      const std::size_t taken = count < sizeof word ? count : sizeof word;
      word = 0;
      std::memcpy(&word, at, taken);
      add(word);
      at += taken;
      count -= taken;
    }
  }
  void add(std::string_view text) {
    add(text.size());
    add_bytes(text.data(), text.size());
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_{0};
};

}  // namespace salient
