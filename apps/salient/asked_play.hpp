#pragma once
#include <string>

#include "apps/salient/commands.hpp"
#include "base/result.hpp"
#include "scenario/scenario.hpp"
#include "study/run.hpp"

namespace salient::app {

/// What to play: a scenario under a seed and a law, and the signature it should have where a study knows it.
struct AskedPlay {
  Scenario scenario;
  study::Settings settings;
  std::string expected;  ///< empty: no study has come to this play
};

/// One play of a scenario's folder, or of a study with the study's seed and law.
Result<AskedPlay> asked_play(const PlayOptions&);

}  // namespace salient::app
