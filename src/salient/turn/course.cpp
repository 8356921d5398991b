#include "turn/course.hpp"

#include "base/fingerprint.hpp"
#include "state/state.hpp"

namespace salient {
namespace {

struct ColumnPrinter {
  std::uint64_t* prints;

  template <class I, class T>
  void operator()(Field field, const char*, const Column<I, T>& column) {
    Fingerprint print;
    print.add_bytes(column.data(), column.rows() * sizeof(T));
    prints[static_cast<std::size_t>(field)] = print.value();
  }
  template <class T>
  void operator()(Field field, const char*, const T& value) {
    Fingerprint print;
    print.add_bytes(&value, sizeof value);
    prints[static_cast<std::size_t>(field)] = print.value();
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
