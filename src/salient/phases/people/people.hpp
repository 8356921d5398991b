#pragma once
#include "phases/phase.hpp"

// The people phase, once a day at dusk: will, wounds and replacements.
namespace salient::phases {

/// Morale, cohesion, fatigue, shock, training, exposure to the network; surrender and desertion.
void change_condition(const Setting&, State&, Journal&);
/// The day's toll told apart into killed, wounded, missing, captured; care, returns, disease.
void care_for_casualties(const Setting&, State&, Journal&);
/// Replacements and equipment reach formations; contingents' governments watch their losses.
void refit(const Setting&, State&, Journal&);

/// How soldiers of a formation stand to the network today.
struct NetworkLife {
  double access{0}, novelty{0}, messages{0}, rest_lost{0}, uptake{1};
};
NetworkLife network_life(const Setting&, const State&, UnitId);
/// People that a formation's units can be given back or lose others to: returned men go to its fittest need.
void add_people(State&, const Theatre&, FormationId, std::int32_t people, bool replacements);

}  // namespace salient::phases
