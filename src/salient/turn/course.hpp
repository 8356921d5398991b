#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace salient {

struct State;

/// Where a play first went another way than one it is held against.
struct Departure {
  int turn{0};                            ///< turns played by then; 0: the State differed before the first
  std::vector<std::string_view> columns;  ///< of State, as describe() names them; those that differ by then
};

/// A play's way through its states: a fingerprint of every column of State before the first turn and after
/// each.
class Course {
 public:
  void note(const State&);
  std::size_t states() const { return prints_.size(); }
  /// How a State that was noted as the n-th elsewhere differs from this course; none: it does not. A state past
  /// the end of the course differs from nothing.
  std::optional<Departure> departure(const State&, std::size_t n) const;

 private:
  static constexpr std::size_t most_columns = 64;
  using Prints = std::array<std::uint64_t, most_columns>;
  static Prints prints_of(const State&);
  std::vector<Prints> prints_;
};

}  // namespace salient
