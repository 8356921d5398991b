#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "history/csv.hpp"
#include "history/reader.hpp"

// Against the public battles themselves, which are not part of the program: SALIENT_BATTLES names their folder.
namespace salient::history {
namespace {

/// The folder, or none after saying so.
std::optional<std::string> battles_folder() {
  const char* folder = std::getenv("SALIENT_BATTLES");
  if (folder && std::filesystem::exists(std::string{folder} + "/battles_flat.csv")) return folder;
  MESSAGE("SKIPPED: SALIENT_BATTLES names no folder with the public battles and battles_flat.csv");
  return std::nullopt;
}

/// Whether a value is the cell's, or both are missing.
void same(const Cells& cells, std::string_view column, std::optional<double> found) {
  CAPTURE(cells.text("isqno"));
  CAPTURE(column);
  const auto expected = cells.number(column, -1e9, 1e9);
  REQUIRE(found.has_value() == expected.has_value());
  if (found) CHECK(*found == doctest::Approx(*expected).epsilon(1e-9));
}

std::optional<double> plain(std::optional<int> n) { return n ? std::optional<double>{*n} : std::nullopt; }
std::optional<double> km(std::optional<Kilometres> w) {
  return w ? std::optional<double>{in<Kilometres>(*w)} : std::nullopt;
}

void same_side(const Cells& cells, const std::string& side, const Troops& troops, const Intent& intent) {
  same(cells, "init_" + side, troops.people);
  same(cells, "cav_" + side, troops.horse);
  same(cells, "tank_" + side, troops.tanks);
  same(cells, "arty_" + side, troops.guns);
  same(cells, "width_" + side, km(troops.width));
  same(cells, "fly_" + side, intent.sorties);
}

void same_record(const Cells& cells, const Record& r) {
  same(cells, "str_a", r.attacker_engaged);
  same(cells, "str_d", r.defender_engaged);
  same(cells, "cas_a", r.attacker_lost);
  same(cells, "cas_d", r.defender_lost);
  same(cells, "kmda", km(r.gained));
  same(cells, "active_hours", r.hours);
  same(cells, "calendar_days", r.days);
  const auto won = cells.number("wina", -1, 1);
  REQUIRE(r.victor.has_value() == won.has_value());
  if (won) CHECK(*r.victor == (*won > 0 ? Victor::attacker : *won < 0 ? Victor::defender : Victor::nobody));
}

template <class T>
void same_word(const Cells& cells, std::string_view column, std::optional<T> found,
               std::initializer_list<std::pair<std::string_view, T>> book) {
  const std::string_view text = cells.text(column);
  std::optional<T> expected;
  for (const auto& [word, value] : book)
    if (text == word) expected = value;
  CAPTURE(cells.text("isqno"));
  CAPTURE(column);
  CHECK(found == expected);
}

void same_words(const Cells& cells, const Battle& b) {
  for (const auto& [column, found] : {std::pair{"post1", b.posture}, std::pair{"post2", b.second_posture}})
    same_word<Posture>(cells, column, found,
                       {{"HD", Posture::hasty_defence},
                        {"PD", Posture::prepared_defence},
                        {"FD", Posture::fortified_defence},
                        {"DL", Posture::delay},
                        {"WD", Posture::withdraw}});
  same_word<Relief>(cells, "relief1", b.relief,
                    {{"F", Relief::flat}, {"R", Relief::rolling}, {"G", Relief::rugged}});
  same_word<Cover>(cells, "cover1", b.cover,
                   {{"B", Cover::open}, {"D", Cover::open}, {"M", Cover::mixed}, {"W", Cover::wooded}});
  same_word<Rain>(cells, "wx_sky", b.rain,
                  {{"S", Rain::dry}, {"O", Rain::overcast}, {"L", Rain::light}, {"H", Rain::heavy}});
  same_word<Relief>(cells, "relief2", b.second_relief,
                    {{"F", Relief::flat}, {"R", Relief::rolling}, {"G", Relief::rugged}});
  same_word<Cover>(cells, "cover2", b.second_cover,
                   {{"B", Cover::open}, {"D", Cover::open}, {"M", Cover::mixed}, {"W", Cover::wooded}});
  same_word<Heat>(cells, "wx_temp", b.heat, {{"H", Heat::hot}, {"T", Heat::temperate}, {"C", Heat::cold}});
  same_word<Season>(
      cells, "wx_season", b.season,
      {{"$", Season::spring}, {"S", Season::summer}, {"F", Season::autumn}, {"W", Season::winter}});
  CHECK(b.desert == (cells.text("cover1") == "D"));
  CHECK(b.urban == (cells.text("special1") == "U" || cells.text("special2") == "U"));
  CHECK(b.wet == (cells.text("wx_wet") == "W"));
  same(cells, "aeroa", plain(b.air));
}

}  // namespace

TEST_CASE("the public folder comes out as the clean table that lies beside it") {
  const auto folder = battles_folder();
  if (!folder) return;
  const auto reading = read_battles(*folder);
  REQUIRE(reading);
  const auto flat = read_csv(*folder + "/battles_flat.csv", Encoding::utf8, {"isqno"});
  REQUIRE(flat);
  REQUIRE(reading->battles.size() == flat->rows.size());
  Problems problems;
  for (std::size_t i = 0; i < flat->rows.size(); ++i) {
    const Cells cells{*flat, flat->rows[i], problems};
    const BattleOfRecord& b = reading->battles[i];
    REQUIRE(b.title.id == cells.text("isqno"));
    CHECK(b.title.name == cells.text("name"));
    CHECK(b.title.campaign == cells.text("cluster"));
    CHECK(b.part_of_larger == (cells.text("duplicate_child") != "0"));
    same(cells, "year", plain(b.battle.year));
    same(cells, "month", plain(b.battle.month));
    same(cells, "lfr", log_force_ratio(b.battle));
    same_side(cells, "a", b.battle.attacker, b.battle.attacker_intent);
    same_side(cells, "d", b.battle.defender, b.battle.defender_intent);
    same_words(cells, b.battle);
    same_record(cells, b.record);
  }
  CHECK(problems.empty());
  CHECK(reading->notes.empty());
}

}  // namespace salient::history
