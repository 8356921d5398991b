#pragma once
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
  /// Power with which they would, works as they are seen.
  double defending_power(const State&, HexId) const;
  /// Log standard deviation of that belief.
  double sigma(HexId) const;
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

/// Whether every political process lets troops attack: a ceasefire binds all sides, whoever's process it is.
bool attacks_allowed(const Setting&, const State&);
/// Sends an order down; it is carried out when it has passed every headquarters on the way.
void send_order(const Setting&, State&, Journal&, FormationId, Mission, HexId target, Cause);
/// Carries out the orders that are due.
void carry_out_orders(const Setting&, State&, Journal&);
/// Ends a formation's attack: it holds what it has.
void end_attack(const Setting&, State&, Journal&, FormationId, Cause);
/// The hex an attack of this formation would go for: hostile, on the region's land, beside its own side's, on
/// the shortest way to its objective after what the staff would pay to avoid strength. Unassigned when there is
/// none.
HexId choose_target(const Setting&, const State&, const Estimate&, FormationId, HexId lead, PlanId);
/// Whether the formation's soldiers may be sent to attack at all: its nation may hold it back.
bool may_attack(const Setting&, const State&, FormationId);
/// Whether the formation's government has called it home: then nobody gives it anything to do.
inline bool leaving(const Setting& at, const State& s, FormationId formation) {
  return s.contingent[at.theatre.formation_nation[formation]].leaving != 0;
}
models::AttackAppraisal attack_appraisal(const Setting&, const State&, const Estimate&, FormationId,
                                         const Appraisal&, HexId target, double pressure);
/// How near the formation is to giving its attack up: {giving-up} by its losses and the enemy's so far, and the
/// ratio of powers that its staff believes in.
PerDay attackers_hazard(const Setting&, const State&, FormationId, double believed_ratio);
/// A formation of this plan that waits in reserve and could go, the fittest first; unassigned when none.
FormationId fresh_reserve(const Setting&, const State&, PlanId);
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

void direct_offensive(const Setting&, State&, Journal&, PlanId);
void direct_defence(const Setting&, State&, Journal&, PlanId);
/// Where each unit of a side should stand, by its formation's mission.
void set_stations(const Setting&, State&, const Estimate&, SideId);

}  // namespace salient::phases
