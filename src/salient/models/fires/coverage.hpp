#pragma once
#include "base/units.hpp"
#include "models/tables.hpp"

namespace salient::models {

/// People under indirect fire.
struct Beaten {
  Posture posture;
  Cover cover;
  Share works;            ///< 0 to 1
  Share observed;         ///< share of the fire that is aimed at what is there, not at where it might be
  SquareKilometres area;  ///< over which the rounds fall
};

/// Casualties of rounds that fall at random over an area.
struct Coverage {
  double lethal_area_m2;  ///< of one round against people standing in the open
  double standing;        ///< exposure on the move or attacking
  double prone;           ///< exposure without works, at a halt or in hasty defence
  double dug_in;          ///< factor on exposure in full works
  double unobserved;      ///< effect of a round not aimed, against one that is
  CoverTable cover;       ///< factor on effect by cover

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("lethal_area_m2", &Coverage::lethal_area_m2);
    visit("standing", &Coverage::standing);
    visit("prone", &Coverage::prone);
    visit("dug_in", &Coverage::dug_in);
    visit("unobserved", &Coverage::unobserved);
    visit("cover", &Coverage::cover);
  }
};

/// Share of the people in the area hit by `rounds`.                            {random-coverage}
///
///     share = 1 - exp(-n A_L phi / A_T),   phi = exposure dug_in^works cover (u + (1 - u) observed)
Share casualty_share(const Coverage&, const Beaten&, double rounds);

/// Suppression by density of fire: rises and decays with one half-life.
struct Suppression {
  double half_density;     ///< rounds per km2 and hour that suppress half of people without works
  double works_factor;     ///< factor on that density in full works
  double half_life_hours;  ///< in which suppression moves half the way to its new level
  double most;             ///< ceiling

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("half_density", &Suppression::half_density);
    visit("works_factor", &Suppression::works_factor);
    visit("half_life_hours", &Suppression::half_life_hours);
    visit("most", &Suppression::most);
  }
};

/// Share of people suppressed after a span under fire of even density.         {suppression}
///
///     s* = most (1 - 2^(-rho / (rho_half f^works))),   s(t + dt) = s* + (s(t) - s*) 2^(-dt / half-life)
Share suppressed(const Suppression&, Share before, double rounds_per_km2_hour, Share works, Days span);

}  // namespace salient::models
