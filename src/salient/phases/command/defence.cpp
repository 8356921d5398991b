#include <algorithm>
#include <optional>

#include "models/command/decision.hpp"
#include "models/command/manoeuvre.hpp"
#include "models/morale/morale.hpp"
#include "phases/command/staff.hpp"

namespace salient::phases {
namespace {

enum Decision : std::uint64_t { fall_back = 32, commit, trade_ground = 35, give_up };

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

/// Share of the hexes about a place that the enemy holds.
double hostile_about(const Command& c, HexId hex) {
  double hostile = 0, all = 0;
  for (const HexId next : c.at.scenario.map.neighbour[hex]) {
    if (!next) continue;
    all += 1;
    hostile += c.at.front.hostile_land(c.side()).has(next);
  }
  return all > 0 ? hostile / all : 0;
}

/// The side's land from which the way home is wider than a neck: joined to a source of supply over land that
/// stays the side's own if the enemy takes half of `neck_km` from either hand. On a small piece of land, half
/// as deep as its sources of supply lie. Into Scratch::wide, for the decisions of the morning.
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

/// Where to fall back to: the nearest hex by road of a prepared line further back and nearer home, or, when no
/// line is left, the nearest ground from which the way home is safe and wide. Unassigned when there is none of
/// either.
HexId ground_behind(const Command& c, HexId from) {
  HexId best{};
  std::uint16_t least = TravelTimes::no_way;
  const HexId home = rear(c.at, c.side(), from);
  const std::uint16_t to_home = c.at.scenario.travel.minutes(from, home);
  bool wide = true;
  const auto weigh = [&](HexId hex) {
    if (c.at.front.depth(c.side(), hex) < 2 || !c.at.front.secure(c.side()).has(hex)) return;
    if (wide && !c.at.scratch.wide.has(hex)) return;
    if (c.at.theatre.distance(from, hex) <= 1) return;  // who goes there stays where he is
    const std::uint16_t minutes = c.at.scenario.travel.minutes(from, hex);
    if (minutes >= least) return;
    least = minutes;
    best = hex;
  };
  const auto look = [&] {
    for (const std::size_t line : c.at.scenario.plan[c.plan.row()].lines)
      for (const HexId hex : c.at.theatre.line_hexes[line])
        if (c.at.scenario.travel.minutes(hex, home) < to_home) weigh(hex);  // not forward, to another front
    if (!best) c.at.front.secure(c.side()).each(weigh);
  };
  look();
  if (best) return best;
  wide = false;  // all land behind is narrow: better there than here
  look();
  return best;
}

/// Whether the formation has had enough of the attacks that were fought for its foremost place since yesterday:
/// {giving-up} of the defender, each attack an engagement of its own. It falls back, or stays where there is
/// nowhere to go. None where nobody attacks: the record is of battles.
std::optional<bool> gives_up(const Command& c, FormationId formation) {
  const HexId lead = foremost(c.at, c.s, formation);
  if (!lead) return std::nullopt;
  double hazard = 0, believed = -1;
  for (const FormationId enemy : c.at.theatre.formations()) {
    if (!(c.s.target[enemy] == lead) || !attacking(c.s, enemy)) continue;
    const Days battle = battle_lately(c.at, c.s, enemy);
    if (battle <= Days{0}) continue;
    if (believed < 0) believed = 1 / ratio_in_line(c, formation);
    hazard += engagement_hazards(c.at, c.s, enemy, believed).defender * battle;
  }
  if (believed < 0) return std::nullopt;
  if (c.luck(formation, give_up) >= models::probability_within(hazard, Days{1})) return false;
  const HexId behind = c.at.front.linked(c.side()).has(lead) ? ground_behind(c, lead) : HexId{};
  if (!behind) return false;
  send_order(c.at, c.s, c.journal, formation, Mission::withdraw, behind, Cause::losses);
  return true;
}

/// Falls back to the next line, or out of a pocket before it closes: breaking contact, or as a delay. Where the
/// formation is attacked, the ratio has been weighed in {giving-up} and is even here: what is left are its
/// flanks, the way home, the ammunition and the line behind, which the record does not tell.
void consider_falling_back(const Command& c, FormationId formation, const Appraisal& own, bool attacked) {
  const HexId lead = foremost(c.at, c.s, formation);
  const auto& p = c.at.parameters.command;
  // Who is cut off is past such orders: he breaks out, is reached, or neither.
  if (!lead || !c.at.front.linked(c.side()).has(lead)) return;
  const bool hangs = !c.at.front.secure(c.side()).has(lead) || !c.at.scratch.wide.has(lead);
  if (own.contact < p.procedure.contact && !hangs) return;
  const models::Exposure exposed = models::exposure_of(p.exposure, {hostile_about(c, lead), hangs, false});
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

/// Withdrawn when most of it stands where it was told to.
void settle(const Command& c, FormationId formation) {
  std::uint32_t there = 0, all = 0;
  for (const UnitId unit : c.at.theatre.of(formation)) {
    if (!alive(c.s, unit) || !is_manoeuvre(c.at.scenario.unit[unit].branch)) continue;
    all += 1;
    there += c.at.theatre.distance(c.s.hex[unit], c.s.target[formation]) <= 1;
  }
  if (there * 2 < all) return;
  c.s.mission[formation] = Mission::hold;
}

/// Whether a place of the line is attacked, or there is fighting about it: a reserve is not spent on a quiet
/// front.
bool contested(const Command& c, HexId hex) {
  for (const FormationId enemy : c.at.theatre.formations())
    if (c.s.target[enemy] == hex && attacking(c.s, enemy) &&
        c.at.theatre.hostile(c.side(), c.at.theatre.formation_side[enemy]))
      return true;
  const auto fights = [&](HexId place) {
    for (UnitId unit = c.at.front.first(place); unit; unit = c.at.front.next(unit))
      if (c.at.theatre.side_of[unit] == c.side() &&
          c.s.contact[unit] > c.at.parameters.command.procedure.contact)
        return true;
    return false;
  };
  if (fights(hex)) return true;
  for (const HexId next : c.at.scenario.map.neighbour[hex])
    if (next && fights(next)) return true;
  return false;
}

/// The own hex of the region's front where the enemy believed before it most exceeds what covers it, of those
/// where there is fighting.
HexId weakest(const Command& c, double& ratio) {
  HexId worst{};
  double most = 0;
  c.at.front.line(c.side()).each([&](HexId hex) {
    if (!c.at.front.secure(c.side()).has(hex)) return;  // nobody is sent into what may be cut off
    if (!fought_for(c.at, c.plan, hex)) return;
    const double excess =
        models::need_of_troops(c.at.parameters.command.need, c.estimate.threat(hex), c.estimate.cover(hex), 0);
    if (excess <= most || !contested(c, hex)) return;
    most = excess;
    worst = hex;
  });
  ratio = most > 0 ? 1 / most : 1;
  return worst;
}

/// Whether a place can still be reached and held with these people more, as its staff believes.
bool worth_reinforcing(const Command& c, FormationId fresh, HexId place) {
  const auto& p = c.at.parameters;
  if (!can_be_brought_to_bear(c, fresh, foremost(c.at, c.s, fresh), place)) return false;
  if (!c.at.scratch.wide.has(place)) return false;
  const double own = (c.estimate.cover(place) + appraise(c.at, c.s, fresh).people) *
                     models::works_power(p.fortification.works, c.s.works[place]);
  return models::believed_ratio(p.command.belief, own, std::max(1.0, c.estimate.threat(place)),
                                c.estimate.sigma()) >= p.command.procedure.hopeless_ratio;
}

void commit_reserves(const Command& c) {
  double ratio = 1;
  const HexId place = weakest(c, ratio);
  const FormationId fresh = place ? fresh_reserve(c.at, c.s, c.plan, place) : FormationId{};
  if (!fresh) return;
  const models::SectorView view{.believed_ratio = ratio,
                                .breakthrough = c.estimate.cover(place) < 1 ? 1.0 : 0.0,
                                .success = 0,
                                .reserves_left = reserves_left(c.at, c.s, c.plan)};
  const PerDay hazard = models::commit_reserve_hazard(c.at.parameters.command.reserve, view);
  if (c.luck(fresh, commit) >= models::probability_within(in<PerDay>(hazard), Days{1})) return;
  // Into a place that is lost or nearly cut off nobody is sent: he blocks on the ground close behind it.
  const HexId where = worth_reinforcing(c, fresh, place) ? place : ground_behind(c, place);
  const double reach = c.at.parameters.command.break_out.reach;
  if (where && c.at.theatre.may_fight(fresh, where) &&
      c.at.theatre.distance(where, place) * c.at.theatre.hex_km <= reach)
    send_order(c.at, c.s, c.journal, fresh, Mission::hold, where, Cause::outnumbered);
}

/// Whether a counter-attack has not met the enemy by the time he has dug in.
bool comes_late(const Command& c, FormationId formation) {
  const HexId target = c.s.target[formation];
  if (static_cast<Cause>(c.s.order[formation].cause) != Cause::counter_attack || !target) return false;
  if (c.s.attack[formation].met > 0 || c.s.attack[formation].penetration > 0) return false;
  const Days ago = (c.s.turn - c.s.taken[target]) * c.at.span();
  return models::counter_urgency(c.at.parameters.command.counter_attack, ago) <= 0;
}

/// A counter-attack ends with the ground it was for, and where a ring could close behind who makes it.
void go_on(const Command& c, FormationId formation, const Appraisal& own) {
  if (c.s.attack[formation].gained > 0 && !c.s.target[formation]) {
    c.s.target[formation] = next_to_surrounded(c, formation);
    if (!c.s.target[formation]) return end_attack(c.at, c.s, c.journal, formation, Cause::objective_taken);
  }
  if (comes_late(c, formation)) return end_attack(c.at, c.s, c.journal, formation, Cause::no_target);
  const HexId lead = foremost(c.at, c.s, formation);
  if (lead && !c.at.front.secure(c.side()).has(lead))
    return end_attack(c.at, c.s, c.journal, formation, Cause::flank);
  goes_on(c, formation, own, c.resolve);
}

/// Goes to those who are cut off; or else, weary, is itself relieved by a fresh one.
void relieve(const Command& c, FormationId formation, const Appraisal& own) {
  if (goes_to_relief(c, formation, own) || !weary(c, own)) return;
  const HexId lead = foremost(c.at, c.s, formation);
  const FormationId fresh = lead ? fresh_reserve(c.at, c.s, c.plan, lead) : FormationId{};
  if (!fresh || !worth_reinforcing(c, fresh, lead)) return;
  send_order(c.at, c.s, c.journal, fresh, Mission::hold, lead, Cause::fatigue);
  send_order(c.at, c.s, c.journal, formation, Mission::rest, HexId{}, Cause::fatigue);
}

/// Whether nobody is left of a formation who could hold anything, now or soon, and all of them can be brought
/// out.
bool is_finished(const Command& c, FormationId formation, const Appraisal& own) {
  const auto& staff = c.at.parameters.operation.staff;
  if (own.strength_fill >= (own.fit > 0 ? staff.finished : staff.spent)) return false;
  for (const UnitId unit : c.at.theatre.of(formation))
    if (alive(c.s, unit) && c.s.cut_off[unit]) return false;
  return true;
}

void direct(const Command& c, FormationId formation) {
  const Appraisal own = appraise(c.at, c.s, formation);
  if (own.units == 0) return;
  const auto& staff = c.at.parameters.operation.staff;
  switch (c.s.mission[formation]) {
    case Mission::attack:
      return go_on(c, formation, own);
    case Mission::withdraw:
    case Mission::delay:
      return settle(c, formation);
    case Mission::rest:
      if (own.fatigue < staff.rested && own.morale == Morale::steady)
        send_order(c.at, c.s, c.journal, formation, Mission::reserve, HexId{}, Cause::orders);
      return;
    case Mission::reserve:
      goes_to_relief(c, formation, own);
      return;
    case Mission::hold:
      if (is_finished(c, formation, own))
        return send_order(c.at, c.s, c.journal, formation, Mission::rest, HexId{}, Cause::losses);
      if (const auto gave_up = gives_up(c, formation); !gave_up.value_or(false))
        consider_falling_back(c, formation, own, gave_up.has_value());
      if (c.s.order[formation].due < 0) relieve(c, formation, own);
      return;
  }
}

}  // namespace

void direct_defence(const Setting& at, State& s, Journal& journal, PlanId plan) {
  const Estimate estimate{at, s, at.scenario.plan[plan.row()].side};
  const Command c{at, s, journal, plan, estimate, std::clamp(at.drawn.resolve[plan], 0.0, 1.0)};
  if (s.operation[plan].opened < 0) s.operation[plan].opened = s.turn;
  find_surrounded(c);
  find_wide_ways(c);
  strike_back(c);
  commit_reserves(c);
  for (const auto& [lot, formation] : staffs_in_turn(c))
    if (s.order[formation].due < 0 && !leaving(at, s, formation)) direct(c, formation);
  set_stations(at, s, estimate, estimate.side());
}

}  // namespace salient::phases
