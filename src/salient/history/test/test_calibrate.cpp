#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/math.hpp"
#include "chance/distributions.hpp"
#include "history/battle_play.hpp"
#include "history/calibrate.hpp"
#include "history/converter.hpp"
#include "history/nations.hpp"
#include "history/stacking.hpp"
#include "scenario/knowledge.hpp"
#include "scenario/read_scenario.hpp"

namespace salient::history {
namespace {

const Scenario& program() {
  static const Scenario parameters = *read_parameters(parameters_folder());
  return parameters;
}

BattleParameters central() {
  Parameters all{};
  ParameterBinding{program().parameter}.fill(all, central_knowledge(program()).parameter);
  return {all.attrition, all.advance, all.engagement.to_ground};
}

/// What would be written down of a battle that went so.
Record recorded(const Battle& battle, const BattleCourse& went) {
  return {.victor = went.victor,
          .attacker_engaged = battle.attacker.people,
          .defender_engaged = battle.defender.people,
          .attacker_lost = went.attacker_lost,
          .defender_lost = went.defender_lost,
          .hours = 24 * in<Days>(went.lasted),
          .days = 1};
}

/// A meeting of division size in the forties, its sides, works and air drawn.
Encounter met(chance::Key key) {
  Encounter e{};
  const double people = chance::lognormal(key, math::log(12000.0), 0.6, 0);
  const double ratio = chance::lognormal(key, math::log(1.8), 0.5, 1);
  e.fight.attacker = {.people = people * ratio, .power = people * ratio};
  e.fight.defender = {.people = people, .power = people};
  e.fight.posture = key.uniform(5) < 0.5 ? Posture::hasty_defence : Posture::prepared_defence;
  e.fight.relief = Relief::rolling;
  e.fight.cover = Cover::mixed;
  e.fight.weather_casualty = 1;
  e.fight.width = Kilometres{people / 1400};
  e.fight.attacker_intensity = 1;
  e.fight.era = models::Era::second_world_war;
  e.fight.air = key.uniform(6) < 0.5 ? 1 : 0;
  e.attacker_nation_known = e.defender_nation_known = true;
  e.ground = {.obstacle = 0,
              .river_width_m = 0,
              .trafficability = 1,
              .supply_fill = 1,
              .defended = true,
              .front = e.fight.width};
  return e;
}

/// Battles as the law itself would have them.
std::vector<Observation> played(const BattleParameters& with, std::uint64_t count) {
  std::vector<Observation> battles;
  for (std::uint64_t n = 0; n < count; ++n) {
    const chance::Key key = chance::Key::from_seed(1943).at(n);
    const Encounter e = met(key.at("met"));
    const BattleCourse c = play_battle(models::AttritionLaw::history, with, e, key.at("battle"));
    battles.push_back({.encounter = e,
                       .attacker_share = std::max(1e-4, c.attacker_lost / e.fight.attacker.people),
                       .defender_share = std::clamp(c.defender_lost / e.fight.defender.people, 1e-4, 0.98),
                       .steps = static_cast<int>(in<Days>(c.lasted) * steps_a_day + 0.5),
                       .victor = c.victor});
  }
  return battles;
}

double likelihood(const models::AttritionParameters& p, const Observation& o) {
  static const models::GroundParameters to_ground = central().to_ground;
  return log_likelihood({p, Fatigue{p}, to_ground}, o, {}, {});
}

double support(const models::AttritionParameters& p, const std::vector<Observation>& battles) {
  double sum = 0;
  for (const Observation& o : battles) sum += likelihood(p, o);
  return sum;
}

BattleOfRecord of_campaign(const std::string& campaign, bool part = false) {
  BattleOfRecord b{};
  b.title.campaign = campaign;
  b.part_of_larger = part;
  return b;
}

}  // namespace

TEST_CASE("every prior is of a parameter of the program, and its scale can be turned round {priors}") {
  std::set<std::string> keys;
  for (const std::string& key : parameter_keys()) keys.insert(key);
  for (const Inputs inputs : {Inputs::A, Inputs::AB})
    for (const Prior& prior : priors_of(inputs)) {
      CAPTURE(prior.key);
      CHECK(keys.contains(prior.key));
      CHECK(prior.deviation > 0);
      CHECK(on_scale(prior.scale, off_scale(prior.scale, prior.mean)) == doctest::Approx(prior.mean));
    }
  CHECK(priors_of(Inputs::AB).size() > priors_of(Inputs::A).size());
}

TEST_CASE("battles that the law played speak for the law that played them {likelihood}") {
  const BattleParameters truth = central();
  const std::vector<Observation> battles = played(truth, 600);
  const double best = support(truth.attrition, battles);
  const auto moved = [&](auto change) {
    models::AttritionParameters p = truth.attrition;
    change(p);
    return support(p, battles);
  };
  using P = models::AttritionParameters;
  for (const double by : {-0.4, 0.4}) {
    CAPTURE(by);
    CHECK(moved([&](P& p) { p.history_attacker.base += by; }) < best);
    CHECK(moved([&](P& p) { p.history_defender.base += by; }) < best);
    CHECK(moved([&](P& p) { p.history_scatter.attacker *= 1 + by; }) < best);
    CHECK(moved([&](P& p) { p.history_scatter.defender *= 1 + by; }) < best);
    CHECK(moved([&](P& p) { p.giving_up.base += by; }) < best);
    CHECK(moved([&](P& p) { p.giving_up.verdict += 1.5 * by; }) < best);
    CHECK(moved([&](P& p) { p.giving_up.air += 2 * by; }) < best);
    CHECK(moved([&](P& p) { p.history_scatter.correlation += by; }) < best);
    CHECK(moved([&](P& p) { p.history_scatter.attacker_modern += by; }) < best);
  }
}

TEST_CASE("a battle without losses or duration still tells who gave up {likelihood}") {
  const BattleParameters truth = central();
  Observation o{.encounter = met(chance::Key::from_seed(7)), .victor = Victor::attacker};
  const double won = likelihood(truth.attrition, o);
  o.victor = Victor::defender;
  CHECK(math::exp(won) + math::exp(likelihood(truth.attrition, o)) == doctest::Approx(1));
}

TEST_CASE(
    "a nation that fights better than its numbers is found out, and the luck of one battle is not "
    "{nationality}") {
  const BattleParameters truth = central();
  Battles battles;
  for (std::uint64_t n = 0; n < 240; ++n) {
    const chance::Key key = chance::Key::from_seed(1805).at(n);
    Encounter e = met(key.at("met"));
    const bool good = n % 3 == 0;
    e.fight.attacker.nation.effectiveness = good ? 0.6 : 0;
    const BattleCourse c = play_battle(models::AttritionLaw::history, truth, e, key.at("battle"));
    BattleOfRecord b = of_campaign("campaign " + std::to_string(n));
    b.battle.year = 1943;
    b.battle.air = static_cast<int>(e.fight.air);
    b.battle.attacker = {.people = e.fight.attacker.people, .guns = 0};
    b.battle.defender = {.people = e.fight.defender.people, .guns = 0};
    b.battle.posture = e.fight.posture;
    b.battle.attacker_intent.nations = {good ? "Better" : "Usual"};
    b.battle.defender_intent.nations = {n == 7 ? "Once" : "Enemy"};
    b.record = recorded(b.battle, c);
    battles.push_back(b);
  }
  const Fit made = fit(battles, program(), {.draws = 40});
  CHECK(made.nations.name == std::vector<std::string>{"Better", "Enemy", "Once", "Usual"});
  double better = 0, usual = 0, once = 0;
  for (std::size_t row = 0; row < 40; ++row) {
    better += made.nations.of({"Better"}, row)->effectiveness / 40;
    usual += made.nations.of({"Usual"}, row)->effectiveness / 40;
    once += made.nations.of({"Once"}, row)->effectiveness / 40;
  }
  CHECK(better - usual > 0.3);
  CHECK(better - usual < 0.9);
  CHECK(std::abs(once) < 0.25);
}

TEST_CASE(
    "effects of nations are read as they were written; several together count by their mean {nationality}") {
  const NationEffects effects{{"A", "B"}, {{0.1, 0.2}, {0.3, -0.4}, {-0.5, 0.25}, {0, 0}}};
  const std::string path = "nations_of_test.csv";
  std::ofstream{path} << as_csv(effects, "# heading\n");
  const auto read = read_nations(path, 2);
  REQUIRE(read);
  CHECK(read->name == effects.name);
  CHECK(read->of({"B"}, 0)->losses == -0.4);
  CHECK(read->of({"A", "B", "unheard of"}, 1)->effectiveness == -0.25);
  CHECK(!read->of({"unheard of"}, 0));
  CHECK(!read_nations(path, 3));
  std::ofstream{path} << "B.effectiveness,B.losses\n1,x\n";
  CHECK(!read_nations(path, 1));
  std::filesystem::remove(path);
  CHECK(read_nations(path, 1)->name.empty());
}

TEST_CASE("a law that knows who wins adds to a regression that does not, and noise adds nothing {stacking}") {
  Battles battles;
  Forecasts knows, noise;
  std::vector<std::size_t> parts;
  for (std::uint64_t n = 0; n < 150; ++n) {
    const chance::Key key = chance::Key::from_seed(11).at(n);
    BattleOfRecord b = of_campaign("campaign " + std::to_string(n));
    b.battle.attacker.people = 10000 * (1 + key.uniform(0));
    b.battle.defender.people = 10000 * (1 + key.uniform(1));
    const double tendency = chance::normal(key, 5);
    b.record.victor = key.uniform(2) < math::logistic(2 * tendency) ? Victor::attacker : Victor::defender;
    b.record.attacker_engaged = b.record.defender_engaged = 10000;
    b.record.attacker_lost = 1000 * math::exp(chance::normal(key, 6) - tendency);
    b.record.defender_lost = 1000 * math::exp(chance::normal(key, 7) + tendency);
    const auto told = [](double odds) {
      Forecast f;
      f.attacker_wins = math::logistic(2 * odds);
      for (const Measure m : measures) f.of(m) = {odds};
      return f;
    };
    knows.push_back(told(tendency));
    noise.push_back(told(chance::normal(key, 8)));
    parts.push_back(n % 5);
    battles.push_back(b);
  }
  for (const Stacked& s : stacked(battles, knows, parts, Inputs::A)) {
    CAPTURE(s.what);
    CHECK(s.n == 150);
    CHECK((s.what == "attacker_loss" || s.law_adds.high < 0));
    CHECK((s.what == "attacker_loss" || s.weight_of_law.low > 0));
  }
  for (const Stacked& s : stacked(battles, noise, parts, Inputs::A)) {
    CAPTURE(s.what);
    CHECK(s.law_adds.high > 0);
    CHECK(s.weight_of_law.low < 0.2);
  }
}

TEST_CASE("folds keep campaigns whole and are about as large {folds}") {
  Battles battles;
  for (int n = 0; n < 120; ++n) battles.push_back(of_campaign("campaign " + std::to_string(n / 3)));
  battles.push_back(of_campaign("campaign 7", true));
  const auto parts = parts_of(battles, 5, 1);
  std::array<int, 5> size{};
  for (std::size_t i = 0; i < 120; ++i) {
    CHECK(parts[i] == parts[i - i % 3]);
    size[parts[i]] += 1;
  }
  CHECK(parts[120] == parts[21]);
  for (const int count : size) CHECK(count == 24);
  CHECK(parts_of(battles, 5, 2) != parts);
}

TEST_CASE("out of fold both controls fail: outcomes dealt out at random, and sides swapped {folds}") {
  BattleParameters truth = central();  // of a war that aircraft decide
  truth.attrition.giving_up.air = 2.5;
  truth.attrition.history_attacker.air = -0.8;
  truth.attrition.history_defender.air = -0.8;
  Battles battles;
  for (std::uint64_t n = 0; n < 150; ++n) {
    const chance::Key key = chance::Key::from_seed(1904).at(n);
    BattleOfRecord b = of_campaign("campaign " + std::to_string(n));
    b.title.id = std::to_string(n);
    b.battle.year = 1943;
    b.battle.air = key.uniform(0) < 0.5 ? 1 : -1;
    const double people = chance::lognormal(key, math::log(9000.0), 0.9, 1);
    b.battle.attacker = {.people = people * 3, .guns = 0};
    b.battle.defender = {.people = people, .guns = 0};
    b.battle.posture = Posture::prepared_defence;
    const auto encounter = convert(b.battle, Inputs::A);
    const BattleCourse c = play_battle(models::AttritionLaw::history, truth, *encounter, key.at("battle"));
    b.record = recorded(b.battle, c);
    battles.push_back(b);
  }
  const auto of = [&](const Battles& these, Control control) {
    const Forecasts forecasts =
        out_of_fold(these, program(), {.draws = 40}, {.plays = 60, .control = control}, 2);
    return scored(these, {{"history", &forecasts}}, forecasts)[0].all;
  };
  const Scores honest = of(battles, Control::none);
  for (const Scores& spoilt :
       {of(permuted(battles, 1), Control::permuted_outcomes), of(battles, Control::swapped_sides)}) {
    CHECK(spoilt.winner.log_loss.value > honest.winner.log_loss.value + 0.02);
    CHECK(spoilt.of(Measure::exchange).crps.value > honest.of(Measure::exchange).crps.value);
  }
  for (const Measure m : {Measure::attacker_loss, Measure::defender_loss}) {  // four errors of 150 battles
    CHECK(honest.of(m).coverage80.value > 0.67);
    CHECK(honest.of(m).coverage80.value < 0.93);
  }
}

TEST_CASE("a play takes one row of the posterior whole {posterior}") {
  Scenario parameters = program();
  const ParameterId first{3}, second{8};
  parameters.posterior = {.parameter = {first, second}, .value = {1, 10, 2, 20, 3, 30}};
  std::set<double> seen;
  for (std::uint64_t play = 0; play < 60; ++play) {
    Knowledge known;
    draw_knowledge(parameters, chance::Key::from_seed(5).at(play), known);
    CHECK(known.parameter[second] == 10 * known.parameter[first]);
    seen.insert(known.parameter[first]);
  }
  CHECK(seen == std::set<double>{1, 2, 3});
}

TEST_CASE("the shipped posterior is of parameters that plays read") {
  CHECK(program().posterior.rows() >= 200);
  CHECK(program().posterior.parameter.size() == priors_of(Inputs::A).size());
}

}  // namespace salient::history
