#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "history/tempo.hpp"
#include "scenario/read_scenario.hpp"

namespace salient::history {
namespace {

const Scenario& shipped() {
  static const auto read = read_parameters(std::string{SALIENT_SOURCE_DIR} + "/parameters", "history");
  return *read;
}

/// Battles alike but for their odds; each third went nowhere.
Battles alike(double ratio) {
  Battles battles;
  for (int i = 0; i < 30; ++i) {
    BattleOfRecord b;
    b.title.id = b.title.name = std::to_string(i);
    b.battle.year = 1943;
    b.battle.attacker.people = 10000 * ratio;
    b.battle.defender.people = 10000;
    b.battle.posture = Posture::prepared_defence;
    b.record.gained = Kilometres{i % 3 == 0 ? 0.0 : 2.0};
    b.record.days = 2;
    battles.push_back(b);
  }
  return battles;
}

const BattlesTempo& of(const Tempo& tempo, const std::string& name) {
  const auto found = std::find_if(tempo.battles.begin(), tempo.battles.end(),
                                  [&](const BattlesTempo& b) { return b.name == name; });
  REQUIRE(found != tempo.battles.end());
  return *found;
}

std::vector<FrontOfRecord> shipped_fronts() {
  const auto fronts = read_fronts(std::string{SALIENT_SOURCE_DIR} + "/docs/validation/fronts.csv");
  REQUIRE(fronts);
  return *fronts;
}

}  // namespace

TEST_CASE("a pace is its quantiles and the share that stands still {tempo}") {
  const Pace pace = pace_of({0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(pace.n == 11);
  CHECK(pace.held == doctest::Approx(2.0 / 11));
  CHECK(pace.quantiles[2] == 4);
  CHECK(pace.quantiles[4] == 8);
  CHECK(pace_of({}).n == 0);
}

TEST_CASE(
    "the record's rates are counted as it tells them, and better odds are faster under both laws {tempo}") {
  const ForecastSettings settings{.plays = 20, .threads = 2};
  const Tempo even = tempo_of(alike(1), {}, shipped(), settings),
              strong = tempo_of(alike(4), {}, shipped(), settings);
  const BattlesTempo& war = of(even, "1937 to 1945");
  CHECK(war.record.n == 30);
  CHECK(war.record.held == doctest::Approx(1.0 / 3));
  CHECK(war.record.quantiles[2] == 1.0);
  REQUIRE(war.each.size() == 30);
  CHECK(war.each[0].record == 0);
  CHECK(war.each[1].record == 1);
  const auto json = as_json(even, settings)["battles"][0]["each"];
  CHECK(json.size() == 30);
  CHECK(json[1]["played"]["ladder"]["rates"].size() == 20);
  CHECK(json[1]["played"]["ladder"]["rates"][10] == doctest::Approx(war.each[1].played[0][10]));
  for (std::size_t law = 0; law < models::advance_law_count; ++law) {
    CHECK(war.played[law].n == 600);
    for (const BattleTempo& battle : war.each) {
      CHECK(battle.played[law].size() == 20);
      CHECK(std::is_sorted(battle.played[law].begin(), battle.played[law].end()));
    }
    CHECK(of(strong, "1937 to 1945").played[law].quantiles[3] > war.played[law].quantiles[3]);
    CHECK(of(strong, "1937 to 1945").played[law].held < war.played[law].held);
  }
}

TEST_CASE("threads do not matter to a tempo {tempo}") {
  const ForecastSettings one{.plays = 10, .threads = 1}, three{.plays = 10, .threads = 3};
  CHECK(as_json(tempo_of(alike(2), shipped_fronts(), shipped(), one), one) ==
        as_json(tempo_of(alike(2), shipped_fronts(), shipped(), three), three));
}

TEST_CASE("one law goes from tens of metres a day to tens of kilometres {tempo}") {
  const Tempo tempo = tempo_of({}, shipped_fronts(), shipped(), {.plays = 60});
  const auto median = [&](const char* name) {
    const auto found = std::find_if(tempo.fronts.begin(), tempo.fronts.end(),
                                    [&](const FrontTempo& f) { return f.front.name == name; });
    REQUIRE(found != tempo.fronts.end());
    return found->played[0].quantiles[2];
  };
  CHECK(median("Chasiv Yar 2024-25") < 100);
  CHECK(median("Chasiv Yar 2024-25") > 1);
  CHECK(median("Kherson August to November 2022") > median("Pokrovsk 2024-25"));
  CHECK(median("Kharkiv September 2022") > 1500);
  CHECK(median("VII Corps February 1991") > 15000);
  CHECK(median("Kursk 6 to 8 August 2024") > median("Ocheretyne April 2024"));
  CHECK(median("Melitopol 24 to 25 February 2022") > median("Kursk 6 to 8 August 2024"));
  CHECK(median("Melitopol 24 to 25 February 2022") <= 50000 * 1.6);  // of `march` as drawn, the most there is
}

TEST_CASE("a damaged table of fronts tells every problem") {
  const auto path = std::filesystem::temp_directory_path() / "salient-fronts.csv";
  std::ofstream{path} << "name,low_m_a_day,high_m_a_day,days,ratio,defenders_per_km,posture,works,mines,drones,"
                         "surprise,trafficability,motorised,armour,river_m,attacked_km,pressed,source\n"
                         "A,50,20,10,2,100,hastie,0,0,0,0,1,0,0,0,5,1,x\n"
                         "B,10,20,10,2,100,hasty,7,0,0,0,1,0,0,0,5,1,x\n";
  const auto fronts = read_fronts(path.string());
  std::filesystem::remove(path);
  REQUIRE_FALSE(fronts);
  CHECK(fronts.problems().size() == 3);
}

}  // namespace salient::history
