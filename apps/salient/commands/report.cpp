#include "report/report.hpp"

#include <fmt/format.h>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"

namespace salient::app {

int run_report(const ReportOptions& options) {
  const auto scenario = scenario_of(options.study, options.scenario);
  if (!scenario) return complain(scenario.problems());
  const std::string out = options.out.empty() ? "report.html" : options.out;
  report::write(options.study, *scenario, out);
  fmt::print("{}\n", out);
  return exit_fine;
}

}  // namespace salient::app
