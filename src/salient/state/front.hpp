#pragma once
#include <cstdint>
#include <vector>

#include "state/theatre.hpp"

namespace salient {

/// Who holds what, seen as sets: derived from State::control and the units' places, never stored. Brought up to
/// date by `refresh`; reading it costs nothing.
class Front {
 public:
  Front(const Scenario&, const Theatre&);

  /// The sets, when any hex changed hands since the last call (State::flips), else nothing.
  void refresh(const State&);
  /// Forgets the last play.
  void restart();
  /// Another number whenever the sets are others, over all plays of this front; never 0 once they are there.
  std::uint64_t version() const { return version_; }
  /// Who stands where, by hex. Call after units have moved.
  void muster(const State&);

  const HexSet& held(SideId side) const { return held_[side]; }
  const HexSet& hostile_land(SideId side) const { return hostile_[side]; }
  /// Hexes of the side that touch hostile land.
  const HexSet& line(SideId side) const { return line_[side]; }
  /// Hexes of the side joined over its own land to one of its sources of supply.
  const HexSet& linked(SideId side) const { return linked_[side]; }
  /// Hexes that would stay joined to a source of supply if the enemy took the whole line, and those within two
  /// steps of them: what lies outside hangs by a neck and may be cut off.
  const HexSet& secure(SideId side);
  /// Steps from a hex to the nearest land hostile to `side`; `deepest` when at least that far.
  int depth(SideId side, HexId hex) const { return depth_[side][hex]; }
  const Column<HexId, std::uint8_t>& depths(SideId side) const { return depth_[side]; }
  static constexpr int deepest = 16;

  /// First unit in a hex, and the next after a unit; unassigned at the end.
  UnitId first(HexId hex) const { return first_[hex]; }
  UnitId next(UnitId unit) const { return next_[unit]; }

 private:
  static constexpr std::uint8_t nobody = 0xff;
  void see_who_holds(const State&);
  bool notice_moves(const State&);
  void forget_depth(SideId side, const HexSet& before);
  void measure_depth(SideId side, const HexSet& before);
  /// Depth of the neighbour that lies nearest to hostile land.
  int nearest_beside(SideId side, HexId hex) const;
  void find_secure(SideId side);

  const Scenario* scenario_;
  const Theatre* theatre_;
  Column<HexId, std::uint8_t> known_;  ///< State::control as it was last seen, or nobody
  Column<SideId, HexSet> held_, hostile_, line_, linked_, secure_;
  Column<SideId, std::uint64_t> secure_of_;  ///< the version for which `secure_` was found
  Column<SideId, Column<HexId, std::uint8_t>> depth_;
  Column<HexId, UnitId> first_;
  Column<UnitId, UnitId> next_;
  Column<UnitId, HexId> stood_;  ///< where each unit was when last mustered; unassigned: not on the map
  std::vector<HexId> occupied_;  ///< the hexes with a first
  HexSet grown_, ring_, before_;
  std::vector<HexId> wave_;
  std::int32_t known_flips_{-1};
  std::uint64_t version_{0};
};

}  // namespace salient
