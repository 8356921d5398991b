#include <doctest/doctest.h>

#include <cmath>
#include <functional>

#include "chance/distributions.hpp"
#include "models/attrition/law.hpp"
#include "models/attrition/test/usual_fight.hpp"
#include "models/engagement/engagement.hpp"
#include "models/test/nested_parameters.hpp"

namespace salient::models {
namespace {

using test::check_close;
using test::nested_at;

const AttritionLaw laws[] = {AttritionLaw::history, AttritionLaw::lanchester, AttritionLaw::qjm,
                             AttritionLaw::epstein};

/// The record's usual fight on its third day.
Fight usual() {
  Fight fight = test::usual_fight();
  fight.lasted = Days{2};
  return fight;
}

Fight fight_of(const test::Numbers& x) {
  Fight fight{.attacker = {x[0], x[1], x[19], x[20], x[21]},
              .defender = {x[2], x[3], x[22], x[23], x[24]},
              .posture = static_cast<Posture>(x[4]),
              .relief = static_cast<Relief>(x[5]),
              .cover = static_cast<Cover>(x[6]),
              .works = x[7],
              .weather_casualty = x[8],
              .surprise = x[9],
              .width = Kilometres{5},
              .attacker_intensity = x[10],
              .attacker_luck = x[11],
              .defender_luck = x[12],
              .attacker_daily = x[13],
              .defender_daily = x[14],
              .era = static_cast<Era>(x[17]),
              .air = x[18],
              .lasted = Days{x[15]},
              .scheme = static_cast<Scheme>(x[25]),
              .counterattacks = x[26] > 0,
              .growing = x[16] > 0};
  fight.attacker.tanks_per_thousand = x[27];
  fight.defender.guns_per_thousand = x[28];
  fight.attacker.nation = {x[29], x[30]};
  fight.defender.nation = {x[31], x[32]};
  return fight;
}

/// Fights of a kind: medians and standard deviations of ln of the defenders' people, and of the ratio.
struct Population {
  double defenders, spread, ratio, ratio_spread;
};
/// Those of record since 1904, and of them the brigades and divisions (both sides at most 25,000).
constexpr Population since_1904{18000, 1.7, 1.9, 0.74}, divisions{5300, 0.87, 2.1, 0.8};

/// A fight of one: sizes, ratios, works, nations and luck vary.
Fight drawn_fight(const AttritionParameters& p, const Population& of, std::uint64_t n) {
  const auto key = chance::Key::from_seed(1990).at(n);
  Fight f = usual();
  f.defender.people = chance::lognormal(key, std::log(of.defenders), of.spread, 0);
  f.attacker.people = f.defender.people * chance::lognormal(key, std::log(of.ratio), of.ratio_spread, 1);
  f.attacker.power = f.attacker.people;
  f.defender.power = f.defender.people;
  f.works = 0.8 * key.uniform(10);
  f.attacker_luck = chance::normal(key, 2);
  f.defender_luck = chance::normal(key, 3);
  f.attacker_daily = chance::normal(key, 4);
  f.defender_daily = chance::normal(key, 5);
  f.attacker.nation = nationality_of(p.nation, chance::normal(key, 6), chance::normal(key, 7));
  f.defender.nation = nationality_of(p.nation, chance::normal(key, 8), chance::normal(key, 9));
  return f;
}

struct Line {
  double slope, spread;
};

/// Least squares of y on x, and the standard deviation of y about the line.
Line fitted(const std::vector<double>& x, const std::vector<double>& y) {
  const double n = static_cast<double>(x.size());
  double mx = 0, my = 0, xx = 0, xy = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) mx += x[i] / n, my += y[i] / n;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mx) * (x[i] - mx);
    xy += (x[i] - mx) * (y[i] - my);
    yy += (y[i] - my) * (y[i] - my);
  }
  return {xy / xx, std::sqrt((yy - xy * xy / xx) / n)};
}

/// Central parameters, and those at the low and the high ends of their ranges.
void for_each_setting(const std::function<void(const AttritionParameters&)>& check) {
  for (const char* key : {"value", "low", "high"}) check(nested_at<AttritionParameters>("attrition", key));
}

double attacker(AttritionLaw law, const AttritionParameters& p, const Fight& f) {
  return in<PerDay>(loss_rates(law, p, f).attacker);
}
double defender(AttritionLaw law, const AttritionParameters& p, const Fight& f) {
  return in<PerDay>(loss_rates(law, p, f).defender);
}

}  // namespace

TEST_CASE(
    "every law agrees with the reference {history-law} {lanchester-law} {qjm-law} {epstein-law} {power-ratio}"
    " {standing-works} {circumstances} {luck} {history-scatter} {ceiling} {intensity}") {
  for (const AttritionLaw law : laws)
    for (const auto& row : test::reference_rows("attrition", std::string{spelling(law)} + "-law")) {
      const auto p = test::nested_of<AttritionParameters>(row.parameters);
      const LossRates rates = loss_rates(law, p, fight_of(row.inputs));
      check_close(in<PerDay>(rates.attacker), row.expected[0]);
      check_close(in<PerDay>(rates.defender), row.expected[1]);
      check_close(in<PerDay>(rates.defender_captured), row.expected[2]);
    }
}

TEST_CASE("combat power agrees with the reference {qjm-strength} {qjm-power}") {
  for (const auto& row : test::reference_rows("attrition", "qjm-power")) {
    const auto p = test::nested_of<AttritionParameters>(row.parameters);
    const QjmPower power = qjm_power(p.qjm, p.setting, fight_of(row.inputs));
    check_close(power.attacker, row.expected[0]);
    check_close(power.defender, row.expected[1]);
  }
}

TEST_CASE("parameters/attrition.toml holds the numbers that the laws read and no others") {
  CHECK(test::count_of<AttritionParameters>() == test::tables_in("attrition"));
}

TEST_CASE("a day's rates and the usual ones, asked together, are those asked one by one") {
  Fight fight = usual();
  fight.attacker_luck = 0.7;
  fight.defender_daily = -1.3;
  const auto same = [](const LossRates& a, const LossRates& b) {
    return a.attacker == b.attacker && a.defender == b.defender && a.defender_captured == b.defender_captured;
  };
  for_each_setting([&](const AttritionParameters& p) {
    for (const AttritionLaw law : laws) {
      const RatesToday both = rates_today(law, p, fight);
      CHECK(same(both.drawn, loss_rates(law, p, fight)));
      CHECK(same(both.usual, usual_rates(law, p, fight)));
    }
  });
}

TEST_CASE("laws are found by their names") {
  for (const AttritionLaw law : laws) CHECK(parse<AttritionLaw>(spelling(law)) == law);
  CHECK_FALSE(parse<AttritionLaw>("osipov").has_value());
}

TEST_CASE("better works never raise the defender's loss rate") {
  for_each_setting([](const AttritionParameters& p) {
    for (const AttritionLaw law : laws) {
      Fight f = usual();
      double before = 1;
      for (int step = 0; step <= 100; ++step) {
        f.works = step / 100.0;
        CHECK(defender(law, p, f) <= before * (1 + 1e-12));
        before = defender(law, p, f);
      }
      f.works = 0;
      double standing = defender(law, p, f);
      for (const Posture posture : {Posture::prepared_defence, Posture::fortified_defence}) {
        f.posture = posture;
        CHECK(defender(law, p, f) <= standing * (1 + 1e-12));
        standing = defender(law, p, f);
      }
    }
  });
}

TEST_CASE("smaller forces lose faster in proportion") {
  for_each_setting([](const AttritionParameters& p) {
    for (const AttritionLaw law : laws) {
      const Fight large = usual();
      Fight half = large, outnumbered = large;
      for (Contestant* side : {&half.attacker, &half.defender}) side->people /= 2, side->power /= 2;
      outnumbered.attacker.people /= 2;
      outnumbered.attacker.power /= 2;
      CHECK(attacker(law, p, half) >= attacker(law, p, large));
      CHECK(defender(law, p, half) >= defender(law, p, large));
      CHECK(attacker(law, p, outnumbered) > attacker(law, p, large));
      CHECK(defender(law, p, outnumbered) < defender(law, p, large));
    }
  });
}

TEST_CASE(
    "a more effective nation loses less and inflicts more; losses of its own are no matter of the enemy's "
    "{nationality}") {
  for_each_setting([](const AttritionParameters& p) {
    const Fight as_usual = usual();
    Fight better = as_usual, costly = as_usual;
    better.attacker.nation.effectiveness = 0.3;
    costly.defender.nation.losses = 0.3;
    CHECK(attacker(AttritionLaw::history, p, better) < attacker(AttritionLaw::history, p, as_usual));
    CHECK(defender(AttritionLaw::history, p, better) > defender(AttritionLaw::history, p, as_usual));
    CHECK(attacker(AttritionLaw::history, p, costly) == attacker(AttritionLaw::history, p, as_usual));
    CHECK(defender(AttritionLaw::history, p, costly) > defender(AttritionLaw::history, p, as_usual));
    const Hazards plain = giving_up(p, contest_of(p, as_usual)), h = giving_up(p, contest_of(p, better));
    CHECK(h.attacker < plain.attacker);
    CHECK(h.defender > plain.defender);
    const Nationality drawn = nationality_of(p.nation, 1, -2);
    CHECK(drawn.effectiveness == p.nation.effectiveness);
    CHECK(drawn.losses == -2 * p.nation.losses);
  });
}

TEST_CASE("surprise lowers one's own losses and raises the enemy's") {
  for_each_setting([](const AttritionParameters& p) {
    for (const AttritionLaw law : laws) {
      Fight none = usual(), sudden = usual(), ambush = usual();
      sudden.surprise = -1;
      ambush.surprise = 1;
      CHECK(attacker(law, p, sudden) < attacker(law, p, none));
      CHECK(defender(law, p, sudden) > defender(law, p, none));
      CHECK(attacker(law, p, ambush) > attacker(law, p, none));
      CHECK(defender(law, p, ambush) < defender(law, p, none));
    }
  });
}

TEST_CASE("bad weather and bad ground lower both sides' rates") {
  for_each_setting([](const AttritionParameters& p) {
    for (const AttritionLaw law : laws) {
      Fight storm = usual(), hills = usual();
      storm.weather_casualty = 0.6;
      hills.relief = Relief::rugged;
      for (const Fight& bad : {storm, hills}) {
        CHECK(attacker(law, p, bad) < attacker(law, p, usual()));
        CHECK(defender(law, p, bad) < defender(law, p, usual()));
      }
    }
  });
}

TEST_CASE("who has no power inflicts nothing, and an attack not pressed costs little") {
  const auto p = nested_at<AttritionParameters>("attrition");
  for (const AttritionLaw law : laws) {
    Fight f = usual();
    f.defender.power = 0;
    CHECK(attacker(law, p, f) == 0);
    f = usual();
    f.attacker.power = 0;
    CHECK(defender(law, p, f) == 0);
    f = usual();
    f.attacker_intensity = 0;
    CHECK(attacker(law, p, f) < attacker(law, p, usual()) / 4);
    CHECK(in<PerDay>(loss_rates(law, p, f).defender_captured) == 0);
  }
}

TEST_CASE("lanchester's law with equal coefficients and no works mirrors when the sides are swapped") {
  auto p = nested_at<AttritionParameters>("attrition");
  p.lanchester.defender_rate = p.lanchester.attacker_rate;
  p.lanchester_scatter.defender = p.lanchester_scatter.attacker;
  p.setting.quiet_defender = p.setting.quiet_attacker;
  Fight f = usual();
  f.works = 0;
  Fight swapped = f;
  std::swap(swapped.attacker, swapped.defender);
  const LossRates one = lanchester_rates(p, f), other = lanchester_rates(p, swapped);
  check_close(in<PerDay>(one.attacker), in<PerDay>(other.defender));
  check_close(in<PerDay>(one.defender), in<PerDay>(other.attacker));
}

TEST_CASE("half the step costs the same over two days") {
  const auto p = nested_at<AttritionParameters>("attrition");
  for (const AttritionLaw law : laws) {
    const auto left_after = [&](double step) {
      Fight f = usual();
      for (double day = 0; day < 2; day += step) {
        const LossRates rates = loss_rates(law, p, f);
        const auto lose = [&](Contestant& side, PerDay rate) {
          const double left = 1 - share_lost(rate, Days{step});
          side.people *= left;
          side.power *= left;
        };
        lose(f.attacker, rates.attacker);
        lose(f.defender, rates.defender);
      }
      return f;
    };
    const Fight coarse = left_after(0.25), fine = left_after(0.125);
    const auto lost = [&](const Fight& after) {
      return std::pair{usual().attacker.people - after.attacker.people,
                       usual().defender.people - after.defender.people};
    };
    CHECK(lost(coarse).first == doctest::Approx(lost(fine).first).epsilon(5e-3));
    CHECK(lost(coarse).second == doctest::Approx(lost(fine).second).epsilon(5e-3));
  }
}

/// ln of the losses' exchange against ln of the ratio, in shares and in people.
struct Exchange {
  Line shares, people;
};
Exchange exchange_in(const Population& of, AttritionLaw law, const AttritionParameters& p) {
  std::vector<double> ratio, shares, people;
  for (std::uint64_t n = 0; n < 4000; ++n) {
    const Fight f = drawn_fight(p, of, n);
    const double a = attacker(law, p, f), d = defender(law, p, f);
    ratio.push_back(std::log(f.attacker.people / f.defender.people));
    shares.push_back(std::log(a / d));
    people.push_back(std::log(a * f.attacker.people / (d * f.defender.people)));
  }
  return {fitted(ratio, shares), fitted(ratio, people)};
}

TEST_CASE("a population of fights scatters and trades losses as the record does") {
  const auto p = nested_at<AttritionParameters>("attrition");
  for (const AttritionLaw law : laws) {
    CAPTURE(spelling(law));
    const Exchange e = exchange_in(since_1904, law, p);
    CHECK(e.shares.spread > 1.15);  // the record: 1.30 on 406 engagements, 1.31 on the 226 since 1904
    CHECK(e.shares.spread < 1.45);
    // 0 is the linear law, 1 the logarithmic; the record 0.28 +- 0.09. The two published laws do not reach it:
    // Dupuy's opposition and strength together, and Epstein's fixed exchange ratio, come out near linear.
    const bool published = law == AttritionLaw::qjm || law == AttritionLaw::epstein;
    CHECK(e.people.slope > (published ? -0.35 : 0));
    CHECK(e.people.slope < (published ? 0.25 : 0.6));
  }
}

TEST_CASE("brigades and divisions scatter more than armies, as in the record {history-scatter}") {
  const auto p = nested_at<AttritionParameters>("attrition");
  const double spread = exchange_in(divisions, AttritionLaw::history, p).shares.spread;
  CHECK(spread > exchange_in(since_1904, AttritionLaw::history, p).shares.spread);
  CHECK(spread > 1.3);  // the record: 1.48 on 122 engagements
  CHECK(spread < 1.65);
}

TEST_CASE("luck belongs to the engagement: a longer one scatters little less") {
  const auto p = nested_at<AttritionParameters>("attrition");
  std::vector<double> one_day, ten_days, none(2000, 0.0);
  for (std::uint64_t n = 0; n < none.size(); ++n) {
    Fight f = drawn_fight(p, since_1904, n);
    f.attacker = usual().attacker, f.defender = usual().defender, f.works = 0;
    one_day.push_back(std::log(attacker(AttritionLaw::history, p, f)));
    double total = 0;
    for (std::uint64_t day = 0; day < 10; ++day) {
      f.attacker_daily = chance::normal(chance::Key::from_seed(3).at(n), day);
      total += attacker(AttritionLaw::history, p, f);
    }
    ten_days.push_back(std::log(total));
    none[n] = static_cast<double>(n % 7);
  }
  CHECK(fitted(none, ten_days).spread > 0.7 * fitted(none, one_day).spread);
}

TEST_CASE("eras begin in their years, and past the record is as its end but for the stated factors {era}") {
  CHECK(era_of(1632) == Era::pike_and_shot);
  CHECK(era_of(1815) == Era::napoleonic);
  CHECK(era_of(1914) == Era::great_war);
  CHECK(era_of(1945) == Era::second_world_war);
  CHECK(era_of(1946) == Era::cold_war);
  CHECK(era_of(1983) == Era::present);
  auto p = nested_at<AttritionParameters>("attrition");
  p.history.attacker_era = 2;
  Fight f = usual();
  f.era = Era::cold_war;
  const double before = attacker(AttritionLaw::history, p, f);
  f.era = Era::present;
  CHECK(attacker(AttritionLaw::history, p, f) ==
        doctest::Approx(2 * before).epsilon(0.02));  // the ceiling bends
}

TEST_CASE("losses fall as an engagement drags on") {
  for_each_setting([](const AttritionParameters& p) {
    Fight first = usual(), tenth = usual();
    first.lasted = Days{0};
    tenth.lasted = Days{10};
    CHECK(attacker(AttritionLaw::history, p, tenth) < attacker(AttritionLaw::history, p, first));
    CHECK(defender(AttritionLaw::history, p, tenth) < defender(AttritionLaw::history, p, first));
  });
}

}  // namespace salient::models
