#include "turn/course.hpp"

#include <cstring>

#include "state/state.hpp"

namespace salient {
namespace {

/// A print of bytes that lives no longer than the process, so it need not be the same anywhere else: four words
/// at a time, since a State is printed after every turn. Multipliers: P. L'Ecuyer, "Tables of linear
/// congruential generators of different sizes and good lattice structure", Mathematics of Computation 68
/// (1999).
std::uint64_t print_of(const void* bytes, std::size_t count) {
  constexpr std::uint64_t multiplier = 2862933555777941757ULL, last = 3202034522624059733ULL;
  std::array<std::uint64_t, 4> lane{1, 2, 3, 4}, word{};
  const auto* at = static_cast<const unsigned char*>(bytes);
  for (std::size_t left = count; left > 0;) {
    const std::size_t taken = left < sizeof word ? left : sizeof word;
    if (taken < sizeof word) word = {};
    std::memcpy(word.data(), at, taken);
    for (std::size_t i = 0; i < lane.size(); ++i) {
      lane[i] = (lane[i] ^ word[i]) * multiplier;
      lane[i] ^= lane[i] >> 32;
    }
    at += taken, left -= taken;
  }
  std::uint64_t print = count;
  for (const std::uint64_t one : lane) print = (print ^ one) * last, print ^= print >> 29;
  return print;
}

struct ColumnPrinter {
  std::uint64_t* prints;

  template <class I, class T>
  void operator()(Field field, const char*, const Column<I, T>& column) {
    prints[static_cast<std::size_t>(field)] = print_of(column.data(), column.rows() * sizeof(T));
  }
  template <class T>
  void operator()(Field field, const char*, const T& value) {
    prints[static_cast<std::size_t>(field)] = print_of(&value, sizeof value);
  }
};

}  // namespace

Course::Prints Course::prints_of(const State& state) {
  static_assert(static_cast<std::size_t>(Field::count) <= most_columns);
  Prints prints{};
  describe(state, ColumnPrinter{prints.data()});
  return prints;
}

void Course::note(const State& state) { prints_.push_back(prints_of(state)); }

std::optional<Departure> Course::departure(const State& state, std::size_t n) const {
  if (n >= prints_.size()) return std::nullopt;
  const Prints now = prints_of(state);
  if (now == prints_[n]) return std::nullopt;
  Departure found{static_cast<int>(n), {}};
  describe(state, [&](Field field, const char* name, const auto&) {
    const auto row = static_cast<std::size_t>(field);
    if (now[row] != prints_[n][row]) found.columns.emplace_back(name);
  });
  return found;
}

}  // namespace salient
