#pragma once
#include <string>

#include "scenario/scenario.hpp"

namespace salient::report::test {

/// Two sides on 8 by 6 hexes, a region of four hexes with a town in it, one question of each kind, three
/// claims.
Scenario small_scenario();

/// A study file of forty plays of it and one that failed. Play p of 0 .. 39 retakes p / 39 of the region by the
/// end, takes the town on day 20 + p if p < 10, kills 100 + 10 p soldiers of the first nation, cuts aid if p is
/// even. Returns its path, which it owns no longer than the process.
std::string small_study(const Scenario&);

}  // namespace salient::report::test
