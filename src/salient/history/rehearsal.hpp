#pragma once
#include "chance/key.hpp"
#include "history/fitted.hpp"
#include "history/likelihood.hpp"

namespace salient::history {

/// Plays the battles with the draws and moves every draw alike, until the plays lose, last, end and scatter as
/// the battles did on average. `draws`: a row each, as wide as what is fitted; `centre` moves with them.
/// With inputs A nations are drawn as any nation, with AB they are those who fought.            {calibration}
void tune(const Fitted&, const Scenario& parameters, const std::vector<Observation>&, Inputs, chance::Key,
          Fitted::Vector& centre, Fitted::Matrix& draws);

}  // namespace salient::history
