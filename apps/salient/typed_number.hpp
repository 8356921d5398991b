#pragma once
#include <CLI/CLI.hpp>

#include <optional>
#include <string>

#include "apps/salient/console.hpp"

namespace salient::app {

constexpr std::uint64_t most_plays = 10'000'000, most_threads = 1024;
constexpr std::uint64_t any = ~std::uint64_t{0} >> 1;  ///< the study file's integers are signed

/// A whole number where one was typed.
template <class Whole>
void read_number(const CLI::App& from, const char* option, const std::string& text, std::uint64_t low,
                 std::uint64_t high, std::optional<Whole>& into, Problems& problems) {
  if (from.count(option) == 0) return;
  if (const auto value = whole_number(option, text, low, high, problems)) into = static_cast<Whole>(*value);
}

}  // namespace salient::app
