#pragma once
#include <string_view>

#include "chance/key.hpp"
#include "scenario/scenario.hpp"

namespace salient {

/// What one play takes to be true: every quantity from its pooled claims, every parameter from its range, those
/// fitted together from one row of their posterior. Each is keyed by its own name, so adding one moves no
/// other.
void draw_knowledge(const Scenario&, chance::Key knowledge, Knowledge& into);
/// The share of its pool at which the quantity is drawn, and of its range the parameter of that key. A
/// quantity's own error may be taken from other knowledge than the errors of the voices that speak of it.
double quantity_share(const evidence::QuantityOfInterest&, chance::Key own, chance::Key voices);
double parameter_share(chance::Key knowledge, std::string_view parameter);
/// Which row of the posterior that play draws; 0 where there is none.
std::size_t posterior_row(const Scenario&, chance::Key knowledge);
/// Every quantity and parameter at its middle: the mean of the pool, the parameter's value.
Knowledge central_knowledge(const Scenario&);

}  // namespace salient
