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

namespace {

/// Fills runs of `land` from the bits of `set` in them, both ways along the word: Kogge and Stone's parallel
/// prefix, each step twice as far as the one before.
std::uint64_t filled(std::uint64_t set, std::uint64_t land) {
  std::uint64_t up = set, down = set, way_up = land, way_down = land;
  for (int step = 1; step < 64; step *= 2) {
    up |= way_up & (up << step);
    way_up &= way_up << step;
    down |= way_down & (down >> step);
    way_down &= way_down >> step;
  }
  return up | down;
}

}  // namespace

template <class Put>
void HexSet::each_reach(Put&& put) const {
  std::size_t i = margin();
  for (int row = 0; row < rows_; ++row) {
    const bool odd = row % 2 != 0;
    for (int word = 1; word < words_; ++word, ++i) put(i, reach(i, odd));
    put(i, reach(i, odd) & last_word_);
    ++i;
  }
}

void HexSet::grown(HexSet& into) const {
  EXPECT(&into != this);
  if (into.bits_.size() != bits_.size()) into = *this;
  std::uint64_t* words = into.bits_.data();
  each_reach([&](std::size_t i, std::uint64_t reached) { words[i] = reached; });
}

bool HexSet::ring(HexSet& into) const {
  EXPECT(&into != this);
  if (into.bits_.size() != bits_.size()) into = *this;
  std::uint64_t any = 0;
  std::uint64_t* words = into.bits_.data();
  each_reach([&](std::size_t i, std::uint64_t reached) { any |= words[i] = reached & ~bits_[i]; });
  return any != 0;
}

/// One row takes in what it reaches along itself and from the row `from`; true if that was anything.
bool HexSet::spread(const HexSet& land, int row, int from) {
  bool changed = false;
  for (bool again = true; again;) {
    again = false;
    for (int word = 0; word < words_; ++word) {
      const std::size_t i = index(row, word);
      const std::uint64_t way = land.bits_[i], old = bits_[i];
      const std::uint64_t met = old | ((beside(index(from, word), row % 2 != 0) | east(i) | west(i)) & way);
      if (met == old) continue;
      bits_[i] = filled(met, way);
      again = words_ > 1;
      changed = true;
    }
  }
  return changed;
}

HexSet::Rows HexSet::sweep(const HexSet& land, Rows from, int step) {
  Rows changed{rows_, -1};
  bool grew = false;
  for (int row = step > 0 ? from.low + 1 : from.high - 1; row >= 0 && row < rows_; row += step) {
    const bool due = step > 0 ? row - 1 <= from.high : row + 1 >= from.low;
    if (!due && !grew) break;
    grew = spread(land, row, row - step);
    if (!grew) continue;
    changed.low = std::min(changed.low, row);
    changed.high = std::max(changed.high, row);
  }
  return changed;
}

void HexSet::flood(const HexSet& land) {
  EXPECT(bits_.size() == land.bits_.size());
  *this &= land;
  sweep(land, {-1, rows_ - 1}, 1);
  // What a sweep changed it has passed on in its own direction: only the next has to look there.
  Rows changed{0, rows_ - 1};
  for (int step = -1; changed.low <= changed.high; step = -step) changed = sweep(land, changed, step);
}

}  // namespace salient
