#pragma once
#include "base/units.hpp"

namespace salient::models {

/// How a contingent hangs together with the headquarters it serves under.
struct Seam {
  bool crossed;        ///< another language and other procedures; false within one army
  Share interpreters;  ///< of those needed, down to the echelon that calls for fire
  Days together;       ///< days the two have served in the field together
};

struct SeamParameters {
  double interpreters;   ///< share of friction that full interpreters take away
  double habit;          ///< days together over which friction falls by e
  double residue;        ///< share of friction that habit never takes away
  double order_delay;    ///< added to order time at full friction, as a multiple
  double fire_latency;   ///< hours that fire support comes later at full friction
  double fire_window;    ///< hours that a target of supporting fire stays where it was called
  double fire_effect;    ///< share of fire support's effect lost at full friction, when it comes
  double friendly_fire;  ///< incidents per day per battalion wholly in joint fights, at full friction
  double friendly_loss;  ///< share of a battalion's people lost in one incident

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("interpreters", &SeamParameters::interpreters);
    visit("habit", &SeamParameters::habit);
    visit("residue", &SeamParameters::residue);
    visit("order_delay", &SeamParameters::order_delay);
    visit("fire_latency", &SeamParameters::fire_latency);
    visit("fire_window", &SeamParameters::fire_window);
    visit("fire_effect", &SeamParameters::fire_effect);
    visit("friendly_fire", &SeamParameters::friendly_fire);
    visit("friendly_loss", &SeamParameters::friendly_loss);
  }
};

/// Friction across the seam, 0 none to 1 full.                                                 {seam-friction}
///
///     crossed (1 - interpreters i) (residue + (1 - residue) exp(-together / habit))
double friction(const SeamParameters&, const Seam&);

/// Factor on the time of orders that cross the seam, 1 + order_delay f.                         {seam-orders}
double order_delay_factor(const SeamParameters&, double friction);

/// What is left of fire support that crosses it: it comes late, and what comes is worth less. Targets and
/// delays both without memory, so the share still there is window / (window + late). {seam-fires}
///
///     (1 - fire_effect f) fire_window / (fire_window + fire_latency f)
double fire_support_factor(const SeamParameters&, double friction);

/// Incidents of friendly fire per day for one battalion: friendly_fire f joint.                 {friendly-fire}
/// `joint`: share of its fight that is mixed with the host's troops.
PerDay friendly_fire(const SeamParameters&, double friction, Share joint);

/// Equipment from the host.
struct HostEquipment {
  double spare;  ///< share of what it needs that the host can spare
  double pace;   ///< per day: rate at which the gap to what the host can spare closes

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("spare", &HostEquipment::spare);
    visit("pace", &HostEquipment::pace);
  }
};

/// Share of a contingent's equipment in hand after a span; approaches what the host can spare, and only upward:
/// equipment once given is not taken back.                                                    {host-equipment}
double equipment_after(const HostEquipment&, Share fill, Days span);

/// Identification by the enemy.
struct UniformParameters {
  double host_uniform;  ///< share of the enemy's chance of telling the contingent apart that this removes
  double contact;       ///< per day of close contact: rate at which prisoners and dead give it away

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("host_uniform", &UniformParameters::host_uniform);
    visit("contact", &UniformParameters::contact);
  }
};

/// How far a contingent is still unknown to the enemy after a span of which a share was spent in contact, from
/// 1 before the first; and the factor on the enemy's rate of identifying its units.    {uniform-identification}
///
///     unknown exp(-contact share t),   1 - host_uniform u unknown
Share unknown_after(const UniformParameters&, Share unknown, Share in_contact, Days span);
double identification_factor(const UniformParameters&, Share in_host_uniform, Share unknown);

/// A contingent's own tolerance of loss.
struct ToleranceParameters {
  double pause;      ///< per day: hazard of pausing offensive action with `tolerance` of the contingent lost
  double tolerance;  ///< share of the contingent lost at which that hazard holds
  double shape;      ///< power of the loss: how sharply the hazard rises
  double recent;     ///< log-hazard per share of the contingent lost in the last 7 days
  double withdraw;   ///< hazard of leaving the front for good, as a factor of that of pausing
  double resume;     ///< per day: hazard of taking up offensive action again
  double stands;     ///< days that a pause lasts at least

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("pause", &ToleranceParameters::pause);
    visit("tolerance", &ToleranceParameters::tolerance);
    visit("shape", &ToleranceParameters::shape);
    visit("recent", &ToleranceParameters::recent);
    visit("withdraw", &ToleranceParameters::withdraw);
    visit("resume", &ToleranceParameters::resume);
    visit("stands", &ToleranceParameters::stands);
  }
};

/// What a contingent has lost, as shares of all who came: since it came, since its government last let it go on
/// (as `lost` before the first pause), and in the last 7 days.
struct ContingentLosses {
  Share lost;
  Share since;
  Share week;
};

/// Hazards per day of a contingent's own decisions.
struct ToleranceHazards {
  double pause;
  double withdraw;
  double resume;
};

/// The loss moves the hazard; no share lost is a threshold. What was lost before a government let its troops go
/// on weighs on calling them home and on how long a pause lasts, no more on pausing again.   {loss-tolerance}
///
///     pause    = pause0 B(since) exp(recent week),   withdraw = withdraw0 pause0 B(lost) exp(recent week)
///     resume   = resume0 / (1 + B(lost)),   0 while paused < stands,   B(x) = (x / tolerance)^shape
///
/// `paused`: since the pause began.
ToleranceHazards tolerance_hazards(const ToleranceParameters&, const ContingentLosses&, Days paused);

}  // namespace salient::models
