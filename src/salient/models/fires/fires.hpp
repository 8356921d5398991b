#pragma once
#include "models/fires/coverage.hpp"
#include "models/fires/drones.hpp"
#include "models/fires/gunnery.hpp"

namespace salient::models {

/// The numbers behind fires: [fires.<member>.<number>] of parameters/fires.toml.
/// How fire wears works down is in models/fortification.
struct FiresParameters {
  Gunnery gunnery;
  CounterBattery counter_battery;
  Coverage coverage;
  Suppression suppression;
  Drones drones;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("gunnery", &FiresParameters::gunnery);
    visit("counter_battery", &FiresParameters::counter_battery);
    visit("coverage", &FiresParameters::coverage);
    visit("suppression", &FiresParameters::suppression);
    visit("drones", &FiresParameters::drones);
  }
};

}  // namespace salient::models
