#include <doctest/doctest.h>

#include "history/converter.hpp"

namespace salient::history {
namespace {

Battle usual() {
  Battle b;
  b.year = 1944;
  b.attacker = {.people = 18000, .tanks = 140, .guns = 96, .width = Kilometres{8}};
  b.defender = {.people = 8000, .tanks = 40, .guns = 60, .width = Kilometres{7}};
  b.posture = Posture::prepared_defence;
  b.relief = Relief::flat;
  b.cover = Cover::wooded;
  return b;
}

models::Fight fight_of(const Battle& b, Inputs inputs = Inputs::A) {
  const auto encounter = convert(b, inputs);
  REQUIRE(encounter);
  return encounter->fight;
}

}  // namespace

TEST_CASE("a battle keeps its numbers, ground and era") {
  const models::Fight f = fight_of(usual());
  CHECK(f.attacker.people == 18000);
  CHECK(f.attacker.tanks == 140);
  CHECK(f.attacker.power == 18000 + 15 * 140 + 12 * 96);
  CHECK(f.defender.guns == 60);
  CHECK(f.era == models::Era::second_world_war);
  CHECK(f.posture == Posture::prepared_defence);
  CHECK(f.works == 0.4);
  CHECK(f.relief == Relief::flat);
  CHECK(f.cover == Cover::wooded);
  CHECK(in<Kilometres>(f.width) == 7);
}

TEST_CASE("what is missing is filled by one rule for all") {
  Battle b;
  b.attacker.people = 10000;
  CHECK(!convert(b, Inputs::A));
  b.defender.people = 6400;
  const models::Fight f = fight_of(b);
  CHECK(f.era == models::Era::great_war);
  CHECK(f.attacker.guns == doctest::Approx(68));
  CHECK(f.attacker.tanks == 0);
  CHECK(f.posture == Posture::hasty_defence);
  CHECK(f.relief == Relief::rolling);
  CHECK(f.cover == Cover::mixed);
  CHECK(f.weather_casualty == 1);
  CHECK(in<Kilometres>(f.width) == doctest::Approx(2));
}

TEST_CASE("of two postures the weaker names the fight, with works between them") {
  Battle b = usual();
  b.second_posture = Posture::fortified_defence;
  CHECK(fight_of(b).posture == Posture::prepared_defence);
  CHECK(fight_of(b).works == doctest::Approx(0.59));
  b.second_posture = Posture::hasty_defence;
  CHECK(fight_of(b).posture == Posture::hasty_defence);
  CHECK(fight_of(b).works == doctest::Approx(0.25));
  b.posture = Posture::delay;
  CHECK(fight_of(b).posture == Posture::delay);
}

TEST_CASE("sorties, scheme and counter-attack are read when asked for, and not before") {
  Battle b = usual();
  b.attacker_intent = {.sorties = 80, .scheme = models::Scheme::river_crossing};
  b.defender_intent.counterattacks = true;
  const auto known = convert(b, Inputs::A), planned = convert(b, Inputs::AB);
  CHECK(known->fight.attacker.aircraft == 0);
  CHECK(known->fight.scheme == models::Scheme::frontal);
  CHECK(!known->fight.counterattacks);
  CHECK(known->ground.river_width_m == 0);
  CHECK(planned->fight.attacker.aircraft == 20);  // a day, of a battle of the usual four days
  CHECK(planned->fight.attacker.power == known->fight.attacker.power + 12 * 20);
  CHECK(planned->fight.counterattacks);
  CHECK(planned->ground.river_width_m > 0);
}

TEST_CASE("wet weather lowers losses and slows the advance") {
  Battle b = usual();
  b.rain = Rain::heavy;
  b.wet = true;
  CHECK(fight_of(b).weather_casualty < 0.8);
  CHECK(convert(b, Inputs::A)->ground.trafficability < 1);
}

}  // namespace salient::history
