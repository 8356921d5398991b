#pragma once
#include "report/json.hpp"
#include "study/answers.hpp"
#include "study/database.hpp"
#include "study/layout.hpp"

// The parts of the bundle, each from the scenario, the study file or both. Their fields:
// docs/reference/bundle.md.
namespace salient::report {

/// A study file with what is needed to read it. Throws std::runtime_error when it is no study of this scenario.
struct Source {
  Source(const std::string& study_path, const Scenario&);
  const Scenario& scenario;
  study::Answers answers;
  study::Database database;
  study::Layout layout;
};

/// The side whose hold on the land the report follows: that of the first question about land, else the last
/// side.
SideId followed(const Scenario&);

Json scenario_part(const Scenario&);
Json sides_part(const Scenario&);
Json nations_part(const Scenario&);
Json evidence_part(const Scenario&);
Json parameters_part(const Scenario&);
Json map_part(const Scenario&);
/// Named lines of the scenario's GeoJSON file; none where it cannot be read: then the page does without.
void add_lines(const Scenario&, Json& map);
Json plays_part(const Source&);
Json warnings_part(const Source&);
Json confidence_part(const Source&);
Json answers_part(Source&);
Json by_law_part(const Source&);
Json through_time_part(Source&);
Json control_part(Source&);
Json drivers_part(Source&);
Json influence_part(Source&);
Json liveness_part(Source&);
Json policy_part(Source&);
Json manifest_part(const Source&);

}  // namespace salient::report
