#include <doctest/doctest.h>

#include <functional>
#include <sstream>

#include "history/nations.hpp"
#include "history/reader.hpp"
#include "history/scorecard.hpp"
#include "history/test/folder.hpp"
#include "scenario/read_scenario.hpp"

// Folders as they come from spreadsheets, other extracts and half a download.
namespace salient::history {
namespace {

using namespace test;

constexpr int usual_battles = 12;

std::string bytes_of(const Folder& folder, const std::string& file) {
  std::ifstream in{folder.path() + "/" + file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void rewrite(const Folder& folder, const std::string& file,
             const std::function<std::string(std::string)>& change) {
  folder.write(file, change(bytes_of(folder, file)));
}

/// Every line of a text changed.
std::string by_line(const std::string& text, const std::function<std::string(std::string)>& change) {
  std::istringstream in{text};
  std::string all, line;
  while (std::getline(in, line)) all += change(line) + "\n";
  return all;
}

/// What was read, as a text: equal texts, equal readings.
std::string read(const Folder& folder) {
  const auto reading = read_battles(folder.path());
  std::ostringstream text;
  if (!reading)
    for (const Problem& problem : reading.problems()) text << render(problem);
  else
    for (const BattleOfRecord& b : reading->battles)
      text << b.title.id << '|' << b.title.name << '|' << b.title.campaign << '|' << b.battle.year.value_or(-1)
           << '|' << b.battle.attacker.people.value_or(-1) << '|' << b.battle.defender.people.value_or(-1)
           << '|' << b.battle.attacker.tanks.value_or(-1) << '|'
           << static_cast<int>(b.battle.posture.value_or(Posture{})) << '|'
           << b.record.attacker_lost.value_or(-1) << '|' << b.record.defender_lost.value_or(-1) << '|'
           << static_cast<int>(b.record.victor.value_or(Victor::nobody)) << '|' << b.record.days.value_or(-1)
           << '\n';
  return text.str();
}

/// The same folder with one file changed, against the folder as it was.
void same_when(const std::string& file, const std::function<std::string(std::string)>& change) {
  const Folder folder;
  write_many(folder, usual_battles);
  const std::string as_is = read(folder);
  REQUIRE(as_is.find("BATTLE 12") != std::string::npos);
  rewrite(folder, file, change);
  CHECK(read(folder) == as_is);
}

/// A reading that must be refused with a place; never a crash.
void refused_when(const std::string& file, const std::string& place,
                  const std::function<std::string(std::string)>& change) {
  const Folder folder;
  write_many(folder, usual_battles);
  rewrite(folder, file, change);
  const std::string said = read(folder);
  CAPTURE(said);
  CHECK(said.find(place) != std::string::npos);
  CHECK(said.find("expected") != std::string::npos);
}

std::string with_crlf(std::string text) {
  return by_line(text, [](std::string line) { return line + "\r"; });
}

/// Columns in the opposite order.
std::string turned_round(const std::string& text) {
  return by_line(text, [](const std::string& line) {
    std::string turned;
    std::size_t end = line.size();
    for (;;) {
      const std::size_t comma = end == 0 ? std::string::npos : line.rfind(',', end - 1);
      const std::size_t from = comma == std::string::npos ? 0 : comma + 1;
      turned += (turned.empty() && end == line.size() ? "" : ",") + line.substr(from, end - from);
      if (comma == std::string::npos) return turned;
      end = comma;
    }
  });
}

const Scenario& program() {
  static const Scenario parameters = *read_parameters(parameters_folder());
  return parameters;
}

Scorecard scored(const Folder& folder, Inputs inputs) {
  const auto reading = read_battles(folder.path());
  REQUIRE(reading);
  NationEffects effects{.name = {"Elsewhere"}, .value = {}};
  effects.value.resize(program().posterior.rows());
  return scorecard_of(reading->battles, {models::AttritionLaw::history}, program(),
                      {.inputs = inputs, .plays = 20}, effects);
}

}  // namespace

TEST_CASE("line ends, byte order marks, blank lines, extra columns and their order do not matter") {
  for (const std::string& file : {sheets, naming, timing}) {
    CAPTURE(file);
    same_when(file, with_crlf);
    same_when(file, [](std::string text) { return "\xEF\xBB\xBF" + text; });
    same_when(file, [](std::string text) { return "\xEF\xBB\xBF" + with_crlf(text); });
    same_when(file, turned_round);
    same_when(file, [](std::string text) { return text + "\n\r\n   \n\n"; });
    same_when(file, [](std::string text) {
      const std::size_t commas = static_cast<std::size_t>(
          std::count(text.begin(), text.begin() + static_cast<long>(text.find('\n')), ','));
      return text + std::string(commas, ',') + "\r\n";
    });
    same_when(file, [](std::string text) { return text.substr(0, text.size() - 1); });
    same_when(file, [](std::string text) {
      bool first = true;
      return by_line(text, [&](std::string line) {
        line += first ? ",REMARK" : ",\"seen, and \"\"quoted\"\"\"";
        first = false;
        return line;
      });
    });
  }
}

TEST_CASE("a quoted name keeps its commas, its quotes and its line end") {
  const Folder folder;
  write_many(folder, usual_battles);
  rewrite(folder, sheets, [](std::string text) {
    return text.replace(text.find("BATTLE 3"), 8, "\"HILL 3, the \"\"Knob\"\"\nsecond day\"");
  });
  CHECK(read(folder).find("3|HILL 3, the \"Knob\"\nsecond day|") != std::string::npos);
}

TEST_CASE("what is missing or cut off is refused with its place, all of it at once") {
  const auto cut = [](std::string text) { return text.substr(0, text.rfind(",FF,")) + "\n"; };
  refused_when(sheets, "CDB90-patched.csv:13: row", cut);
  refused_when(sheets, "found     no column wina",
               [](std::string text) { return text.replace(text.find("WINA"), 4, "WINNER"); });
  refused_when(sheets, "CDB90-patched.csv: file", [](const std::string&) { return std::string{}; });
  refused_when(timing, "active_periods.csv:2: duration_max",
               [](std::string text) { return text.replace(text.find(",1440"), 5, ",long"); });
  const Folder folder;
  write_many(folder, usual_battles);
  std::filesystem::remove(folder.path() + "/" + naming);
  std::filesystem::remove(folder.path() + "/" + timing);
  const std::string said = read(folder);
  CHECK(said.find("data/battles.csv: file") != std::string::npos);
  CHECK(said.find("data/active_periods.csv: file") != std::string::npos);
}

TEST_CASE("a table of nations may be missing, empty, or name nations that nobody has met") {
  const Folder folder;
  write_many(folder, 60);
  const double without = scored(folder, Inputs::AB).laws[0].all.winner.log_loss.value;
  folder.write("data/battle_actors.csv", "isqno,attacker,actor\n");
  CHECK(scored(folder, Inputs::AB).laws[0].all.winner.log_loss.value == without);
  std::string actors = "isqno,attacker,actor\n";
  for (int i = 1; i <= 60; ++i)
    actors += std::to_string(i) + ",1,Ruritania\n" + std::to_string(i) + ",0,\"Grand Fenwick, Duchy of\"\n";
  folder.write("data/battle_actors.csv", actors);
  CHECK(scored(folder, Inputs::AB).laws[0].all.winner.log_loss.value == without);
  folder.write("data/battle_actors.csv", "isqno,attacker,actor\n1,maybe,Ruritania\n");
  CHECK(read(folder).find("battle_actors.csv:2: attacker") != std::string::npos);
}

TEST_CASE("few battles, one battle, one campaign and tables without a row are scored, twice alike") {
  for (const int battles : {1, 2, 7, 60}) {
    CAPTURE(battles);
    const Folder folder;
    write_many(folder, battles);
    const std::string first = as_json(scored(folder, Inputs::A)).dump();
    CHECK(as_json(scored(folder, Inputs::A)).dump() == first);
    CHECK(first.find("nan") == std::string::npos);
    CHECK(!as_table(scored(folder, Inputs::A)).empty());
  }
  const Folder folder;
  write_many(folder, 20);
  rewrite(folder, sheets, [](const std::string& text) {
    return by_line(text, [](std::string line) {
      const std::size_t at = line.find(",CAMPAIGN ");
      return at == std::string::npos ? line : line.replace(at, line.find(',', at + 1) - at, ",THE ONE");
    });
  });
  CHECK(scored(folder, Inputs::A).laws[0].all.winner.n == 20);
  folder.write(naming, naming_header);
  folder.write(timing, timing_header);
  CHECK(scored(folder, Inputs::A).laws[0].all.winner.n == 20);
  folder.write(sheets, sheet_header);
  CHECK(scored(folder, Inputs::A).laws[0].all.winner.n == 0);
}

}  // namespace salient::history
