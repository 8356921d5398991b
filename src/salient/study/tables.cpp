#include "study/tables.hpp"

#include <fmt/format.h>

namespace salient::study {
namespace {

// Rows of plays hold row numbers of things; the views beside them spell the names. A study of 10,000 plays has
// a million such rows, and names would be most of the file.
constexpr const char* fixed_tables = R"(
CREATE TABLE manifest(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE sides(side INTEGER PRIMARY KEY, id TEXT, name TEXT);
CREATE TABLE nations(nation INTEGER PRIMARY KEY, id TEXT, name TEXT, side TEXT);
CREATE TABLE formations(formation INTEGER PRIMARY KEY, id TEXT, name TEXT, side TEXT, nation TEXT);
CREATE TABLE units(unit INTEGER PRIMARY KEY, name TEXT, formation TEXT, branch TEXT);
CREATE TABLE regions(region INTEGER PRIMARY KEY, name TEXT, hexes INTEGER);
CREATE TABLE towns(town INTEGER PRIMARY KEY, name TEXT, hex INTEGER, population REAL);
CREATE TABLE hexes(hex INTEGER PRIMARY KEY, lon REAL, lat REAL, relief TEXT, cover TEXT, water INTEGER,
  control TEXT);
CREATE TABLE sources(source INTEGER PRIMARY KEY, id TEXT, title TEXT, who TEXT, date TEXT, link TEXT, note TEXT,
  analyst INTEGER);
CREATE TABLE quantities(quantity INTEGER PRIMARY KEY, id TEXT, unit TEXT, about TEXT, floor REAL, ceiling REAL,
  mean REAL, q05 REAL, q50 REAL, q95 REAL, input TEXT);
CREATE TABLE claims(claim INTEGER PRIMARY KEY, id TEXT, quantity TEXT, source TEXT, shape TEXT, low REAL, best REAL,
  high REAL, reliability TEXT, credibility INTEGER, weight REAL, as_of TEXT, says TEXT, written TEXT, fact INTEGER);
CREATE TABLE parameters(parameter INTEGER PRIMARY KEY, key TEXT, unit TEXT, what TEXT, source TEXT, standing TEXT,
  shape TEXT, low REAL, best REAL, high REAL, input TEXT);
CREATE TABLE questions(question INTEGER PRIMARY KEY, id TEXT, kind TEXT, text TEXT);
CREATE TABLE outcome_columns(name TEXT PRIMARY KEY, question TEXT, outcome TEXT, day INTEGER, nation TEXT)
  WITHOUT ROWID;
CREATE TABLE blocks(kind TEXT, block INTEGER, plays INTEGER, signature TEXT, PRIMARY KEY(kind, block))
  WITHOUT ROWID;
CREATE TABLE plays(play INTEGER PRIMARY KEY, signature TEXT, failed INTEGER, failure TEXT);
CREATE TABLE pair_plays(question TEXT, play INTEGER, signature TEXT, failed INTEGER, failure TEXT,
  PRIMARY KEY(question, play)) WITHOUT ROWID;
CREATE TABLE pairs(question TEXT, play INTEGER, outcome TEXT, "with" REAL, against REAL, difference REAL,
  PRIMARY KEY(question, play, outcome)) WITHOUT ROWID;
CREATE TABLE law_pair_plays(question TEXT, play INTEGER, law TEXT, advance TEXT, signature TEXT, failed INTEGER,
  failure TEXT, PRIMARY KEY(question, play, law, advance)) WITHOUT ROWID;
CREATE TABLE law_pairs(question TEXT, play INTEGER, law TEXT, advance TEXT, outcome TEXT, "with" REAL, against REAL,
  difference REAL, PRIMARY KEY(question, play, law, advance, outcome)) WITHOUT ROWID;
CREATE TABLE reruns(play INTEGER, law TEXT, advance TEXT, luck INTEGER, signature TEXT, failed INTEGER, failure TEXT,
  PRIMARY KEY(play, law, advance, luck)) WITHOUT ROWID;
CREATE TABLE series_rows(play INTEGER, day INTEGER, nation INTEGER, present INTEGER, killed INTEGER,
  wounded INTEGER, missing INTEGER, captured INTEGER, sick INTEGER, in_care INTEGER, evacuated INTEGER,
  returned INTEGER, replaced INTEGER, PRIMARY KEY(play, day, nation)) WITHOUT ROWID;
CREATE TABLE ground_rows(play INTEGER, day INTEGER, region INTEGER, side INTEGER, share REAL,
  PRIMARY KEY(play, day, region, side)) WITHOUT ROWID;
CREATE TABLE picture_rows(play INTEGER, day INTEGER, side INTEGER, believed REAL, present REAL, placed REAL,
  named REAL, age REAL, error REAL, PRIMARY KEY(play, day, side)) WITHOUT ROWID;
CREATE TABLE picture_nation_rows(play INTEGER, day INTEGER, side INTEGER, nation INTEGER, believed REAL, present REAL,
  PRIMARY KEY(play, day, side, nation)) WITHOUT ROWID;
CREATE TABLE event_kinds(kind INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE causes(cause INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE event_rows(play INTEGER, n INTEGER, turn INTEGER, kind INTEGER, cause INTEGER, side INTEGER,
  formation INTEGER, unit INTEGER, hex INTEGER, a REAL, b REAL, c REAL, PRIMARY KEY(play, n)) WITHOUT ROWID;
CREATE TABLE control(block INTEGER, day INTEGER, side TEXT, plays INTEGER, counts BLOB,
  PRIMARY KEY(block, day, side)) WITHOUT ROWID;
CREATE VIEW series AS SELECT play, day, nations.id AS nation, present, killed, wounded, missing, captured, sick,
  in_care, evacuated, returned, replaced FROM series_rows JOIN nations USING(nation);
CREATE VIEW ground AS SELECT play, day, regions.name AS region, sides.id AS side, share
  FROM ground_rows JOIN regions USING(region) JOIN sides USING(side);
CREATE VIEW pictures AS SELECT play, day, sides.id AS side, believed, present, placed, named, age, error
  FROM picture_rows JOIN sides USING(side);
CREATE VIEW picture_nations AS SELECT play, day, sides.id AS side, nations.id AS nation, believed, present
  FROM picture_nation_rows JOIN sides USING(side) JOIN nations USING(nation);
CREATE VIEW events AS SELECT play, turn / (SELECT CAST(value AS INTEGER) FROM manifest WHERE key = 'turns_a_day') + 1
  AS day, turn, event_kinds.name AS kind, causes.name AS cause, sides.id AS side, formations.id AS formation,
  units.name AS unit, hex, a, b, c FROM event_rows JOIN event_kinds USING(kind) JOIN causes USING(cause)
  LEFT JOIN sides ON sides.side = event_rows.side LEFT JOIN formations ON formations.formation = event_rows.formation
  LEFT JOIN units ON units.unit = event_rows.unit;
)";

constexpr std::string_view shapes[] = {"point", "uniform", "triangular", "pert", "lognormal", "quantiles"};
constexpr std::string_view standings[] = {"measured",   "literature", "doctrine",
                                          "calibrated", "judgement",  "placeholder"};
constexpr std::string_view question_kinds[] = {"share_retaken", "day_town_falls", "losses", "culmination",
                                               "effect"};

template <class E, std::size_t N>
std::string_view word(const std::string_view (&words)[N], E value) {
  return words[static_cast<std::size_t>(value)];
}

/// CREATE TABLE name(keys, one REAL column for each; the key).
std::string wide_table(std::string_view name, std::string_view keys, const std::vector<std::string>& columns,
                       std::string_view key = "") {
  std::string sql = fmt::format("CREATE TABLE {}({}", name, keys);
  for (const std::string& column : columns) sql += ", " + sql_name(column) + " REAL";
  return sql + std::string{key} + ")";
}

void describe_forces(Database& db, const Scenario& s) {
  Statement side = db.prepare("INSERT INTO sides VALUES (?, ?, ?)");
  for (const SideId id : ids<SideId>(s.side.rows()))
    (side << id.row() << s.side[id].id << s.side[id].name).run();
  Statement nation = db.prepare("INSERT INTO nations VALUES (?, ?, ?, ?)");
  for (const NationId id : ids<NationId>(s.nation.rows())) {
    const Nation& n = s.nation[id];
    (nation << id.row() << n.id << n.name << s.side[n.side].id).run();
  }
  Statement formation = db.prepare("INSERT INTO formations VALUES (?, ?, ?, ?, ?)");
  for (const FormationId id : ids<FormationId>(s.formation.rows())) {
    const Formation& f = s.formation[id];
    (formation << id.row() << f.id << f.name << s.side[f.side].id << s.nation[f.nation].id).run();
  }
  Statement unit = db.prepare("INSERT INTO units VALUES (?, ?, ?, ?)");
  for (const UnitId id : ids<UnitId>(s.unit.rows())) {
    const Unit& u = s.unit[id];
    (unit << id.row() << u.name << s.formation[u.formation].id << spelling(u.branch)).run();
  }
}

void describe_land(Database& db, const Layout& layout) {
  const Scenario& s = layout.scenario;
  const Map& map = s.map;
  Statement region = db.prepare("INSERT INTO regions VALUES (?, ?, ?)");
  for (const RegionId id : ids<RegionId>(map.region.rows()))
    (region << id.row() << map.region[id].name << layout.land[id].size()).run();
  Statement town = db.prepare("INSERT INTO towns VALUES (?, ?, ?, ?)");
  for (const TownId id : ids<TownId>(map.town.rows()))
    (town << id.row() << map.town[id].name << map.town[id].hex.row() << map.town[id].population).run();
  Statement hex = db.prepare("INSERT INTO hexes VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const HexId id : ids<HexId>(map.grid.hexes())) {
    const LonLat at = map.grid.lonlat(id);
    hex << id.row() << at.lon << at.lat << spelling(map.relief[id]) << spelling(map.cover[id])
        << int{map.water[id]};
    (map.control[id] ? hex << s.side[map.control[id]].id : hex.null()).run();
  }
}

/// A claim's say in its quantity's pool.
double weight_of(const evidence::QuantityOfInterest& quantity, ClaimId claim) {
  for (const evidence::Pooled::Part& part : quantity.pooled.parts)
    if (part.claim == claim) return part.weight;
  return 0;
}

void describe_claim(Statement& put, const Scenario& s, ClaimId id) {
  const evidence::Claim& c = s.claim[id];
  const evidence::QuantityOfInterest& quantity = s.quantity[c.quantity];
  const evidence::Distribution& d = c.distribution;
  put << id.row() << c.id << quantity.id << s.source[c.source].id << word(shapes, d.shape);
  put << d.low << d.best << d.high;
  put << std::string(1, static_cast<char>('A' + static_cast<int>(c.reliability)));
  put << static_cast<int>(c.credibility) << weight_of(quantity, id) << c.as_of << c.says << c.written << c.fact;
  put.run();
}

void describe_evidence(Database& db, const Layout& layout) {
  const Scenario& s = layout.scenario;
  Statement source = db.prepare("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (const SourceId id : ids<SourceId>(s.source.rows())) {
    const evidence::Source& from = s.source[id];
    source << id.row() << from.id << from.title << from.who << from.date << from.link << from.note;
    (source << int{from.analyst}).run();
  }
  Statement quantity = db.prepare("INSERT INTO quantities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const QuantityId id : ids<QuantityId>(s.quantity.rows())) {
    const evidence::QuantityOfInterest& q = s.quantity[id];
    quantity << id.row() << q.id << q.unit << q.about << q.pooled.floor << q.pooled.ceiling << mean(q.pooled);
    for (const double p : {0.05, 0.5, 0.95}) quantity << evidence::quantile(q.pooled, p);
    (quantity << layout.inputs[id.row()]).run();
  }
  Statement claim = db.prepare("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const ClaimId id : ids<ClaimId>(s.claim.rows())) describe_claim(claim, s, id);
}

void describe_parameters(Database& db, const Layout& layout) {
  Statement put = db.prepare("INSERT INTO parameters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  std::size_t input = layout.scenario.quantity.rows();
  for (const ParameterId id : ids<ParameterId>(layout.scenario.parameter.rows())) {
    const ParameterEntry& p = layout.scenario.parameter[id];
    const evidence::Distribution& d = p.distribution;
    put << id.row() << p.key << p.unit << p.what << p.source << word(standings, p.standing)
        << word(shapes, d.shape);
    put << d.low << d.best << d.high;
    (varies(p) ? put << layout.inputs[input++] : put.null()).run();
  }
}

void describe_questions(Database& db, const Layout& layout) {
  const Scenario& s = layout.scenario;
  Statement question = db.prepare("INSERT INTO questions VALUES (?, ?, ?, ?)");
  for (const QuestionId id : ids<QuestionId>(s.question.rows())) {
    const Question& q = s.question[id];
    (question << id.row() << q.id << word(question_kinds, q.kind) << q.text).run();
  }
  Statement column = db.prepare("INSERT INTO outcome_columns VALUES (?, ?, ?, ?, ?)");
  for (const OutcomeColumn& c : layout.outcomes.columns()) {
    column << c.name << s.question[c.question].id << spelling(c.outcome);
    c.day ? column << c.day : column.null();
    (c.nation ? column << s.nation[c.nation].id : column.null()).run();
  }
}

void describe_events(Database& db) {
  Statement kind = db.prepare("INSERT INTO event_kinds VALUES (?, ?)");
  for (std::size_t i = 0; i < event_kind_count; ++i) (kind << i << spelling(static_cast<EventKind>(i))).run();
  Statement cause = db.prepare("INSERT INTO causes VALUES (?, ?)");
  for (std::size_t i = 0; i < cause_count; ++i) (cause << i << spelling(static_cast<Cause>(i))).run();
}

}  // namespace

void create_tables(Database& db, const Layout& layout) {
  std::vector<std::string> outcomes;
  for (const OutcomeColumn& column : layout.outcomes.columns()) outcomes.push_back(column.name);
  db.execute(fixed_tables);
  db.execute(wide_table("inputs", "play INTEGER PRIMARY KEY", layout.inputs));
  db.execute(wide_table("outcomes", "play INTEGER PRIMARY KEY", outcomes));
  db.execute(wide_table("rerun_outcomes", "play INTEGER, law TEXT, advance TEXT, luck INTEGER", outcomes,
                        ", PRIMARY KEY(play, law, advance, luck)"));
}

void describe_scenario(Database& db, const Layout& layout) {
  describe_forces(db, layout.scenario);
  describe_land(db, layout);
  describe_evidence(db, layout);
  describe_parameters(db, layout);
  describe_questions(db, layout);
  describe_events(db);
}

}  // namespace salient::study
