#pragma once
#include <cstdint>

#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

struct BeliefParameters {
  double caution;  ///< standard deviations of the enemy's believed log-power that a commander adds to it
  double ceiling;  ///< no ratio is believed above this, nor below its inverse
  double repulse;  ///< log-power by which each attack thrown back shows the enemy to be stronger there
  double forgets;  ///< days over which that is forgotten: he too is relieved and worn down

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("caution", &BeliefParameters::caution);
    visit("ceiling", &BeliefParameters::ceiling);
    visit("repulse", &BeliefParameters::repulse);
    visit("forgets", &BeliefParameters::forgets);
  }
};

/// The ratio of powers a commander acts on, own over enemy's.                              {believed-ratio}
///
///     own / (enemy exp(caution sigma)), within 1/ceiling .. ceiling
///
/// `enemy` and `sigma`: median and log standard deviation of the belief, from the intelligence picture.
double believed_ratio(const BeliefParameters&, double own, double enemy, double sigma);

/// Attacks on a place that were thrown back, as far as they are remembered so long after the last.  {repulses}
///
///     n exp(-t / forgets)
double repulses_remembered(const BeliefParameters&, double repulses, Days since);
/// Factor on the power that a staff believes to defend a place at which so many of its side's attacks were
/// thrown back: it learns from them that the enemy is stronger there than he was thought to be.
///
///     exp(repulse n)
double power_shown(const BeliefParameters&, double remembered);

struct AttackParameters {
  double ratio;        ///< believed ratio at which an attack is launched half the time, all else at its best
  double ratio_slope;  ///< log-odds per unit of log ratio
  double ammunition;   ///< log-odds lost without ammunition
  double fatigue;      ///< log-odds lost at fatigue 1
  double morale;       ///< log-odds lost per state of morale worse than steady
  double losses;       ///< log-odds lost per share of strength lost in the last 3 days
  double pressure;     ///< log-odds gained at full pressure from above

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("ratio", &AttackParameters::ratio);
    visit("ratio_slope", &AttackParameters::ratio_slope);
    visit("ammunition", &AttackParameters::ammunition);
    visit("fatigue", &AttackParameters::fatigue);
    visit("morale", &AttackParameters::morale);
    visit("losses", &AttackParameters::losses);
    visit("pressure", &AttackParameters::pressure);
  }
};

/// What a commander weighs before attacking.
struct AttackAppraisal {
  double believed_ratio;
  Share ammunition_fill;
  Share fatigue;
  Morale morale;      ///< of the formation: the median of its battalions
  Share lost_lately;  ///< of strength, in the last 3 days
  Share pressure;     ///< from above
};

/// Probability that an attack is launched when considered, once per operation, not per turn.     {attack-go}
///
///     logistic(ratio_slope ln(believed / ratio) - ammunition (1 - a) - fatigue f - morale m - losses l
///              + pressure p);   0 for a broken, routed or surrendered formation
double attack_go(const AttackParameters&, const AttackAppraisal&);

struct PressParameters {
  double best;        ///< share of days pressed, fresh, full and ordered to
  double ammunition;  ///< power of ammunition fill
  double fatigue;     ///< log-share lost at fatigue 1
  double strength;    ///< power of strength over establishment
  double urgency;     ///< share of `best` kept without any urgency in the orders

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("best", &PressParameters::best);
    visit("ammunition", &PressParameters::ammunition);
    visit("fatigue", &PressParameters::fatigue);
    visit("strength", &PressParameters::strength);
    visit("urgency", &PressParameters::urgency);
  }
};

struct Tempo {
  Share ammunition_fill;
  Share fatigue;
  Share strength_fill;  ///< strength over establishment, replacements counted
  Share urgency;        ///< of the orders
};

/// Share of days on which a formation presses its attack; drawn once per formation and day. {press-probability}
///
///     best a^ammunition s^strength exp(-fatigue f) (urgency + (1 - urgency) u)
double press_probability(const PressParameters&, const Tempo&);

struct CulminationParameters {
  double hazard;      ///< per day, at even believed ratio, all else at its best
  double ratio;       ///< log-hazard lost per unit of log believed ratio
  double ammunition;  ///< log-hazard at ammunition 0
  double fatigue;
  double lost;      ///< log-hazard per share of the offensive's strength lost
  double stalled;   ///< log-hazard per day (log of 1 + days) without ground gained
  double reserves;  ///< log-hazard with no reserve left
  double pressure;  ///< log-hazard lost at full pressure from above
  double patience;  ///< days after the assault at which the hazard is half of what it comes to
  double ceiling;   ///< per day

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("hazard", &CulminationParameters::hazard);
    visit("ratio", &CulminationParameters::ratio);
    visit("ammunition", &CulminationParameters::ammunition);
    visit("fatigue", &CulminationParameters::fatigue);
    visit("lost", &CulminationParameters::lost);
    visit("stalled", &CulminationParameters::stalled);
    visit("reserves", &CulminationParameters::reserves);
    visit("pressure", &CulminationParameters::pressure);
    visit("patience", &CulminationParameters::patience);
    visit("ceiling", &CulminationParameters::ceiling);
  }
};

struct Offensive {
  double believed_ratio;
  Share ammunition_fill;
  Share fatigue;
  Share lost;           ///< of the strength it began with
  Days stalled;         ///< since ground was last gained
  Share reserves_left;  ///< of those it began with
  Share pressure;
  Days lasted;         ///< since the assault
  Share promising{0};  ///< of those who attack, in attacks that have only begun or gain ground
};

/// Hazard per day that an offensive is called off.                                              {culmination}
///
///     (1 - n) cap(hazard t^2 / (t^2 + patience^2) (believed)^-ratio (1 + days stalled)^stalled
///         exp(ammunition (1 - a) + fatigue f + lost l + reserves (1 - r) - pressure p)),
///     cap(u) = u / (1 + u / ceiling)
///
/// n: share, of those who attack, in attacks that have only begun or gain ground. Those are waited for.
PerDay culmination_hazard(const CulminationParameters&, const Offensive&);
/// What an offensive may want for.
enum class Want : std::uint8_t { nothing, ammunition, rest, people, ground };
/// Which of its wants weighs most in that hazard: what its staff would put the end down to. Nothing where it
/// has none.
Want greatest_want(const CulminationParameters&, const Offensive&);

struct ReserveParameters {
  double hazard;        ///< per day, at even ratio on a whole front
  double ratio;         ///< log-hazard per unit of log (enemy over own), as believed in the sector
  double breakthrough;  ///< log-hazard when the line is open
  double success;       ///< log-hazard when one's own attack has broken in: to exploit
  double last;          ///< log-hazard lost for the last reserve
  double ceiling;       ///< per day

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("hazard", &ReserveParameters::hazard);
    visit("ratio", &ReserveParameters::ratio);
    visit("breakthrough", &ReserveParameters::breakthrough);
    visit("success", &ReserveParameters::success);
    visit("last", &ReserveParameters::last);
    visit("ceiling", &ReserveParameters::ceiling);
  }
};

struct SectorView {
  double believed_ratio;  ///< own over enemy's in the sector
  Share breakthrough;     ///< share of the sector's line open
  Share success;          ///< of one's own attack there
  Share reserves_left;    ///< of the reserves the commander began with, 0 exclusive
};

/// Hazard per day that a commander commits a reserve to a sector; 0 without reserves.      {commit-reserve}
///
///     cap(hazard (believed)^-ratio exp(breakthrough b + success s - last (1 - r)))
PerDay commit_reserve_hazard(const ReserveParameters&, const SectorView&);

struct RotationParameters {
  double fatigue;  ///< weights of weariness; the score is their weighted mean
  double losses;
  double morale;
  double days;
  double days_half;  ///< days in the line at which that part is half spent

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("fatigue", &RotationParameters::fatigue);
    visit("losses", &RotationParameters::losses);
    visit("morale", &RotationParameters::morale);
    visit("days", &RotationParameters::days);
    visit("days_half", &RotationParameters::days_half);
  }
};

struct Wear {
  Share fatigue;
  Share lost;  ///< of establishment, replacements counted
  Morale morale;
  Days in_line;
};

/// Weariness of a unit, 0 to 1; the weariest are rotated out first: the weighted mean of    {rotation-score}
///
///     fatigue f, lost l, morale min(state, routed) / routed, days d / (d + days_half)
double weariness(const RotationParameters&, const Wear&);

struct FallBackParameters {
  double hazard;        ///< per day, at even believed ratio, flanks safe, a line behind
  double ratio;         ///< log-hazard per unit of log (enemy over own)
  double flank;         ///< log-hazard at flank exposure 1
  double encirclement;  ///< log-hazard when the ring is about to close
  double no_line;       ///< log-hazard lost with no line behind to fall back on
  double hold;          ///< log-hazard lost under orders to hold at any cost
  double ammunition;    ///< log-hazard at ammunition 0
  double ceiling;       ///< per day

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("hazard", &FallBackParameters::hazard);
    visit("ratio", &FallBackParameters::ratio);
    visit("flank", &FallBackParameters::flank);
    visit("encirclement", &FallBackParameters::encirclement);
    visit("no_line", &FallBackParameters::no_line);
    visit("hold", &FallBackParameters::hold);
    visit("ammunition", &FallBackParameters::ammunition);
    visit("ceiling", &FallBackParameters::ceiling);
  }
};

struct Defence {
  double believed_ratio;  ///< own over enemy's
  Share flank_exposure;
  Share encirclement;
  Share line_behind;  ///< 1 works ready behind, 0 none
  Share hold;         ///< strength of the order to hold
  Share ammunition_fill;
};

/// Hazard per day that a defender falls back to the next line. The stronger in front, the calmer, and nobody
/// likes to leave for open ground; but neither keeps him in a ring that closes behind.            {fall-back}
///
///     cap(hazard r^-ratio exp(flank x + encirclement e + ammunition (1 - a) - c no_line (1 - b) - hold o)),
///     c = min(1, 2 (1 - e)),   r = min(believed, believed^c)
PerDay fall_back_hazard(const FallBackParameters&, const Defence&);

}  // namespace salient::models
