#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

// The field's closed vocabularies. Each has its spelling in scenario files: `spelling(x)` and
// `parse_...(text)`.
namespace salient {

enum class Echelon : std::uint8_t { battalion, regiment, brigade, division, corps, grouping };
enum class Branch : std::uint8_t {
  infantry,
  motorised,
  mechanised,
  tank,
  airborne,
  marine,
  special,
  artillery,
  rocket_artillery,
  air_defence,
  drone,
  engineer,
  logistics,
  headquarters
};
constexpr std::size_t branch_count = 14;
constexpr bool is_manoeuvre(Branch b) { return b <= Branch::special; }
/// Has vehicles for all of its people.
constexpr bool rides(Branch b) { return b != Branch::infantry; }
constexpr bool is_fires(Branch b) { return b == Branch::artillery || b == Branch::rocket_artillery; }

enum class Posture : std::uint8_t {
  reserve,
  march,
  attack,
  hasty_defence,
  prepared_defence,
  fortified_defence,
  delay,
  withdraw,
  rest
};
enum class Morale : std::uint8_t { steady, shaken, broken, routed, surrendered };
enum class Domain : std::uint8_t { infantry, trench, artillery, armour, drone, combined_arms };
constexpr std::size_t domain_count = 6;
enum class Task : std::uint8_t {
  guard,
  reserve,
  defend,
  assault
};  ///< what soldiers are told they are there for
enum class Relief : std::uint8_t { flat, rolling, rugged };
enum class Cover : std::uint8_t { open, mixed, wooded, urban };
enum class Road : std::uint8_t { none, track, minor, major };
enum class Network : std::uint8_t { cut, filtered, open };  ///< a unit's access to the internet

std::string_view spelling(Echelon);
std::string_view spelling(Branch);
std::string_view spelling(Posture);
std::string_view spelling(Morale);
std::string_view spelling(Domain);
std::string_view spelling(Task);
std::string_view spelling(Relief);
std::string_view spelling(Cover);
std::string_view spelling(Road);
std::string_view spelling(Network);

/// The words a scenario may use for E, in the order of its values.
template <class E>
std::span<const std::string_view> words_of();

/// The value that a word spells, or none.
template <class E>
std::optional<E> parse(std::string_view word) {
  const auto words = words_of<E>();
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == word) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace salient
