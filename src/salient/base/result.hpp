#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/check.hpp"

namespace salient {

/// One thing wrong with an input, told to the person who wrote it.
struct Problem {
  std::string where;     ///< file:line:column, or the command line's word
  std::string what;      ///< path inside the file, e.g. unit[7].people
  std::string found;     ///< the text as it stands there
  std::string expected;  ///< what would have been accepted
  std::string because;   ///< the rule, in the language of the model
  std::string attempt;   ///< what to try; printed as "try"
  friend bool operator==(const Problem&, const Problem&) = default;
};
using Problems = std::vector<Problem>;

/// The problem as a person reads it: a headline, then found, expected, because, try, a line each.
std::string render(const Problem&);
std::string render(const Problems&);

/// Either the thing, or every reason there is no thing.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_{std::move(value)} {}
  Result(Problems problems) : held_{std::move(problems)} { EXPECT(!this->problems().empty()); }
  explicit operator bool() const { return held_.index() == 0; }
  const T& operator*() const& { return std::get<0>(held_); }
  T& operator*() & { return std::get<0>(held_); }
  T&& operator*() && { return std::get<0>(std::move(held_)); }
  const T* operator->() const { return &std::get<0>(held_); }
  const Problems& problems() const { return std::get<1>(held_); }

 private:
  std::variant<T, Problems> held_;
};

}  // namespace salient
