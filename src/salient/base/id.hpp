#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

#include "base/check.hpp"

namespace salient {

/// A row number that cannot be mistaken for another kind of row number. A default one is unassigned.
template <class Thing>
class Id {
 public:
  constexpr Id() = default;
  explicit constexpr Id(std::size_t row) : row_{static_cast<std::uint32_t>(row)} {}
  constexpr std::size_t row() const { return row_; }
  explicit constexpr operator bool() const { return row_ != unassigned; }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr std::uint32_t unassigned = 0xffffffffU;
  std::uint32_t row_{unassigned};
};

/// One value per thing, indexed only by that thing's id.
template <class ThingId, class T>
class Column {
 public:
  using Value = T;
  Column() = default;
  Column(std::initializer_list<T> values) : values_(values) {}
  explicit Column(std::vector<T> values) : values_{std::move(values)} {}
  Column(std::size_t rows, T value) : values_(rows, value) {}

  T& operator[](ThingId id) {
    EXPECT_INDEX(id.row() < values_.size());
    return values_[id.row()];
  }
  const T& operator[](ThingId id) const {
    EXPECT_INDEX(id.row() < values_.size());
    return values_[id.row()];
  }
  ThingId push_back(T value) {
    values_.push_back(std::move(value));
    return ThingId{values_.size() - 1};
  }
  void assign(std::size_t rows, const T& value) { values_.assign(rows, value); }
  std::size_t rows() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  T* data() { return values_.data(); }
  const T* data() const { return values_.data(); }
  friend bool operator==(const Column&, const Column&) = default;
  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }

 private:
  std::vector<T> values_;
};

/// The ids 0 .. rows-1, for `for (UnitId unit : ids<UnitId>(rows))`.
template <class ThingId>
class IdRange {
 public:
  class Iterator {
   public:
    explicit constexpr Iterator(std::size_t row) : row_{row} {}
    constexpr ThingId operator*() const { return ThingId{row_}; }
    constexpr Iterator& operator++() {
      ++row_;
      return *this;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;

   private:
    std::size_t row_;
  };
  explicit constexpr IdRange(std::size_t rows) : rows_{rows} {}
  constexpr Iterator begin() const { return Iterator{0}; }
  constexpr Iterator end() const { return Iterator{rows_}; }

 private:
  std::size_t rows_;
};
template <class ThingId>
constexpr IdRange<ThingId> ids(std::size_t rows) {
  return IdRange<ThingId>{rows};
}

using UnitId = Id<struct UnitTag>;
using FormationId = Id<struct FormationTag>;
using NationId = Id<struct NationTag>;
using SideId = Id<struct SideTag>;
using HexId = Id<struct HexTag>;
using TownId = Id<struct TownTag>;
using RegionId = Id<struct RegionTag>;
using QuantityId = Id<struct QuantityTag>;
using ClaimId = Id<struct ClaimTag>;
using SourceId = Id<struct SourceTag>;
using ParameterId = Id<struct ParameterTag>;
using AxisId = Id<struct AxisTag>;
using ProcessId = Id<struct ProcessTag>;
using QuestionId = Id<struct QuestionTag>;
using SupplySourceId = Id<struct SupplySourceTag>;

}  // namespace salient
