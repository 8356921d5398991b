#pragma once
#include "base/math.hpp"
#include "phases/phase.hpp"

// The people phase, once a day at dusk: will, wounds and replacements.
namespace salient::phases {

/// A day is the step of this phase, whatever the length of the turn.
constexpr Days one_day{1};

/// The luck of the day, Scratch::luck; before all else.
void draw_luck(const Setting&);
/// The day's toll told apart into killed, wounded, missing, captured; evacuation, care, returns, disease.
void care_for_casualties(const Setting&, State&, Journal&);
/// What the soldiers of a nation and of a formation have in common, worked out once for all their units: word
/// of what awaits them, leaders, grievance, network and messages, their camp. Fills Scratch::life.
void share_life(const Setting&, State&, Journal&);
/// Morale, cohesion, fatigue, shock, training of every unit; surrender and desertion.
void change_condition(const Setting&, State&, Journal&);
/// Replacements and equipment reach formations.
void refit(const Setting&, State&);
/// Governments of attached contingents watch their losses; those who are called home leave.
void decide_on_contingents(const Setting&, State&, Journal&);

/// Everything that bears on a unit's will, but its neighbours.
models::Strain strain_of(const Setting&, const State&, UnitId, const models::PerDomain& weights);
/// Of the battalions in a unit's hex and beside it, on its side, the share that stands broken or worse.
double neighbours_broken(const Setting&, const State&, UnitId);
/// A unit gives itself up, whole.
void surrender(const Setting&, State&, Journal&, UnitId, const models::Strain&);
/// Steps to shaken, broken, routed and back, or to prisoners; `strain` without the neighbours, and what
/// models::hazard_bounds() says of it.
void change_morale(const Setting&, State&, Journal&, UnitId, models::Strain strain, double bound);

/// People that a formation's units can be given back: returned men go to its fittest need.
void add_people(State&, const Theatre&, FormationId, std::int32_t people, bool replacements);
/// Those who train rather than stand watch today.
inline bool in_camp(const State& s, UnitId unit) {
  return s.posture[unit] == Posture::rest || s.posture[unit] == Posture::reserve;
}
/// Where a formation stands: one of its units, in contact if any is; unassigned without any.
inline HexId place_of(const Setting& at, const State& s, FormationId formation) {
  HexId place{};
  for (const UnitId unit : at.theatre.of(formation))
    if (alive(s, unit) && (!place || s.contact[unit] > 0)) place = s.hex[unit];
  return place;
}
/// Of what a column that fades over a day holds at dusk, the part of the day just over.
inline const double of_today = 1 - math::exp(-1.0);

}  // namespace salient::phases
