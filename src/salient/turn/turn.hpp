#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "phases/phase.hpp"

namespace salient {

/// A set of State's columns.
struct Fields {
  std::uint64_t bits{0};
  constexpr Fields() = default;
  constexpr Fields(std::initializer_list<Field> fields) {
    for (const Field field : fields) bits |= std::uint64_t{1} << static_cast<unsigned>(field);
  }
  constexpr bool has(Field field) const { return (bits >> static_cast<unsigned>(field)) & 1U; }
};

struct Phase {
  std::string_view name;
  void (*run)(const Setting&, State&, Journal&);
  std::string_view does;  ///< one line, for `salient explain turn` and the generated page
  Fields reads;           ///< columns it decides by, besides those it writes
  Fields writes;
};

/// The phases of a turn, in their order.
std::span<const Phase> turn_order();
/// A column's name as describe() has it.
std::string_view name_of(Field);

/// What each phase has taken so far, in the order of turn_order(): for benchmarks.
struct PhaseTimes {
  static constexpr std::size_t most_phases = 16;
  std::array<std::chrono::nanoseconds, most_phases> spent{};
};

/// What a play needs besides the scenario and the state; see Setting.
struct PlaySetting {
  const Scenario& scenario;
  const Theatre& theatre;
  const Parameters& parameters;
  const Knowledge& known;
  const Drawn& drawn;
  models::AttritionLaw law;
  models::AdvanceLaw advance;
  std::int32_t forced_process, forced_regime, forced_from;
  chance::Key play;
  Front& front;
  Scratch& scratch;
  PhaseTimes* times{nullptr};  ///< where to add up what phases take; null: nowhere
};

/// One turn, all phases.
void play_turn(const PlaySetting&, State&, Journal&);

}  // namespace salient
