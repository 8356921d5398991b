#pragma once
#include "chance/key.hpp"
#include "history/fitted.hpp"
#include "history/likelihood.hpp"

namespace salient::history {

/// What a fit to the other battles has to say of a part of them.
struct Part {
  Fitted::Vector moved;     ///< the mode without this part, less the mode with it
  std::vector<bool> known;  ///< nations that fought elsewhere
};

/// A fit's battles in parts of whole campaigns.
struct Parts {
  std::vector<std::size_t> of;  ///< each battle's among the parts
  std::vector<Part> part;
};

/// Plays every battle as a fit without its campaign would and moves every draw alike, until the plays lose,
/// last, end and scatter as the battles did on average: a fit's own battles lie closer to it than any other
/// will. `draws`: a row each, as wide as what is fitted; `centre` moves with them. With inputs A nations are
/// drawn as any nation, with AB they are those who fought. {calibration}
void tune(const Fitted&, const Scenario& parameters, const std::vector<Observation>&, const Parts&, Inputs,
          chance::Key, Fitted::Vector& centre, Fitted::Matrix& draws);

}  // namespace salient::history
