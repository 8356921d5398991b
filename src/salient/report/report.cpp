#include "report/report.hpp"

#include <fstream>
#include <stdexcept>

#include "report/page.hpp"
#include "report/parts.hpp"
#include "report_assets.hpp"

namespace salient::report {

std::string bundle_text(const std::string& study_path, const Scenario& scenario) {
  Source source{study_path, scenario};
  const Json bundle{{"format", "salient-bundle"},
                    {"version", 1},
                    {"scenario", scenario_part(scenario)},
                    {"sides", sides_part(scenario)},
                    {"nations", nations_part(scenario)},
                    {"plays", plays_part(source)},
                    {"warnings", warnings_part(source)},
                    {"answers", answers_part(source)},
                    {"by_law", by_law_part(source)},
                    {"confidence", confidence_part(source)},
                    {"through_time", through_time_part(source)},
                    {"map", map_part(scenario)},
                    {"control", control_part(source)},
                    {"drivers", drivers_part(source)},
                    {"influence", influence_part(source)},
                    {"liveness", liveness_part(source)},
                    {"policy", policy_part(source)},
                    {"evidence", evidence_part(scenario)},
                    {"parameters", parameters_part(scenario)},
                    {"manifest", manifest_part(source)}};
  return bundle.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void write(const std::string& study_path, const Scenario& scenario, const std::string& out_path) {
  const std::string text = page(bundle_text(study_path, scenario), asset);
  std::ofstream out{out_path, std::ios::binary | std::ios::trunc};
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + out_path);
}

}  // namespace salient::report
