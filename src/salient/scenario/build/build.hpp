#pragma once
#include "scenario/read/drafts.hpp"
#include "terrain/geometry.hpp"

// From the files' structs to the Scenario: what one table cannot know about another is checked here. Each
// function fills its part, reports what is wrong with it, and relies on nothing that an earlier problem may
// have left out.
namespace salient::building {

using reading::Complaint;
using reading::Node;
using reading::Reader;

/// Every file of the folder as structs.
struct Drafts {
  reading::ScenarioDraft scenario;
  reading::EvidenceDraft evidence;
  reading::ForcesDraft forces;
  reading::PlansDraft plans;
  reading::PolicyDraft policy;
  reading::MapDraft map;
  std::vector<reading::ParameterDraft> parameters, overrides;
};

/// Where units can be put by name.
struct NamedPlace {
  Point point;
  Line sector;  ///< of sectors; empty otherwise
  const Node* node{nullptr};
};
using Places = std::map<std::string, NamedPlace, std::less<>>;

void build_setting(const reading::ScenarioDraft&, Scenario&, Reader&);
/// False, after a problem, when there can be no grid.
bool build_grid(const reading::MapKeys&, Scenario&, Reader&);
/// Hexes, roads, towns, regions, works, supply sources.
void build_land(const reading::MapKeys&, const reading::MapDraft&, Scenario&, Places&, Reader&);
void build_evidence(const reading::EvidenceDraft&, Scenario&, Reader&);
void build_parameters(const Drafts&, Scenario&, Reader&);
/// Rows of a posterior file, as text; a column that the scenario overrides is left out.
void build_posterior(const std::string& path, const Drafts&, Scenario&, Reader&);
/// The laws' scores against battles of record: parameters/record/scores.csv; none where there is no such file.
void build_record(const std::string& path, Scenario&, Reader&);
void build_formations(const reading::ForcesDraft&, Scenario&, Reader&);
/// `places` is null when there is no grid: units then get no hex.
void build_units(const reading::ForcesDraft&, const Places* places, Scenario&, Reader&);
void build_plans(const reading::PlansDraft&, const Places* places, Scenario&, Reader&);
void build_policy(const reading::PolicyDraft&, Scenario&, Reader&);
void build_questions(const reading::ScenarioDraft&, Scenario&, Reader&);
/// The last step, for a Scenario without problems: travel times and what follows from them.
void build_ways(const Drafts&, Scenario&, Reader&);

/// What is wrong with the key of a table, or with the table where it lacks the key.
void report_key_of(const Node& table, std::string_view key, Reader&, Complaint);
/// Hostile unless the scenario says otherwise; never to itself.
bool hostile(const Scenario&, SideId, SideId);

}  // namespace salient::building
