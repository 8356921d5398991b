#include "models/operation/operation.hpp"

namespace salient::models {

double StandoffParameters::at(Branch branch) const {
  switch (branch) {
    case Branch::engineer:
      return engineer;
    case Branch::drone:
      return drone;
    case Branch::artillery:
      return artillery;
    case Branch::air_defence:
      return air_defence;
    case Branch::headquarters:
      return headquarters;
    case Branch::rocket_artillery:
      return rocket_artillery;
    case Branch::logistics:
      return logistics;
    default:
      return 0;
  }
}

}  // namespace salient::models
