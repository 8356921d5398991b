#pragma once
#include <type_traits>

#include "models/test/reference_rows.hpp"

// Parameter structs whose members may be structs in turn: the same two readers as reference_rows.hpp, to any
// depth.
namespace salient::models::test {

template <class Parameters, class Next>
Parameters filled_by(const std::string& path, const Next& next) {
  Parameters filled{};
  Parameters::describe([&](const char* name, auto member) {
    using Member = std::remove_reference_t<decltype(filled.*member)>;
    const std::string inner = path + "." + name;
    if constexpr (std::is_same_v<Member, double>)
      filled.*member = next(inner);
    else
      filled.*member = filled_by<Member>(inner, next);
  });
  return filled;
}

/// The parameters of a row, in the order of describe().
template <class Parameters>
Parameters nested_of(const Numbers& numbers) {
  std::size_t used = 0;
  auto filled = filled_by<Parameters>("", [&](const std::string&) { return numbers.at(used++); });
  REQUIRE(used == numbers.size());
  return filled;
}

/// A subject's parameters as parameters/<subject>.toml has them: key "value", "low" or "high".
template <class Parameters>
Parameters nested_at(const std::string& path, const std::string& key = "value") {
  return filled_by<Parameters>(path, [&](const std::string& table) { return parameter_value(table, key); });
}

/// How many numbers a struct of parameters holds.
template <class Parameters>
std::size_t count_of() {
  std::size_t count = 0;
  filled_by<Parameters>("", [&](const std::string&) { return static_cast<double>(++count); });
  return count;
}

/// How many tables parameters/<subject>.toml has.
inline std::size_t tables_in(const std::string& subject) {
  std::ifstream file{std::string{SALIENT_SOURCE_DIR} + "/parameters/" + subject + ".toml"};
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) count += line.starts_with("[");
  return count;
}

}  // namespace salient::models::test
