#include <doctest/doctest.h>

#include "models/operation/operation.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {

TEST_CASE("guns stand behind crews of drones, trucks behind guns") {
  const auto p = parameters_at<StandoffParameters>("operation.standoff");
  CHECK(p.at(Branch::motorised) == 0.0);
  CHECK(p.at(Branch::drone) < p.at(Branch::artillery));
  CHECK(p.at(Branch::artillery) < p.at(Branch::rocket_artillery));
  CHECK(p.at(Branch::rocket_artillery) < p.at(Branch::logistics));
}

TEST_CASE("guns reach the front from where they stand") {
  const auto stand = parameters_at<StandoffParameters>("operation.standoff");
  const auto reach = parameters_at<RangeParameters>("operation.range");
  CHECK(reach.artillery > stand.artillery);
  CHECK(reach.rocket_artillery > stand.rocket_artillery);
  CHECK(reach.drone > stand.drone);
}

}  // namespace salient::models::test
