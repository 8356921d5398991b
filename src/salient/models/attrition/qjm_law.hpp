#pragma once
#include "models/attrition/setting.hpp"

namespace salient::models {

/// A number for one of each class of weapon.
struct WeaponScores {
  double infantryman;  ///< with his share of machine guns, mortars and anti-tank weapons
  double tank;         ///< armoured fighting vehicle
  double gun;          ///< tube or launcher
  double sortie;       ///< of close support, a day

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("infantryman", &WeaponScores::infantryman);
    visit("tank", &WeaponScores::tank);
    visit("gun", &WeaponScores::gun);
    visit("sortie", &WeaponScores::sortie);
  }
};

/// A factor by kind of ground: relief of mixed country, times cover.
struct GroundFactor {
  ReliefTable relief;
  CoverTable cover;

  constexpr double at(const Fight& fight) const { return relief.at(fight.relief) * cover.at(fight.cover); }
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("relief", &GroundFactor::relief);
    visit("cover", &GroundFactor::cover);
  }
};

/// A factor by the defender's posture, linear in the level of works between them.
struct PostureFactor {
  double hasty, prepared, fortified, delay;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("hasty", &PostureFactor::hasty);
    visit("prepared", &PostureFactor::prepared);
    visit("fortified", &PostureFactor::fortified);
    visit("delay", &PostureFactor::delay);
  }
};

/// The factor that a defence of this posture and works has.
double at_works(const PostureFactor&, const FightSetting&, const Fight&);

/// Dupuy's factors of ground and posture.
struct QjmGround {
  GroundFactor position;  ///< r_u: the defender's position
  GroundFactor infantry;  ///< r_n
  GroundFactor guns;      ///< r_wg
  GroundFactor tanks;     ///< r_wt
  GroundFactor casualty;  ///< r_c

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("position", &QjmGround::position);
    visit("infantry", &QjmGround::infantry);
    visit("guns", &QjmGround::guns);
    visit("tanks", &QjmGround::tanks);
    visit("casualty", &QjmGround::casualty);
  }
};
struct QjmPosture {
  PostureFactor strength;           ///< u_s, of the defender
  PostureFactor vulnerability;      ///< u_v
  PostureFactor attacker_casualty;  ///< u_ca
  PostureFactor defender_casualty;  ///< u_cd
  PostureFactor captured;           ///< share of the defender's losses that are prisoners

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("strength", &QjmPosture::strength);
    visit("vulnerability", &QjmPosture::vulnerability);
    visit("attacker_casualty", &QjmPosture::attacker_casualty);
    visit("defender_casualty", &QjmPosture::defender_casualty);
    visit("captured", &QjmPosture::captured);
  }
};

/// Factors of weather and season: h^exponent, h the factor of the weather on casualties.
struct QjmSeason {
  double weather_attack, weather_guns, weather_tanks, weather_air;  ///< exponents
  double growing_attack, growing_guns, growing_air;                 ///< factors from spring to autumn

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("weather_attack", &QjmSeason::weather_attack);
    visit("weather_guns", &QjmSeason::weather_guns);
    visit("weather_tanks", &QjmSeason::weather_tanks);
    visit("weather_air", &QjmSeason::weather_air);
    visit("growing_attack", &QjmSeason::growing_attack);
    visit("growing_guns", &QjmSeason::growing_guns);
    visit("growing_air", &QjmSeason::growing_air);
  }
};

/// After Dupuy's Quantified Judgment Model of 1979: weapon scores, factors, base rates.          {qjm-law}
///
///     S = c (people w_i r_n + guns w_g r_wg h_wg z_wg (1 + k a) + tanks w_t r_wt h_wt + air) {qjm-strength}
///     P_A = S_A h_u z_u v_A,   P_D = S_D u_s r_u v_D                                              {qjm-power}
///     q_A = 0.028 r_c h_c u_ca n(A) (P_A / P_D)^-o era,   q_D = 0.015 r_c h_c u_cd n(D) (P_D / P_A)^-o su era
///
/// c: the quality of the force, its power over what its people and weapons count for in it; a: superiority in
/// the air, -1 to 1; v: what the enemy's fire leaves, 1 - min(most, V) with V growing slower past the knee;
/// n = (N_ref / N)^size. 0.028 and 0.015 are `attacker_rate` and `defender_rate`.
/// Theory: README.md#qjm-law
struct QjmLaw {
  WeaponScores scores_1944, scores_1973;  ///< operational lethality of one, to 1945 and since
  WeaponScores counted;                   ///< power, in people, that a caller counts for one
  double air_superiority;                 ///< k: gain of guns and aircraft, and loss of vulnerability
  double air_excess;  ///< share that counts of aircraft beyond the score of the ground force
  double air_most;    ///< scores of the ground force at which aircraft count no more
  QjmGround ground;
  QjmPosture posture;
  QjmSeason season;
  double vulnerability_knee, vulnerability_beyond, vulnerability_most;
  double attacker_rate, defender_rate;  ///< base, per day; the defender's with prisoners
  double opposition;                    ///< o
  double opposition_limit;              ///< power ratio past which the weaker side loses no faster
  double size, reference_people, smallest_people;
  double surprise_power;     ///< factor on the power of a side that surprises completely
  double surprise_casualty;  ///< rise of the losses of a side that is surprised completely
  double attacker_era, defender_era;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("scores_1944", &QjmLaw::scores_1944);
    visit("scores_1973", &QjmLaw::scores_1973);
    visit("counted", &QjmLaw::counted);
    visit("air_superiority", &QjmLaw::air_superiority);
    visit("air_excess", &QjmLaw::air_excess);
    visit("air_most", &QjmLaw::air_most);
    visit("ground", &QjmLaw::ground);
    visit("posture", &QjmLaw::posture);
    visit("season", &QjmLaw::season);
    visit("vulnerability_knee", &QjmLaw::vulnerability_knee);
    visit("vulnerability_beyond", &QjmLaw::vulnerability_beyond);
    visit("vulnerability_most", &QjmLaw::vulnerability_most);
    visit("attacker_rate", &QjmLaw::attacker_rate);
    visit("defender_rate", &QjmLaw::defender_rate);
    visit("opposition", &QjmLaw::opposition);
    visit("opposition_limit", &QjmLaw::opposition_limit);
    visit("size", &QjmLaw::size);
    visit("reference_people", &QjmLaw::reference_people);
    visit("smallest_people", &QjmLaw::smallest_people);
    visit("surprise_power", &QjmLaw::surprise_power);
    visit("surprise_casualty", &QjmLaw::surprise_casualty);
    visit("attacker_era", &QjmLaw::attacker_era);
    visit("defender_era", &QjmLaw::defender_era);
  }
};

/// Both sides' force strength S and combat power P.
struct QjmPower {
  double attacker_strength, defender_strength;
  double attacker, defender;
};
QjmPower qjm_power(const QjmLaw&, const FightSetting&, const Fight&);

struct AttritionParameters;

/// The rates of {qjm-law} for one engagement.
LossRates qjm_rates(const AttritionParameters&, const Fight&);

}  // namespace salient::models
