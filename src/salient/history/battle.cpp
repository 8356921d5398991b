#include "history/battle.hpp"

#include "base/math.hpp"

namespace salient::history {
namespace {

constexpr int band_from = 1904;
constexpr double band_people = 25'000;

}  // namespace

std::optional<double> log_force_ratio(const Battle& b) {
  if (!b.attacker.people || !b.defender.people) return std::nullopt;
  return math::log(*b.attacker.people / *b.defender.people);
}

bool in_band(const Battle& b) {
  const auto small = [](const Troops& t) { return t.people && *t.people <= band_people; };
  return b.year && *b.year >= band_from && small(b.attacker) && small(b.defender);
}

}  // namespace salient::history
