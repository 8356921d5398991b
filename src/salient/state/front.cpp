#include "state/front.hpp"

#include <algorithm>
#include <cstring>

namespace salient {

Front::Front(const Scenario& scenario, const Theatre& theatre)
    : scenario_{&scenario},
      theatre_{&theatre},
      grown_{scenario.map.grid},
      ring_{scenario.map.grid},
      before_{scenario.map.grid} {
  const HexSet none{scenario.map.grid};
  for (std::size_t side = 0; side < theatre.sides; ++side) {
    held_.push_back(none);
    hostile_.push_back(none);
    line_.push_back(none);
    linked_.push_back(none);
    secure_.push_back(none);
    secure_of_.push_back(0);
    depth_.push_back(Column<HexId, std::uint8_t>(scenario.map.grid.hexes(), deepest));
  }
  known_.assign(scenario.map.grid.hexes(), nobody);
  first_.assign(scenario.map.grid.hexes(), UnitId{});
  next_.assign(scenario.unit.rows(), UnitId{});
  stood_.assign(scenario.unit.rows(), HexId{});
  occupied_.reserve(scenario.unit.rows());
  wave_.reserve(2 * scenario.map.grid.hexes());
}

void Front::refresh(const State& state) {
  if (state.flips == known_flips_) return;
  known_flips_ = state.flips;
  version_ += 1;
  see_who_holds(state);
  for (const SideId side : ids<SideId>(theatre_->sides)) {
    before_ = hostile_[side];
    hostile_[side].clear();
    for (const SideId other : ids<SideId>(theatre_->sides))
      if (theatre_->hostile(side, other)) hostile_[side] |= held_[other];
    linked_[side].clear();
    for (const SupplySource& source : scenario_->source_of_supply)
      if (source.side == side) linked_[side].insert(source.hex);
    linked_[side].flood(held_[side]);
    measure_depth(side, before_);
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

/// Hexes of which no neighbour is a step nearer to hostile land any more lose their depth; `wave_` lists them.
void Front::forget_depth(SideId side, const HexSet& before) {
  Column<HexId, std::uint8_t>& depth = depth_[side];
  const auto forget = [&](HexId hex) {
    depth[hex] = deepest;
    wave_.push_back(hex);
  };
  wave_.clear();
  (grown_ = before) -= hostile_[side];
  grown_.each(forget);
  // Step by step: whoever stood as near as those that are asked now has been asked before.
  std::size_t asked = 0;
  for (int step = 1; step < deepest && asked < wave_.size(); ++step)
    for (const std::size_t end = wave_.size(); asked < end; ++asked)
      for (const HexId hex : scenario_->map.neighbour[wave_[asked]])
        if (hex && depth[hex] == step && nearest_beside(side, hex) >= step) forget(hex);
}

int Front::nearest_beside(SideId side, HexId hex) const {
  int nearest = deepest;
  for (const HexId next : scenario_->map.neighbour[hex])
    if (next) nearest = std::min<int>(nearest, depth_[side][next]);
  return nearest;
}

/// The depth of hexes whose nearest hostile land is another than it was `before`; those are few, and the others
/// are not looked at.
void Front::measure_depth(SideId side, const HexSet& before) {
  Column<HexId, std::uint8_t>& depth = depth_[side];
  forget_depth(side, before);
  for (const HexId hex : wave_)
    depth[hex] = static_cast<std::uint8_t>(std::min<int>(deepest, nearest_beside(side, hex) + 1));
  (grown_ = hostile_[side]) -= before;
  grown_.each([&](HexId hex) {
    depth[hex] = 0;
    wave_.push_back(hex);
  });
  for (std::size_t row = 0; row < wave_.size(); ++row) {
    const int further = depth[wave_[row]] + 1;
    for (const HexId hex : scenario_->map.neighbour[wave_[row]]) {
      if (!hex || depth[hex] <= further) continue;
      depth[hex] = static_cast<std::uint8_t>(further);
      wave_.push_back(hex);
    }
  }
  hostile_[side].ring(line_[side]);
  line_[side] &= held_[side];
}

/// Found when it is asked for: only commanders do, and the front moves in other turns too.
const HexSet& Front::secure(SideId side) {
  if (secure_of_[side] != version_) {
    find_secure(side);
    secure_of_[side] = version_;
  }
  return secure_[side];
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

/// Whether any unit stands elsewhere than when they were last mustered.
bool Front::notice_moves(const State& state) {
  const Presence* presence = state.presence.data();
  const std::int32_t* people = state.people.data();
  const HexId* hex = state.hex.data();
  HexId* stood = stood_.data();
  std::uint32_t moved = 0;
  for (std::size_t row = 0; row < stood_.rows(); ++row) {
    const HexId here = (presence[row] == Presence::present) & (people[row] != 0) ? hex[row] : HexId{};
    moved |= here != stood[row];
    stood[row] = here;
  }
  return moved != 0;
}

void Front::muster(const State& state) {
  if (!notice_moves(state)) return;
  for (const HexId hex : occupied_) first_[hex] = UnitId{};
  occupied_.clear();
  const HexId* stood = stood_.data();
  UnitId* next = next_.data();
  // Backwards, so that each hex lists its units in id order.
  for (std::size_t row = stood_.rows(); row-- > 0;) {
    if (!stood[row]) continue;
    UnitId& first = first_[stood[row]];
    if (!first) occupied_.push_back(stood[row]);
    next[row] = first;
    first = UnitId{row};
  }
}

}  // namespace salient
