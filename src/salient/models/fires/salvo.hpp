#pragma once
#include "base/units.hpp"

namespace salient::models {

/// What becomes of one weapon of a kind that is launched in a salvo.
struct SalvoWeapon {
  double reliable;     ///< chance that it arrives where it can be engaged: faults, jamming, navigation
  double intercepted;  ///< chance that an engagement brings it down
  double weight;       ///< its damage in hits of a missile

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("reliable", &SalvoWeapon::reliable);
    visit("intercepted", &SalvoWeapon::intercepted);
    visit("weight", &SalvoWeapon::weight);
  }
};

/// Missiles and long-range drones against what lies in the enemy's depth: classes of objects, never one of
/// them.
struct Salvo {
  SalvoWeapon missile, drone;
  double engagements;  ///< that the strongest air defence can make against one salvo
  double gather_days;  ///< for which weapons are saved up for one salvo
  double at_depots;    ///< share of hits on each class; the rest falls on what is not modelled
  double at_headquarters;
  double at_bridges;
  double depot_loss;         ///< share of the stocks in the theatre's depots that one hit destroys
  double headquarters_loss;  ///< share of one headquarters' staff that one hit on it costs
  double bridge_loss;        ///< share of the capacity of the theatre's bridges that one hit costs

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("missile", &Salvo::missile);
    visit("drone", &Salvo::drone);
    visit("engagements", &Salvo::engagements);
    visit("gather_days", &Salvo::gather_days);
    visit("at_depots", &Salvo::at_depots);
    visit("at_headquarters", &Salvo::at_headquarters);
    visit("at_bridges", &Salvo::at_bridges);
    visit("depot_loss", &Salvo::depot_loss);
    visit("headquarters_loss", &Salvo::headquarters_loss);
    visit("bridge_loss", &Salvo::bridge_loss);
  }
};

/// Weapons launched together.
struct Launched {
  double missiles, drones;
};

/// Chances that one weapon of each kind gets through.                           {salvo}
///
///     engaged = min(1, C / (m r_m + d r_d)),   p = r (1 - intercepted engaged)
///
/// C: engagements the defence can make against one salvo. Hughes' exchange with the defence's capacity shared
/// by all that arrive; hits are Binomial(launched, p), as in Armstrong's stochastic version.
struct Penetration {
  Share missile, drone;
};
Penetration penetration(const Salvo&, const Launched&, double engagements);

/// Share of a class of objects destroyed by hits that fall on it evenly.        {salvo-damage}
///
///     1 - exp(-aim loss hits)
Share salvo_damage(double aim, double loss, double hits);

}  // namespace salient::models
