#include "study/trace.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "apps/salient/asked_play.hpp"
#include "apps/salient/console.hpp"
#include "scenario/read/nearest.hpp"

namespace salient::app {
namespace {

Result<ClaimId> claim_named(const Scenario& scenario, const std::string& name) {
  std::vector<std::string> known;
  for (const ClaimId id : ids<ClaimId>(scenario.claim.rows())) {
    if (scenario.claim[id].id == name) return id;
    known.push_back(scenario.claim[id].id);
  }
  return Problems{{"command line", "claim", name, "the id of a claim of evidence.toml",
                   "a quantity is traced by a claim about it", reading::did_you_mean(name, known)}};
}

/// The claim and its quantity, tried on the spot.
std::vector<study::KeptInput> tried(const AskedPlay& asked, ClaimId claim) {
  const Scenario& s = asked.scenario;
  const study::Liveness found = study::try_inputs(
      s, asked.settings,
      {.parameters = false, .only = {s.claim[claim].id, s.quantity[s.claim[claim].quantity].id}});
  return study::kept(found);
}

}  // namespace

int run_trace(const TraceOptions& options) {
  const auto asked = asked_play(options.of);
  if (!asked) return complain(asked.problems());
  const Scenario& scenario = asked->scenario;
  const auto claim = claim_named(scenario, options.claim);
  if (!claim) return complain(claim.problems());
  std::vector<study::Drivers> drivers;
  if (!std::filesystem::is_directory(options.of.of)) {
    study::Database file{options.of.of, study::Database::Open::existing};
    drivers = study::read_drivers(file, study::Layout{scenario, asked->settings});
  }
  const study::Trace trace = study::trace_of(scenario, *claim, tried(*asked, *claim), drivers);
  fmt::print("{}\n", options.json ? study::as_json(scenario, trace) : study::as_text(scenario, trace));
  return exit_fine;
}

}  // namespace salient::app
