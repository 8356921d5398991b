#include "models/fires/air.hpp"

#include "base/check.hpp"

namespace salient::models {

double bombs_a_day(const GlideBombs& g, const AirEffort& effort) {
  EXPECT(effort.use >= 0 && effort.width >= Kilometres{0});
  return g.bombs * in<Kilometres>(effort.width) * effort.use * effort.flying *
         (1 - g.deterred * effort.air_defence);
}

double bombing_priority(double people, Share works) { return people * (1 + works); }

}  // namespace salient::models
