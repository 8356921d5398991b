#include "terrain/hex_set.hpp"

namespace salient {

std::size_t HexSet::size() const {
  std::size_t count = 0;
  for (const std::uint64_t word : bits_) count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

bool HexSet::empty() const {
  for (const std::uint64_t word : bits_)
    if (word != 0) return false;
  return true;
}

HexSet& HexSet::operator&=(const HexSet& other) {
  EXPECT(bits_.size() == other.bits_.size());
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
  return *this;
}

HexSet& HexSet::operator|=(const HexSet& other) {
  EXPECT(bits_.size() == other.bits_.size());
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
  return *this;
}

HexSet& HexSet::operator-=(const HexSet& other) {
  EXPECT(bits_.size() == other.bits_.size());
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= ~other.bits_[i];
  return *this;
}

std::uint64_t HexSet::inside(int word) const {
  const int left = columns_ - word * 64;
  return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

std::uint64_t HexSet::east(int row, int word) const {
  const std::uint64_t carried = word > 0 ? bits_[index(row, word - 1)] >> 63 : 0;
  return (bits_[index(row, word)] << 1) | carried;
}

std::uint64_t HexSet::west(int row, int word) const {
  const std::uint64_t carried = word + 1 < words_ ? bits_[index(row, word + 1)] << 63 : 0;
  return (bits_[index(row, word)] >> 1) | carried;
}

/// The hexes of a row that the set or a neighbour of it occupies. Odd rows are shoved half a hex east: from an
/// even row the neighbours above and below are the same column and the one west of it, from an odd row the one
/// east.
std::uint64_t HexSet::reach(int row, int word) const {
  std::uint64_t found = bits_[index(row, word)] | east(row, word) | west(row, word);
  for (const int other : {row - 1, row + 1}) {
    if (other < 0 || other >= rows_) continue;
    found |= bits_[index(other, word)];
    found |= row % 2 == 0 ? east(other, word) : west(other, word);
  }
  return found & inside(word);
}

void HexSet::grown(HexSet& into) const {
  EXPECT(&into != this);
  if (into.bits_.size() != bits_.size()) into = *this;
  for (int row = 0; row < rows_; ++row)
    for (int word = 0; word < words_; ++word) into.bits_[index(row, word)] = reach(row, word);
}

/// One row takes in what its neighbours and itself reach, along the row until nothing changes.
bool HexSet::spread(const HexSet& land, int row) {
  bool changed = false;
  for (bool again = true; again;) {
    again = false;
    for (int word = 0; word < words_; ++word) {
      std::uint64_t& bits = bits_[index(row, word)];
      const std::uint64_t next = bits | (reach(row, word) & land.bits_[index(row, word)]);
      again |= next != bits;
      bits = next;
    }
    changed |= again;
  }
  return changed;
}

void HexSet::flood(const HexSet& land) {
  EXPECT(bits_.size() == land.bits_.size());
  *this &= land;
  for (bool changed = true; changed;) {
    changed = false;
    for (int row = 0; row < rows_; ++row) changed |= spread(land, row);
    for (int row = rows_ - 1; row >= 0; --row) changed |= spread(land, row);
  }
}

}  // namespace salient
