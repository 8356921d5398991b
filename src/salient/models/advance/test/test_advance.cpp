#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "base/math.hpp"
#include "chance/distributions.hpp"
#include "models/advance/advance.hpp"
#include "models/test/nested_parameters.hpp"

namespace salient::models {
namespace {

struct Case {
  Fight fight;
  AdvanceConditions conditions;
};

Case usual(double ratio, double works) {
  return {.fight = {.attacker = {8000 * ratio, 8000 * ratio},
                    .defender = {8000, 8000},
                    .posture = Posture::hasty_defence,
                    .relief = Relief::rolling,
                    .cover = Cover::mixed,
                    .works = works,
                    .weather_casualty = 1,
                    .surprise = 0,
                    .width = Kilometres{6},
                    .attacker_intensity = 1},
          .conditions = {.trafficability = 0.9,
                         .supply_fill = 1,
                         .defended = true,
                         .armour_share = 0.3,
                         .front = Kilometres{6}}};
}

Case case_of(const test::Numbers& x) {
  Case c{.fight = {.attacker = {x[0], x[1]},
                   .defender = {x[2], x[3]},
                   .posture = static_cast<Posture>(x[4]),
                   .relief = static_cast<Relief>(x[5]),
                   .cover = static_cast<Cover>(x[6]),
                   .works = x[7],
                   .weather_casualty = 1,
                   .surprise = x[8],
                   .width = Kilometres{x[9]},
                   .attacker_intensity = x[10]},
         .conditions = {.obstacle = x[11],
                        .river_width_m = x[12],
                        .trafficability = x[13],
                        .drones_overhead = x[14],
                        .supply_fill = x[15],
                        .defended = x[16] != 0,
                        .motorised_share = x[20],
                        .armour_share = x[17],
                        .luck = x[18],
                        .daily = x[19],
                        .front = Kilometres{x[22]}}};
  c.fight.attacker.nation.effectiveness = x[21];
  c.fight.lasted = Days{x[23]};
  c.fight.air = x[24];
  return c;
}

AttritionParameters attrition_of(const test::Numbers& numbers, std::size_t first) {
  return test::nested_of<AttritionParameters>(
      {numbers.begin() + static_cast<std::ptrdiff_t>(first), numbers.end()});
}
const AttritionParameters& shipped_attrition() {
  static const auto p = test::nested_at<AttritionParameters>("attrition");
  return p;
}

double pace(const AdvanceParameters& p, const Case& c, AdvanceLaw law = AdvanceLaw::ladder) {
  return in<KilometresPerDay>(advance_rate(law, {p, shipped_attrition()}, c.fight, c.conditions));
}

/// A row of {qjm-advance}: a fight of the attrition model's reference, then what an advance meets.
Case published_case_of(const test::Numbers& x) {
  Case c{.fight = {.attacker = {x[0], x[1], x[19], x[20], x[21], x[27]},
                   .defender = {x[2], x[3], x[22], x[23], x[24], -1, x[28]},
                   .posture = static_cast<Posture>(x[4]),
                   .relief = static_cast<Relief>(x[5]),
                   .cover = static_cast<Cover>(x[6]),
                   .works = x[7],
                   .weather_casualty = x[8],
                   .surprise = x[9],
                   .width = Kilometres{6},
                   .attacker_intensity = x[10],
                   .era = static_cast<Era>(x[17]),
                   .air = x[18],
                   .growing = x[16] != 0},
         .conditions = {.obstacle = x[33],
                        .river_width_m = x[34],
                        .trafficability = x[35],
                        .drones_overhead = x[36],
                        .supply_fill = x[37],
                        .defended = true,
                        .armour_share = x[38],
                        .luck = x[39],
                        .daily = x[40],
                        .front = Kilometres{6}}};
  c.fight.attacker.nation = {x[29], x[30]};
  c.fight.defender.nation = {x[31], x[32]};
  return c;
}

/// Rates of many days of the same fight, ascending.
std::vector<double> many_days(const AdvanceParameters& p, Case c) {
  std::vector<double> rates;
  for (std::uint64_t n = 0; n < 4000; ++n) {
    const auto key = chance::Key::from_seed(44).at(n);
    c.conditions.luck = chance::normal(key, 0);
    c.conditions.daily = chance::normal(key, 1);
    rates.push_back(pace(p, c));
  }
  std::sort(rates.begin(), rates.end());
  return rates;
}

double mean(const std::vector<double>& v) {
  double sum = 0;
  for (const double x : v) sum += x;
  return sum / static_cast<double>(v.size());
}
double median(const std::vector<double>& v) { return v[v.size() / 2]; }
double share_held(const std::vector<double>& v) {
  return static_cast<double>(std::count(v.begin(), v.end(), 0.0)) / static_cast<double>(v.size());
}

}  // namespace

TEST_CASE("the advance agrees with the reference {pressure} {ladder} {stall} {going} {march}") {
  for (const auto& row : test::reference_rows("advance", "stall")) {
    const auto p = test::nested_of<AdvanceParameters>(row.parameters);
    const Case c = case_of(row.inputs);
    test::check_close(pace(p, c), row.expected[0]);
    test::check_close(chance_of_no_advance(p, c.fight, c.conditions), row.expected[1]);
    CHECK(static_cast<double>(advance_regime(p, c.fight, c.conditions)) == row.expected[2]);
  }
}

TEST_CASE("the published table agrees with its reference {qjm-advance}") {
  for (const auto& row : test::reference_rows("advance", "qjm-advance")) {
    const std::size_t own = test::count_of<AdvanceParameters>();
    const auto p = test::nested_of<AdvanceParameters>(
        {row.parameters.begin(), row.parameters.begin() + static_cast<std::ptrdiff_t>(own)});
    const auto attrition = attrition_of(row.parameters, own);
    const Case c = published_case_of(row.inputs);
    test::check_close(
        in<KilometresPerDay>(advance_rate(AdvanceLaw::qjm, {p, attrition}, c.fight, c.conditions)),
        row.expected[0]);
  }
}

TEST_CASE("the powers drawn through the published columns stay near them {qjm-advance}") {
  const auto p = test::nested_at<AdvanceParameters>("advance");
  const double ratios[] = {1, 1.26, 1.76, 2.26, 3.01, 4.26, 6};
  const double infantry[] = {4, 5, 8, 10, 12, 18, 24}, armour[] = {4, 6, 12, 16, 20, 40, 60};
  for (std::size_t i = 0; i < std::size(ratios); ++i) {
    CHECK(p.qjm.parity * math::pow(ratios[i], p.qjm.infantry) == doctest::Approx(infantry[i]).epsilon(0.2));
    CHECK(p.qjm.parity * math::pow(ratios[i], p.qjm.armour) == doctest::Approx(armour[i]).epsilon(0.33));
  }
}

TEST_CASE("by the published table nobody advances below parity, drones do not matter, works and rivers do") {
  const auto p = test::nested_at<AdvanceParameters>("advance");
  const auto by = [&](Case c) { return pace(p, c, AdvanceLaw::qjm); };
  CHECK(by(usual(0.5, 0)) == 0);
  const double open = by(usual(4, 0));
  CHECK(open > 2);
  CHECK(by(usual(6, 0)) > open);
  CHECK(by(usual(4, 0.8)) < open);
  Case c = usual(4, 0);
  c.conditions.drones_overhead = 0.9;
  CHECK(by(c) == open);
  c.conditions.river_width_m = 100;
  CHECK(by(c) < open);
  c.conditions.defended = false;
  CHECK(by(c) == pace(p, c));
}

TEST_CASE("the laws of advance have the names that a command line may use") {
  for (std::size_t i = 0; i < advance_law_count; ++i) {
    const auto law = static_cast<AdvanceLaw>(i);
    CHECK(parse<AdvanceLaw>(spelling(law)) == law);
  }
  CHECK_FALSE(parse<AdvanceLaw>("dupuy"));
}

TEST_CASE("parameters/advance.toml holds the numbers that the advance reads and no others") {
  CHECK(test::count_of<AdvanceParameters>() == test::tables_in("advance"));
}

TEST_CASE("the record's attacks gain kilometres a day, with one in ten or more held") {
  const auto p = test::nested_at<AdvanceParameters>("advance");
  const auto hasty = many_days(p, usual(0.95, 0.1));  // record: 42 % held, median 1.3
  CHECK(share_held(hasty) > 0.2);
  CHECK(share_held(hasty) < 0.5);
  const auto prepared = many_days(p, usual(2.3, 0.4));  // record: 9 % held, median 1.0
  CHECK(share_held(prepared) > 0.05);
  CHECK(share_held(prepared) < 0.25);
  CHECK(median(prepared) > 0.5);
  CHECK(median(prepared) < 2.5);
  const auto fortified = many_days(p, usual(3.2, 0.78));  // record: 14 % held, median 0.4
  CHECK(share_held(fortified) > 0.05);
  CHECK(share_held(fortified) < 0.3);
  CHECK(median(fortified) > 0.2);
  CHECK(median(fortified) < 1.2);
}

TEST_CASE("a fortified front under drones moves by tens of metres a day, most days not at all") {
  const auto p = test::nested_at<AdvanceParameters>("advance");
  Case front = usual(2.5, 0.8);
  front.conditions.drones_overhead = 0.85;
  front.conditions.obstacle = 0.7;
  const auto days = many_days(p, front);
  CHECK(share_held(days) > 0.6);
  CHECK(mean(days) > 0.01);
  CHECK(mean(days) < 0.12);
  CHECK(advance_regime(p, front.fight, front.conditions) == AdvanceRegime::trench);
}

TEST_CASE("regimes follow the pressure from trench to pursuit, and nothing outruns a march") {
  const auto p = test::nested_at<AdvanceParameters>("advance");
  AdvanceRegime before = AdvanceRegime::trench;
  for (double ratio = 0.05; ratio < 100; ratio *= 1.2) {
    Case c = usual(ratio, 0);
    c.conditions.luck = 3;
    const AdvanceRegime now = advance_regime(p, c.fight, c.conditions);
    CHECK(now >= before);
    CHECK(pace(p, c) <= p.going.march);
    before = now;
  }
  CHECK(before == AdvanceRegime::pursuit);
  Case open = usual(1, 0);
  open.conditions.defended = false;
  CHECK(advance_regime(p, open.fight, open.conditions) == AdvanceRegime::unopposed);
}

TEST_CASE(
    "where nobody stands the pace is what a vanishing defence leaves, and a road march only at best {march}") {
  const auto p = test::nested_at<AdvanceParameters>("advance");
  const auto days = [&](double ratio, bool defended, auto change) {
    Case c = usual(ratio, 0);
    c.conditions.defended = defended;
    change(c);
    return mean(many_days(p, c));
  };
  const auto as_it_is = [](Case&) {};
  const double open = days(1, false, as_it_is);
  // Against a hundredth of its power a force goes on nearly every day; its luck scatters its pace more.
  CHECK(open > 0.3 * days(100, true, as_it_is));
  CHECK(open < days(100, true, as_it_is));
  CHECK(open > 2 * days(1, true, as_it_is));
  CHECK(days(1, false, [](Case& c) { c.conditions.drones_overhead = 0.8; }) < 0.6 * open);
  CHECK(days(1, false, [](Case& c) { c.conditions.front = Kilometres{40}; }) > 2 * open);
  CHECK(days(1, false, [](Case& c) { c.fight.lasted = Days{20}; }) < 0.6 * open);
  CHECK(days(1, false, [](Case& c) { c.conditions.motorised_share = 1; }) > 1.5 * open);
  Case best = usual(1, 0);
  best.conditions.defended = false;
  best.conditions.luck = best.conditions.daily = 4;
  best.conditions.front = Kilometres{200};
  CHECK(pace(p, best) == p.going.march);
}

TEST_CASE("who rides is no faster before a manned line, and faster where it breaks {ladder}") {
  const auto p = test::nested_at<AdvanceParameters>("advance");
  const auto of = [&](double ratio, double works, double motorised, double armour) {
    Case c = usual(ratio, works);
    c.conditions.motorised_share = motorised;
    c.conditions.armour_share = armour;
    return mean(many_days(p, c));
  };
  CHECK(of(1, 0.5, 1, 0.5) < 1.1 * of(1, 0.5, 0, 0));
  const double foot = of(6, 0, 0, 0);  // QJM at sixfold power: 24, 48 and 60 km a day
  CHECK(of(6, 0, 1, 0) > 1.2 * foot);
  CHECK(of(6, 0, 1, 1) > 1.4 * foot);
  CHECK(of(6, 0, 1, 1) < 3 * foot);
}

TEST_CASE("a wide front goes faster than a narrow one, and an attack slows as it goes on {extent}") {
  const auto p = test::nested_at<AdvanceParameters>("advance");
  const auto of = [&](double front, double days) {
    Case c = usual(2, 0.4);
    c.conditions.front = Kilometres{front};
    c.fight.lasted = Days{days};
    return median(many_days(p, c));
  };
  const double usually = of(p.extent.usual_front, 0);
  CHECK(of(4 * p.extent.usual_front, 0) ==
        doctest::Approx(usually * math::pow(4, p.extent.width)).epsilon(0.01));
  CHECK(of(p.extent.usual_front / 4, 0) < 0.7 * usually);
  double distance = 0, before = 0;
  for (int day = 0; day < 8; ++day) distance += of(p.extent.usual_front, day);
  for (int day = 8; day < 16; ++day) before += of(p.extent.usual_front, day);
  CHECK(before < 0.75 * distance);  // the second week brings less than the first
  CHECK(before > 0.3 * distance);   // and does not stop it
}

TEST_CASE("who delays is not driven faster than an attack goes, who breaks contact is {ladder}") {
  const auto p = test::nested_at<AdvanceParameters>("advance");
  const auto of = [&](Posture posture) {
    Case c = usual(6, 0.1);
    c.fight.posture = posture;
    return median(many_days(p, c));
  };
  CHECK(of(Posture::delay) < of(Posture::withdraw));
  CHECK(of(Posture::delay) > 1);  // record: nine delays, median 1.9 km a day
  CHECK(of(Posture::delay) < 6);
}

TEST_CASE(
    "who rules the air gets further and is held less often, and air of neither changes nothing {pressure}") {
  const AdvanceParameters p = test::nested_at<AdvanceParameters>("advance");
  Case c = usual(1, 0.1);
  const double even = pace(p, c), held = chance_of_no_advance(p, c.fight, c.conditions);
  c.fight.air = 1;
  CHECK(pace(p, c) > even);
  CHECK(chance_of_no_advance(p, c.fight, c.conditions) < held);
  c.fight.air = -1;
  CHECK(pace(p, c) < even);
  CHECK(chance_of_no_advance(p, c.fight, c.conditions) > held);
  // As much as an army that is better by air / effectiveness.
  c.fight.air = 0;
  c.fight.attacker.nation.effectiveness = p.pressure.air / p.pressure.effectiveness;
  const double better = pace(p, c);
  c.fight.attacker.nation.effectiveness = 0;
  c.fight.air = 1;
  CHECK(pace(p, c) == doctest::Approx(better));
}

TEST_CASE("a better army goes faster with the same people {pressure} {nationality}") {
  const auto p = test::nested_at<AdvanceParameters>("advance");
  Case c = usual(2, 0.4);
  const double alike = mean(many_days(p, c));
  c.fight.attacker.nation.effectiveness = 0.3;
  CHECK(mean(many_days(p, c)) > 1.1 * alike);
  c.fight.defender.nation.effectiveness = 0.3;
  CHECK(mean(many_days(p, c)) == doctest::Approx(alike));
}

TEST_CASE("what hinders never hastens, and more strength never slows") {
  for (const char* key : {"value", "low", "high"}) {
    const auto p = test::nested_at<AdvanceParameters>("advance", key);
    const Case base = usual(3, 0.3);
    const double was = pace(p, base);
    const auto with = [&](auto change) {
      Case c = base;
      change(c.fight, c.conditions);
      return pace(p, c);
    };
    CHECK(with([](Fight& f, AdvanceConditions&) { f.works = 0.9; }) < was);
    CHECK(with([](Fight& f, AdvanceConditions&) { f.attacker_intensity = 0.4; }) < was);
    CHECK(with([](Fight&, AdvanceConditions& c) { c.obstacle = 0.6; }) < was);
    CHECK(with([](Fight&, AdvanceConditions& c) { c.river_width_m = 100; }) < was);
    CHECK(with([](Fight&, AdvanceConditions& c) { c.trafficability = 0.4; }) < was);
    CHECK(with([](Fight&, AdvanceConditions& c) { c.drones_overhead = 0.5; }) < was);
    CHECK(with([](Fight&, AdvanceConditions& c) { c.supply_fill = 0.2; }) < was);
    CHECK(with([](Fight& f, AdvanceConditions&) { f.relief = Relief::rugged; }) < was);
    CHECK(with([](Fight& f, AdvanceConditions&) { f.surprise = -1; }) > was);
    CHECK(with([](Fight& f, AdvanceConditions&) { f.attacker.power *= 2; }) > was);
    CHECK(with([](Fight& f, AdvanceConditions&) { f.attacker_intensity = 0; }) == 0);
  }
}

}  // namespace salient::models
