#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "base/check.hpp"
#include "base/id.hpp"
#include "terrain/hex.hpp"

namespace salient {

/// A set of hexes as one bit each, row by row, so that whole rows grow, meet and flood at once. All sets of one
/// map have the same shape; the operations allocate nothing once a set has its shape. Empty rows lie below the
/// first and above the last, and every row has a bit to spare at its end, so that nothing has to ask where the
/// map stops.
class HexSet {
 public:
  HexSet() = default;
  HexSet(int columns, int rows)
      : columns_{columns},
        rows_{rows},
        words_{columns / 64 + 1},
        reciprocal_{(std::uint64_t{1} << 32) / static_cast<std::uint64_t>(std::max(1, columns)) + 1},
        last_word_{(std::uint64_t{1} << columns % 64) - 1},
        bits_(static_cast<std::size_t>(words_) * static_cast<std::size_t>(rows) + 2 * margin(), 0) {
    // So that row_of() is right for every hex.
    EXPECT(std::uint64_t(rows) * std::uint64_t(columns) * std::uint64_t(columns) < std::uint64_t{1} << 32);
  }
  explicit HexSet(const HexGrid& grid) : HexSet(grid.columns(), grid.rows()) {}

  bool has(HexId hex) const { return (bits_[word_of(hex)] >> bit_of(hex)) & 1U; }
  void insert(HexId hex) { bits_[word_of(hex)] |= std::uint64_t{1} << bit_of(hex); }
  void erase(HexId hex) { bits_[word_of(hex)] &= ~(std::uint64_t{1} << bit_of(hex)); }
  void clear() { std::fill(bits_.begin(), bits_.end(), 0); }
  std::size_t size() const;
  bool empty() const;

  HexSet& operator&=(const HexSet& other);
  HexSet& operator|=(const HexSet& other);
  /// Takes away the other's hexes.
  HexSet& operator-=(const HexSet& other);

  /// Sets `into` to this set and every neighbour of it.
  void grown(HexSet& into) const;
  /// Sets `into` to the neighbours of this set that are not in it; false when there are none.
  bool ring(HexSet& into) const;
  /// Grows this set inside `land` until nothing more can be reached.
  void flood(const HexSet& land);

  template <class Visit>
  void each(Visit&& visit) const {
    for (int row = 0; row < rows_; ++row)
      for (int word = 0; word < words_; ++word)
        for (std::uint64_t left = bits_[index(row, word)]; left != 0; left &= left - 1)
          visit(HexId{static_cast<std::size_t>(row * columns_ + word * 64 + std::countr_zero(left))});
  }
  friend bool operator==(const HexSet&, const HexSet&) = default;

 private:
  std::size_t margin() const { return static_cast<std::size_t>(words_) + 1; }
  std::size_t index(int row, int word) const {
    return margin() + static_cast<std::size_t>(row * words_ + word);
  }
  /// hex / columns by a product, which takes a fifth of a division's time.
  int row_of(HexId hex) const { return static_cast<int>(hex.row() * reciprocal_ >> 32); }
  int column_of(HexId hex) const { return static_cast<int>(hex.row()) - row_of(hex) * columns_; }
  std::size_t word_of(HexId hex) const { return index(row_of(hex), column_of(hex) >> 6); }
  int bit_of(HexId hex) const { return column_of(hex) & 63; }
  /// The word moved one column, with what its neighbour in the row hands over.
  std::uint64_t east(std::size_t i) const { return (bits_[i] << 1) | (bits_[i - 1] >> 63); }
  std::uint64_t west(std::size_t i) const { return (bits_[i] >> 1) | (bits_[i + 1] << 63); }
  /// What a word of the row above or below touches. Odd rows are shoved half a hex east: from an even row the
  /// neighbours above and below are the same column and the one west of it, from an odd row the one east.
  std::uint64_t beside(std::size_t other, bool odd_row) const {
    return bits_[other] | (odd_row ? west(other) : east(other));
  }
  /// A word of a row with all its neighbours.
  std::uint64_t reach(std::size_t i, bool odd_row) const {
    const auto row = static_cast<std::size_t>(words_);
    return bits_[i] | east(i) | west(i) | beside(i - row, odd_row) | beside(i + row, odd_row);
  }
  template <class Put>
  void each_reach(Put&& put) const;
  bool spread(const HexSet& land, int row, int from);
  struct Rows {
    int low, high;
  };
  /// Lets the rows beside those of `from` take in what they reach, row by row upwards (step 1) or downwards
  /// (-1), and on for as long as rows grow; returns those between which some did.
  Rows sweep(const HexSet& land, Rows from, int step);

  int columns_{0}, rows_{0}, words_{1};
  std::uint64_t reciprocal_{0};  ///< of the columns, in 2^-32, rounded up
  std::uint64_t last_word_{0};   ///< the columns of a row's last word that exist
  std::vector<std::uint64_t> bits_;
};

}  // namespace salient
