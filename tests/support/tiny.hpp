#pragma once
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/read_scenario.hpp"
#include "turn/play.hpp"

namespace salient::tests {

/// The tutorial scenario, read once.
inline const Scenario& tiny() {
  static const Scenario scenario = [] {
    auto read = read_scenario(std::string{SALIENT_SOURCE_DIR} + "/scenarios/tiny",
                              std::string{SALIENT_SOURCE_DIR} + "/parameters");
    if (!read) FAIL(render(read.problems()));
    return *std::move(read);
  }();
  return scenario;
}

inline FormationId named(const Scenario& scenario, std::string_view id) {
  for (const FormationId formation : ids<FormationId>(scenario.formation.rows()))
    if (scenario.formation[formation].id == id) return formation;
  FAIL("no such formation");
  return {};
}

/// Mean and standard error of a number over plays.
struct Sample {
  std::vector<double> values;
  void add(double value) { values.push_back(value); }
  double mean() const {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
  }
  double error() const {
    const double middle = mean();
    double sum = 0;
    for (const double value : values) sum += (value - middle) * (value - middle);
    const auto n = static_cast<double>(values.size());
    return std::sqrt(sum / (n * (n - 1)));
  }
};

/// What a few hundred plays of a scenario come to: land taken by the first offensive, people lost by each side.
struct Outcome {
  Sample retaken, lost_by_attacker, lost_by_defender;
};

inline const Plan& offensive(const Scenario& scenario) {
  for (const Plan& plan : scenario.plan)
    if (plan.kind == PlanKind::offensive) return plan;
  FAIL("the scenario has no offensive");
  return scenario.plan.front();
}

inline double retaken(const Scenario& scenario, const Snapshot& last) {
  const Plan& plan = offensive(scenario);
  double held = 0, all = 0;
  for (const HexId hex : scenario.map.region[plan.region].hexes) {
    if (scenario.map.control[hex] == plan.side) continue;
    all += 1;
    held += last.control[hex.row()] == plan.side.row();
  }
  return held / all;
}

inline Outcome outcome(const Scenario& scenario, std::uint64_t plays, std::uint64_t seed = 11,
                       const PlaySettings& settings = {}) {
  Player player{scenario};
  Outcome result;
  const SideId attacker = offensive(scenario).side;
  for (std::uint64_t number = 0; number < plays; ++number) {
    const Played& played = player.play(seed, number, settings);
    REQUIRE_MESSAGE(!played.failed, played.failure);
    const Snapshot& last = player.journal().day(player.journal().days() - 1);
    double lost[2] = {0, 0};
    for (const NationId nation : ids<NationId>(scenario.nation.rows())) {
      const NationTally& tally = last.nation[nation];
      lost[scenario.nation[nation].side == attacker ? 0 : 1] +=
          static_cast<double>(tally.killed + tally.wounded + tally.missing + tally.captured);
    }
    result.retaken.add(retaken(scenario, last));
    result.lost_by_attacker.add(lost[0]);
    result.lost_by_defender.add(lost[1]);
  }
  return result;
}

/// Two means that may be equal: within `allowed` of each other, or within `sigmas` standard errors of that.
inline void check_alike(const Sample& one, const Sample& other, double allowed, double sigmas = 3.5) {
  const double error = std::sqrt(one.error() * one.error() + other.error() * other.error());
  INFO("means ", one.mean(), " and ", other.mean(), ", error ", error);
  CHECK(std::abs(one.mean() - other.mean()) <= allowed + sigmas * error);
}

}  // namespace salient::tests
