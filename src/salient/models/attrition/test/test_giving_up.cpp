#include <doctest/doctest.h>

#include <cmath>

#include "models/attrition/law.hpp"
#include "models/attrition/test/usual_fight.hpp"
#include "models/test/nested_parameters.hpp"

namespace salient::models {
namespace {

using test::check_close;
using test::nested_at;

}  // namespace

TEST_CASE("giving up agrees with the reference {giving-up} {loss-excess} {era}") {
  for (const auto& row : test::reference_rows("attrition", "giving-up")) {
    const auto& x = row.inputs;
    const auto p = test::nested_of<AttritionParameters>(row.parameters);
    const Contest contest{.era = static_cast<Era>(x[0]),
                          .attackers = x[1],
                          .defenders = x[2],
                          .works = x[3],
                          .gives_ground = x[4] > 0,
                          .log_ratio = x[5],
                          .air = x[6],
                          .per_km = x[7],
                          .sorties = x[8],
                          .envelopment = x[9] > 0,
                          .counterattacks = x[10] > 0,
                          .effectiveness = x[13],
                          .attacker_excess = x[11],
                          .defender_excess = x[12]};
    const Hazards hazards = giving_up(p, contest);
    check_close(in<PerDay>(hazards.attacker), row.expected[0]);
    check_close(in<PerDay>(hazards.defender), row.expected[1]);
  }
  for (const auto& row : test::reference_rows("attrition", "loss-excess"))
    check_close(loss_excess(row.inputs[0], row.inputs[1]), row.expected[0]);
}

TEST_CASE("break-off agrees with the reference {break-off} {hazard-chance}") {
  for (const auto& row : test::reference_rows("attrition", "break-off")) {
    const auto& x = row.inputs;
    const AttackSoFar attack{Kilometres{x[1]}, x[2], static_cast<Morale>(x[3])};
    const auto law = test::nested_of<BreakOff>(row.parameters);
    check_close(in<PerDay>(break_off_hazard(law, PerDay{x[0]}, attack)), row.expected[0]);
  }
  for (const auto& row : test::reference_rows("attrition", "hazard-chance"))
    check_close(chance_within(PerDay{row.inputs[0]}, Days{row.inputs[1]}), row.expected[0]);
}

TEST_CASE("attacks end in days, sooner where they cost more than usual and later where they gain") {
  const auto p = nested_at<AttritionParameters>("attrition");
  const Contest usual_contest = contest_of(p, test::usual_fight());
  const auto hazard_of = [&](auto change) {
    Contest c = usual_contest;
    change(c);
    return in<PerDay>(giving_up(p, c).attacker);
  };
  const double plain = hazard_of([](Contest&) {});
  CHECK(std::log(2) / plain > 1);  // the record's median battle of 1940-82 lasts 2 to 4 days
  CHECK(std::log(2) / plain < 8);
  CHECK(hazard_of([](Contest& c) { c.attacker_excess = 1; }) > plain);
  CHECK(hazard_of([](Contest& c) { c.defender_excess = 1, c.attacker_excess = -1; }) < plain);
  CHECK(hazard_of([](Contest& c) { c.log_ratio += 1; }) < plain);
  const AttackSoFar attack{.gained = Kilometres{1}, .ammunition_fill = 1, .morale = Morale::steady};
  const auto broken_off = [&](auto change) {
    AttackSoFar other = attack;
    change(other);
    return in<PerDay>(break_off_hazard(p.break_off, PerDay{plain}, other));
  };
  const double steady = broken_off([](AttackSoFar&) {});
  CHECK(broken_off([](AttackSoFar& a) { a.ammunition_fill = 0.2; }) > steady);
  CHECK(broken_off([](AttackSoFar& a) { a.morale = Morale::shaken; }) > steady);
  CHECK(broken_off([](AttackSoFar& a) { a.gained = Kilometres{5}; }) < steady);
  check_close(broken_off([](AttackSoFar& a) { a.morale = Morale::routed; }), p.break_off.ceiling);
}

TEST_CASE("both sides weigh the same things, with opposite signs {giving-up}") {
  for (const char* key : {"value", "low", "high"}) {
    const auto p = nested_at<AttritionParameters>("attrition", key);
    const Contest plain = contest_of(p, test::usual_fight());
    const auto against = [&](auto change) {
      Contest c = plain;
      change(c);
      const Hazards h = giving_up(p, c);
      return in<PerDay>(h.defender) / in<PerDay>(h.attacker);
    };
    const double usual_odds = against([](Contest&) {});
    CHECK(against([](Contest& c) { c.air = 1; }) > usual_odds);
    CHECK(against([](Contest& c) { c.defender_excess = 0.5; }) > usual_odds);
    CHECK(against([](Contest& c) { c.attacker_excess = 0.5; }) < usual_odds);
  }
}

}  // namespace salient::models
