#include "terrain/map.hpp"

#include <algorithm>
#include <bit>

#include "base/check.hpp"
#include "terrain/march.hpp"

namespace salient {
namespace {

constexpr std::uint16_t no_way = TravelTimes::no_way;
constexpr double longest = no_way - 1;

double road_speed(Road road, Relief relief) {
  constexpr double on_flat[] = {0, march::track, march::minor_road, march::major_road};
  constexpr double left[] = {1, march::rolling_road, march::rugged_road};
  return on_flat[static_cast<std::size_t>(road)] * left[static_cast<std::size_t>(relief)];
}

double field_speed(Cover cover, Relief relief) {
  constexpr double on_flat[] = {march::open, march::mixed, march::wooded, march::urban};
  constexpr double left[] = {1, march::rolling_field, march::rugged_field};
  return on_flat[static_cast<std::size_t>(cover)] * left[static_cast<std::size_t>(relief)];
}

/// The half of a step that lies in this hex.
double half_step_minutes(const Map& map, HexId hex, Road road) {
  const Relief relief = map.relief[hex];
  const double speed = road == Road::none ? field_speed(map.cover[hex], relief) : road_speed(road, relief);
  return 60 * 0.5 * in<Kilometres>(map.grid.size()) / speed;
}

/// All steps of the map, those of a hex side by side.
struct Steps {
  struct Step {
    std::uint32_t to;
    std::uint32_t minutes;
    std::uint8_t direction;  ///< as a bit
  };
  std::vector<Step> steps;
  std::vector<std::size_t> first;  ///< of each hex; one more at the end
  std::uint32_t longest{0};
};

Steps steps_of(const Map& map) {
  Steps all;
  for (const HexId hex : ids<HexId>(map.grid.hexes())) {
    all.first.push_back(all.steps.size());
    for (int d = 0; d < direction_count; ++d) {
      const std::uint32_t minutes = step_minutes(map, hex, d);
      if (minutes == no_way) continue;
      const HexId to = map.neighbour[hex][static_cast<std::size_t>(d)];
      all.steps.push_back({static_cast<std::uint32_t>(to.row()), minutes, static_cast<std::uint8_t>(1 << d)});
      all.longest = std::max(all.longest, minutes);
    }
  }
  all.first.push_back(all.steps.size());
  return all;
}

/// A queue of hexes by arrival time, for Dijkstra's method with small whole minutes (R. B. Dial, "Algorithm
/// 360", Communications of the ACM 12, 1969): no arrival in the queue is further ahead than the longest step,
/// so that a ring of that many buckets holds them all.
class Arrivals {
 public:
  explicit Arrivals(std::uint32_t longest_step) : ring_(longest_step + 1) {}
  void add(std::uint32_t hex, std::uint32_t minute) {
    ring_[minute % ring_.size()].push_back(hex);
    ++waiting_;
  }
  bool empty() const { return waiting_ == 0; }
  /// The hexes that arrive next, and `minute` moved on to when. They are out of the queue.
  void next(std::uint32_t& minute, std::vector<std::uint32_t>& hexes) {
    while (ring_[minute % ring_.size()].empty()) ++minute;
    hexes.swap(ring_[minute % ring_.size()]);
    ring_[minute % ring_.size()].clear();
    waiting_ -= hexes.size();
  }

 private:
  std::vector<std::vector<std::uint32_t>> ring_;
  std::size_t waiting_{0};
};

constexpr std::uint32_t unreached = 0xffffffffU;

/// Fills `minutes` with the earliest arrival at every hex from one, and `first` with the directions in which
/// shortest ways begin, as bits. A step takes a minute at least, so that a hex that arrives knows all of its
/// own.
void shortest_ways(const Steps& all, std::size_t from, Arrivals& queue, std::vector<std::uint32_t>& minutes,
                   std::vector<std::uint8_t>& first) {
  std::fill(minutes.begin(), minutes.end(), unreached);
  std::fill(first.begin(), first.end(), std::uint8_t{0});
  minutes[from] = 0;
  queue.add(static_cast<std::uint32_t>(from), 0);
  std::vector<std::uint32_t> arriving;
  for (std::uint32_t now = 0; !queue.empty();) {
    queue.next(now, arriving);
    for (const std::uint32_t hex : arriving) {
      if (minutes[hex] != now) continue;  // found a shorter way since
      for (std::size_t i = all.first[hex]; i < all.first[hex + 1]; ++i) {
        const std::uint32_t to = all.steps[i].to, then = now + all.steps[i].minutes;
        if (then > minutes[to]) continue;
        const std::uint8_t begun = hex == from ? all.steps[i].direction : first[hex];
        if (then == minutes[to]) {
          first[to] |= begun;
          continue;
        }
        minutes[to] = then;
        first[to] = begun;
        queue.add(to, then);
      }
    }
  }
}

}  // namespace

double crossing_minutes(const Edge& edge) {
  if (edge.road != Road::none || !(edge.river_width > 0)) return 0;
  return edge.river_width > march::river_metres ? march::river_minutes : march::stream_minutes;
}

Column<HexId, std::array<HexId, direction_count>> tabulate_neighbours(const HexGrid& grid) {
  Column<HexId, std::array<HexId, direction_count>> table(grid.hexes(), {});
  for (const HexId hex : ids<HexId>(grid.hexes()))
    for (int d = 0; d < direction_count; ++d) table[hex][static_cast<std::size_t>(d)] = grid.neighbour(hex, d);
  return table;
}

Map blank_map(const HexGrid& grid) {
  Map map;
  map.grid = grid;
  map.relief.assign(grid.hexes(), Relief::flat);
  map.cover.assign(grid.hexes(), Cover::open);
  map.water.assign(grid.hexes(), 0);
  map.control.assign(grid.hexes(), SideId{});
  map.edge.assign(grid.hexes(), {});
  map.neighbour = tabulate_neighbours(grid);
  return map;
}

std::uint16_t step_minutes(const Map& map, HexId hex, int direction) {
  EXPECT(direction >= 0 && direction < direction_count);
  const auto d = static_cast<std::size_t>(direction);
  const HexId to = map.neighbour[hex][d];
  if (!to || map.water[hex] || map.water[to]) return no_way;
  const Edge& edge = map.edge[hex][d];
  const double minutes =
      half_step_minutes(map, hex, edge.road) + half_step_minutes(map, to, edge.road) + crossing_minutes(edge);
  return static_cast<std::uint16_t>(std::clamp(minutes + 0.5, 1.0, longest));
}

TravelTimes::TravelTimes(const Map& map)
    : hexes_{map.grid.hexes()}, minutes_(hexes_ * hexes_), toward_(hexes_ * hexes_) {
  const Steps all = steps_of(map);
  Arrivals queue{all.longest};
  std::vector<std::uint32_t> minutes(hexes_);
  std::vector<std::uint8_t> first(hexes_);
  const auto entry = [](std::uint32_t m) {
    return m == unreached ? no_way : static_cast<std::uint16_t>(std::min<std::uint32_t>(m, no_way - 1));
  };
  for (std::size_t from = 0; from < hexes_; ++from) {
    shortest_ways(all, from, queue, minutes, first);
    const auto row = static_cast<std::ptrdiff_t>(from * hexes_);
    std::transform(minutes.begin(), minutes.end(), minutes_.begin() + row, entry);
    std::transform(first.begin(), first.end(), toward_.begin() + row, [](std::uint8_t directions) {
      return static_cast<std::int8_t>(directions == 0 ? -1 : std::countr_zero(directions));
    });
  }
}

}  // namespace salient
