#pragma once
#include "models/fires/air.hpp"
#include "models/fires/counter_battery.hpp"
#include "models/fires/drones.hpp"
#include "models/fires/gunnery.hpp"
#include "models/fires/munition.hpp"
#include "models/fires/salvo.hpp"

namespace salient::models {

/// The numbers behind fires: [fires.<member>.<number>] of parameters/fires.toml.
/// How fire wears works down is in models/fortification.
struct FiresParameters {
  Gunnery gunnery;
  Munitions munition;
  Coverage coverage;
  Suppression suppression;
  CounterBattery counter_battery;
  Interdiction interdiction;
  GlideBombs air;
  Drones drones;
  Salvo salvo;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("gunnery", &FiresParameters::gunnery);
    visit("munition", &FiresParameters::munition);
    visit("coverage", &FiresParameters::coverage);
    visit("suppression", &FiresParameters::suppression);
    visit("counter_battery", &FiresParameters::counter_battery);
    visit("interdiction", &FiresParameters::interdiction);
    visit("air", &FiresParameters::air);
    visit("drones", &FiresParameters::drones);
    visit("salvo", &FiresParameters::salvo);
  }
};

}  // namespace salient::models
