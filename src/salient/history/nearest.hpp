#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "history/battle.hpp"

namespace salient::history {

/// A battle of record that resembles another.
struct Neighbour {
  const BattleOfRecord* battle;
  double distance;
};

/// How unlike two battles are by what could be known before them; 0 for the same.             {nearest-battles}
///
///     d^2 = (ln a/a')^2 + (ln d/d')^2 + (ln a/d - ln a'/d')^2 + (works/0.4)^2 + (years/30)^2
///           + (tanks per thousand, ln(1 + t)/2)^2 + 1/4 [relief] + 1/4 [cover]
///
/// A difference is counted as 1/2 where either record does not say.
double distance(const Battle&, const Battle&);

/// The nearest battles that are no part of another and tell their losses, nearest first; equals by their id.
/// They point into `battles`.
std::vector<Neighbour> nearest_battles(const Battles&, const Battle&, std::size_t most);

std::string as_table(const std::vector<Neighbour>&);
nlohmann::ordered_json as_json(const std::vector<Neighbour>&);

}  // namespace salient::history
