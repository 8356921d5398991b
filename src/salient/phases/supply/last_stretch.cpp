#include <algorithm>

#include "phases/supply/supply.hpp"

// From which hub a unit's own trucks fetch, over its side's land.
namespace salient::phases {
namespace {

/// Whether trucks come from a place to a hub over own land, nearer at every step.
bool drives_straight(const Setting& at, const State& s, SideId side, HexId from, HexId hub) {
  if (at.theatre.distance(from, hub) < at.front.depth(side, from)) return true;
  return leads_straight(at, from, hub, [&](HexId next) { return held(s, side, next); });
}

HubId served_hub_at(const Setting& at, HexId hex) {
  const HubId hub = at.scratch.supply.hub_of_hex[hex];
  return hub && at.scratch.supply.served[hub] ? hub : HubId{};
}

/// The fewest steps over own land to a served hub, round whatever the enemy holds, and the minutes that they
/// take.
StretchKnown round_about(const Setting& at, const State& s, SideId side, HexId hex) {
  Column<HexId, std::uint16_t>& minutes = at.scratch.supply.reached;
  std::vector<HexId>& reached = at.scratch.hexes;
  reached.assign(1, hex);
  minutes[hex] = 0;
  StretchKnown found{at.front.version()};
  for (std::size_t row = 0; row < reached.size() && !found.hub; ++row) {
    const HexId from = reached[row];
    found.hub = served_hub_at(at, from);
    found.minutes = minutes[from];
    for (int direction = 0; direction < direction_count; ++direction) {
      const auto d = static_cast<std::size_t>(direction);
      const HexId next = at.scenario.map.neighbour[from][d];
      if (!next || minutes[next] != TravelTimes::no_way || !held(s, side, next)) continue;
      const std::uint32_t way = std::uint32_t{minutes[from]} + at.theatre.step[from][d];
      if (way >= TravelTimes::no_way) continue;
      minutes[next] = static_cast<std::uint16_t>(way);
      reached.push_back(next);
    }
  }
  for (const HexId seen : reached) minutes[seen] = TravelTimes::no_way;
  return found;
}

StretchKnown search(const Setting& at, const State& s, SideId side, HexId hex) {
  const Ways& ways = at.scenario.ways;
  for (const Approach& approach : ways.near[hex])
    if (approach.hub && at.scratch.supply.served[approach.hub] &&
        drives_straight(at, s, side, hex, ways.hub[approach.hub]))
      return {at.front.version(), approach.hub, approach.minutes};
  return round_about(at, s, side, hex);
}

}  // namespace

StretchKnown last_stretch(const Setting& at, const State& s, SideId side, HexId hex) {
  StretchKnown& known = at.scratch.supply.stretch[side][hex];
  if (known.front != at.front.version()) known = search(at, s, side, hex);
  return known;
}

}  // namespace salient::phases
