#include <doctest/doctest.h>
#include <cmath>

#include "chance/distributions.hpp"
#include "history/baselines.hpp"
#include "history/reader.hpp"
#include "history/scorecard.hpp"
#include "history/test/folder.hpp"
#include "scenario/read_scenario.hpp"

namespace salient::history {
namespace {

using models::AttritionLaw;

const Scenario& parameters() {
  static const Result<Scenario> read = read_parameters(parameters_folder());
  REQUIRE(read);
  return *read;
}

const Battles& invented() {
  static const Battles battles = [] {
    const test::Folder folder;
    test::write_many(folder, 120);
    return read_battles(folder.path())->battles;
  }();
  return battles;
}

Scorecard card(Control control = Control::none, unsigned threads = 2) {
  return scorecard_of(invented(), {AttritionLaw::history}, parameters(),
                      {.plays = 200, .threads = threads, .control = control});
}

Encounter usual() { return *convert(invented()[0].battle, Inputs::A); }

std::vector<BattleParameters> drawn(std::uint64_t plays) {
  return drawn_parameters(parameters(), {.plays = plays});
}

/// Battles unlike each other whose outcomes are plays of the law `history`.
Battles fought(int count) {
  const test::Folder folder;
  test::write_many(folder, count);
  Battles battles = read_battles(folder.path())->battles;
  const auto by = drawn_parameters(parameters(), {.plays = battles.size(), .seed = 77});
  for (std::size_t i = 0; i < battles.size(); ++i) {
    BattleOfRecord& b = battles[i];
    b.battle.air = static_cast<int>(i % 3) - 1;
    *b.battle.attacker.people *= i % 2 == 0 ? 3 : 1;
    const Encounter encounter = *convert(b.battle, Inputs::A);
    const BattleCourse course =
        play_battle(AttritionLaw::history, by[i], encounter, chance::Key::from_seed(5).at(i));
    b.record = {.victor = course.victor,
                .attacker_engaged = encounter.fight.attacker.people,
                .defender_engaged = encounter.fight.defender.people,
                .attacker_lost = course.attacker_lost,
                .defender_lost = course.defender_lost,
                .gained = course.gained};
  }
  return battles;
}

/// How many of its standard errors, as its 95 % interval has them, a figure is from where it should be.
double errors_off(const Scored& figure, double truth) {
  return std::fabs(figure.value - truth) / ((figure.high - figure.low) / (2 * 1.96));
}

}  // namespace

TEST_CASE("{battle-play} ends when one side breaks off, and both have lost") {
  const auto parameters_of = drawn(200);
  std::array<int, 3> ended{};
  for (std::uint64_t play = 0; play < 200; ++play) {
    const BattleCourse course =
        play_battle(AttritionLaw::history, parameters_of[play], usual(), chance::Key::from_seed(play));
    ++ended[static_cast<std::size_t>(course.victor)];
    CHECK(course.attacker_lost > 0);
    CHECK(course.defender_lost > 0);
    CHECK(course.attacker_lost <= usual().fight.attacker.people);
    CHECK(course.defender_lost <= usual().fight.defender.people);
    CHECK(course.gained >= Kilometres{0});
    CHECK(course.lasted >= Days{0.25});
    CHECK(course.lasted <= longest_battle);
  }
  CHECK(ended[static_cast<std::size_t>(Victor::attacker)] > 0);
  CHECK(ended[static_cast<std::size_t>(Victor::defender)] > 0);
}

TEST_CASE("{battle-play} is its key and nothing else") {
  const auto one = drawn(1)[0];
  const auto play = [&](std::uint64_t seed) {
    return play_battle(AttritionLaw::lanchester, one, usual(), chance::Key::from_seed(seed));
  };
  CHECK(play(3).attacker_lost == play(3).attacker_lost);
  CHECK(play(3).attacker_lost != play(4).attacker_lost);
  Encounter other = usual();
  other.fight.attacker_luck = 5;
  other.ground.luck = -5;
  CHECK(play_battle(AttritionLaw::lanchester, one, other, chance::Key::from_seed(3)).attacker_lost ==
        play(3).attacker_lost);
}

TEST_CASE("{battle-play} of an attacker who outnumbers the defender more is won more often") {
  constexpr std::uint64_t plays = 2000;
  const auto parameters_of = drawn(plays);
  const auto wins = [&](double times) {
    Encounter e = usual();
    e.fight.attacker.people = times * e.fight.defender.people;
    e.fight.attacker.power = times * e.fight.defender.power;
    int won = 0;
    for (std::uint64_t play = 0; play < plays; ++play)
      won += play_battle(AttritionLaw::history, parameters_of[play], e, chance::Key::from_seed(play)).victor ==
             Victor::attacker;
    return won;
  };
  CHECK(wins(0.5) + 60 < wins(6));
}

TEST_CASE("attackers go to ground under machine guns, and no line before them did {to-ground} {battle-play}") {
  CHECK(!goes_to_ground(models::Era::rifle));
  for (const models::Era era : {models::Era::machine_gun, models::Era::second_world_war, models::Era::present})
    CHECK(goes_to_ground(era));
  constexpr std::uint64_t plays = 300;
  auto bloody = drawn(plays);
  for (BattleParameters& p : bloody) {
    p.attrition.history_attacker.base += 3;
    p.attrition.history_attacker_era = p.attrition.history_defender_era = p.attrition.giving_up_era = {};
    p.attrition.history_scatter_era = {};
    p.attrition.history_scatter.attacker_modern = 0;
    p.attrition.giving_up.density = 0;  // whose usual is the era's
  }
  const auto cost = [&](models::Era era, std::uint64_t play) {
    Encounter e = usual();
    e.fight.era = era;
    return play_battle(AttritionLaw::history, bloody[play], e, chance::Key::from_seed(play), Days{1});
  };
  double before = 0, since = 0;
  for (std::uint64_t play = 0; play < plays; ++play) {
    const BattleCourse old = cost(models::Era::rifle, play), modern = cost(models::Era::great_war, play);
    before += old.attacker_lost, since += modern.attacker_lost;
    if (old.lasted == modern.lasted && old.victor == modern.victor)
      CHECK(modern.attacker_lost < old.attacker_lost);
  }
  CHECK(since < before / 2);
}

TEST_CASE("a scorecard is the same on any number of threads") {
  CHECK(as_json(card(Control::none, 1)).dump() == as_json(card(Control::none, 3)).dump());
}

TEST_CASE("a scorecard has the keys that are promised, counted on the same battles") {
  const auto json = as_json(card());
  const auto& law = json["laws"]["history"];
  for (const char* key : {"log_loss", "brier", "auc"}) {
    const double value = law["winner"][key];
    CHECK(value == law["winner"][key].get<double>());
    CHECK(law["winner"]["intervals"][key][0].get<double>() <= value);
    CHECK(law["winner"]["intervals"][key][1].get<double>() >= value);
  }
  for (const char* measure : {"attacker_loss", "defender_loss", "exchange"}) {
    for (const char* key : {"crps", "rmse", "bias", "coverage80"}) CHECK(law[measure][key].is_number());
    CHECK(law[measure]["n"] == 120);
    CHECK(json["baselines"]["base_rate"][measure]["n"] == 120);
  }
  CHECK(law["winner"]["n"] == json["baselines"]["force_ratio"]["winner"]["n"]);
  CHECK(law["band"]["winner"]["n"].get<int>() > 20);
  CHECK(law["band"]["winner"]["n"].get<int>() < 120);
  CHECK(law["eras"].size() == 1);
}

TEST_CASE("a forecaster who knows is told from one who does not") {
  Forecasts knows(invented().size()), guesses(invented().size());
  for (std::size_t i = 0; i < invented().size(); ++i) {
    knows[i].attacker_wins = *attacker_won(invented()[i]) ? 0.9 : 0.1;
    guesses[i].attacker_wins = 0.5;
    for (const Measure m : measures) {
      const double y = *happened(m, invented()[i]);
      knows[i].of(m) = {y - 0.1, y, y + 0.1};
      guesses[i].of(m) = {y + 1, y + 2, y + 3};
    }
  }
  const auto lines = scored(invented(), {{"knows", &knows}, {"guesses", &guesses}}, guesses);
  CHECK(lines[0].all.winner.log_loss.value == doctest::Approx(-std::log(0.9)));
  CHECK(lines[0].all.winner.auc.value == 1);
  CHECK(lines[1].all.winner.log_loss.value == doctest::Approx(std::log(2)));
  CHECK(lines[1].all.winner.auc.value == 0.5);
  CHECK(lines[0].gain.winner.high < 0);
  const auto& exact = lines[0].all.of(Measure::exchange);
  CHECK(exact.coverage80.value == 1);
  CHECK(exact.bias.value == doctest::Approx(0));
  CHECK(exact.tenths[5] == doctest::Approx(1));
  CHECK(lines[1].all.of(Measure::exchange).tenths[0] == doctest::Approx(1));
  const auto& off = lines[1].all.of(Measure::exchange);
  CHECK(off.coverage80.value == 0);
  CHECK(off.bias.value == doctest::Approx(2));
  CHECK(off.rmse.value == doctest::Approx(2));
}

TEST_CASE(
    "what a mechanism tells is the difference over the same battles, with its error {campaign-bootstrap}") {
  Forecasts whole(invented().size()), without(invented().size());
  for (std::size_t i = 0; i < invented().size(); ++i) {
    whole[i].attacker_wins = without[i].attacker_wins = 0.5;
    for (const Measure m : measures) {
      const double y = *happened(m, invented()[i]), off = chance::normal(chance::Key::from_seed(3).at(i), 0);
      whole[i].of(m) = {y + off};
      without[i].of(m) = {y + off + (off > 0 ? 0.25 : -0.25)};
    }
  }
  const Ablated found = ablated(invented(), "sight", whole, without);
  CHECK(found.mechanism == "sight");
  CHECK(found.more.winner.value == 0);
  for (const Difference* of : {&found.more, &found.more_in_band}) {
    const Scored& more =
        of->of(Measure::exchange);  // every miss grew by the same: no error, however misses scatter
    CHECK(more.value == doctest::Approx(0.25));
    CHECK(more.high - more.low < 1e-9);
  }
  const Ablated back = ablated(invented(), "sight", without, whole);
  CHECK(back.more.of(Measure::defender_loss).value == doctest::Approx(-0.25));
}

TEST_CASE("a law that is scored on battles it fought itself is right about them, and the controls are not") {
  const Battles battles = fought(400);
  const auto card_of = [&](Control control) {
    return scorecard_of(battles, {AttritionLaw::history}, parameters(), {.threads = 2, .control = control});
  };
  const Scorecard honest = card_of(Control::none), dealt = card_of(Control::permuted_outcomes),
                  swapped = card_of(Control::swapped_sides);
  const auto loss = [](const Scorecard& c) { return c.laws[0].all.winner.log_loss.value; };
  const Line& law = honest.laws[0];
  CHECK(law.gain.winner.value < 0);
  CHECK(law.all.winner.auc.low > 0.5);
  for (const Measure m : {Measure::attacker_loss, Measure::defender_loss, Measure::exchange}) {
    CAPTURE(spelling(m));
    CHECK(errors_off(law.all.of(m).coverage80, 0.8) < 4);
    CHECK(errors_off(law.all.of(m).bias, 0) < 4);
    CHECK(law.gain.of(m).value < 0.01);
  }
  CHECK(loss(dealt) > loss(honest));
  CHECK(loss(swapped) > loss(honest));
  CHECK(swapped.laws[0].all.winner.auc.value < 0.5);
}

TEST_CASE("against outcomes dealt out at random no law beats the base rate, over many deals") {
  const ForecastSettings settings{.threads = 2};
  const Forecasts law = forecasts_of(AttritionLaw::history, drawn(200), invented(), settings);
  constexpr std::uint64_t deals = 40;
  double sum = 0, squares = 0;
  for (std::uint64_t seed = 1; seed <= deals; ++seed) {
    const Battles dealt = permuted(invented(), seed);
    const Forecasts base = baselines_for(dealt)[0].forecasts;
    double difference = 0;
    for (std::size_t i = 0; i < dealt.size(); ++i) {
      const bool won = *attacker_won(dealt[i]);
      difference += log_loss(*law[i].attacker_wins, won) - log_loss(*base[i].attacker_wins, won);
    }
    sum += difference;
    squares += difference * difference;
  }
  constexpr double n = deals;
  const double mean = sum / n, error = std::sqrt((squares / n - mean * mean) / (n - 1));
  CHECK(mean > -2 * error);
}

TEST_CASE("battles with things missing are left out by rule") {
  Battles battles = invented();
  battles.resize(12);
  battles[0].battle.attacker.people.reset();
  battles[1].record.victor = Victor::nobody;
  battles[2].record.attacker_lost = 0;
  battles[3].part_of_larger = true;
  battles[4].record = {};
  battles[5].battle = Battle{.attacker = battles[5].battle.attacker, .defender = battles[5].battle.defender};
  const Scorecard c =
      scorecard_of(battles, {AttritionLaw::history, AttritionLaw::lanchester}, parameters(), {.plays = 20});
  CHECK(c.without_people == 1);
  CHECK(c.parts == 1);
  for (const auto* lines : {&c.laws, &c.baselines})
    for (const Line& line : *lines) {
      CHECK(line.all.winner.n == 8);                                                  // not 0, 1, 3, 4
      if (line.name != "three_to_one") CHECK(line.all.of(Measure::exchange).n == 8);  // not 0, 2, 3, 4
    }
  CHECK(as_table(c).size() > 1000);
  const Scorecard none = scorecard_of({}, {AttritionLaw::history}, parameters(), {.plays = 20});
  CHECK(none.laws[0].all.winner.n == 0);
  CHECK(as_table(none).size() > 100);
  CHECK(as_json(none)["laws"]["history"].contains("band"));
}

}  // namespace salient::history
