#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// Who digs, and what hinders them.
struct Diggers {
  double people_per_km;     ///< troops at hand for digging, per km of front
  double engineers_per_km;  ///< engineers among or beside them
  Share under_fire;         ///< how much fire hinders work, 0 to 1: suppression or drones overhead
  double dig_factor;        ///< of ground and weather: models::weather_effects(...).dig
};

/// How works grow. Level 0 is bare ground, 1 a finished defensive zone that is approached and never reached.
///
///     dw/dt = (1 - w) (-ln(1 - w_prepared) / T) labour conditions                          {dig}
///     labour = min(most, (people + worth engineers) / usual),   conditions = (1 - slow under_fire) dig_factor
///
/// T: days in which usual labour reaches a prepared position; a fortified one takes three times that. What goes
/// beyond a prepared position needs material: timber, concrete, wire.
struct Digging {
  double prepared_works;   ///< level of a prepared position: by definition
  double fortified_works;  ///< level of a fortified position: by definition
  double prepared_days;    ///< T
  double usual_labour;     ///< people per km of front at which T holds
  double engineer_worth;   ///< people whom one engineer with his plant stands for
  double most_labour;      ///< labour past which more hands do not help
  double fire_slows;       ///< share of progress lost under full fire
  double material_tonnes;  ///< per km of front, from a prepared position to a finished zone
  double in_depth;         ///< share of a defender's engineers who work on the next line behind

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("prepared_works", &Digging::prepared_works);
    visit("fortified_works", &Digging::fortified_works);
    visit("prepared_days", &Digging::prepared_days);
    visit("usual_labour", &Digging::usual_labour);
    visit("engineer_worth", &Digging::engineer_worth);
    visit("most_labour", &Digging::most_labour);
    visit("fire_slows", &Digging::fire_slows);
    visit("material_tonnes", &Digging::material_tonnes);
    visit("in_depth", &Digging::in_depth);
  }
};

/// Works after a span of digging. {dig}
Share dug(const Digging&, Share works, const Diggers&, Days span);

/// Material that it takes to raise works from one level to another.              {material}
///
///     tonnes = material_tonnes width max(0, w' - max(w, w_prepared)) / (1 - w_prepared)
Tonnes material_for(const Digging&, Share before, Share after, Kilometres width);
/// Works when only a share of that material is at hand. {material}
///
///     w'' = b + ration (w' - b),   b = min(w', max(w, w_prepared))
Share rationed(const Digging&, Share before, Share after, Share ration);

/// The posture that works of this level allow: hasty, prepared or fortified defence. {works-posture}
Posture posture_of(const Digging&, Share works);

/// What works do, and what wears them.
struct Works {
  double bare;       ///< factor on a defender's power without works
  double full;       ///< factor on a defender's power in full works
  double half_worn;  ///< rounds per km2 that wear works to half their level
  double captured;   ///< share of their level that works keep for a new owner, facing the other way

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("bare", &Works::bare);
    visit("full", &Works::full);
    visit("half_worn", &Works::half_worn);
    visit("captured", &Works::captured);
  }
};

/// Works after fire of this density: w 2^(-rounds / half). {wear}
Share worn(const Works&, Share works, double rounds_per_km2);

/// Works as their new owner finds them. {captured-works}
Share captured_works(const Works&, Share works);

/// Factor on a defender's power by which commanders weigh an attack: bare + (full - bare) w. {works-power}
/// For estimates only: the laws of attrition and advance see works themselves.
double works_power(const Works&, Share works);

/// Mines and barriers as a density, 0 none to 1 a complete belt.
struct Mines {
  double lay;          ///< progress to a full belt per day, for one engineer per km of front
  double breach;       ///< clearing of lanes per day, for one engineer per km of front
  double breach_fire;  ///< share of clearing lost under full fire
  double breach_lost;  ///< engineers at work in a full belt lost a day, as a hazard, under full fire
  double toll;         ///< rise of an attacker's rate of loss before a full belt
  double trampled;     ///< fall of ln density for each km that an attacker advances through it
  double belt_tonnes;  ///< mines of a full belt, per km of front

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("lay", &Mines::lay);
    visit("breach", &Mines::breach);
    visit("breach_fire", &Mines::breach_fire);
    visit("breach_lost", &Mines::breach_lost);
    visit("toll", &Mines::toll);
    visit("trampled", &Mines::trampled);
    visit("belt_tonnes", &Mines::belt_tonnes);
  }
};

/// Density of mines after a span of laying: 1 - (1 - m) exp(-lay engineers t). {lay-mines}
Share mines_laid(const Mines&, Share mines, double engineers_per_km, Days span);

/// Mines that it takes to raise a belt from one density to another. {mine-tonnes}   belt_tonnes width (m' - m)
Tonnes mines_for(const Mines&, Share before, Share after, Kilometres width);

/// Density after engineers have breached.                                     {breach}
///
///     m exp(-breach engineers (1 - slow fire) t)
Share mines_breached(const Mines&, Share mines, double engineers_per_km, Share under_fire, Days span);
/// Share of those engineers lost. {breach-loss}   1 - exp(-breach_lost m fire t)
Share engineers_lost(const Mines&, Share mines, Share under_fire, Days span);
/// Factor on the rate of loss of an attacker who presses through mines. {mine-toll}   1 + toll m
double mine_toll(const Mines&, Share mines);
/// Density after an advance through it. {trampled}   m exp(-trampled gained)
Share mines_trampled(const Mines&, Share mines, Kilometres gained);

/// Bridges as a share of their capacity: 1 whole, 0 gone.
struct Bridges {
  double demolished;  ///< chance per day that a defender blows a bridge over which he is attacked
  double left;        ///< share of the capacity that a demolition leaves
  double build;       ///< capacity restored a day by one engineer on one metre of river, as a rate
  double fire_slows;  ///< share of building lost under full fire
  double tonnes;      ///< material for one metre of bridge

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("demolished", &Bridges::demolished);
    visit("left", &Bridges::left);
    visit("build", &Bridges::build);
    visit("fire_slows", &Bridges::fire_slows);
    visit("tonnes", &Bridges::tonnes);
  }
};

/// Capacity after a span of bridging.                                         {bridging}
///
///     b' = 1 - (1 - b) exp(-build engineers (1 - slow fire) t / width)
Share bridged(const Bridges&, Share capacity, double engineers, Share under_fire, Metres width, Days span);
/// Material that it took. {bridge-tonnes}   tonnes width (b' - b)
Tonnes material_for_bridge(const Bridges&, Share before, Share after, Metres width);
/// River that is left to cross without a bridge. {crossing}   width (1 - b)
Metres unbridged(Metres width, Share capacity);

/// The numbers behind works: [fortification.<member>.<number>] of parameters/fortification.toml.
struct FortificationParameters {
  Digging digging;
  Works works;
  Mines mines;
  Bridges bridges;
  double engineer_km;  ///< reach of an engineer battalion's work
  double dump_days;    ///< days of deliveries of material that dumps hold, and hold at the start

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("digging", &FortificationParameters::digging);
    visit("works", &FortificationParameters::works);
    visit("mines", &FortificationParameters::mines);
    visit("bridges", &FortificationParameters::bridges);
    visit("engineer_km", &FortificationParameters::engineer_km);
    visit("dump_days", &FortificationParameters::dump_days);
  }
};

}  // namespace salient::models
