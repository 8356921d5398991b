#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

struct OrderParameters {
  double battalion;  ///< median hours from decision to action by units of this headquarters
  double regiment;
  double brigade;
  double division;
  double corps;
  double grouping;
  double spread;        ///< standard deviation of the log of the delay
  double jamming;       ///< added at jamming 1, as a multiple
  double headquarters;  ///< added with all of the staff lost, as a multiple
  double staff;         ///< log-factor by which full staff training shortens
  double distance;      ///< added by each km between headquarters and troops, as a multiple
  double ceiling;       ///< hours; no order takes longer

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("battalion", &OrderParameters::battalion);
    visit("regiment", &OrderParameters::regiment);
    visit("brigade", &OrderParameters::brigade);
    visit("division", &OrderParameters::division);
    visit("corps", &OrderParameters::corps);
    visit("grouping", &OrderParameters::grouping);
    visit("spread", &OrderParameters::spread);
    visit("jamming", &OrderParameters::jamming);
    visit("headquarters", &OrderParameters::headquarters);
    visit("staff", &OrderParameters::staff);
    visit("distance", &OrderParameters::distance);
    visit("ceiling", &OrderParameters::ceiling);
  }
};

struct Headquarters {
  Echelon echelon;
  Share jamming;
  Share staff_lost;
  Share staff_training;
  double seam_factor;        ///< order_delay_factor() of the coalition model, 1 within one army
  Kilometres distance{0.0};  ///< from the headquarters that gives it to the troops
};

/// Median hours an order takes.                                                                {order-delay}
///
///     min(ceiling, T(echelon) (1 + jamming j) (1 + headquarters h) (1 + distance d) exp(-staff s) seam)
double median_order_delay_hours(const OrderParameters&, const Headquarters&);

/// One order's delay: min(ceiling, median exp(spread z)), z the standard normal quantile of `uniform` in (0,
/// 1).
double order_delay_hours(const OrderParameters&, const Headquarters&, double uniform);

}  // namespace salient::models
