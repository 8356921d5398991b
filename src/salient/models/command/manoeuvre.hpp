#pragma once
#include "base/units.hpp"

// What a commander does with the ground: which target, which axis, when to delay, when to break out.
namespace salient::models {

struct TargetParameters {
  double detour;  ///< minutes of road given for each 1000 people of enemy believed to be avoided
  double crowd;   ///< minutes given not to share the road with a formation that attacks there already

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("detour", &TargetParameters::detour);
    visit("crowd", &TargetParameters::crowd);
  }
};

/// What a target costs a staff, in minutes of road: the lowest is attacked.                     {target-cost}
///
///     minutes + detour enemy / 1000 / (1 + others) + crowd others
///
/// `minutes`: to the target and, on an axis whose objective is not held, from there to the objective;
/// `enemy`: people believed to hold it; `others`: own formations that attack it already. A weak place is shared
/// with nobody; on a strong one attacks are massed.
double target_cost(const TargetParameters&, double minutes, double enemy, double others);

struct ShiftParameters {
  double hazard;   ///< per day and unit of log advantage
  double ratio;    ///< power of the believed ratio in an axis's prospect
  double success;  ///< log-prospect of an attack that has broken in
  double margin;   ///< log advantage below which nothing is shifted
  double ceiling;  ///< per day

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("hazard", &ShiftParameters::hazard);
    visit("ratio", &ShiftParameters::ratio);
    visit("success", &ShiftParameters::success);
    visit("margin", &ShiftParameters::margin);
    visit("ceiling", &ShiftParameters::ceiling);
  }
};

/// What an axis promises: its weight in the plan, the ratio believed on it, how far its attacks have broken in.
struct AxisView {
  double effort;  ///< of the plan, 0 where it has no task now
  double believed_ratio;
  Share success;
};

/// {axis-prospect}: effort believed^ratio exp(success s)
double axis_prospect(const ShiftParameters&, const AxisView&);

/// Hazard per day that a formation in hand is shifted to the best axis; the ceiling where its own promises
/// nothing.                                                                                     {shift-effort}
///
///     cap(hazard max(0, ln(best / own) - margin)),    cap(u) = u / (1 + u / ceiling)
PerDay shift_effort_hazard(const ShiftParameters&, double own, double best);

struct ExposureParameters {
  double flank_from;  ///< share of the ground about a place in enemy hands from which its flanks are exposed
  double flank_full;  ///< and at which they are fully
  double ring_from;   ///< share from which the ring is closing
  double neck;        ///< how near to encirclement counts whose way home is a neck
  double thread;      ///< and whose way home hangs by a thread

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("flank_from", &ExposureParameters::flank_from);
    visit("flank_full", &ExposureParameters::flank_full);
    visit("ring_from", &ExposureParameters::ring_from);
    visit("neck", &ExposureParameters::neck);
    visit("thread", &ExposureParameters::thread);
  }
};

/// The ground about a place.
struct Surroundings {
  Share hostile;  ///< of it
  bool narrow;    ///< its way home is no wider than a neck
  bool hangs;     ///< it would be cut off if the enemy took the whole line
  bool closing;   ///< it will be cut off soon if his attacks keep their pace
};
struct Exposure {
  Share flank, encirclement;
};

/// {exposure}
///
///     flank = (hostile - flank_from) / (flank_full - flank_from), held within 0 and 1
///     encirclement = 1 where the ring is closing, thread where it hangs by one, neck where its way home is
///     one,
///                    else (hostile - ring_from) / (1 - ring_from), held within 0 and 1
Exposure exposure_of(const ExposureParameters&, const Surroundings&);

struct DelayParameters {
  double ratio;     ///< believed ratio at which half of those in contact delay
  double km_a_day;  ///< ground that a delay gives a day where it is pressed

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("ratio", &DelayParameters::ratio);
    visit("km_a_day", &DelayParameters::km_a_day);
  }
};

/// Probability that a formation told to fall back fights its way as a delay; else it breaks contact.
///                                                                                             {delay-chance}
///     contact (1 - encirclement) b / (b + ratio)
Share delay_chance(const DelayParameters&, Share contact, Share encirclement, double believed_ratio);

struct BreakOutParameters {
  double hazard;  ///< per day, of a unit cut off and still in hand
  double hold;    ///< log-hazard lost under orders to hold at any cost
  double lost;    ///< per km: share of those still with it who are taken on the way
  double reach;   ///< km beyond which nobody tries
  double
      hunted;  ///< per day: hazard of capture of each soldier where the enemy holds the ground, at even numbers

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("hazard", &BreakOutParameters::hazard);
    visit("hold", &BreakOutParameters::hold);
    visit("lost", &BreakOutParameters::lost);
    visit("reach", &BreakOutParameters::reach);
    visit("hunted", &BreakOutParameters::hunted);
  }
};

/// Hazard per day that a unit cut off tries to break out: hazard exp(-hold o).              {break-out-hazard}
PerDay break_out_hazard(const BreakOutParameters&, Share hold);
/// Share of a unit taken prisoner on the way: 1 - exp(-lost km).                              {break-out-loss}
Share break_out_loss(const BreakOutParameters&, Kilometres);
/// Hazard per day of capture of each soldier of a unit that was overrun and has nowhere to go: by the enemies
/// about it and the people that it still has. {hunted}
///
///     2 hunted enemies / (enemies + people)
PerDay hunted_hazard(const BreakOutParameters&, double enemies, double people);

struct ReliefParameters {
  double reach;   ///< km from own lines to units cut off over which a staff would fight its way to them
  double weight;  ///< pressure to go where units are cut off, a share
  double cost;    ///< share of those who go that is reckoned to be lost on the way

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("reach", &ReliefParameters::reach);
    visit("weight", &ReliefParameters::weight);
    visit("cost", &ReliefParameters::cost);
  }
};

/// How much it is worth to a formation to attack toward units cut off, of 1: C / (C + cost N), C people cut off
/// there, N its own. A company is not bought back with a brigade's losses.                      {relief-worth}
Share relief_worth(const ReliefParameters&, double cut_off, double own);
/// What a place to break the ring costs a staff: its target_cost() for each hex that lies between, the place
/// itself one of them.                                                                            {relief-cost}
double relief_cost(double target_cost, int hexes_between);

struct CounterAttackParameters {
  double fresh_days;  ///< after which the enemy on ground that he took has dug in and drawn up
  double weight;      ///< pressure to strike back at ground lost this moment, a share

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("fresh_days", &CounterAttackParameters::fresh_days);
    visit("weight", &CounterAttackParameters::weight);
  }
};

/// Pressure on troops in hand to strike back at ground that was lost `ago`: weight max(0, 1 - ago /
/// fresh_days).
///                                                                                            {counter-urgency}
Share counter_urgency(const CounterAttackParameters&, Days ago);

struct NeedParameters {
  double alarm;   ///< people of enemy reckoned with where none is believed
  double screen;  ///< people that a line without troops counts as
  double hours;   ///< of road at which a place needs troops half as much

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("alarm", &NeedParameters::alarm);
    visit("screen", &NeedParameters::screen);
    visit("hours", &NeedParameters::hours);
  }
};

/// How much a place in the line needs troops that are so far away.                                 {gap-need}
///
///     (threat + alarm) / ((cover + screen) (1 + hours / p.hours))
double need_of_troops(const NeedParameters&, double threat, double cover, double hours);

/// Share of the people who cover a place that its staff can spare when nothing more is to be attacked from it.
///                                                                                               {thin-out}
///     max(0, 1 - (threat + alarm) / cover);   0 where nobody covers it
Share share_to_spare(const NeedParameters&, double threat, double cover);

/// Days that a formation gathers itself before its next attack, `repulsed` of its attacks in a row having been
/// thrown back without ground.                                                                       {regroup}
///
///     recover_days (1 + repulsed) / max(least, ammunition)
Days regroup_time(double recover_days, double least, Share ammunition, int repulsed);

/// Figures of staff procedure that no equation of its own owns.
struct ProcedureParameters {
  double consider_days;     ///< days over which the decision to attack is taken once
  double reach_days;        ///< days after which an attack that found nobody to fight is given up
  double pause_days;        ///< days without battle or ground after which one that has begun is over
  double enough_ratio;      ///< believed ratio at which those who attack a place need nobody else
  double hopeless_ratio;    ///< believed ratio of a defence, its reserve counted, that is not reinforced
  double neck_km;           ///< width of the way home below which nobody is sent into a place
  double closing_days;      ///< in which a ring is closing that attacks would close at their pace
  double strike_back_km;    ///< within which reserves strike at ground just lost
  double approach;          ///< of a minute to a target, against one from there to the axis's objective
  double exploit_km;        ///< within which an attack goes on from ground taken without a new order
  double recent_days;       ///< days for which ground gained still counts as success
  double fit_fatigue;       ///< fatigue up to which a formation is sent to attack
  double contact;           ///< share of a day in contact from which a defender is fought
  double success_km;        ///< ground gained on an axis at which it counts as a full success
  double least_effort;      ///< weight that an axis without any in the plan has for reserves
  double short_ammunition;  ///< fill below which nobody attacks, and a decision is put down to it
  double worn;              ///< fatigue above which it is put down to that
  double settle_days;       ///< days between two shifts of effort of one plan
  double bloody;            ///< share of a force lost in an attack from which its end is put down to losses

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("consider_days", &ProcedureParameters::consider_days);
    visit("reach_days", &ProcedureParameters::reach_days);
    visit("pause_days", &ProcedureParameters::pause_days);
    visit("enough_ratio", &ProcedureParameters::enough_ratio);
    visit("hopeless_ratio", &ProcedureParameters::hopeless_ratio);
    visit("neck_km", &ProcedureParameters::neck_km);
    visit("closing_days", &ProcedureParameters::closing_days);
    visit("strike_back_km", &ProcedureParameters::strike_back_km);
    visit("approach", &ProcedureParameters::approach);
    visit("exploit_km", &ProcedureParameters::exploit_km);
    visit("recent_days", &ProcedureParameters::recent_days);
    visit("fit_fatigue", &ProcedureParameters::fit_fatigue);
    visit("contact", &ProcedureParameters::contact);
    visit("success_km", &ProcedureParameters::success_km);
    visit("least_effort", &ProcedureParameters::least_effort);
    visit("short_ammunition", &ProcedureParameters::short_ammunition);
    visit("worn", &ProcedureParameters::worn);
    visit("settle_days", &ProcedureParameters::settle_days);
    visit("bloody", &ProcedureParameters::bloody);
  }
};

}  // namespace salient::models
