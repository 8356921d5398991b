#pragma once
#include "record/journal.hpp"
#include "state/front.hpp"

namespace salient {

/// Enters what each side believes of its enemies within Front::deepest steps of the front, and what is true.
void take_picture(const Scenario&, const Theatre&, const Front&, const State&, Snapshot&);

}  // namespace salient
