#pragma once
#include "models/advance/qjm_advance.hpp"
#include "models/attrition/fight.hpp"
#include "models/tables.hpp"

namespace salient::models {

/// What an advance meets besides the enemy's strength.
struct AdvanceConditions {
  Share obstacle;         ///< mines and barriers in the way, 0 to 1
  double river_width_m;   ///< of unbridged water to cross, 0 none
  Share trafficability;   ///< of ground and weather, 0 to 1
  Share drones_overhead;  ///< the defender's index from models::drones_overhead, 0 to 1
  double supply_fill;     ///< the attacker's fuel, 0 to 1
  bool defended;          ///< false: nobody holds the ground
  Share motorised_share;  ///< of the attacker's people who move in vehicles, armoured or not
  Share armour_share;     ///< of the attacker's people under armour
  double luck;            ///< standard normal that lives as long as the engagement
  double daily;           ///< standard normal, new each day
  Kilometres front;       ///< of front that is attacked together
};

/// The laws of advance by name: `ladder` is ours, `qjm` a published one to hold it against. A study plays one
/// of them from the first day to the last.
enum class AdvanceLaw : std::uint8_t { ladder, qjm };
constexpr std::size_t advance_law_count = 2;
std::string_view spelling(AdvanceLaw);

/// How a front moves, for narratives: which step of the ladder is nearest.
enum class AdvanceRegime : std::uint8_t { trench, attack, breakthrough, pursuit, unopposed };
std::string_view spelling(AdvanceRegime);

/// The advantage that pushes a front.                                          {pressure}
///
///     x = ln(i S_A / S_D) - works e - drones D - obstacle O - river w/(w + w_half) - density ln(n / n_ref)
///         + effectiveness (m_A - m_D) + air a - surprise s + delay [gives ground]
///
/// i share that presses, S power, e works, D drones overhead, O obstacles, w river width, n defenders per km,
/// m effectiveness of the {nationality}, a superiority in the air (-1 the defender's, 1 the attacker's), s
/// surprise.
struct Pressure {
  double works;          ///< fall of x in full works
  double drones;         ///< fall of x under full watch
  double obstacle;       ///< fall of x in full minefields
  double river;          ///< fall of x at a very wide river
  double density;        ///< fall of x with ln(defenders per km)
  double usual_density;  ///< n_ref, people per km
  double delay;          ///< rise of x where the defender delays or withdraws
  double surprise;       ///< rise of x where the defender is surprised completely
  double effectiveness;  ///< rise of x with the attacker's national effectiveness over the defender's
  double air;            ///< rise of x where the attacker rules the air, fall where the defender does

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("works", &Pressure::works);
    visit("drones", &Pressure::drones);
    visit("obstacle", &Pressure::obstacle);
    visit("river", &Pressure::river);
    visit("density", &Pressure::density);
    visit("usual_density", &Pressure::usual_density);
    visit("delay", &Pressure::delay);
    visit("surprise", &Pressure::surprise);
    visit("effectiveness", &Pressure::effectiveness);
    visit("air", &Pressure::air);
  }
};

/// Pace of each regime and where one passes into the next.                      {ladder}
///
///     ln v(x) = ln v_trench + sum over steps of ln(v_next / v_this) l_step + ln(1 + motorised m + armoured a)
///     l_b l_step = logistic((x - x_step) / softness),   l_b that of the step to breakthrough
///
/// m, a: shares of the attacker's people in vehicles and under armour. Who walks and who rides attack a manned
/// line at one pace; where it breaks, who rides is faster. A defender who delays goes back by his own decision
/// and in order: he sets the pace, and the steps to breakthrough and pursuit are not made.
struct Ladder {
  double trench, attack, breakthrough, pursuit;   ///< km per day on foot, on good ground
  double to_attack, to_breakthrough, to_pursuit;  ///< pressure at which the step is half made
  double softness;                                ///< in units of pressure
  double motorised, armoured;  ///< gain of pace past a breakthrough, all in vehicles or under armour

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("trench", &Ladder::trench);
    visit("attack", &Ladder::attack);
    visit("breakthrough", &Ladder::breakthrough);
    visit("pursuit", &Ladder::pursuit);
    visit("to_attack", &Ladder::to_attack);
    visit("to_breakthrough", &Ladder::to_breakthrough);
    visit("to_pursuit", &Ladder::to_pursuit);
    visit("softness", &Ladder::softness);
    visit("motorised", &Ladder::motorised);
    visit("armoured", &Ladder::armoured);
  }
};

/// A wide front goes faster than a narrow one, and every attack slows as it goes on.        {extent}
///
///     h = (front / usual_front)^width (1 + t / first_days)^-slowing
///
/// t days of battle so far.
struct Extent {
  double width;        ///< power of the front that is attacked together
  double usual_front;  ///< km at which it adds nothing
  double slowing;      ///< power of the time that the fight has lasted
  double first_days;   ///< after which the slowing shows

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("width", &Extent::width);
    visit("usual_front", &Extent::usual_front);
    visit("slowing", &Extent::slowing);
    visit("first_days", &Extent::first_days);
  }
};

/// Days without advance, and the scatter of the others.                         {stall}
///
///     u = sqrt(lasting) luck + sqrt(1 - lasting) daily
///     rate = v(x) h g max(0, exp(sigma u) - exp(sigma u0)),   u0 = at - slope x;   P(no advance) = Phi(u0)
struct Stall {
  double at;       ///< u0 at zero pressure
  double slope;    ///< fall of u0 with pressure
  double scatter;  ///< sigma of ln pace
  double lasting;  ///< share of the variance of luck that lives as long as the engagement

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("at", &Stall::at);
    visit("slope", &Stall::slope);
    visit("scatter", &Stall::scatter);
    visit("lasting", &Stall::lasting);
  }
};

/// What slows any march, fought for or not.                                     {going}
///
///     g = relief cover trafficability^p (1 - obstacle O) (1 - works e) (f + (1 - f) fill) / (1 + w / w_half);
///     works count only where they are manned
struct Going {
  double trafficability;  ///< exponent p
  double supply_floor;    ///< f: pace on foot without fuel
  double obstacle;        ///< share of pace lost in full minefields
  double works;           ///< share of pace lost in full works, manned
  double river_half_m;    ///< width of unbridged water that halves the pace
  double march;           ///< km per day of a road march; no advance is faster
  double march_scatter;   ///< sigma of ln pace, unopposed
  double march_drones;    ///< share of the march lost under full watch

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("trafficability", &Going::trafficability);
    visit("supply_floor", &Going::supply_floor);
    visit("obstacle", &Going::obstacle);
    visit("works", &Going::works);
    visit("river_half_m", &Going::river_half_m);
    visit("march", &Going::march);
    visit("march_scatter", &Going::march_scatter);
    visit("march_drones", &Going::march_drones);
  }
};

/// The numbers behind the advance: [advance.<member>.<number>] of parameters/advance.toml.
struct AdvanceParameters {
  Pressure pressure;
  Ladder ladder;
  Extent extent;
  Stall stall;
  Going going;
  ReliefTable relief;  ///< factor on pace
  CoverTable cover;    ///< factor on pace
  QjmAdvance qjm;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("pressure", &AdvanceParameters::pressure);
    visit("ladder", &AdvanceParameters::ladder);
    visit("extent", &AdvanceParameters::extent);
    visit("stall", &AdvanceParameters::stall);
    visit("going", &AdvanceParameters::going);
    visit("relief", &AdvanceParameters::relief);
    visit("cover", &AdvanceParameters::cover);
    visit("qjm", &AdvanceParameters::qjm);
  }
};

/// The numbers that laws of advance read: their own, and those of the power ratio of {qjm-advance}.
struct AdvanceNumbers {
  const AdvanceParameters& advance;
  const AttritionParameters& attrition;
};

/// How far the attacker's front moves in a day by the law asked for; 0 where he is held. {stall} {qjm-advance}
/// Where nobody stands in the way all laws go at the ladder's upper end: {march}.
KilometresPerDay advance_rate(AdvanceLaw, const AdvanceNumbers&, const Fight&, const AdvanceConditions&);

/// Probability that a day brings no advance, before luck is known, by the ladder. {stall}
Share chance_of_no_advance(const AdvanceParameters&, const Fight&, const AdvanceConditions&);

/// The regime that the pressure calls for, luck left out. {ladder}
AdvanceRegime advance_regime(const AdvanceParameters&, const Fight&, const AdvanceConditions&);

}  // namespace salient::models

namespace salient {
/// Words for parse<models::AdvanceLaw>("ladder").
template <>
std::span<const std::string_view> words_of<models::AdvanceLaw>();
}  // namespace salient
