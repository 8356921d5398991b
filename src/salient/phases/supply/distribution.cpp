#include <algorithm>

#include "phases/supply/supply.hpp"

namespace salient::phases {
namespace {

constexpr int no_node = -1;
constexpr int origin = 0;  ///< the node out of which every depot's stocks flow

/// One side's day of haulage: the ways it holds as a network of flows, solved class by class in order of
/// priority. A class takes the road as those before it have left it.
class Haulage {
 public:
  Haulage(const Setting& at, State& s, SideId side, Personnel people)
      : at_{at},
        s_{s},
        side_{side},
        people_{people},
        work_{at.scratch.supply},
        watch_{std::clamp(road_threat(at, s, side), 0.0, 1.0)},
        hours_left_{models::lift_hours(at.parameters.supply.lift, people, s.flow[side].trucks_lost)} {}

  void lay_out();
  void gather();
  void to_units();
  void to_depots(const FullStock& daily);
  void finish();

 private:
  struct Belt {
    double threat, crossed;
  };
  void look_at_front();
  void open_hubs();
  void open_links();
  void open_depots();
  void spread_from_depots();
  Belt belt_of(const Link&) const;
  void place(UnitId unit);
  void add_needs();
  void offer(SupplyClass kind, bool sources_only);
  void serve(SupplyClass kind, int first, int last, double hours);
  double lacking(SupplyClass kind, int level) const;
  void hand_over(SupplyClass kind, int first, int last, double sent);
  double take_from_depots(SupplyClass kind);
  void measure_losses();
  void list_loads();
  bool is_open(HubId hub) const { return work_.node[hub] != no_node; }
  const models::SupplyParameters& numbers() const { return at_.parameters.supply; }
  int level_sink(int level) const { return nodes_ + level; }
  int refill_sink() const { return nodes_ + supply_levels; }

  const Setting& at_;
  State& s_;
  SideId side_;
  Personnel people_;
  SupplyWork& work_;
  double watch_;
  double hours_left_;   ///< of trucks, today
  double lost_{0};      ///< on the way, today
  bool raided_{false};  ///< some open way leads through the watched belt
  int nodes_{1};
};

/// By depth behind the front: how closely a hex is threatened, how much of the belt a step there is, and what
/// is left of loads brought in to there.
void Haulage::look_at_front() {
  const Kilometres belt{at_.parameters.operation.rear.guarded_km};
  for (int depth = 0; depth <= Front::deepest; ++depth) {
    const Kilometres deep{depth * at_.theatre.hex_km};
    DepthTable& table = work_.by_depth[static_cast<std::size_t>(depth)];
    table.threat = models::belt_stretch(belt, deep, belt) / 2;
    table.step = models::belt_stretch(Kilometres{at_.theatre.hex_km}, deep, belt);
    table.through = models::gets_through(numbers().way, watch_, models::belt_crossed(deep, belt));
  }
}

void Haulage::open_hubs() {
  const Ways& ways = at_.scenario.ways;
  for (const HubId hub : ids<HubId>(ways.hub.rows())) {
    const bool open = held(s_, side_, ways.hub[hub]) && at_.front.linked(side_).has(ways.hub[hub]);
    work_.node[hub] = open ? nodes_++ : no_node;
    work_.served[hub] = 0;
    work_.trade[hub] = HubTrade{};
  }
  work_.net.restart(nodes_ + supply_levels + 1, nodes_);
}

Haulage::Belt Haulage::belt_of(const Link& link) const {
  Belt belt{0, 0};
  for (const HexId hex : link.hexes) {
    const DepthTable& table = work_.by_depth[static_cast<std::size_t>(at_.front.depth(side_, hex))];
    belt.threat += table.threat;
    belt.crossed += table.step;
  }
  const auto hexes = static_cast<double>(link.hexes.size());
  return {belt.threat / hexes, belt.crossed * (hexes - 1) / hexes};
}

/// Share of a way's capacity that is lost: its worst place counts, a bombed stretch of track or a bridge, which
/// fires and engineers own.
double lost_on(const Setting& at, const State& s, LinkId id) {
  const Link& link = at.scenario.ways.link[id];
  double left = 1;
  for (std::size_t i = 0; link.bridges > 0 && i + 1 < link.hexes.size(); ++i)
    for (int direction = 0; direction < direction_count; ++direction)
      if (at.scenario.map.neighbour[link.hexes[i]][static_cast<std::size_t>(direction)] == link.hexes[i + 1])
        left = std::min(left, bridge_left(at, s, link.hexes[i], direction));
  return std::max(s.damage[id], 1 - left);
}

void Haulage::open_links() {
  const models::Lift& lift = numbers().lift;
  work_.open.clear();
  for (const LinkId id : ids<LinkId>(s_.damage.rows())) {
    const Link& link = at_.scenario.ways.link[id];
    if (!is_open(link.a) || !is_open(link.b)) continue;
    if (!std::all_of(link.hexes.begin(), link.hexes.end(), [&](HexId hex) { return held(s_, side_, hex); }))
      continue;
    const Belt belt = belt_of(link);
    const double going = link.road == Road::none ? at_.weather.trafficability : at_.weather.supply;
    const double lost = lost_on(at_, s_, id);
    const TonnesPerDay capacity = link.rail ? models::rail_capacity(numbers().way, lost)
                                            : models::road_capacity(numbers().way, link.road, going, lost);
    const double minutes = models::cautious_minutes(numbers().way, link.minutes, watch_, belt.threat);
    const double cost = link.rail ? 0.0 : models::hours_a_tonne(lift, minutes, going);
    const double through = belt.crossed > 0 ? models::gets_through(numbers().way, watch_, belt.crossed) : 1.0;
    raided_ = raided_ || through < 1;
    const int a = work_.node[link.a], b = work_.node[link.b];
    work_.open.push_back({id, a, b, work_.net.add(a, b, in<TonnesPerDay>(capacity), cost), through});
    work_.open.push_back({id, b, a, work_.net.add(b, a, in<TonnesPerDay>(capacity), cost), through});
  }
}

void Haulage::open_depots() {
  for (const DepotId id : ids<DepotId>(s_.depot.rows())) {
    const Depot& depot = at_.scenario.depot[id];
    const HubId hub = work_.hub_of_depot[id];
    DepotArcs& arcs = work_.depot[id];
    arcs = {};
    if (depot.side != side_ || !is_open(hub)) continue;
    arcs.out = work_.net.add(origin, work_.node[hub], 0, 0);
    if (!depot.source) arcs.in = work_.net.add(work_.node[hub], refill_sink(), 0, 0);
    work_.served[hub] = 1;
  }
}

/// Served: joined by open ways to a depot.
void Haulage::spread_from_depots() {
  const Ways& ways = at_.scenario.ways;
  for (bool grew = true; grew;) {
    grew = false;
    for (const OpenWay& way : work_.open) {
      const Link& link = ways.link[way.link];
      if (work_.served[link.a] == work_.served[link.b]) continue;
      work_.served[link.a] = work_.served[link.b] = 1;
      grew = true;
    }
  }
}

/// Enters a unit's request at the hub from which its own trucks fetch.
void Haulage::place(UnitId unit) {
  SupplyRequest& request = work_.request[unit];
  request.hub = HubId{};
  const HexId hex = s_.hex[unit];
  if (!at_.front.linked(side_).has(hex)) return;
  double all = 0;
  for (const auto& levels : request.need)
    for (const double need : levels) all += need;
  if (!(all > 0)) return;
  const auto [front, hub, minutes] = last_stretch(at_, s_, side_, hex);
  if (!hub) return;
  const auto depth = [&](HexId place) { return static_cast<std::size_t>(at_.front.depth(side_, place)); };
  const DepthTable& here = work_.by_depth[depth(hex)];
  const DepthTable& there = work_.by_depth[depth(at_.scenario.ways.hub[hub])];
  request.hub = hub;
  request.through = std::min(1.0, here.through / there.through);
  work_.fetching.push_back(unit);
  HubTrade& trade = work_.trade[hub];
  for (std::size_t kind = 0; kind < models::supply_classes; ++kind)
    for (int level = 0; level < supply_levels; ++level) trade.need[kind][level] += request.need[kind][level];
  trade.tonnes += all;
  trade.minutes += all * models::cautious_minutes(numbers().way, minutes, watch_, here.threat);
}

void Haulage::add_needs() {
  const models::Lift& lift = numbers().lift;
  work_.trading.clear();
  for (const HubId hub : ids<HubId>(work_.trade.rows())) {
    HubTrade& trade = work_.trade[hub];
    if (trade.tonnes <= 0) continue;
    work_.trading.push_back(hub);
    const double hours = models::hours_a_tonne(lift, trade.minutes / trade.tonnes, at_.weather.supply);
    for (int level = 0; level < supply_levels; ++level)
      trade.arc[level] =
          work_.net.add(work_.node[hub], level_sink(level), 0, hours + models::loading_hours(lift));
  }
}

void Haulage::lay_out() {
  look_at_front();
  open_hubs();
  open_links();
  open_depots();
  spread_from_depots();
}

void Haulage::gather() {
  work_.fetching.clear();
  for (const UnitId unit : at_.theatre.units())
    if (at_.theatre.side_of[unit] == side_ && alive(s_, unit)) place(unit);
  add_needs();
}

void Haulage::offer(SupplyClass kind, bool sources_only) {
  for (const DepotId id : ids<DepotId>(s_.depot.rows())) {
    const DepotArcs& arcs = work_.depot[id];
    if (arcs.out < 0) continue;
    const bool offers = !sources_only || at_.scenario.depot[id].source;
    work_.net.resize(arcs.out, offers ? s_.depot[id].of(kind) : 0.0);
  }
}

double Haulage::take_from_depots(SupplyClass kind) {
  double sent = 0;
  for (const DepotId id : ids<DepotId>(s_.depot.rows())) {
    if (work_.depot[id].out < 0) continue;
    double& stock = s_.depot[id].of(kind);
    const double out = std::min(stock, work_.net.flow(work_.depot[id].out));
    stock -= out;
    sent += out;
    work_.arrives[static_cast<std::size_t>(work_.node[work_.hub_of_depot[id]])] += out;
  }
  return sent;
}

/// What is left, at each node, of the loads that were to come through it: depots send whole loads, ways take
/// their toll, what meets at a node is mixed. Goods do not run in circles, so that it comes to rest in as many
/// rounds as the longest way has links.
void Haulage::measure_losses() {
  const auto nodes = static_cast<std::size_t>(nodes_);
  work_.sound.assign(nodes, 1.0);
  if (!raided_) return;
  work_.planned = work_.arrives;
  for (const LoadedWay& way : work_.loaded) work_.planned[way.to] += way.tonnes;
  for (std::size_t round = 0; round < nodes; ++round) {
    work_.arrived = work_.arrives;
    for (const LoadedWay& way : work_.loaded)
      work_.arrived[way.to] += way.tonnes * way.through * work_.sound[way.from];
    bool still = true;
    for (std::size_t node = 0; node < nodes; ++node) {
      if (!(work_.planned[node] > 0)) continue;
      const double sound = work_.arrived[node] / work_.planned[node];
      still = still && sound == work_.sound[node];
      work_.sound[node] = sound;
    }
    if (still) return;
  }
}

void Haulage::hand_over(SupplyClass kind, int first, int last, double sent) {
  const std::size_t row = row_of(kind);
  for (const HubId hub : work_.trading) {
    HubTrade& trade = work_.trade[hub];
    for (int level = first; level <= last; ++level)
      trade.share[level] =
          trade.need[row][level] > 0 ? work_.net.flow(trade.arc[level]) / trade.need[row][level] : 0.0;
  }
  double arrived = 0;
  Column<UnitId, double>& stock = stocks_of(s_, kind);
  for (const UnitId unit : work_.fetching) {
    const SupplyRequest& request = work_.request[unit];
    const HubTrade& trade = work_.trade[request.hub];
    double planned = 0;
    for (int level = first; level <= last; ++level) planned += request.need[row][level] * trade.share[level];
    const double got =
        planned * work_.sound[static_cast<std::size_t>(work_.node[request.hub])] * request.through;
    stock[unit] += got;
    arrived += got;
  }
  lost_ += sent - arrived;
  s_.flow[side_].destroyed += sent - arrived;
}

double Haulage::lacking(SupplyClass kind, int level) const {
  double tonnes = 0;
  for (const HubId hub : work_.trading) tonnes += work_.trade[hub].need[row_of(kind)][level];
  return tonnes;
}

/// Fills what units lack of a class, from the emptiest stocks, over these levels, with so many truck-hours.
void Haulage::serve(SupplyClass kind, int first, int last, double hours) {
  const std::size_t row = row_of(kind);
  double all = 0;
  for (int level = first; level <= last; ++level) all += lacking(kind, level);
  if (all <= 0) return;
  offer(kind, false);
  for (const HubId hub : work_.trading) {
    const HubTrade& trade = work_.trade[hub];
    for (int level = 0; level < supply_levels; ++level)
      work_.net.resize(trade.arc[level], level >= first && level <= last ? trade.need[row][level] : 0.0);
  }
  for (int level = first; level <= last; ++level) {
    const double wanted = lacking(kind, level);
    const double used = wanted > 0 ? work_.net.send(origin, level_sink(level), wanted, hours).cost : 0.0;
    hours -= used;
    hours_left_ -= used;
  }
  work_.arrives.assign(static_cast<std::size_t>(nodes_), 0.0);
  const double sent = take_from_depots(kind);
  list_loads();
  measure_losses();
  hand_over(kind, first, last, sent);
  work_.net.settle();
}

/// First food, then what keeps the other stocks off the floor, the trucks shared among them by what they lack;
/// then the rest, by priority. A staff that sent ammunition until nothing more was wanted would leave its
/// columns without fuel.
void Haulage::to_units() {
  serve(SupplyClass::food, 0, 0, hours_left_);
  double lack = 0;
  for (const SupplyClass kind : by_priority) lack += kind == SupplyClass::food ? 0.0 : lacking(kind, 0);
  for (const SupplyClass kind : by_priority) {
    if (kind == SupplyClass::food) continue;
    const double part = lacking(kind, 0);
    if (part > 0) serve(kind, 0, 0, hours_left_ * part / lack);
    lack -= part;
  }
  for (const SupplyClass kind : by_priority) serve(kind, 1, supply_levels - 1, hours_left_);
}

/// The few ways that carry some of the class just sent, and what goes by rail and by road.
void Haulage::list_loads() {
  Flow& flow = s_.flow[side_];
  work_.loaded.clear();
  for (const OpenWay& way : work_.open) {
    const double carried = work_.net.flow(way.arc);
    if (carried == 0) continue;
    (at_.scenario.ways.link[way.link].rail ? flow.by_rail : flow.by_road) += carried;
    work_.loaded.push_back(
        {static_cast<std::size_t>(way.from), static_cast<std::size_t>(way.to), carried, way.through});
  }
}

/// Forward depots are filled again from those at sources, to their part of the days of need that staffs want
/// forward, with the trucks and trains that are left.
void Haulage::to_depots(const FullStock& daily) {
  double sizes = 0;
  for (const DepotId id : ids<DepotId>(s_.depot.rows()))
    if (work_.depot[id].in >= 0) sizes += std::max(0.0, at_.drawn.size[id]);
  if (sizes <= 0) return;
  for (const SupplyClass kind : by_priority) {
    const double target = full_of(daily, kind) * numbers().depot.forward_days / sizes;
    double wanted = 0;
    offer(kind, true);
    for (const DepotId id : ids<DepotId>(s_.depot.rows())) {
      if (work_.depot[id].in < 0) continue;
      const double lack = std::max(0.0, std::max(0.0, at_.drawn.size[id]) * target - s_.depot[id].of(kind));
      work_.net.resize(work_.depot[id].in, lack);
      wanted += lack;
    }
    if (wanted > 0) hours_left_ -= work_.net.send(origin, refill_sink(), wanted, hours_left_).cost;
    work_.arrives.assign(static_cast<std::size_t>(nodes_), 0.0);
    double lost = take_from_depots(kind);
    list_loads();
    measure_losses();
    for (const DepotId id : ids<DepotId>(s_.depot.rows())) {
      if (work_.depot[id].in < 0) continue;
      const auto node = static_cast<std::size_t>(work_.node[work_.hub_of_depot[id]]);
      const double got = work_.net.flow(work_.depot[id].in) * work_.sound[node];
      s_.depot[id].of(kind) += got;
      lost -= got;
    }
    lost_ += lost;
    s_.flow[side_].destroyed += lost;
    work_.net.settle();
  }
}

void Haulage::finish() {
  double& trucks_lost = s_.flow[side_].trucks_lost;
  trucks_lost = models::trucks_lost_after(numbers().lift, trucks_lost, Tonnes{std::max(0.0, lost_)}, people_);
}

}  // namespace

void distribute(const Setting& at, State& s, SideId side, Personnel people, const FullStock& daily) {
  Haulage haulage{at, s, side, people};
  haulage.lay_out();
  haulage.gather();
  haulage.to_units();
  haulage.to_depots(daily);
  haulage.finish();
}

}  // namespace salient::phases
