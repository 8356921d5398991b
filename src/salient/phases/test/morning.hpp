#pragma once
#include <doctest/doctest.h>

#include "phases/phase.hpp"
#include "scenario/knowledge.hpp"
#include "tests/support/tiny.hpp"

namespace salient::tests {

/// A scenario on its first morning, the tutorial's or a variant, with everything a phase is handed.
struct Morning {
  const Scenario& scenario;
  Theatre theatre{scenario};
  Knowledge known = central_knowledge(scenario);
  Parameters parameters{};
  Drawn drawn;
  Front front{scenario, theatre};
  Scratch scratch;
  State state;
  Journal journal;

  explicit Morning(const Scenario& of = tiny()) : scenario{of} {
    ParameterBinding{scenario.parameter}.fill(parameters, known.parameter);
    look_up(scenario, parameters, known, drawn);
    size_scratch(scenario, scratch);
    set_up(scenario, theatre, parameters, known, state);
    for (const PlanId plan : ids<PlanId>(scenario.plan.size())) drawn.start[plan] = 0;
    front.refresh(state);
    front.muster(state);
  }
  /// Takes note of ground and units that a test has changed.
  void see() {
    state.flips += 1;
    front.refresh(state);
    front.muster(state);
  }
  Setting setting(std::uint64_t seed = 4) {
    const chance::Key key = chance::Key::from_seed(seed);
    return {.scenario = scenario,
            .theatre = theatre,
            .parameters = parameters,
            .known = known,
            .drawn = drawn,
            .law = models::AttritionLaw::history,
            .advance = models::AdvanceLaw::ladder,
            .forced_process = -1,
            .forced_regime = 0,
            .forced_from = 0,
            .chance = key,
            .daily = {key, "daily"},
            .lasting = {key, "lasting"},
            .weather = models::weather_effects(parameters.weather, state.weather),
            .front = front,
            .scratch = scratch};
  }
  SideId attacker() const { return offensive(scenario).side; }
  FormationId formation(std::string_view id) const {
    for (const FormationId f : theatre.formations())
      if (scenario.formation[f].id == id) return f;
    FAIL("no formation of that id");
    return {};
  }
};

}  // namespace salient::tests
