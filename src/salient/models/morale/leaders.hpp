#pragma once
#include "base/units.hpp"

namespace salient::models {

/// Losses of those who lead: sergeants and officers with their troops, and staffs.
struct LeaderParameters {
  double exposure;    ///< leaders lost per share of the people lost, as a multiple: they go in front
  double succession;  ///< days over which those who step up make good what was lost, by e
  double commander;   ///< per share of a formation's people lost: chance that its commander is among them
  double void_left;   ///< share of leadership that goes with the commander
  double staff;       ///< share of a headquarters' work lost for each share of its people lost
  double staff_days;  ///< days over which a staff makes good what it lost, by e

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("exposure", &LeaderParameters::exposure);
    visit("succession", &LeaderParameters::succession);
    visit("commander", &LeaderParameters::commander);
    visit("void_left", &LeaderParameters::void_left);
    visit("staff", &LeaderParameters::staff);
    visit("staff_days", &LeaderParameters::staff_days);
  }
};

/// Share of leaders missing after a span in which people are lost at a rate, exact for a constant rate.
///                                                                                            {leaders-lost}
///     dX/dt = exposure loss_per_day (1 - X) - X / succession
double leaders_lost_after(const LeaderParameters&, Share leaders_lost, double loss_per_day, Days span);

/// Chance that a formation loses its commander with this share of its people: 1 - exp(-commander share).
///                                                                                          {commander-lost}
double commander_lost(const LeaderParameters&, Share lost);
/// Leaders missing once the commander is among them: X + void_left (1 - X).
double without_commander(const LeaderParameters&, Share leaders_lost);

/// Share of a staff's work missing after a span in which its headquarters lost a share of its people at once.
///                                                                                              {staff-lost}
///     min(1, S + staff share) exp(-t / staff_days)
double staff_lost_after(const LeaderParameters&, Share staff_lost, Share lost, Days span);

/// What is left of a formation's quality of leadership: q (1 - X)(1 - S).                    {leadership-left}
Share leadership_left(Share quality, Share leaders_lost, Share staff_lost);

}  // namespace salient::models
