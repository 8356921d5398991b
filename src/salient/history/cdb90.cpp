#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "history/csv.hpp"
#include "history/reader.hpp"
#include "scenario/date.hpp"

// The worksheets as they were patched, not the tidy data/battles.csv: there every number below zero was lost,
// and with them every victory of a defender.
namespace salient::history {
namespace {

constexpr double most_people = 1e8, most_km = 1e5, most_hours = 1e5;

/// What data/battles.csv adds to a row of the worksheets.
struct Naming {
  std::string war, parent;
};
/// What data/active_periods.csv adds: first and last moment, hours of fighting.
struct Timing {
  std::string begins, ends;
  std::optional<double> hours{0};
};
struct Extras {
  std::map<std::string, Naming, std::less<>> naming;
  std::map<std::string, Timing, std::less<>> timing;
  std::map<std::string, std::array<std::vector<std::string>, 2>, std::less<>>
      nations;  ///< defender's, attacker's
};

/// One row of the worksheets and where what is odd about it goes.
struct Sheet {
  const Cells& cells;
  std::vector<std::string>& notes;
  std::string side;  ///< "a" or "d"

  std::string of_side(std::string_view column) const { return std::string{column} + side; }
  std::optional<double> count(std::string_view column, double most = most_people) const {
    return cells.count(column, most);
  }
  /// A code of one or two letters; the letter O, 0 and 9 stand for "none given".
  template <class T>
  std::optional<T> code(std::string_view column, std::string_view text,
                        std::initializer_list<std::pair<std::string_view, T>> book) const {
    for (const auto& [word, value] : book)
      if (word == text) return value;
    if (text.find_first_not_of("O09") != std::string_view::npos)
      notes.push_back(fmt::format("{} of battle {}: \"{}\" is not in the code book, read as not known", column,
                                  cells.text("isqno"), text));
    return std::nullopt;
  }
};

std::string_view letter(std::string_view code, std::size_t at) {
  return at < code.size() ? code.substr(at, 1) : std::string_view{};
}

/// The total where it says what it is: 1 the initial strength, 2 a daily average, 3 all engaged, from which the
/// reinforcements are taken. Battle 496 and the misspelt INSTA and INSTD are repairs of the published patches.
std::optional<double> initial_people(const Sheet& sheet) {
  const auto initial = sheet.count(sheet.of_side("intst"));
  const auto misspelt = sheet.count(sheet.of_side("inst"));
  if (initial || misspelt) return initial ? initial : misspelt;
  const auto total = sheet.count(sheet.of_side("str"));
  const auto kind = sheet.cells.number(sheet.of_side("code"), -9, 9);
  if (!total || kind != 3.0) return total;
  const double began = *total - sheet.count(sheet.of_side("rerp")).value_or(0);
  return began > 0 ? began : *total;
}

Troops troops_of(const Sheet& sheet) {
  const auto width = sheet.count(sheet.of_side("wof") + "1", most_km);
  Troops troops{.people = initial_people(sheet),
                .horse = sheet.count(sheet.of_side("cav")),
                .tanks = sheet.count(sheet.of_side("tank")),
                .guns = sheet.count(sheet.of_side("arty"))};
  if (troops.people == 0.0) troops.people.reset();
  if (width && *width > 0) troops.width = Kilometres{*width};
  return troops;
}

/// Of several codes the one that says most. Penetration is not read: it tells how an attack went as much as how
/// it was meant.
models::Scheme scheme_of(const std::set<std::string_view>& plans) {
  if (plans.contains("DE")) return models::Scheme::double_envelopment;
  if (plans.contains("EE")) return models::Scheme::envelopment;
  return plans.contains("RC") ? models::Scheme::river_crossing : models::Scheme::frontal;
}

Intent intent_of(const Sheet& sheet) {
  std::set<std::string_view> plans;
  for (const char n : {'1', '2', '3'}) plans.insert(sheet.cells.text(sheet.of_side("pri") + n));
  return {sheet.count(sheet.of_side("fly")), scheme_of(plans), plans.contains("DO")};
}

std::optional<Posture> posture_of(const Sheet& sheet, std::string_view column) {
  return sheet.code<Posture>(column, sheet.cells.text(column),
                             {{"HD", Posture::hasty_defence},
                              {"PD", Posture::prepared_defence},
                              {"FD", Posture::fortified_defence},
                              {"DL", Posture::delay},
                              {"WD", Posture::withdraw}});
}

std::optional<Relief> relief_of(const Sheet& sheet, std::string_view column) {
  return sheet.code<Relief>(column, letter(sheet.cells.text(column), 0),
                            {{"F", Relief::flat}, {"R", Relief::rolling}, {"G", Relief::rugged}});
}

std::optional<Cover> cover_of(const Sheet& sheet, std::string_view column) {
  return sheet.code<Cover>(column, letter(sheet.cells.text(column), 1),
                           {{"B", Cover::open}, {"D", Cover::open}, {"M", Cover::mixed}, {"W", Cover::wooded}});
}

void ground_into(const Sheet& sheet, Battle& battle) {
  battle.relief = relief_of(sheet, "terra1");
  battle.second_relief = relief_of(sheet, "terra2");
  battle.cover = cover_of(sheet, "terra1");
  battle.second_cover = cover_of(sheet, "terra2");
  const std::string_view first = sheet.cells.text("terra1"), second = sheet.cells.text("terra2");
  battle.desert = letter(first, 1) == "D";
  battle.urban = letter(first, 2) == "U" || letter(second, 2) == "U";
  battle.marsh = letter(first, 2) == "M" || letter(second, 2) == "M";
}

void weather_into(const Sheet& sheet, Battle& battle) {
  const std::string_view code = sheet.cells.text("wx1");
  battle.wet = letter(code, 0) == "W";
  if (letter(code, 1) == "O")
    battle.rain = Rain::overcast;
  else
    battle.rain =
        sheet.code<Rain>("wx1", letter(code, 1), {{"S", Rain::dry}, {"L", Rain::light}, {"H", Rain::heavy}});
  battle.heat =
      sheet.code<Heat>("wx1", letter(code, 2), {{"H", Heat::hot}, {"T", Heat::temperate}, {"C", Heat::cold}});
  battle.season = sheet.code<Season>(
      "wx1", letter(code, 3),
      {{"$", Season::spring}, {"S", Season::summer}, {"F", Season::autumn}, {"W", Season::winter}});
}

Battle battle_of(const Cells& cells, std::vector<std::string>& notes) {
  const Sheet attacker{cells, notes, "a"}, defender{cells, notes, "d"};
  Battle battle;
  battle.attacker = troops_of(attacker);
  battle.defender = troops_of(defender);
  battle.attacker_intent = intent_of(attacker);
  battle.defender_intent = intent_of(defender);
  battle.posture = posture_of(attacker, "post1");
  battle.second_posture = posture_of(attacker, "post2");
  ground_into(attacker, battle);
  weather_into(attacker, battle);
  if (const auto air = cells.number("aeroa", -1, 1, {9, -9})) battle.air = static_cast<int>(*air);
  return battle;
}

Record record_of(const Cells& cells, std::vector<std::string>& notes) {
  const Sheet attacker{cells, notes, "a"}, defender{cells, notes, "d"};
  Record record{.attacker_engaged = attacker.count("stra"),
                .defender_engaged = defender.count("strd"),
                .attacker_lost = attacker.count("casa"),
                .defender_lost = defender.count("casd")};
  if (const auto won = cells.number("wina", -1, 1, {9, -9}))
    record.victor = *won > 0 ? Victor::attacker : *won < 0 ? Victor::defender : Victor::nobody;
  if (const auto km = cells.number("kmda", -most_km, most_km, {-9999, 9999})) record.gained = Kilometres{*km};
  return record;
}

void time_into(const Timing* timing, const Cells& cells, BattleOfRecord& entry) {
  const std::string from = timing ? (timing->begins.empty() ? timing->ends : timing->begins) : "";
  const auto date = parse_date(from.substr(0, std::min<std::size_t>(from.size(), 10)));
  if (date) {
    entry.battle.year = date->year;
    entry.battle.month = date->month;
  } else if (const auto year = cells.number("atpbyr1", 1, 9999, {9999, -1, 0})) {
    entry.battle.year = static_cast<int>(*year);
  }
  if (!timing) return;
  if (timing->hours && *timing->hours > 0) entry.record.hours = timing->hours;
  const auto ends = parse_date(timing->ends.substr(0, std::min<std::size_t>(timing->ends.size(), 10)));
  if (date && ends && !timing->begins.empty()) entry.record.days = (*ends - *date) + 1.0;
}

/// Faults of single rows that the published patches meant to repair and missed.
void repair(const Cells& cells, BattleOfRecord& entry) {
  if (cells.text("isqno") != "496") return;
  const auto total = [&](const char* column) { return cells.number(column, 1, most_people); };
  entry.battle.attacker.people = total("stra");
  entry.battle.defender.people = total("strd");
}

std::string campaign_of(const Cells& cells, const Naming* naming) {
  const std::string_view misspelt = cells.text("campagn");
  return fmt::format("{} | {}", naming && !naming->war.empty() ? naming->war : std::string{cells.text("war")},
                     misspelt.empty() ? cells.text("campgn") : misspelt);
}

template <class Map>
const typename Map::mapped_type* found_in(const Map& map, std::string_view key) {
  const auto at = map.find(key);
  return at == map.end() ? nullptr : &at->second;
}

BattleOfRecord entry_of(const Cells& cells, const Extras& extras, std::vector<std::string>& notes) {
  const std::string_view id = cells.text("isqno");
  const Naming* naming = found_in(extras.naming, id);
  BattleOfRecord entry{.title = {.id = std::string{id},
                                 .name = std::string{cells.text("name")},
                                 .war = std::string{cells.text("war")},
                                 .campaign = campaign_of(cells, naming)},
                       .battle = battle_of(cells, notes),
                       .record = record_of(cells, notes),
                       .part_of_larger = naming && !naming->parent.empty()};
  repair(cells, entry);
  time_into(found_in(extras.timing, id), cells, entry);
  if (const auto* nations = found_in(extras.nations, id)) {
    entry.battle.defender_intent.nations = nations->front();
    entry.battle.attacker_intent.nations = nations->back();
  }
  return entry;
}

/// A day of a battle and the battle belong to one campaign, whatever each is called: the name that comes first.
void join_campaigns(Battles& battles, const Extras& extras) {
  std::map<std::string, std::string, std::less<>> of_battle;
  for (const BattleOfRecord& b : battles) of_battle.emplace(b.title.id, b.title.campaign);
  for (bool joined = true; joined;) {
    joined = false;
    for (const BattleOfRecord& b : battles) {
      const Naming* naming = found_in(extras.naming, b.title.id);
      if (!naming || !of_battle.contains(naming->parent)) continue;
      const std::string one = of_battle[b.title.id], other = of_battle[naming->parent];
      if (one == other) continue;
      for (auto& [id, campaign] : of_battle)
        if (campaign == std::max(one, other)) campaign = std::min(one, other);
      joined = true;
    }
  }
  for (BattleOfRecord& b : battles) b.title.campaign = of_battle[b.title.id];
}

std::map<std::string, Naming, std::less<>> naming_in(const CsvTable& table, Problems& problems) {
  std::map<std::string, Naming, std::less<>> naming;
  for (const CsvRow& row : table.rows) {
    const Cells cells{table, row, problems};
    const auto parent = cells.number("parent", 0, 1e6);
    naming[std::string{cells.text("isqno")}] = {std::string{cells.text("war4")},
                                                parent ? fmt::format("{:.0f}", *parent) : ""};
  }
  return naming;
}

std::map<std::string, Timing, std::less<>> timing_in(const CsvTable& table, Problems& problems) {
  std::map<std::string, Timing, std::less<>> timing;
  for (const CsvRow& row : table.rows) {
    const Cells cells{table, row, problems};
    const auto longest = cells.number("duration_max", 0, most_hours * 60),
               shortest = cells.number("duration_min", 0, most_hours * 60);
    Timing& all = timing[std::string{cells.text("isqno")}];
    const std::string begins{cells.text("start_time_min")}, ends{cells.text("end_time_max")};
    if (all.begins.empty() || (!begins.empty() && begins < all.begins)) all.begins = begins;
    all.ends = std::max(all.ends, ends);
    if (all.hours && longest && shortest)
      *all.hours += (*longest + *shortest) / 2 / 60;
    else
      all.hours.reset();
  }
  return timing;
}

/// A table of the folder, its problems put to the others.
std::optional<CsvTable> table_at(const std::string& path, Encoding encoding,
                                 std::initializer_list<std::string_view> required, Problems& problems) {
  auto table = read_csv(path, encoding, required);
  if (table) return *std::move(table);
  problems.insert(problems.end(), table.problems().begin(), table.problems().end());
  return std::nullopt;
}

/// Whose people fought on either side. A folder without the table is one whose nations are not known.
void nations_in(const std::string& path, Extras& extras, Problems& problems) {
  if (!std::filesystem::exists(path)) return;
  const auto table = table_at(path, Encoding::utf8, {"isqno", "attacker", "actor"}, problems);
  if (!table) return;
  for (const CsvRow& row : table->rows) {
    const Cells cells{*table, row, problems};
    const auto attacks = cells.number("attacker", 0, 1);
    const std::string name{cells.text("actor")};
    if (attacks && !name.empty() && name != "NA")
      extras.nations[std::string{cells.text("isqno")}][*attacks > 0 ? 1 : 0].push_back(name);
  }
}

Battles battles_in(const CsvTable& table, const Extras& extras, std::vector<std::string>& notes,
                   Problems& problems) {
  Battles battles;
  std::set<std::string, std::less<>> seen;
  for (const CsvRow& row : table.rows) {
    if (problems.size() >= most_problems) break;
    const Cells cells{table, row, problems};
    const std::string id{cells.text("isqno")};
    if (!cells.number("isqno", 1, 1e6))
      cells.report("isqno", "the battle's number", "it is the key of all tables", "");
    else if (!seen.insert(id).second)
      cells.report("isqno", "each battle once", "the key of all tables stands for one battle", "");
    battles.push_back(entry_of(cells, extras, notes));
  }
  return battles;
}

}  // namespace

Result<Reading> read_cdb90(const std::string& folder) {
  Problems problems;
  const auto sheets =
      table_at(folder + "/src-data/CDB90/CDB90-patched.csv", Encoding::latin1,
               {"isqno", "war",   "name",  "campgn", "wofa1",  "wofd1", "post1", "post2", "terra1", "terra2",
                "wx1",   "aeroa", "stra",  "codea",  "intsta", "rerpa", "casa",  "strd",  "coded",  "intstd",
                "rerpd", "casd",  "cava",  "tanka",  "artya",  "flya",  "cavd",  "tankd", "artyd",  "flyd",
                "wina",  "kmda",  "pria1", "pria2",  "pria3",  "prid1", "prid2", "prid3"},
               problems);
  const auto names =
      table_at(folder + "/data/battles.csv", Encoding::utf8, {"isqno", "war4", "parent"}, problems);
  const auto times =
      table_at(folder + "/data/active_periods.csv", Encoding::utf8,
               {"isqno", "start_time_min", "end_time_max", "duration_max", "duration_min"}, problems);
  if (!problems.empty()) return problems;
  Reading reading;
  Extras extras{naming_in(*names, problems), timing_in(*times, problems), {}};
  nations_in(folder + "/data/battle_actors.csv", extras, problems);
  reading.battles = battles_in(*sheets, extras, reading.notes, problems);
  if (!problems.empty()) return problems;
  join_campaigns(reading.battles, extras);
  return reading;
}

}  // namespace salient::history
