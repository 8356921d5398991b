#pragma once
#include "scenario/read/table.hpp"

// The files as structs, key by key: references are resolved, numbers have lost their units, nothing has been
// checked across tables yet. What the Scenario holds in the same shape is inherited, the rest is here.
namespace salient::reading {

/// Where the table was written, for problems found later.
struct Drafted {
  const Node* node{nullptr};
};

// scenario.toml
struct CalendarDraft : Drafted {
  Date start;
  int days{120};
  double turn{0.25};
};
struct WeatherKeys : Drafted {
  models::Sky sky{models::Sky::overcast};
  models::Ground ground{models::Ground::wet};
};
struct MapKeys : Drafted {
  std::size_t file{0};  ///< it may have one name only
  LonLat south_west, north_east;
  double hex{2.5};
  SideId control;
  Relief relief{Relief::rolling};
  Cover cover{Cover::open};
};
struct SideDraft : Side, Drafted {};
struct NationDraft : Nation, Drafted {};
struct RelationDraft : Drafted {
  std::vector<SideId> between;
  Relation is{Relation::hostile};
};
struct QuestionDraft : Question, Drafted {
  std::optional<std::string> region_name, town_name;
  std::optional<Reference> regime_name, against_name;
  double from{0};
};
struct ScenarioDraft : Drafted {
  int format{1};
  std::string title, about;
  std::optional<Date> as_of;
  CalendarDraft calendar;
  WeatherKeys weather;
  MapKeys map;
  std::vector<SideDraft> side;
  std::vector<NationDraft> nation;
  std::vector<RelationDraft> relation;
  std::vector<QuestionDraft> question;
};

// evidence.toml
struct SourceDraft : evidence::Source, Drafted {
  std::optional<Date> day;
};
struct QuantityDraft : Drafted {
  std::string id, about;
  Measure unit{Measure::factor};
  std::optional<double> floor, ceiling;
};
/// A number in the quantity's unit, which the claim's own table does not know yet.
struct Said : Drafted {};
struct ClaimDraft : evidence::Claim, Drafted {
  Date day;
  std::optional<Said> value, about, at_most, at_least, within, when, verbal, quantiles, low, best, high;
  std::optional<evidence::Shape> shape;
};
struct RetractionDraft : Drafted {
  ClaimId claim;
  SourceId source;
  Date day;
  std::string says;
};
struct EvidenceDraft : Drafted {
  evidence::Pooling pooling{evidence::Pooling::linear};
  std::vector<RetractionDraft> retraction;
  std::vector<SourceDraft> source;
  std::vector<QuantityDraft> quantity;
  std::vector<ClaimDraft> claim;
};

// forces.toml
struct TrainingDraft : Drafted {
  Value infantry{0.5}, trench{0.5}, artillery{0.5}, armour{0.5}, drone{0.5}, combined_arms{0.5};
};
struct ProgrammeDraft : Drafted {
  Value infantry, trench, artillery, armour, drone, combined_arms;
};
struct FormationDraft : Formation, Drafted {
  std::optional<NationId> of_nation, in_uniform, arms_from;
  std::optional<FormationId> higher, under;
  std::optional<Value> strength;
  std::optional<PlaceName> at;
  TrainingDraft trained;
  std::optional<ProgrammeDraft> taught;
  std::optional<std::string> like;
};
struct UnitDraft : Unit, Drafted {
  std::optional<FormationId> of;
  int count{1};
  std::optional<PlaceName> at;
};
struct ForcesDraft : Drafted {
  std::vector<FormationDraft> formation;
  std::vector<UnitDraft> unit;
};

// plans.toml
struct AxisDraft : Axis, Drafted {
  PlaceName toward;
};
struct PlanPhaseDraft : PlanPhase, Drafted {
  std::vector<Reference> attack;
  std::optional<Reference> once_held;
};
struct PlanDraft : Plan, Drafted {
  std::optional<PlanKind> intent;
  std::optional<RegionId> over;
  std::vector<std::size_t> line_rows;
  std::vector<AxisDraft> axis;
  std::vector<PlanPhaseDraft> phase;
};
struct PlansDraft : Drafted {
  std::vector<PlanDraft> plan;
};

// policy.toml
struct RegimeDraft : Regime, Drafted {};
struct SwitchDraft : Drafted {
  std::optional<Reference> from, to;
  std::optional<Value> on, after, until, probability, per_day;
  double ground{0};
};
struct StatementDraft : Drafted {
  std::optional<Reference> to;
  std::optional<ClaimId> claim;
  Value log_odds;
};
struct ProcessDraft : Drafted {
  std::string id, name;
  SideId side;
  std::optional<Reference> initial;
  Value lag;
  std::vector<RegimeDraft> regime;
  std::vector<SwitchDraft> switches;
  std::vector<StatementDraft> statement;
};
struct PolicyDraft : Drafted {
  std::vector<ProcessDraft> process;
};

// map.geojson
enum class FeatureKind : std::uint8_t {
  region,
  control,
  relief,
  cover,
  water,
  road,
  rail,
  river,
  town,
  point,
  works,
  sector,
  supply,
  depot
};
constexpr std::size_t feature_kinds = 14;
std::vector<std::string> feature_kind_names();
struct FeatureDraft : Drafted {
  FeatureKind kind{FeatureKind::point};
  std::string name, note, origin;
  SideId side;
  Relief relief{Relief::rolling};
  Cover cover{Cover::open};
  Road road{Road::minor};
  double width{20}, population{0}, reach{1};
  Value level, mines, tonnes, size;
  std::vector<std::vector<LonLat>> lines;  ///< a Point's one place, a LineString, or a Polygon's rings
};
struct MapDraft : Drafted {
  std::vector<FeatureDraft> feature;
};

// parameters/*.toml and parameters.toml
struct ParameterDraft : Drafted {
  std::string key, unit, what, source, because;
  double value{0};
  std::optional<double> low, high;
  std::optional<evidence::Shape> shape;
  std::optional<Standing> standing;
};

// One declaration of keys per file (or, for the map, per kind of feature).
const Table<ScenarioDraft>& scenario_table();
const Table<EvidenceDraft>& evidence_table();
const Table<ForcesDraft>& forces_table();
const Table<FormationDraft>& formation_table();
const Table<PlansDraft>& plans_table();
const Table<PolicyDraft>& policy_table();
const Table<FeatureDraft>& feature_table(FeatureKind);
const Table<ParameterDraft>& parameter_table();
const Table<ParameterDraft>& override_table();

MapDraft read_map(const Node& root, Reader&);
/// Every parameter of a file, keyed by the path of its table.
std::vector<ParameterDraft> read_parameters(const Node& root, const Table<ParameterDraft>&, Reader&);

/// Gathers the names of every file, reports those given twice. Any root may be null: its names are then
/// incomplete.
struct Roots {
  const Node *scenario{nullptr}, *evidence{nullptr}, *forces{nullptr}, *plans{nullptr}, *policy{nullptr},
      *map{nullptr};
  bool evidence_left_out{false}, policy_left_out{false};
};
void gather_names(const Roots&, Reader&);

/// Gives each formation that is `like` another the keys it does not have itself.
void inherit_keys(Node& forces, Reader&);

}  // namespace salient::reading
