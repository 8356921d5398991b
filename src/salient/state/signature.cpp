#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>

#include "base/fingerprint.hpp"
#include "state/state.hpp"

namespace salient {
namespace {

// Bytes are hashed as they lie, so a gap between members would put garbage into the signature.
static_assert(sizeof(Order) == 12 && sizeof(Attack) == 144 && sizeof(Toll) == 36 && sizeof(Ledger) == 80);
static_assert(sizeof(Belief) == 36 && sizeof(Flow) == 152 && sizeof(Stores) == 32 && sizeof(Operation) == 40 &&
              sizeof(Politics) == 16);
static_assert(sizeof(models::Weather) == 2 * 4 + 6 * 8);
static_assert(sizeof(Contingent) == 48 && sizeof(models::Training) == domain_count * sizeof(double));

struct Hasher {
  Fingerprint fingerprint;

  template <class I, class T>
  void operator()(Field, const char*, const Column<I, T>& column) {
    static_assert(std::is_trivially_copyable_v<T>);
    fingerprint.add(column.rows());
    fingerprint.add_bytes(column.data(), column.rows() * sizeof(T));
  }
  void operator()(Field, const char*, const models::Weather& weather) {
    fingerprint.add(static_cast<std::uint64_t>(weather.sky));
    fingerprint.add(static_cast<std::uint64_t>(weather.ground));
    for (const double value : {weather.temperature, weather.moisture, weather.frost, weather.snow_cm,
                               weather.wind, weather.daylight})
      fingerprint.add_bytes(&value, sizeof value);
  }
  void operator()(Field, const char*, std::int32_t value) {
    fingerprint.add(static_cast<std::uint64_t>(value));
  }
};

/// Whether every value lies from 0 to `most`. As a whole number, the bits of a floating-point number rise with
/// it; those of a negative one have the first bit set, and so has the difference where a value lies above: one
/// look at the bits of all, which the compiler takes several at a time. Only -0, which is 0, needs a second
/// look.
template <class I, class T>
bool within(const Column<I, T>& column, T most) {
  using Bits = std::conditional_t<sizeof(T) == 8, std::uint64_t, std::uint32_t>;
  const T* values = column.data();
  const auto limit = std::bit_cast<Bits>(most);
  Bits seen = 0;
  for (std::size_t row = 0; row < column.rows(); ++row) {
    const auto bits = std::bit_cast<Bits>(values[row]);
    seen |= bits | (limit - bits);
  }
  if (seen >> (8 * sizeof(T) - 1) == 0) return true;
  return std::all_of(column.begin(), column.end(), [&](T value) { return value >= 0 && value <= most; });
}
template <class I, class T>
bool shares(const Column<I, T>& column) {
  return within(column, T{1});
}
template <class I>
bool amounts(const Column<I, double>& column) {
  return within(column, 1e9);
}
template <class I>
bool counts(const Column<I, std::int32_t>& column) {
  return within(column, std::numeric_limits<std::int32_t>::max());
}

bool sound(const Flow& flow) {
  for (const double amount : {flow.shells, flow.replacements, flow.drones, flow.received, flow.spent,
                              flow.destroyed, flow.by_rail, flow.by_road, flow.fired, flow.overhead, flow.eyes,
                              flow.flown, flow.through, flow.struck, flow.front, flow.roads, flow.material})
    if (!(amount >= -1e-6 && amount < 1e12)) return false;
  return true;
}

}  // namespace

std::uint64_t signature(const State& state) {
  Hasher hasher;
  hasher.fingerprint.add(static_cast<std::uint64_t>(state.turn));
  describe(state, hasher);
  return hasher.fingerprint.value();
}

std::string_view broken_invariant(const State& s) {
  if (!counts(s.people)) return "unit.people below 0";
  if (!counts(s.lost)) return "unit.lost below 0";
  if (!shares(s.cohesion)) return "unit.cohesion outside 0..1";
  if (!shares(s.fatigue)) return "unit.fatigue outside 0..1";
  if (!shares(s.shock)) return "unit.shock outside 0..1";
  if (!shares(s.suppression)) return "unit.suppression outside 0..1";
  if (!shares(s.silenced)) return "unit.silenced outside 0..1";
  if (!shares(s.weapons)) return "unit.weapons outside 0..1";
  if (!shares(s.contact)) return "unit.contact outside 0..1";
  if (!shares(s.staff_lost)) return "formation.staff_lost outside 0..1";
  if (!shares(s.bridge)) return "bridge.capacity outside 0..1";
  if (!amounts(s.fired)) return "unit.fired below 0 or not finite";
  if (!shares(s.leaders_lost)) return "formation.leaders_lost outside 0..1";
  if (!shares(s.learned)) return "formation.learned outside 0..1";
  if (!shares(s.grievance)) return "formation.grievance outside 0..1";
  if (!shares(s.friction)) return "formation.friction outside 0..1";
  if (!shares(s.restriction) || !shares(s.freshness) || !shares(s.distracted))
    return "formation's network outside 0..1";
  if (!amounts(s.ammunition) || !amounts(s.fuel) || !amounts(s.food) || !amounts(s.spares))
    return "unit stocks below 0 or not finite";
  for (const Stores& depot : s.depot)
    if (!(std::min({depot.food, depot.ammunition, depot.fuel, depot.spares}) >= 0 && depot.all() < 1e9))
      return "depot stocks below 0 or not finite";
  if (!shares(s.damage)) return "link.damage outside 0..1";
  for (const Flow& flow : s.flow)
    if (!sound(flow)) return "side.flow below 0 or not finite";
  return {};
}

std::string_view broken_land(const State& s) {
  if (!shares(s.works)) return "hex.works outside 0..1";
  if (!shares(s.mines)) return "hex.mines outside 0..1";
  return {};
}

}  // namespace salient
