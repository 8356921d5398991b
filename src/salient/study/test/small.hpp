#pragma once
#include <string>

#include "study/store.hpp"
#include "tests/support/scratch_file.hpp"

// A scenario of twelve hexes in a row and plays made up by rule, for testing what a study makes of plays.
namespace salient::study::test {

inline evidence::Claim claim(const char* id, SourceId source, evidence::Distribution d, evidence::Reliability r,
                             evidence::Credibility c) {
  return {.id = id,
          .source = source,
          .quantity = QuantityId{std::size_t{0}},
          .distribution = d,
          .reliability = r,
          .credibility = c,
          .as_of = "2024-11-10",
          .says = "some",
          .written = "some"};
}

inline void add_evidence(Scenario& s) {
  using namespace evidence;
  const SourceId paper = s.source.push_back({.id = "paper", .title = "A paper"});
  s.claim.push_back(claim("few", paper, {Shape::pert, 8, 10, 12}, Reliability::A, Credibility::one));
  s.claim.push_back(claim("many", paper, {Shape::pert, 18, 20, 22}, Reliability::A, Credibility::five));
  const std::vector<ClaimId> on{ClaimId{std::size_t{0}}, ClaimId{std::size_t{1}}};
  const std::vector<Claim> all{s.claim.begin(), s.claim.end()};
  s.quantity.push_back({"men", "people", "how many", pool(all, on, 0, 100), on});
  s.parameter.push_back(
      {"combat.rate", "per day", "rate", "a book", Standing::literature, {Shape::pert, 1, 2, 4}});
  s.parameter.push_back(
      {"combat.fixed", "", "constant", "a book", Standing::measured, {Shape::point, 3, 3, 3}});
}

inline void add_questions(Scenario& s) {
  const SideId red{std::size_t{0}};
  const RegionId strip{std::size_t{0}};
  s.question.push_back({.id = "retaken",
                        .text = "How much?",
                        .kind = QuestionKind::share_retaken,
                        .region = strip,
                        .side = red,
                        .days = {5, 10}});
  s.question.push_back({.id = "town",
                        .text = "When does it fall?",
                        .kind = QuestionKind::day_town_falls,
                        .town = TownId{std::size_t{0}},
                        .side = red});
  s.question.push_back({.id = "losses",
                        .text = "How many?",
                        .kind = QuestionKind::losses,
                        .nation = NationId{std::size_t{1}},
                        .days = {10}});
  s.question.push_back({.id = "stop", .text = "Does it stop?", .kind = QuestionKind::culmination, .side = red});
  s.question.push_back({.id = "aid",
                        .text = "What if?",
                        .kind = QuestionKind::effect,
                        .process = ProcessId{std::size_t{0}},
                        .regime = 1,
                        .against = 0,
                        .from_day = 3,
                        .of = QuestionId{std::size_t{0}}});
}

/// Hexes 0 and 1 are red's, the rest blue's; hex 11 is a lake. The strip is hexes 0 to 11, the town in hex 4.
inline Scenario small_scenario() {
  Scenario s;
  s.id = "small", s.title = "A strip of land", s.folder = "scenarios/small", s.hash = "abc123";
  s.as_of = s.start = {2024, 11, 11};
  s.days = 10;
  s.map = blank_map(HexGrid{LonLat{34, 51}, LonLat{34.41, 51.01}, Kilometres{2.5}});
  const std::size_t hexes = s.map.grid.hexes();
  const SideId red = s.side.push_back({.id = "red", .name = "Red"});
  const SideId blue = s.side.push_back({.id = "blue", .name = "Blue"});
  s.nation.push_back({.id = "rednation", .name = "Redland", .side = red});
  s.nation.push_back({.id = "bluenation", .name = "Blueland", .side = blue});
  s.formation.push_back({.id = "r1", .name = "1st Red", .side = red, .nation = NationId{std::size_t{0}}});
  for (const HexId hex : ids<HexId>(hexes)) s.map.control[hex] = hex.row() < 2 ? red : blue;
  Region strip{"strip", {}};
  for (std::size_t row = 0; row < 12; ++row) strip.hexes.emplace_back(row);
  s.map.water[HexId{std::size_t{11}}] = 1;
  s.map.region.push_back(strip);
  s.map.town.push_back({"Town", HexId{std::size_t{4}}, 1000});
  s.plan.push_back({.side = red, .kind = PlanKind::offensive, .region = RegionId{std::size_t{0}}});
  s.process.push_back({.id = "aid", .name = "Aid", .side = blue, .regimes = {{.id = "steady"}, {.id = "cut"}}});
  add_evidence(s);
  add_questions(s);
  return s;
}

/// Red takes hexes 2, 3, 4 ... one a day until `until`; Blueland loses 2 killed, 3 wounded and 1 captured a
/// day.
inline void advance(const Scenario& s, int until, Journal& journal) {
  journal.clear();
  for (int day = 0; day <= s.days; ++day) {
    Snapshot& at = journal.snapshot(day);
    at.nation.assign(2, NationTally{});
    at.nation[NationId{std::size_t{1}}] = {
        .present = 1000 - 6 * day, .killed = 2 * day, .wounded = 3 * day, .captured = day};
    at.control.assign(s.map.grid.hexes(), 1);
    for (int hex = 0; hex < 2 + std::min(day, until); ++hex) at.control[static_cast<std::size_t>(hex)] = 0;
    at.ammunition.assign(2, 5.0);
    at.shells_fired.assign(2, 0.0);
    at.drones.assign(2, StrikeSorties{});
    at.by_rail.assign(2, 0.0);
    at.by_road.assign(2, 0.0);
    at.picture.assign(2, {});
    at.picture_of.assign(2 * 2, {});
  }
}

inline Event culminated(int turn) {
  return {.turn = static_cast<std::uint16_t>(turn),
          .kind = EventKind::offensive_culminated,
          .cause = Cause::losses,
          .side = SideId{std::size_t{0}}};
}

/// Play `number`: red advances number % 10 days. Every seventh play fails.
inline PlayRecord made_up(const Layout& layout, std::uint64_t number, ControlCounts* control = nullptr) {
  Journal journal;
  advance(layout.scenario, static_cast<int>(number % 10), journal);
  journal.note(culminated(30));
  Played played{.signature = number * 1000003};
  played.knowledge.quantity.assign(1, static_cast<double>(number));
  played.knowledge.parameter.assign(2, 2.5);
  played.failed = number % 7 == 3;
  if (played.failed) played.failure = "turn 12: people conserved: 1st Red";
  if (control && !played.failed) control->add(layout, journal);
  return record_play(layout, number, played, journal);
}

inline Block made_up_block(const Layout& layout, std::uint64_t number, std::uint64_t plays) {
  Block block{.number = number, .plays = plays, .control = std::make_unique<ControlCounts>(layout)};
  for (std::uint64_t i = 0; i < plays; ++i)
    block.records.push_back(made_up(layout, number * block_plays + i, block.control.get()));
  return block;
}

using Scratch = tests::ScratchFile;

}  // namespace salient::study::test
