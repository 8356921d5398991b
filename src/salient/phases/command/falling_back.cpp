#include <algorithm>
#include <optional>
#include <tuple>

#include "base/math.hpp"
#include "models/command/decision.hpp"
#include "models/command/manoeuvre.hpp"
#include "phases/command/staff.hpp"

// When a defender gives his ground up, and where he goes.
namespace salient::phases {
namespace {

enum Decision : std::uint64_t { fall_back = 32, trade_ground = 35, give_up };

/// Own power against the enemy believed about a place, over the formation's battalions in the line.
double ratio_in_line(const Command& c, FormationId formation) {
  double own = 0, enemy = 0;
  for (const UnitId unit : c.at.theatre.of(formation)) {
    if (!fit(c.s, unit) || !is_manoeuvre(c.at.scenario.unit[unit].branch)) continue;
    const HexId hex = c.s.hex[unit];
    if (c.at.front.depth(c.side(), hex) > 1) continue;
    own += power_of(c.at, c.s, unit, false, c.s.works[hex]) *
           models::works_power(c.at.parameters.fortification.works, c.s.works[hex]);
    // What threatens a place threatens everyone in it alike.
    enemy += c.estimate.threat(hex) * c.s.people[unit] / std::max(1.0, c.estimate.cover(hex));
  }
  const auto& belief = c.at.parameters.command.belief;
  if (own <= 0) return 1;  // nobody of it stands in the line: it is not pressed there
  return models::believed_ratio(belief, own, std::max(1.0, enemy), c.estimate.sigma());
}

/// How a formation lies, over those of its battalions that can be led and are not cut off: its flank the mean
/// of theirs by people, the ring that of the one nearest to being cut off.
struct Lie {
  models::Exposure exposed{0, 0};
  bool threatened{false};  ///< one of them may be cut off, or ground beside one was lost in the last days
};

Lie lie_of(const Command& c, FormationId formation) {
  const auto& p = c.at.parameters.command;
  Lie lie;
  double all = 0;
  for (const UnitId unit : c.at.theatre.of(formation)) {
    if (!fit(c.s, unit) || !is_manoeuvre(c.at.scenario.unit[unit].branch)) continue;
    const HexId hex = c.s.hex[unit];
    if (!c.at.front.linked(c.side()).has(hex)) continue;
    double hostile = 0, about = 0;
    for (const HexId next : c.at.scenario.map.neighbour[hex]) {
      if (!next) continue;
      about += 1;
      if (!c.at.front.hostile_land(c.side()).has(next)) continue;
      hostile += 1;
      const Days ago = (c.s.turn - c.s.taken[next]) * c.at.span();
      lie.threatened |= c.s.taken[next] >= 0 && ago < Days{p.procedure.recent_days};
    }
    const bool narrow = !c.at.scratch.wide.has(hex), hangs = !c.at.front.secure(c.side()).has(hex);
    const bool closing = !c.at.scratch.way_open.has(hex);
    lie.threatened |= narrow || hangs || closing;
    const models::Exposure one =
        models::exposure_of(p.exposure, {about > 0 ? hostile / about : 0, narrow, hangs, closing});
    lie.exposed.flank += c.s.people[unit] * one.flank;
    lie.exposed.encirclement = std::max(lie.exposed.encirclement, one.encirclement);
    all += c.s.people[unit];
  }
  if (all > 0) lie.exposed.flank /= all;
  return lie;
}

/// The foremost place of a formation, or of those of it who are not cut off: they are past orders to go back,
/// and break out, are reached, or neither.
HexId foremost_linked(const Command& c, FormationId formation) {
  const HexId lead = foremost(c.at, c.s, formation);
  const HexSet& linked = c.at.front.linked(c.side());
  if (!lead || linked.has(lead)) return lead;
  HexId best{};
  std::tuple<int, std::uint64_t> least;  // equals are told apart by name
  for (const UnitId unit : c.at.theatre.of(formation)) {
    const HexId hex = c.s.hex[unit];
    if (!fit(c.s, unit) || !is_manoeuvre(c.at.scenario.unit[unit].branch) || !linked.has(hex)) continue;
    const auto nearer = std::tuple{c.at.front.depth(c.side(), hex), c.at.theatre.unit_key[unit]};
    if (best && nearer >= least) continue;
    least = nearer;
    best = hex;
  }
  return best;
}

/// Share of a formation's people in hand whom an attack on the place meets: those on it, and of those beside it
/// the part that {contact} counts.
Share share_met(const Command& c, FormationId formation, HexId place) {
  double met = 0, all = 0;
  for (const UnitId unit : c.at.theatre.of(formation)) {
    if (!fit(c.s, unit) || !is_manoeuvre(c.at.scenario.unit[unit].branch)) continue;
    all += c.s.people[unit];
    const int away = c.at.theatre.distance(c.s.hex[unit], place);
    if (away <= 1) met += c.s.people[unit] * (away == 0 ? 1 : c.at.parameters.engagement.contact.neighbour);
  }
  return all > 0 ? met / all : 0;
}

/// How far troops of a side come in a day on foot, over good ground and a hex wide, where nobody stands in
/// their way: {march} of the model of advance without its luck, as a staff reckons it.
Kilometres unopposed_pace(const Setting& at, const State& s, SideId side) {
  const models::AdvanceParameters& p = at.parameters.advance;
  return Kilometres{p.ladder.pursuit * math::pow(at.theatre.hex_km / p.extent.usual_front, p.extent.width) *
                    math::pow(at.weather.trafficability, p.going.trafficability) *
                    march_share_watched(at, s, side)};
}

}  // namespace

void find_wide_ways(const Command& c) {
  int deepest = 1;
  for (const SupplySource& source : c.at.scenario.source_of_supply)
    if (source.side == c.side()) deepest = std::max(deepest, c.at.front.depth(c.side(), source.hex) / 2);
  const int deep = std::min(deepest, hexes_deep(c.at, c.at.parameters.command.procedure.neck_km / 2));
  HexSet &inner = c.at.scratch.inner, &wide = c.at.scratch.wide;
  inner.clear(), wide.clear();
  c.at.front.held(c.side()).each([&](HexId hex) {
    if (c.at.front.depth(c.side(), hex) > deep) inner.insert(hex);
  });
  for (const SupplySource& source : c.at.scenario.source_of_supply)
    if (source.side == c.side()) wide.insert(source.hex);
  wide.flood(inner);
  for (int step = 0; step <= deep; ++step) {
    wide.grown(inner);
    std::swap(inner, wide);
    wide &= c.at.front.held(c.side());
  }
}

void find_falling(const Command& c) {
  HexSet &falling = c.at.scratch.lost_soon, &open = c.at.scratch.way_open, &area = c.at.scratch.inner,
         &manned = c.at.scratch.manned;
  falling.clear();
  open.clear();
  for (const UnitId unit : c.at.theatre.units())
    if (c.at.theatre.side_of[unit] == c.side() && fit(c.s, unit) &&
        is_manoeuvre(c.at.scenario.unit[unit].branch))
      open.insert(c.s.hex[unit]);
  open.grown(manned);
  const Days soon{c.at.parameters.command.procedure.closing_days};
  for (const FormationId enemy : c.at.theatre.formations()) {
    if (!attacks_side(c.at, c.s, enemy, c.side())) continue;
    Kilometres reach = reach_of(c.at, c.s, enemy, soon);
    // Where it meets nobody it comes on as in pursuit, whatever its pace was before.
    if (!manned.has(c.s.target[enemy]))
      reach = std::max(reach, unopposed_pace(c.at, c.s, c.at.theatre.formation_side[enemy]) * in<Days>(soon));
    // Its first hex is the target itself.
    const int hexes = static_cast<int>(in<Kilometres>(reach) / c.at.theatre.hex_km);
    if (hexes < 1) continue;
    open.clear();
    open.insert(c.s.target[enemy]);
    for (int step = 1; step < hexes; ++step) {
      open.grown(area);
      area -= manned;
      open |= area;
    }
    falling |= open;
  }
  area = c.at.front.held(c.side());
  area -= falling;
  open.clear();
  for (const SupplySource& source : c.at.scenario.source_of_supply)
    if (source.side == c.side()) open.insert(source.hex);
  open.flood(area);
  open.grown(area);
  std::swap(open, area);
}

HexId ground_behind(const Command& c, HexId from) {
  const HexId home = rear(c.at, c.side(), from);
  const std::uint16_t to_home = c.at.scenario.travel.minutes(from, home);
  const HexSet &secure = c.at.front.secure(c.side()), &wide = c.at.scratch.wide, &open = c.at.scratch.way_open;
  // The nearest of a prepared line, else of any such ground.
  const auto nearest = [&](int reach, const HexSet& among) {
    HexId best{};
    std::uint16_t least = TravelTimes::no_way;
    const auto weigh = [&](HexId hex) {
      const int steps = c.at.theatre.distance(from, hex);
      if (steps <= 1 || steps > reach) return;  // who goes beside his place stays where he is
      if (c.at.front.depth(c.side(), hex) < 2 || !secure.has(hex) || !among.has(hex)) return;
      if (c.at.scratch.lost_soon.has(hex)) return;
      const std::uint16_t minutes = c.at.scenario.travel.minutes(from, hex);
      if (minutes >= least) return;
      least = minutes;
      best = hex;
    };
    for (const std::size_t line : c.at.scenario.plan[c.plan.row()].lines)
      for (const HexId hex : c.at.theatre.line_hexes[line])
        if (c.at.scenario.travel.minutes(hex, home) < to_home) weigh(hex);  // not forward, to another front
    if (!best) secure.each(weigh);
    return best;
  };
  const int night = static_cast<int>(c.at.parameters.command.procedure.strike_back_km / c.at.theatre.hex_km);
  const int anywhere = static_cast<int>(c.at.scenario.map.grid.hexes());
  if (const HexId hex = nearest(night, wide)) return hex;
  if (const HexId hex = nearest(night, open)) return hex;
  if (const HexId hex = nearest(anywhere, wide)) return hex;
  return nearest(anywhere, secure);  // all land behind is narrow: better there than here
}

std::optional<bool> gives_up(const Command& c, FormationId formation) {
  double hazard = 0, believed = -1;
  for (const FormationId enemy : c.at.theatre.formations()) {
    if (!attacks_side(c.at, c.s, enemy, c.side())) continue;
    const Days battle = battle_lately(c.at, c.s, enemy);
    if (battle <= Days{0}) continue;
    const Share met = share_met(c, formation, c.s.target[enemy]);
    if (met <= 0) continue;
    if (believed < 0) believed = 1 / ratio_in_line(c, formation);
    hazard += met * engagement_hazards(c.at, c.s, enemy, believed).defender * battle;
  }
  if (believed < 0) return std::nullopt;
  if (c.luck(formation, give_up) >= models::probability_within(hazard, Days{1})) return false;
  const HexId lead = foremost_linked(c, formation);
  const HexId behind = lead ? ground_behind(c, lead) : HexId{};
  if (!behind) return false;
  send_order(c.at, c.s, c.journal, formation, Mission::withdraw, behind, Cause::losses);
  return true;
}

void consider_falling_back(const Command& c, FormationId formation, const Appraisal& own, bool attacked) {
  const HexId lead = foremost_linked(c, formation);
  const auto& p = c.at.parameters.command;
  if (!lead) return;
  const Lie lie = lie_of(c, formation);
  if (own.contact < p.procedure.contact && !lie.threatened) return;
  const models::Exposure& exposed = lie.exposed;
  const HexId behind = ground_behind(c, lead);
  if (!behind) return;
  const double ratio = ratio_in_line(c, formation);
  const models::Defence view{.believed_ratio = attacked ? 1 : ratio,
                             .flank_exposure = exposed.flank,
                             .encirclement = exposed.encirclement,
                             .line_behind = static_cast<double>(c.s.works[behind]),
                             .hold = c.resolve,
                             .ammunition_fill = own.ammunition};
  const PerDay hazard = models::fall_back_hazard(p.fall_back, view);
  if (c.luck(formation, fall_back) >= models::probability_within(in<PerDay>(hazard), Days{1})) return;
  const bool turned = exposed.encirclement >= p.exposure.neck || (attacked && exposed.flank > 0);
  const Cause cause = turned                                          ? Cause::flank
                      : own.ammunition < p.procedure.short_ammunition ? Cause::ammunition
                      : attacked                                      ? Cause::orders
                                                                      : Cause::outnumbered;
  const Share chance =
      models::delay_chance(p.delay, std::clamp(own.contact, 0.0, 1.0), exposed.encirclement, ratio);
  const Mission how = c.luck(formation, trade_ground) < chance ? Mission::delay : Mission::withdraw;
  send_order(c.at, c.s, c.journal, formation, how, behind, cause);
}

void settle(const Command& c, FormationId formation) {
  const HexId place = c.s.target[formation];
  const auto told_on = [&](Mission how) {
    const HexId lead = foremost_linked(c, formation);
    const HexId behind = lead ? ground_behind(c, lead) : HexId{};
    if (behind) send_order(c.at, c.s, c.journal, formation, how, behind, Cause::flank);
  };
  // Who delays keeps himself from being fixed: before a closing ring he breaks contact.
  if (c.s.mission[formation] == Mission::delay && lie_of(c, formation).exposed.encirclement >= 1)
    return told_on(Mission::withdraw);
  std::uint32_t there = 0, all = 0;
  for (const UnitId unit : c.at.theatre.of(formation)) {
    if (!fit(c.s, unit) || !is_manoeuvre(c.at.scenario.unit[unit].branch)) continue;
    all += 1;
    there += c.at.theatre.distance(c.s.hex[unit], place) <= 1;
  }
  if (there * 2 >= all) {
    c.s.mission[formation] = Mission::hold;
    return;
  }
  if (c.at.front.secure(c.side()).has(place) && !c.at.scratch.lost_soon.has(place)) return;
  told_on(c.s.mission[formation]);
}

}  // namespace salient::phases
