#pragma once
#include "base/units.hpp"
#include "models/tables.hpp"

namespace salient::models {

inline constexpr double hours_per_day = 24.0;

enum class MunitionKind : std::uint8_t { shell, cluster, mortar, rocket, bomb };

/// What one round of a kind does. The reference is a person standing in open country on dry ground.
struct Munition {
  double lethal_area_m2;  ///< against that person
  double prone;           ///< exposure of people who hold
  double dug_in;          ///< factor on exposure in full works
  double mixed;           ///< factor of the cover on the effect, open country 1
  double wooded;
  double urban;
  double wear;  ///< shells that wear works as much as one round of this kind

  double at(Cover) const;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("lethal_area_m2", &Munition::lethal_area_m2);
    visit("prone", &Munition::prone);
    visit("dug_in", &Munition::dug_in);
    visit("mixed", &Munition::mixed);
    visit("wooded", &Munition::wooded);
    visit("urban", &Munition::urban);
    visit("wear", &Munition::wear);
  }
};

/// The kinds: high-explosive shell, cluster shell, mortar bomb, rocket of a salvo, glide bomb.
struct Munitions {
  Munition shell, cluster, mortar, rocket, bomb;

  const Munition& at(MunitionKind) const;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("shell", &Munitions::shell);
    visit("cluster", &Munitions::cluster);
    visit("mortar", &Munitions::mortar);
    visit("rocket", &Munitions::rocket);
    visit("bomb", &Munitions::bomb);
  }
};

/// Rounds of every kind that fall on one place in a span.
struct Barrage {
  double shell{0}, cluster{0}, mortar{0}, rocket{0}, bomb{0};

  double& at(MunitionKind);
  double at(MunitionKind) const;
};
/// Rounds of tubes as a barrage: `cluster` is the share of a gun's shells that are cluster shells.
Barrage barrage_of(MunitionKind, double rounds, Share cluster);

/// Shells whose wear on works equals the barrage's. {wear-equivalent}   n_w = sum n_k wear_k
double wear_shells(const Munitions&, const Barrage&);
/// Shells that suppress like the barrage: rounds count by lethal area. {suppression-equivalent}
///
///     n_s = sum n_k A_k / A_shell
double suppressing_shells(const Munitions&, const Barrage&);

/// People under indirect fire.
struct Beaten {
  Posture posture;
  Cover cover;
  Share works;            ///< 0 to 1
  Share observed;         ///< share of the fire that is aimed at what is there, not at where it might be
  Share bursts;           ///< effect of bursting rounds on the ground as it is: WeatherEffects::bursts
  SquareKilometres area;  ///< over which the rounds fall
};

/// Casualties of rounds that fall at random over an area.
struct Coverage {
  double unobserved;  ///< effect of a round not aimed, against one that is

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("unobserved", &Coverage::unobserved);
  }
};

/// Whether troops in this posture are caught on their feet.
bool upright(Posture);

/// Share of the people in the area hit by the barrage.                          {random-coverage}
///
///     share = 1 - exp(-sum n_k A_k phi_k bursts / A_T),
///     phi = exposure dug_in^works cover (u + (1 - u) observed),   exposure = 1 upright, else prone
Share casualty_share(const Munitions&, const Coverage&, const Beaten&, const Barrage&);

/// Suppression by density of fire: rises and decays with one half-life.
struct Suppression {
  double half_density;     ///< shells per km2 and hour that suppress half of people without works
  double works_factor;     ///< factor on that density in full works
  double half_life_hours;  ///< in which suppression moves half the way to its new level
  double most;             ///< ceiling
  double assault_km2;      ///< of the positions attacked in one assault, on which its support falls
  double assault_hours;    ///< of a day in which a pressed attack is supported

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("half_density", &Suppression::half_density);
    visit("works_factor", &Suppression::works_factor);
    visit("half_life_hours", &Suppression::half_life_hours);
    visit("most", &Suppression::most);
    visit("assault_km2", &Suppression::assault_km2);
    visit("assault_hours", &Suppression::assault_hours);
  }
};

/// Shells per km2 and hour that rounds in support of an assault lay on what is attacked, the rounds fired
/// within a span of the turn falling in its share of the hours of assault. {assault-density}
///
///     rho = n_s / (assault_km2 h),   h = assault_hours span, span in days
double assault_density(const Suppression&, double suppressing_shells, Days span);

/// Share of people suppressed after a span under fire of even density.         {suppression}
///
///     s* = most (1 - 2^(-rho / (rho_half f^works))),   s(t + dt) = s* + (s(t) - s*) 2^(-dt / half-life)
Share suppressed(const Suppression&, Share before, double shells_per_km2_hour, Share works, Days span);
/// The same for everyone under one fire, whatever they were before: s* and 2^(-dt / half-life).
struct UnderFire {
  Share settled;
  double kept;
  Share after(Share before) const { return settled + (before - settled) * kept; }
};
UnderFire under_fire(const Suppression&, double shells_per_km2_hour, Share works, Days span);

}  // namespace salient::models
