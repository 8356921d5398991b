#include "models/command/order.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {
namespace {

double unhampered(const OrderParameters& p, Echelon echelon) {
  switch (echelon) {
    case Echelon::battalion:
      return p.battalion;
    case Echelon::regiment:
      return p.regiment;
    case Echelon::brigade:
      return p.brigade;
    case Echelon::division:
      return p.division;
    case Echelon::corps:
      return p.corps;
    default:
      return p.grouping;
  }
}

}  // namespace

double median_order_delay_hours(const OrderParameters& p, const Headquarters& at) {
  EXPECT(are_shares(at.jamming, at.staff_lost, at.staff_training) && at.seam_factor >= 1.0);
  EXPECT(at.distance >= Kilometres{0});
  const double hours = unhampered(p, at.echelon) * (1.0 + p.jamming * at.jamming) *
                       (1.0 + p.headquarters * at.staff_lost) *
                       (1.0 + p.distance * in<Kilometres>(at.distance)) *
                       math::exp(-p.staff * at.staff_training) * at.seam_factor;
  return std::min(p.ceiling, hours);
}

double order_delay_hours(const OrderParameters& p, const Headquarters& at, double uniform) {
  return std::min(p.ceiling,
                  median_order_delay_hours(p, at) * math::exp(p.spread * math::normal_quantile(uniform)));
}

}  // namespace salient::models
