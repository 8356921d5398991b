#pragma once
#include "chance/key.hpp"
#include "scenario/scenario.hpp"

namespace salient {

/// What one play takes to be true: every quantity from its pooled claims, every parameter from its range. Each
/// is keyed by its own name, so adding one moves no other.
void draw_knowledge(const Scenario&, chance::Key knowledge, Knowledge& into);
/// Every quantity and parameter at its middle: the mean of the pool, the parameter's value.
Knowledge central_knowledge(const Scenario&);

}  // namespace salient
