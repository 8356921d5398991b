#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "history/csv.hpp"
#include "history/reader.hpp"

namespace salient::history {
namespace {

constexpr double most_people = 1e8;

/// attacker_people, defender_tanks ...
std::optional<double> of(const Cells& cells, std::string_view side, std::string_view what, double least = 0) {
  return cells.number(fmt::format("{}_{}", side, what), least, most_people);
}

Troops troops_of(const Cells& cells, std::string_view side) {
  Troops troops{.people = of(cells, side, "people", 1),
                .horse = of(cells, side, "horse"),
                .tanks = of(cells, side, "tanks"),
                .guns = of(cells, side, "guns")};
  if (const auto width = cells.number("width_km", 0.001, 1e5)) troops.width = Kilometres{*width};
  return troops;
}

Battle battle_of(const Cells& cells) {
  Battle battle;
  if (const auto year = cells.number("year", 1, 9998)) battle.year = static_cast<int>(*year);
  battle.attacker = troops_of(cells, "attacker");
  battle.defender = troops_of(cells, "defender");
  constexpr std::array postures{Posture::hasty_defence, Posture::prepared_defence, Posture::fortified_defence,
                                Posture::delay, Posture::withdraw};
  if (const auto n = cells.word("posture", {"hasty", "prepared", "fortified", "delay", "withdrawal"}))
    battle.posture = postures[*n];
  if (const auto n = cells.word("relief", {"flat", "rolling", "rugged"}))
    battle.relief = static_cast<Relief>(*n);
  if (const auto n = cells.word("cover", {"open", "mixed", "wooded", "urban"}))
    battle.cover = static_cast<Cover>(*n);
  if (const auto n = cells.word("weather", {"dry", "overcast", "light rain", "heavy rain"}))
    battle.rain = static_cast<Rain>(*n);
  if (const auto air = cells.number("air", -1, 1)) battle.air = *air > 0 ? 1 : *air < 0 ? -1 : 0;
  battle.attacker_intent.sorties = of(cells, "attacker", "sorties");
  battle.defender_intent.sorties = of(cells, "defender", "sorties");
  return battle;
}

Record record_of(const Cells& cells, const Battle& battle) {
  Record record{.attacker_engaged = of(cells, "attacker", "engaged", 1),
                .defender_engaged = of(cells, "defender", "engaged", 1),
                .attacker_lost = of(cells, "attacker", "losses"),
                .defender_lost = of(cells, "defender", "losses")};
  if (!record.attacker_engaged) record.attacker_engaged = battle.attacker.people;
  if (!record.defender_engaged) record.defender_engaged = battle.defender.people;
  constexpr std::array victors{Victor::attacker, Victor::defender, Victor::nobody};
  if (const auto n = cells.word("winner", {"attacker", "defender", "draw"})) record.victor = victors[*n];
  if (const auto km = cells.number("advance_km", -1e5, 1e5)) record.gained = Kilometres{*km};
  if (const auto days = cells.number("days", 0, 1e4)) record.days = days;
  return record;
}

BattleOfRecord entry_of(const Cells& cells) {
  const std::string name{cells.text("name")}, campaign{cells.text("campaign")};
  BattleOfRecord entry{
      .title = {.id = name, .name = name, .war = "", .campaign = campaign.empty() ? name : campaign}};
  entry.battle = battle_of(cells);
  entry.record = record_of(cells, entry.battle);
  return entry;
}

}  // namespace

Result<Reading> read_plain(const std::string& file) {
  const auto table = read_csv(
      file, Encoding::utf8,
      {"name", "year", "attacker_people", "defender_people", "winner", "attacker_losses", "defender_losses"});
  if (!table) return table.problems();
  Problems problems;
  Reading reading;
  std::set<std::string> seen;
  for (const CsvRow& row : table->rows) {
    if (problems.size() >= most_problems) break;
    const Cells cells{*table, row, problems};
    if (cells.text("name").empty() || !seen.insert(std::string{cells.text("name")}).second)
      cells.report("name", "a name, each once", "a battle's luck is drawn by its name",
                   "add the year or the phase");
    reading.battles.push_back(entry_of(cells));
  }
  if (!problems.empty()) return problems;
  return reading;
}

Result<Reading> read_battles(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error))
    return Problems{{path, "battles", "nothing of that name", "a CDB90 folder or a table of battles",
                     "battles of record are not part of the program: they are read from where you have them",
                     "see docs/reference/battles-csv.md"}};
  return std::filesystem::is_directory(path, error) ? read_cdb90(path) : read_plain(path);
}

}  // namespace salient::history
