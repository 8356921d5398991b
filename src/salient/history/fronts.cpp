#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "history/csv.hpp"
#include "history/tempo.hpp"

namespace salient::history {
namespace {

using Json = nlohmann::ordered_json;

constexpr double fastest = 1e6;  ///< m per day
constexpr double most = 1e5;

/// To six figures after the point: more than any play knows, and no bits of rounding in a diff.
Json number(double x) { return Json(std::round(x * 1e6) / 1e6); }

Json json_of(const Pace& pace) {
  Json quantiles = Json::array();
  for (const double q : pace.quantiles) quantiles.push_back(number(q));
  return {{"n", pace.n}, {"held", number(pace.held)}, {"quantiles", quantiles}};
}

template <class Played>
Json by_law(const Played& played) {
  Json json = Json::object();
  for (std::size_t law = 0; law < played.size(); ++law)
    json[std::string{models::spelling(static_cast<models::AdvanceLaw>(law))}] = json_of(played[law]);
  return json;
}

std::string line(std::string_view name, const Pace& pace, int places) {
  return fmt::format("  {:<12}{:>7}{:>8.0f} %{:>11.{}f}{:>11.{}f}{:>11.{}f}\n", name, pace.n, 100 * pace.held,
                     pace.quantiles[0], places, pace.quantiles[2], places, pace.quantiles[4], places);
}

FrontOfRecord front_of(const Cells& cells) {
  const auto share = [&](std::string_view column) { return cells.number(column, 0, 1).value_or(0); };
  constexpr std::array postures{Posture::hasty_defence, Posture::prepared_defence, Posture::fortified_defence,
                                Posture::delay, Posture::withdraw};
  const double defenders = cells.number("defenders_per_km", 0, most).value_or(0);
  const auto posture = cells.word("posture", {"hasty", "prepared", "fortified", "delay", "withdrawal"});
  return {.name = std::string{cells.text("name")},
          .source = std::string{cells.text("source")},
          .low = cells.number("low_m_a_day", 0, fastest).value_or(0),
          .high = cells.number("high_m_a_day", 0, fastest).value_or(0),
          .days = static_cast<int>(cells.number("days", 1, 4000).value_or(1)),
          .ratio = cells.number("ratio", 0.01, 100).value_or(1),
          .defenders_per_km = defenders,
          .ground = {.obstacle = share("mines"),
                     .river_width_m = cells.number("river_m", 0, most).value_or(0),
                     .trafficability = share("trafficability"),
                     .drones_overhead = share("drones"),
                     .supply_fill = 1,
                     .defended = defenders > 0,
                     .motorised_share = share("motorised"),
                     .armour_share = share("armour"),
                     .luck = 0,
                     .daily = 0,
                     .front = Kilometres{cells.number("attacked_km", 0.5, 200).value_or(1)}},
          .works = share("works"),
          .surprise = cells.number("surprise", -1, 1).value_or(0),
          .posture = postures[posture.value_or(0)],
          .pressed = share("pressed")};
}

}  // namespace

Result<std::vector<FrontOfRecord>> read_fronts(const std::string& path) {
  const auto table = read_csv(path, Encoding::utf8,
                              {"name", "low_m_a_day", "high_m_a_day", "days", "ratio", "defenders_per_km",
                               "posture", "works", "mines", "drones", "surprise", "trafficability", "motorised",
                               "armour", "river_m", "attacked_km", "pressed", "source"});
  if (!table) return table.problems();
  Problems problems;
  std::vector<FrontOfRecord> fronts;
  for (const CsvRow& row : table->rows) {
    const Cells cells{*table, row, problems};
    fronts.push_back(front_of(cells));
    const FrontOfRecord& front = fronts.back();
    if (front.low > front.high)
      cells.report("high_m_a_day", "no less than low_m_a_day", "the two bound what the record gives", "");
    if (problems.size() >= most_problems) break;
  }
  if (!problems.empty()) return problems;
  return fronts;
}

namespace {

/// Quantiles at even shares stand for the plays of a battle: few enough to read, enough to pool.
constexpr std::size_t steps = 20;

Json json_of(const BattleTempo& battle) {
  Json json{{"id", battle.id}, {"campaign", battle.campaign}, {"record", number(battle.record)}};
  for (std::size_t law = 0; law < battle.played.size(); ++law) {
    const std::vector<double>& plays = battle.played[law];
    Json rates = Json::array();
    for (std::size_t i = 0; i < steps; ++i)
      rates.push_back(number(plays[(2 * i + 1) * plays.size() / (2 * steps)]));
    const auto held = std::count(plays.begin(), plays.end(), 0.0);
    json["played"][std::string{models::spelling(static_cast<models::AdvanceLaw>(law))}] = {
        {"held", number(static_cast<double>(held) / static_cast<double>(plays.size()))}, {"rates", rates}};
  }
  return json;
}

}  // namespace

nlohmann::ordered_json as_json(const Tempo& tempo, const ForecastSettings& settings) {
  Json json{{"format", "salient-tempo"}, {"version", 1},
            {"plays", settings.plays},   {"seed", settings.seed},
            {"battles", Json::array()},  {"fronts", Json::array()}};
  for (const BattlesTempo& b : tempo.battles) {
    Json each = Json::array();
    for (const BattleTempo& battle : b.each) each.push_back(json_of(battle));
    json["battles"].push_back(
        {{"name", b.name}, {"record", json_of(b.record)}, {"played", by_law(b.played)}, {"each", each}});
  }
  for (const FrontTempo& f : tempo.fronts) {
    Json regimes = Json::object();
    for (std::size_t i = 0; i < f.regimes.size(); ++i)
      regimes[std::string{models::spelling(static_cast<models::AdvanceRegime>(i))}] = number(f.regimes[i]);
    json["fronts"].push_back({{"name", f.front.name},
                              {"source", f.front.source},
                              {"record", {f.front.low, f.front.high}},
                              {"days", f.front.days},
                              {"ratio", f.front.ratio},
                              {"works", f.front.works},
                              {"mines", f.front.ground.obstacle},
                              {"drones", f.front.ground.drones_overhead},
                              {"pressed", f.front.pressed},
                              {"played", by_law(f.played)},
                              {"regimes", regimes}});
  }
  return json;
}

std::string as_table(const Tempo& tempo) {
  std::string text =
      fmt::format("{:<14}{:>7}{:>10}{:>11}{:>11}{:>11}\n", "km a day", "n", "none", "10 %", "50 %", "90 %");
  for (const BattlesTempo& b : tempo.battles) {
    text += b.name + "\n" + line("record", b.record, 2);
    for (std::size_t law = 0; law < b.played.size(); ++law)
      text += line(models::spelling(static_cast<models::AdvanceLaw>(law)), b.played[law], 2);
  }
  if (!tempo.fronts.empty()) text += "\nFronts, m a day\n";
  for (const FrontTempo& f : tempo.fronts) {
    text += fmt::format("{}: record {:g} to {:g}\n", f.front.name, f.front.low, f.front.high);
    for (std::size_t law = 0; law < f.played.size(); ++law)
      text += line(models::spelling(static_cast<models::AdvanceLaw>(law)), f.played[law], 0);
  }
  return text;
}

}  // namespace salient::history
