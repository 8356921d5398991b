#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "scenario/scenario.hpp"
#include "state/state.hpp"
#include "terrain/hex_set.hpp"

namespace salient {

struct UnitRange {
  std::uint32_t first{0}, last{0};  ///< rows first .. last-1
  std::size_t size() const { return last - first; }
};

/// What every turn needs to know of a Scenario and no play changes, worked out once: who belongs to whom, where
/// hexes lie to each other, the keys of names.
struct Theatre {
  explicit Theatre(const Scenario&);

  IdRange<UnitId> units() const { return ids<UnitId>(side_of.rows()); }
  IdRange<FormationId> formations() const { return ids<FormationId>(units_of.rows()); }
  /// The units of a formation, for `for (UnitId unit : theatre.of(formation))`.
  class Members {
   public:
    explicit Members(UnitRange range) : range_{range} {}
    struct Iterator {
      std::uint32_t row;
      UnitId operator*() const { return UnitId{row}; }
      Iterator& operator++() {
        ++row;
        return *this;
      }
      friend bool operator==(Iterator, Iterator) = default;
    };
    Iterator begin() const { return {range_.first}; }
    Iterator end() const { return {range_.last}; }

   private:
    UnitRange range_;
  };
  Members of(FormationId formation) const { return Members{units_of[formation]}; }
  /// Steps between two hexes.
  int distance(HexId from, HexId to) const { return distance(axial[from], axial[to]); }
  struct Axial {
    std::int16_t q, r;
  };
  static int distance(Axial a, Axial b) {
    const int dq = a.q - b.q, dr = a.r - b.r, ds = dq + dr;
    const auto magnitude = [](int x) { return x < 0 ? -x : x; };
    return std::max(magnitude(dq), std::max(magnitude(dr), magnitude(ds)));
  }
  bool hostile(SideId a, SideId b) const { return hostile_[a.row() * sides + b.row()] != 0; }

  /// A road's way over a river, on the border of two hexes.
  struct Bridge {
    HexId from, to;
    Metres width;  ///< of the river
  };
  /// The bridge on a border; unassigned where there is none.
  BridgeId bridge_at(HexId hex, int direction) const {
    return bridge_at_[hex][static_cast<std::size_t>(direction)];
  }

  /// Whether its nation's government lets a formation attack a place or be sent to the line there.
  bool may_fight(FormationId formation, HexId hex) const {
    const NationId nation = formation_nation[formation];
    return !confined[nation] || fights_in[nation].has(hex);
  }

  std::size_t sides{0};
  double hex_km{1};
  Column<HexId, Axial> axial;
  Column<HexId, std::array<std::uint16_t, direction_count>> step;  ///< step_minutes of the map, tabulated
  Column<FormationId, UnitRange> units_of;
  Column<FormationId, std::uint8_t> manoeuvre;  ///< 1 if it has battalions that take and hold ground
  Column<FormationId, double> establishment;    ///< people of its manoeuvre battalions at full strength
  Column<FormationId, PlanId> plan_of;          ///< that names it, in an axis or in reserve; else unassigned
  Column<FormationId, AxisId> axis_of;          ///< unassigned: in reserve, or in no plan
  Column<FormationId, SideId> formation_side;
  Column<FormationId, NationId> formation_nation;
  Column<FormationId, std::uint64_t> formation_key;
  Column<FormationId, UnitId> staff;  ///< headquarters unit that commands it: its own, a superior's, its host's
  Column<UnitId, std::uint64_t> unit_key;
  Column<UnitId, SideId> side_of;
  Column<UnitId, NationId> nation_of;
  Column<UnitId, FormationId> formation_of;
  Column<SideId, std::vector<UnitId>> batteries;  ///< guns and launchers, ascending
  Column<SideId, std::vector<UnitId>> mortars;    ///< battalions that have some, ascending
  Column<SideId, std::vector<UnitId>> engineers;  ///< ascending
  Column<SideId, std::vector<UnitId>> drones;     ///< ascending
  Column<PlanId, HexSet> region;                  ///< the land each plan is about
  Column<PlanId, std::uint64_t> plan_key;         ///< of its side, its kind and the name of its land
  Column<NationId, std::uint8_t> confined;        ///< 1 if its soldiers may fight on some land only: the next
  Column<NationId, HexSet> fights_in;
  Column<AxisId, PlanId> plan_of_axis;
  Column<AxisId, std::uint64_t> axis_key;  ///< of its side and name
  Column<BridgeId, Bridge> bridge;
  HexSet land;                                 ///< every hex that is not water
  std::vector<std::vector<HexId>> line_hexes;  ///< by row of Scenario::works

 private:
  std::vector<std::uint8_t> hostile_;
  Column<HexId, std::array<BridgeId, direction_count>> bridge_at_;
};

/// A number's address from a name: 64 bits that do not depend on the roster.
std::uint64_t name_key(std::string_view name);

}  // namespace salient
