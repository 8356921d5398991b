#include "report/test/small_study.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "record/journal.hpp"
#include "study/layout.hpp"
#include "study/manifest.hpp"
#include "study/tables.hpp"

namespace salient::report::test {
namespace {

constexpr int plays = 40;
constexpr std::size_t retaken_hex = 18;

evidence::Pooled pool_of(double low, double best, double high, ClaimId claim) {
  return {{{{evidence::Shape::pert, low, best, high}, 1.0, claim}}, 0, 1e9};
}

void add_evidence(Scenario& s) {
  s.source.push_back({.id = "paper",
                      .title = "Talks </script> & tests",
                      .who = "A paper",
                      .date = "2024-11-10",
                      .link = "https://example.org"});
  s.source.push_back({.id = "analyst", .title = "Assumptions", .who = "the analyst", .analyst = true});
  s.claim.push_back({.id = "c1",
                     .source = SourceId{0},
                     .quantity = QuantityId{0},
                     .distribution = {evidence::Shape::pert, 8000, 10000, 12000},
                     .reliability = evidence::Reliability::B,
                     .credibility = evidence::Credibility::two,
                     .says = "about 10,000 are there",
                     .written = "10,000",
                     .fact = 1});
  s.claim.push_back({.id = "c2",
                     .source = SourceId{1},
                     .quantity = QuantityId{1},
                     .distribution = {evidence::Shape::point, 0, 3, 0},
                     .says = "it begins soon",
                     .written = "3"});
  s.quantity.push_back(
      {"people", "people", "soldiers assembled", pool_of(8000, 10000, 12000, ClaimId{0}), {ClaimId{0}}});
  s.quantity.push_back({"start", "day", "day of the assault", pool_of(1, 3, 9, ClaimId{1}), {ClaimId{1}}});
  s.parameter.push_back({"attrition.rate",
                         "per day",
                         "loss rate",
                         "battles",
                         Standing::calibrated,
                         {evidence::Shape::pert, 0.01, 0.02, 0.03}});
  s.parameter.push_back({"attrition.guess",
                         "factor",
                         "a guess",
                         "none",
                         Standing::placeholder,
                         {evidence::Shape::point, 0, 1, 0}});
}

void add_land(Scenario& s) {
  s.map = blank_map(HexGrid{{35.0, 51.0}, {35.25, 51.1}, Kilometres{2.5}});
  s.map.control.assign(s.map.grid.hexes(), SideId{1});
  for (const std::size_t hex : {retaken_hex, retaken_hex + 1, retaken_hex + 2, retaken_hex + 3})
    s.map.control[HexId{hex}] = SideId{0};
  s.map.town.push_back({"Sudzha", HexId{retaken_hex}, 5000});
  s.map.region.push_back({"salient", {HexId{18}, HexId{19}, HexId{20}, HexId{21}}});
}

Question question(const char* id, QuestionKind kind, const char* text) {
  Question q;
  q.id = id;
  q.kind = kind;
  q.text = text;
  q.side = SideId{1};
  return q;
}

void add_questions(Scenario& s) {
  Question retaken = question("retaken", QuestionKind::share_retaken, "How much is retaken?");
  retaken.region = RegionId{0};
  retaken.days = {30, 60};
  Question falls = question("falls", QuestionKind::day_town_falls, "When does it fall?");
  falls.town = TownId{0};
  Question losses = question("losses", QuestionKind::losses, "How many are lost?");
  losses.days = {60};
  Question effect = question("aid", QuestionKind::effect, "What does a cut change?");
  effect.process = ProcessId{0};
  effect.regime = 1;
  effect.of = QuestionId{0};
  s.question = {retaken, falls, losses, question("stops", QuestionKind::culmination, "Does it stop short?"),
                effect};
}

double retaken(int play, int day) { return play / 39.0 * day / 60.0; }

void write_inputs(study::Database& db, const study::Layout& layout, int play) {
  std::string marks = "?";
  for (std::size_t i = 0; i < layout.inputs.size(); ++i) marks += ", ?";
  study::Statement row = db.prepare(fmt::format("INSERT INTO inputs VALUES ({})", marks));
  row << play << 10000 + 10 * play << (play * 7) % 11;
  for (std::size_t i = 2; i < layout.inputs.size(); ++i) row << 0.01 + 0.0001 * ((play * 13) % 29);
  row.run();
}

double outcome(const study::OutcomeColumn& column, int play) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  switch (column.outcome) {
    case study::Outcome::share_retaken:
      return retaken(play, column.day);
    case study::Outcome::day_fallen:
      return play < 10 ? 20 + play : none;
    case study::Outcome::killed:
      return 100 + 10 * play;
    case study::Outcome::wounded:
      return 300 + 30 * play;
    case study::Outcome::missing:
      return play;
    case study::Outcome::culminated:
      return play < 30;
    case study::Outcome::culminated_share:
      return play < 30 ? retaken(play, 60) : none;
    case study::Outcome::culminated_day:
      return play < 30 ? 40 : none;
  }
  return none;
}

void write_outcomes(study::Database& db, const study::Layout& layout, int play) {
  std::string marks = "?";
  for (std::size_t i = 0; i < layout.outcomes.columns().size(); ++i) marks += ", ?";
  study::Statement row = db.prepare(fmt::format("INSERT INTO outcomes VALUES ({})", marks));
  row << play;
  for (const study::OutcomeColumn& column : layout.outcomes.columns()) row << outcome(column, play);
  row.run();
  for (const std::size_t column : layout.effects.at(0).columns)
    db.execute(fmt::format("INSERT INTO pairs VALUES ('aid', {}, '{}', 0.5, 0.4, {})", play,
                           layout.outcomes.columns()[column].name, (play - 10) / 100.0));
}

void write_days(study::Database& db, const study::Layout& layout, int play) {
  for (const int day : layout.days) {
    for (int nation = 0; nation < 2; ++nation)
      db.execute(fmt::format("INSERT INTO series_rows VALUES ({}, {}, {}, 900, {}, {}, 1, 2, 0, 0, 0, 0, 0)",
                             play, day, nation, (100 + 10 * play) * day / 60,
                             3 * (100 + 10 * play) * day / 60));
    for (int side = 0; side < 2 && (day == 0 || day >= 56); ++side)
      db.execute(fmt::format("INSERT INTO picture_rows VALUES ({}, {}, {}, {}, 1000, 0.5, 0.75, 2, 0.3)", play,
                             day, side, 780 + play));
    for (int side = 0; side < 2; ++side)
      db.execute(fmt::format("INSERT INTO ground_rows VALUES ({}, {}, 0, {}, {})", play, day, side,
                             side ? retaken(play, day) : 1 - retaken(play, day)));
  }
  const double cut = 1;
  if (play % 2 == 0)
    db.execute(fmt::format("INSERT INTO event_rows VALUES ({}, 0, 9, {}, 0, 0, NULL, NULL, NULL, 0, 0, {})",
                           play, static_cast<int>(EventKind::regime_changed), cut));
}

/// Half of the plays hold the first hex of the region from the second day of the list on.
void write_control(study::Database& db, const study::Layout& layout) {
  const std::size_t hexes = layout.scenario.map.grid.hexes();
  study::Statement put = db.prepare("INSERT INTO control VALUES (0, ?, ?, ?, ?)");
  for (const int day : layout.days)
    for (const int side : {0, 1}) {
      std::vector<unsigned char> bytes(2 * hexes, 0);
      for (std::size_t hex = 0; hex < hexes; ++hex) {
        const bool split = hex == retaken_hex && day > 0,
                   own = layout.scenario.map.control[HexId{hex}].row() == static_cast<std::size_t>(side);
        bytes[2 * hex] = static_cast<unsigned char>(split ? plays / 2 : own ? plays : 0);
      }
      (put << day << layout.scenario.side[SideId{static_cast<std::size_t>(side)}].id << plays << bytes).run();
    }
}

}  // namespace

Scenario small_scenario() {
  Scenario s;
  s.id = "small";
  s.title = "A small salient";
  s.about = "Four hexes.";
  s.hash = "abc";
  s.as_of = s.start = Date{2024, 11, 11};
  s.days = 60;
  s.side.push_back({.id = "ukraine", .name = "Ukraine"});
  s.side.push_back({.id = "russia", .name = "Russia"});
  s.nation.push_back({.id = "ukrainian", .name = "Ukraine", .side = SideId{0}});
  s.nation.push_back({.id = "russian", .name = "Russia", .side = SideId{1}});
  s.process.push_back(
      {.id = "aid", .name = "Aid", .side = SideId{0}, .regimes = {{.id = "steady"}, {.id = "cut"}}});
  Plan plan;
  plan.side = SideId{1};
  plan.kind = PlanKind::offensive;
  plan.region = RegionId{0};
  s.plan.push_back(plan);
  add_evidence(s);
  add_land(s);
  add_questions(s);
  return s;
}

std::string small_study(const Scenario& s) {
  static int number = 0;
  const auto path =
      std::filesystem::temp_directory_path() / fmt::format("salient-report-{}-{}.sqlite", getpid(), ++number);
  std::filesystem::remove(path);
  study::Database db{path.string(), study::Database::Open::create};
  const study::Layout layout{s, {}};
  study::create_tables(db, layout);
  study::write_manifest(db, study::Manifest{s, {plays + 1, 7, models::AttritionLaw::history}});
  study::Transaction all{db};
  for (int play = 0; play < plays; ++play) {
    db.execute(fmt::format("INSERT INTO plays VALUES ({}, '00', 0, NULL)", play));
    write_inputs(db, layout, play);
    write_outcomes(db, layout, play);
    write_days(db, layout, play);
  }
  db.execute(fmt::format("INSERT INTO plays VALUES ({}, '00', 1, 'people lost on turn 3')", plays));
  write_inputs(db, layout, plays);
  write_control(db, layout);
  all.commit();
  return path.string();
}

}  // namespace salient::report::test
