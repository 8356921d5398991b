#include <doctest/doctest.h>

#include "history/converter.hpp"
#include "history/reader.hpp"
#include "history/test/folder.hpp"

namespace salient::history {
namespace {

using namespace test;

/// The problems of a folder, its path left out.
std::string said(const Folder& folder, const std::string& file = "") {
  const std::string place = folder.path() + (file.empty() ? "" : "/" + file);
  const auto reading = read_battles(place);
  std::string text;
  if (!reading)
    for (const Problem& problem : reading.problems()) text += render(problem);
  for (std::size_t at = text.find(folder.path()); at != std::string::npos; at = text.find(folder.path()))
    text.erase(at, folder.path().size() + 1);
  return text;
}

/// The usual row with one column changed.
std::string row_with(const std::string& column, const std::string& value) {
  std::string row, name, field;
  std::istringstream names{sheet_header}, fields{one_row};
  while (std::getline(names, name, ',')) {
    std::getline(fields, field, ',');
    row += (row.empty() ? "" : ",") + (name == column ? value : field);
  }
  return row;
}

BattleOfRecord read_one(const std::string& row) {
  const Folder folder;
  write_one(folder, row);
  const auto reading = read_battles(folder.path());
  REQUIRE(reading);
  REQUIRE(reading->battles.size() == 1);
  return reading->battles[0];
}

}  // namespace

TEST_CASE("a row of the worksheets becomes a title, a battle and a record") {
  const BattleOfRecord b = read_one(one_row);
  CHECK(b.title.id == "7");
  CHECK(b.title.name == "CAEN");
  CHECK(b.title.campaign == "The War of 1944 | NORMANDY");
  CHECK(b.battle.year == 1944);
  CHECK(b.battle.month == 6);
  CHECK(*b.battle.attacker.people == 18000);
  CHECK(*b.battle.defender.people == 8000);  // all engaged, less 1000 who came later
  CHECK(in<Kilometres>(*b.battle.attacker.width) == 8);
  CHECK(!b.battle.defender.width);
  CHECK(!b.battle.defender.guns);
  CHECK(*b.battle.attacker.tanks == 140);
  CHECK(*b.battle.attacker_intent.sorties == 60);
  CHECK(b.battle.posture == Posture::prepared_defence);
  CHECK(!b.battle.second_posture);
  CHECK(b.battle.relief == Relief::rolling);
  CHECK(b.battle.rain == Rain::dry);
  CHECK(b.battle.air == 1);
  CHECK(b.record.victor == Victor::attacker);
  CHECK(*b.record.attacker_lost == 900);
  CHECK(in<Kilometres>(*b.record.gained) == 2.5);
  CHECK(*b.record.hours == 11);
  CHECK(*b.record.days == 2);
  CHECK(!b.part_of_larger);
}

TEST_CASE("the known traps of the worksheets are repaired") {
  CHECK(read_one(row_with("WINA", "-1")).record.victor == Victor::defender);
  CHECK(!read_one(row_with("WINA", "-9")).record.victor);
  CHECK(!read_one(row_with("KMDA", "-9999")).record.gained);
  CHECK(in<Kilometres>(*read_one(row_with("KMDA", "-2")).record.gained) == -2);
  CHECK(*read_one(row_with("INSTD", "7500")).battle.defender.people == 7500);
  CHECK(read_one(row_with("CAMPAGN", "COBRA")).title.campaign == "The War of 1944 | COBRA");
  CHECK(!read_one(row_with("AEROA", "9")).battle.air);
  CHECK(!read_one(row_with("CASA", "-1")).record.attacker_lost);
}

TEST_CASE("a battle of a battle belongs to its campaign and is not scored") {
  const Folder folder;
  write_one(folder, one_row + "\n" + "8" + one_row.substr(1));
  folder.write(sheets, sheet_header + one_row + "\n8" + row_with("CAMPGN", "EPSOM").substr(1) + "\n");
  folder.write(naming, naming_header + "7,The War of 1944,\n8,The War of 1944,7.0\n");
  const auto reading = read_battles(folder.path());
  REQUIRE(reading);
  CHECK(!reading->battles[0].part_of_larger);
  CHECK(reading->battles[1].part_of_larger);
  CHECK(reading->battles[0].title.campaign == "The War of 1944 | EPSOM");
  CHECK(reading->battles[1].title.campaign == "The War of 1944 | EPSOM");
}

TEST_CASE("a code that is not in the code book is told and read as not known") {
  const Folder folder;
  write_one(folder, row_with("POST1", "XQ"));
  const auto reading = read_battles(folder.path());
  REQUIRE(reading);
  CHECK(!reading->battles[0].battle.posture);
  REQUIRE(reading->notes.size() == 1);
  CHECK(reading->notes[0] == "post1 of battle 7: \"XQ\" is not in the code book, read as not known");
}

TEST_CASE("what is judged after the battle does not reach the battle") {
  const auto encounter_of = [](const std::string& row) { return *convert(read_one(row).battle, Inputs::AB); };
  const Encounter as_is = encounter_of(one_row);
  for (const auto& hindsight :
       {std::pair{"LEADA", "-4"}, {"WINA", "-1"}, {"KMDA", "-50"}, {"CASA", "17000"}, {"CASD", "10"}}) {
    CAPTURE(hindsight.first);
    const Encounter other = encounter_of(row_with(hindsight.first, hindsight.second));
    CHECK(other.fight.attacker.power == as_is.fight.attacker.power);
    CHECK(other.fight.defender.power == as_is.fight.defender.power);
    CHECK(other.fight.works == as_is.fight.works);
  }
  CHECK(encounter_of(row_with("TANKA", "400")).fight.attacker.power > as_is.fight.attacker.power);
}

TEST_CASE("damaged files are refused with their places") {
  const Folder folder;
  CHECK(said(folder) ==
        "src-data/CDB90/CDB90-patched.csv: file\n"
        "    found     no file of that name\n"
        "    expected  a text file of comma-separated values\n"
        "data/battles.csv: file\n"
        "    found     no file of that name\n"
        "    expected  a text file of comma-separated values\n"
        "data/active_periods.csv: file\n"
        "    found     no file of that name\n"
        "    expected  a text file of comma-separated values\n");
  write_one(folder, row_with("CASA", "nine hundred") + "\n" + row_with("WINA", "2") + "\n");
  CHECK(said(folder) ==
        "src-data/CDB90/CDB90-patched.csv:2: casa\n"
        "    found     nine hundred\n"
        "    expected  a number from 0 to 1e+08\n"
        "    try       leave it empty if it is not known\n"
        "src-data/CDB90/CDB90-patched.csv:3: isqno\n"
        "    found     7\n"
        "    expected  each battle once\n"
        "    because   the key of all tables stands for one battle\n"
        "src-data/CDB90/CDB90-patched.csv:3: wina\n"
        "    found     2\n"
        "    expected  a number from -1 to 1\n"
        "    try       leave it empty if it is not known\n");
  write_one(folder, one_row + ",5");
  CHECK(said(folder) ==
        "src-data/CDB90/CDB90-patched.csv:2: row\n"
        "    found     43 fields\n"
        "    expected  42, as in the header\n"
        "    because   a field too many or too few moves all that follow into wrong columns\n"
        "    try       put quotes around a text that holds a comma\n");
  write_one(folder, row_with("NAME", "\"CAEN"));
  CHECK(said(folder).starts_with(
      "src-data/CDB90/CDB90-patched.csv:2: quote\n    found     a quote that is never"));
  write_one(folder, std::string("7\0", 2) + one_row.substr(1));
  CHECK(said(folder).starts_with("src-data/CDB90/CDB90-patched.csv: file\n    found     a zero byte"));
  write_one(folder, one_row);
  folder.write(naming, "isqno,war44,parent\n7,War,\n");
  CHECK(said(folder) ==
        "data/battles.csv:1: header\n"
        "    found     no column war4\n"
        "    expected  a column war4\n"
        "    try       did you mean \"war44\"?\n");
  folder.write(naming, "");
  CHECK(said(folder).starts_with("data/battles.csv: file\n    found     nothing"));
}

TEST_CASE("a folder cut off at any byte is read or refused, never more") {
  const Folder folder;
  write_many(folder, 3);
  std::ifstream in{folder.path() + "/" + sheets, std::ios::binary};
  const std::string whole{std::istreambuf_iterator<char>{in}, {}};
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    folder.write(sheets, whole.substr(0, length));
    const auto reading = read_battles(folder.path());
    CHECK((reading || !reading.problems().empty()));
  }
}

TEST_CASE("a plain table of battles is read, and refused with every problem at once") {
  const Folder folder;
  const std::string header =
      "name,campaign,year,attacker_people,defender_people,posture,winner,attacker_losses,defender_losses\n";
  folder.write("own.csv", header + "\"Hill, the\",First,1999,3200,1400,prepared,attacker,210,400\n");
  const auto reading = read_battles(folder.path() + "/own.csv");
  REQUIRE(reading);
  const BattleOfRecord& b = reading->battles[0];
  CHECK(b.title.name == "Hill, the");
  CHECK(b.battle.posture == Posture::prepared_defence);
  CHECK(b.record.victor == Victor::attacker);
  CHECK(*b.record.defender_engaged == 1400);
  folder.write("own.csv",
               header + "Hill,First,1999,3200,none,prepard,attacker,210,400\nHill,,1999,1,1,,draw,,\n");
  CHECK(said(folder, "own.csv") ==
        "own.csv:2: defender_people\n"
        "    found     none\n"
        "    expected  a number from 1 to 1e+08\n"
        "    try       leave it empty if it is not known\n"
        "own.csv:2: posture\n"
        "    found     prepard\n"
        "    expected  hasty, prepared, fortified, delay or withdrawal\n"
        "    try       did you mean \"prepared\"?\n"
        "own.csv:3: name\n"
        "    found     Hill\n"
        "    expected  a name, each once\n"
        "    because   a battle's luck is drawn by its name\n"
        "    try       add the year or the phase\n");
  CHECK(said(folder, "other.csv").starts_with("other.csv: battles\n    found     nothing of that name"));
}

}  // namespace salient::history
