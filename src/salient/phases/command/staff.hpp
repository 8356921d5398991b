#pragma once
#include <algorithm>
#include <optional>
#include <span>

#include "models/command/decision.hpp"
#include "phases/phase.hpp"

// What the commanders of one side know and may do. Everything here reads the side's beliefs, its own units and
// who holds the land; nothing reads where the enemy truly stands.
namespace salient::phases {

/// The enemy as a staff believes he stands, by hex: people, discounted by how long ago they were seen.
class Estimate {
 public:
  /// Fills the scratch columns `threat` and `cover` for this side; one estimate at a time.
  Estimate(const Setting&, const State&, SideId);

  /// People believed to defend a hex: those in it, and a share of those beside it.
  double defenders(HexId) const;
  /// Power with which they would, works as they are seen and repulses have shown.
  double defending_power(const State&, HexId) const;
  /// Log standard deviation of that belief.
  double sigma() const { return sigma_; }
  /// People believed to stand in a hex or beside it, who could attack it.
  double threat(HexId) const;
  /// Own people in a hex or beside it.
  double cover(HexId) const;
  SideId side() const { return side_; }

 private:
  double gather(const Column<HexId, double>&, HexId, double beside) const;
  const Setting& at_;
  SideId side_;
  double sigma_{0};
};

/// Sends an order down; it is carried out when it has passed every headquarters on the way.
void send_order(const Setting&, State&, Journal&, FormationId, Mission, HexId target, Cause);
/// The side's source of supply nearest by road: which way the rear is. `from` itself where none is left.
HexId rear(const Setting&, SideId, HexId from);
/// How many hexes deep so many km are: one at least.
inline int hexes_deep(const Setting& at, double km) {
  return std::clamp(static_cast<int>(km / at.theatre.hex_km + 0.5), 1, Front::deepest - 1);
}
/// How long an order to the formation usually takes from decision to action.
Days usual_delay(const Setting&, const State&, FormationId);
/// How long troops take by road, at the hours a day that they march.
inline Days march_time(const Setting& at, HexId from, HexId to) {
  return Days{at.scenario.travel.minutes(from, to) / 60.0 / at.parameters.operation.staff.march_hours};
}
/// Whether a formation attacks and is the side's enemy.
inline bool attacks_side(const Setting& at, const State& s, FormationId formation, SideId side) {
  return attacking(s, formation) && at.theatre.hostile(side, at.theatre.formation_side[formation]);
}
/// Whether the enemy's attacks about a place of the side, at the pace they have had, will have taken it by
/// then, or within a day of now: too soon for anybody who is sent there.
bool falls_within(const Setting&, const State&, SideId, HexId place, Days);
/// How far beyond its own line a formation's attack will have come by then, at the pace it has had since it was
/// ordered, days without advance counted.
Kilometres reach_of(const Setting&, const State&, FormationId, Days);
/// Carries out the orders that are due.
void carry_out_orders(const Setting&, State&, Journal&);
/// Attacks of the side on a place of the enemy's that were thrown back, as far as it remembers them.
double repulses_at(const Setting&, const State&, SideId, HexId place);
/// Ends a formation's attack: it holds what it has.
void end_attack(const Setting&, State&, Journal&, FormationId, Cause);
/// The hex an attack of this formation would go for: hostile, on the region's land, beside its own side's, on
/// the shortest way to its objective after what the staff would pay to avoid strength. Unassigned when there is
/// none.
HexId choose_target(const Setting&, const State&, const Estimate&, FormationId, HexId lead, PlanId);
/// Whether the formation's soldiers may be sent to attack at all: its nation may hold it back.
bool may_attack(const Setting&, const State&, FormationId);
/// Whether the formation attacks the place or is under orders to.
inline bool attacks(const State& s, FormationId formation, HexId target) {
  const Order& order = s.order[formation];
  return (s.mission[formation] == Mission::attack && s.target[formation] == target) ||
         (order.due >= 0 && order.mission == Mission::attack && order.target == target);
}
/// Whether a place lies in the land that a plan is about, or beside it.
inline bool fought_for(const Setting& at, PlanId plan, HexId hex) {
  const HexSet& region = at.theatre.region[plan];
  const auto& about = at.scenario.map.neighbour[hex];
  return region.has(hex) ||
         std::any_of(about.begin(), about.end(), [&](HexId next) { return next && region.has(next); });
}
/// How many other formations of its side attack the hex, or are about to.
inline double others_attacking(const Setting& at, const State& s, FormationId formation, HexId target) {
  const SideId side = at.theatre.formation_side[formation];
  double others = 0;
  for (const FormationId other : at.theatre.formations())
    others += attacks(s, other, target) && other != formation && at.theatre.formation_side[other] == side;
  return others;
}
/// Whether the formation's government has called it home: then nobody gives it anything to do.
inline bool leaving(const Setting& at, const State& s, FormationId formation) {
  return s.contingent[at.theatre.formation_nation[formation]].leaving != 0;
}
/// Power with which a formation's battalions in hand would attack a place.
double attacking_power(const Setting&, const State&, FormationId, HexId target);
/// What a staff weighs before it attacks a place; others of its side who attack there already count with it.
models::AttackAppraisal attack_appraisal(const Setting&, const State&, const Estimate&, FormationId,
                                         const Appraisal&, HexId target, double pressure);
/// How near either side of a formation's attack is to giving it up: {giving-up} by the losses of both so far,
/// and the attacker's power over the defender's as the staff that asks believes it.
models::Hazards engagement_hazards(const Setting&, const State&, FormationId attacker, double believed_ratio);
/// A formation of this plan that waits in reserve and could go, to `place` if one is named, the fittest first;
/// unassigned when none.
FormationId fresh_reserve(const Setting&, const State&, PlanId, HexId place = {});
double reserves_left(const Setting&, const State&, PlanId);

/// What the commander of a plan knows of it this morning.
struct Command {
  const Setting& at;
  State& s;
  Journal& journal;
  PlanId plan;
  const Estimate& estimate;
  double resolve;
  SideId side() const { return at.scenario.plan[plan.row()].side; }
  /// The formation's own luck of the day for decision n.
  double luck(FormationId formation, std::uint64_t n) const {
    return at.chance.at(at.theatre.formation_key[formation]).uniform(n);
  }
};

/// The plan's manoeuvre formations in the order in which their staffs decide today: by lot, since each counts
/// those before it and the roster is to decide nothing.
std::span<const StaffInTurn> staffs_in_turn(const Command&);

/// Share of the plan's region in its side's hands.
double share_held(const Setting&, const State&, PlanId);

/// What a report puts a decision down to.
Cause cause_of(const Command&, const Attack&, const Appraisal&, bool bloody);
/// Whether a battalion of the formation that can be led into a fight stands on the hex or beside it.
bool stands_beside(const Command&, FormationId, HexId);
/// Whether a place is the enemy's and there is ground to attack it from: beside it, and not in a pocket unless
/// the formation is in one.
bool can_be_attacked(const Command&, FormationId, HexId);
/// Whether a formation that broke an attack off still gathers itself for the next.
bool waits(const Command&, FormationId, const Appraisal&);
/// A formation in its attack: ends it where it must or will, else sets whether it presses today. `pressure`:
/// from above, 0 to 1. Returns whether the attack goes on.
bool goes_on(const Command&, FormationId, const Appraisal&, double pressure);
/// Whether the formation could march to the place within the days
/// that an attack has to find a way, on the fuel that it has.
bool can_be_brought_to_bear(const Command&, FormationId, HexId lead, HexId target);
/// Whether the side has units cut off within reach of a breach at the place.
bool somebody_to_reach(const Setting&, const State&, SideId, HexId target);
/// The next place towards those cut off for a formation that has broken in for them; none where it is done.
HexId next_to_surrounded(const Command&, FormationId);
/// Whether those who attack the place already are as strong as a staff could wish, so that nobody is sent who
/// does not stand beside it.
bool enough_attack(const Command&, FormationId, HexId target);
/// Chance that an attack on the place is ordered this morning.
double attack_chance(const Command&, FormationId, const Appraisal&, HexId target, double pressure);
/// Battle of its attack since yesterday's dawn. What the record says of giving up, of either side, it says of
/// days of battle.
Days battle_lately(const Setting&, const State&, FormationId attacker);
/// Has men and rest enough to be sent to an attack.
bool fit_to_attack(const Command&, const Appraisal&);
/// Notes which units of the side are cut off, for the decisions of this morning.
void find_surrounded(const Command&);
/// Whether a formation's attack, or the order that it last had, is to reach units cut off.
inline bool relieves(const Command& c, FormationId formation) {
  return static_cast<Cause>(c.s.order[formation].cause) == Cause::relief;
}
/// Whether a formation attacks to reach units cut off that are there no more: come out, or taken.
bool relief_is_over(const Command&, FormationId);
/// Sends a formation in hand to break the ring about them; returns whether it is ordered to.
bool goes_to_relief(const Command&, FormationId, const Appraisal&);
/// Troops of a defence strike back together at ground just lost, where they believe themselves strong enough:
/// those who stand beside it and reserves within a night's march, no more of them than that takes.
void strike_back(const Command&);
/// Whether an enemy attacks the place now.
bool attacked_at(const Command&, HexId);
/// The side's land from which the way home is wider than a neck: joined to a source of supply over land that
/// stays the side's own if the enemy takes half of `neck_km` from either hand. On a small piece of land, half
/// as deep as its sources of supply lie. Into Scratch::wide, for the decisions of the morning.
void find_wide_ways(const Command&);
/// The side's land that its enemies' attacks will have taken within `closing_days` at the pace they have had:
/// their targets, and from there as far as nobody of its own stands on the land or beside it. Into
/// Scratch::lost_soon, and into Scratch::way_open what is joined to a source of supply without it or stands
/// beside such land. For the decisions of the morning.
void find_falling(const Command&);
/// Where to fall back to within a night on foot: the nearest hex by road of a prepared line further back and
/// nearer home, or, when no line is left, the nearest ground, from which the way home is safe and wide; else
/// not about to close; else farther off. No land that falls before anybody has settled on it. Unassigned when
/// there is none of all that.
HexId ground_behind(const Command&, HexId from);
/// Whether the formation has had enough of the attacks that its battalions have met since yesterday:
/// {giving-up} of the defender, each attack an engagement of its own and weighed by the share of the formation
/// that it meets. It falls back, or stays where there is nowhere to go. None where nobody attacks: the record
/// is of battles.
std::optional<bool> gives_up(const Command&, FormationId);
/// Falls back to the next line, or out of a pocket before it closes: breaking contact, or as a delay. Where the
/// formation is attacked, the ratio has been weighed in {giving-up} and is even here: what is left are its
/// flanks, the way home, the ammunition and the line behind, which the record does not tell.
void consider_falling_back(const Command&, FormationId, const Appraisal&, bool attacked);
/// A formation on its way back. It holds again when most of those who can be led stand where it was told to,
/// is told of another place when that one is lost or about to be, and to break contact where it delays and a
/// ring is closing.
void settle(const Command&, FormationId);
/// Due to be relieved.
bool weary(const Command&, const Appraisal&);

/// Whether an axis of an offensive has something to do: its phase has come and its objective is not held. In
/// the last phase the land about it is cleared, objective or not.
bool has_task(const Command&, AxisId);
/// Whether any has; when none has, all go for what is left of the region.
bool any_task(const Command&);
/// Mean of the ratios that the plan's attacks believe in; 1 while there are none.
double ratio_of_attacks(const Command&);
/// Begins the phase of that place in the plan's list, if it has phases.
void open_phase(const Command&, std::int32_t phase);
/// The morning's decisions on phases, reserves and effort of an offensive under way.
void weigh_axes(const Command&);

void direct_offensive(const Setting&, State&, Journal&, PlanId);
void direct_defence(const Setting&, State&, Journal&, PlanId);
/// Where each unit of a side should stand, by its formation's mission; after find_falling().
void set_stations(const Setting&, State&, const Estimate&, SideId);

}  // namespace salient::phases
