#pragma once
#include <functional>
#include <string>

#include "apps/salient/commands.hpp"

namespace CLI {
class App;
}

namespace salient::app {

/// What may be typed of the commands about what an answer rests on, as typed.
struct EvidenceTyped {
  LivenessOptions liveness;
  DriversOptions drivers;
  WhyOptions why;
  TraceOptions trace;
  CompareOptions compare;
  std::string plays, seed, threads, budget;
};
/// Adds a command to the program's.
using AddCommand =
    std::function<CLI::App*(const char* name, const char* what, std::function<int(CLI::App&)> run)>;
void add_evidence_commands(EvidenceTyped&, const AddCommand&);

}  // namespace salient::app
