#include "scenario/parameters.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <type_traits>

namespace salient {
namespace {

static_assert(std::is_trivially_copyable_v<Parameters> && sizeof(Parameters) % sizeof(double) == 0,
              "Parameters is nothing but doubles, so that a draw lands by its offset");

/// Where each key lies in a Parameters, by one recursion over the structs' own descriptions.
template <class Struct>
void collect(const std::string& prefix, const Parameters& base, const Struct& here,
             std::map<std::string, std::size_t>& offsets) {
  Struct::describe([&](const char* name, auto member) {
    const auto& value = here.*member;
    const std::string key = prefix.empty() ? name : prefix + "." + name;
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, double>) {
      const auto bytes = reinterpret_cast<const char*>(&value) - reinterpret_cast<const char*>(&base);
      offsets.emplace(key, static_cast<std::size_t>(bytes) / sizeof(double));
    } else {
      collect(key, base, value, offsets);
    }
  });
}

const std::map<std::string, std::size_t>& offsets() {
  static const std::map<std::string, std::size_t> table = [] {
    static const Parameters zero{};
    std::map<std::string, std::size_t> found;
    collect("", zero, zero, found);
    return found;
  }();
  return table;
}

}  // namespace

std::vector<std::string> parameter_keys() {
  std::vector<std::string> keys;
  for (const auto& [key, offset] : offsets()) keys.push_back(key);
  return keys;
}

ParameterBinding::ParameterBinding(const Column<ParameterId, ParameterEntry>& entries) {
  EXPECT(entries.rows() == offsets().size());
  for (const ParameterEntry& entry : entries) offset_.push_back(offsets().at(entry.key));
}

void ParameterBinding::fill(Parameters& into, const Column<ParameterId, double>& values) const {
  EXPECT(values.rows() == offset_.size());
  auto* bytes = reinterpret_cast<char*>(&into);
  for (const ParameterId id : ids<ParameterId>(values.rows()))
    std::memcpy(bytes + offset_[id.row()] * sizeof(double), &values[id], sizeof(double));
}

}  // namespace salient
