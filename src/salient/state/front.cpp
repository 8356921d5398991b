#include "state/front.hpp"

#include <algorithm>
#include <cstring>

namespace salient {

Front::Front(const Scenario& scenario, const Theatre& theatre)
    : scenario_{&scenario}, theatre_{&theatre}, grown_{scenario.map.grid}, ring_{scenario.map.grid} {
  const HexSet none{scenario.map.grid};
  for (std::size_t side = 0; side < theatre.sides; ++side) {
    held_.push_back(none);
    hostile_.push_back(none);
    line_.push_back(none);
    linked_.push_back(none);
    secure_.push_back(none);
    depth_.push_back(Column<HexId, std::uint8_t>(scenario.map.grid.hexes(), deepest));
  }
  known_.assign(scenario.map.grid.hexes(), nobody);
  first_.assign(scenario.map.grid.hexes(), UnitId{});
  next_.assign(scenario.unit.rows(), UnitId{});
  occupied_.reserve(scenario.unit.rows());
}

void Front::refresh(const State& state) {
  if (state.flips == known_flips_) return;
  known_flips_ = state.flips;
  version_ += 1;
  see_who_holds(state);
  for (const SideId side : ids<SideId>(theatre_->sides)) {
    hostile_[side].clear();
    for (const SideId other : ids<SideId>(theatre_->sides))
      if (theatre_->hostile(side, other)) hostile_[side] |= held_[other];
    linked_[side].clear();
    for (const SupplySource& source : scenario_->source_of_supply)
      if (source.side == side) linked_[side].insert(source.hex);
    linked_[side].flood(held_[side]);
    measure_depth(side);
    find_secure(side);
  }
}

/// Takes over the hexes that changed hands, which are few: stretches where none did are passed over whole.
void Front::see_who_holds(const State& state) {
  constexpr std::size_t stretch = 64;
  const std::size_t hexes = known_.rows();
  for (std::size_t from = 0; from < hexes; from += stretch) {
    const std::size_t end = std::min(from + stretch, hexes);
    if (std::memcmp(known_.data() + from, state.control.data() + from, end - from) == 0) continue;
    for (std::size_t row = from; row < end; ++row) {
      const HexId hex{row};
      if (known_[hex] == state.control[hex]) continue;
      if (known_[hex] != nobody) held_[SideId{known_[hex]}].erase(hex);
      known_[hex] = state.control[hex];
      if (theatre_->land.has(hex)) held_[SideId{known_[hex]}].insert(hex);
    }
  }
}

/// Forgets the last play.
void Front::restart() {
  known_flips_ = -1;
  known_.assign(known_.rows(), nobody);
  for (HexSet& held : held_) held.clear();
}

/// Grows the hostile land step by step; a hex is as deep as the step that first reaches it.
void Front::measure_depth(SideId side) {
  Column<HexId, std::uint8_t>& depth = depth_[side];
  depth.assign(depth.rows(), deepest);
  HexSet &reached = ring_, &fresh = grown_;
  reached = hostile_[side];
  reached.each([&](HexId hex) { depth[hex] = 0; });
  line_[side].clear();
  for (int step = 1; step < deepest && reached.ring(fresh); ++step) {
    fresh.each([&](HexId hex) { depth[hex] = static_cast<std::uint8_t>(step); });
    if (step == 1) (line_[side] = fresh) &= held_[side];
    reached |= fresh;
  }
}

void Front::find_secure(SideId side) {
  HexSet& inner = ring_;
  inner = held_[side];
  inner -= line_[side];
  HexSet& secure = secure_[side];
  secure.clear();
  for (const SupplySource& source : scenario_->source_of_supply)
    if (source.side == side) secure.insert(source.hex);
  secure.flood(inner);
  secure.grown(grown_);
  grown_.grown(secure);
  secure &= held_[side];
}

void Front::muster(const State& state) {
  for (const HexId hex : occupied_) first_[hex] = UnitId{};
  occupied_.clear();
  // Backwards, so that each hex lists its units in id order.
  for (std::size_t row = theatre_->side_of.rows(); row-- > 0;) {
    const UnitId unit{row};
    if (state.presence[unit] != Presence::present || state.people[unit] == 0) continue;
    UnitId& first = first_[state.hex[unit]];
    if (!first) occupied_.push_back(state.hex[unit]);
    next_[unit] = first;
    first = unit;
  }
}

}  // namespace salient
